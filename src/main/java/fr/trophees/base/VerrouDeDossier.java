package fr.trophees.base;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Marks a data folder as in use by this process. The operating system frees the mark when the process dies, however it dies: a
 * folder whose mark is free but whose PostgreSQL still runs was left by a killed instance.
 */
final class VerrouDeDossier implements Closeable {

    private static final String FICHIER = "trophees.verrou";

    private final FileChannel canal;

    private VerrouDeDossier(FileChannel canal) {
        this.canal = canal;
    }

    /** @throws DemarrageImpossibleException when a living instance holds the folder */
    static VerrouDeDossier prendre(Path dossier) throws IOException {
        FileChannel canal =
                FileChannel.open(dossier.resolve(FICHIER), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!verrouille(canal)) {
            canal.close();
            throw new DemarrageImpossibleException(
                    "Le dossier de données « %s » est déjà utilisé par une autre instance de Trophées."
                            .formatted(dossier),
                    "Arrêtez-la, ou donnez un autre dossier à celle-ci avec le réglage trophees.donnees.");
        }
        return new VerrouDeDossier(canal);
    }

    private static boolean verrouille(FileChannel canal) throws IOException {
        try {
            FileLock verrou = canal.tryLock();
            return verrou != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The file stays: removing it would let two instances hold two files of the same name. */
    @Override
    public void close() throws IOException {
        canal.close();
    }
}

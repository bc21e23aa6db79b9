package fr.trophees.courriel;

import fr.trophees.base.TropheesProperties;
import jakarta.mail.MessagingException;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.format.DateTimeFormatter;

/**
 * Without a mail server, one file per mail: {@code <yyyyMMdd-HHmmss>-<rank>-<type>-<id8>.eml}, the time being that of Paris: in
 * the order of their names they are in the order in which they were written. A file is
 * whole as soon as it has this name. The folder is its owner's: the mails hold personal links.
 */
class TransportFichiers implements Transport {

    static final DateTimeFormatter HORODATAGE =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(DateEnFrancais.PARIS);

    private final Path dossier;

    TransportFichiers(Path dossier) {
        this.dossier = dossier;
    }

    /** Where the mails of this node are. */
    static Path dossier(TropheesProperties reglages) {
        return reglages.donnees().resolve("courriels");
    }

    @Override
    public Tournee ouvrir() {
        return new Tournee() {
            @Override
            public void remettre(MessageCourriel message) throws EchecRemise {
                ecrire(message);
            }

            @Override
            public void close() {
                // nothing is open between two mails
            }
        };
    }

    private void ecrire(MessageCourriel message) throws EchecRemise {
        Path brouillon = dossier.resolve("." + message.id() + ".tmp");
        try {
            creerDossier();
            try (FileOutputStream fichier = new FileOutputStream(brouillon.toFile());
                    OutputStream sortie = new BufferedOutputStream(fichier)) {
                message.writeTo(sortie);
                sortie.flush();
                fichier.getFD().sync();
            }
            Files.move(brouillon, libre(message), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException plein) {
            throw EchecRemise.indisponible("Écriture impossible dans le dossier des courriels", plein);
        } catch (MessagingException illisible) {
            throw EchecRemise.temporaire("Message impossible à écrire", illisible);
        }
    }

    private void creerDossier() throws IOException {
        if (Files.isDirectory(dossier)) {
            return;
        }
        Files.createDirectories(dossier.toAbsolutePath().getParent());
        try {
            Files.createDirectory(dossier, proprietaireSeul());
        } catch (FileAlreadyExistsException entretemps) {
            // by another node
        }
    }

    /** Two mails whose ids begin alike don't overwrite each other. */
    private Path libre(MessageCourriel message) {
        String debut = HORODATAGE.format(message.date()) + "-%06d-".formatted(message.rang()) + message.type() + "-";
        Path court = dossier.resolve(debut + message.id().toString().substring(0, 8) + ".eml");
        return Files.exists(court) ? dossier.resolve(debut + message.id() + ".eml") : court;
    }

    private static FileAttribute<?>[] proprietaireSeul() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        };
    }
}

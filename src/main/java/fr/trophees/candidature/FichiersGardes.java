package fr.trophees.candidature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The files that are kept (DEP-2), read slice by slice: however slow its reader, a file occupies a slice in memory, and a connection of
 * the database only while a slice is read.
 */
@Repository
class FichiersGardes {

    private static final int TRANCHE = 256 * 1024;

    /** Where a format's last mark is looked for. */
    private static final int FIN = 4096;

    private final JdbcClient jdbc;

    FichiersGardes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<FichierMontre> trouver(Table table, UUID dossier, UUID id) {
        return jdbc.sql("select nom, type_media, octet_length(contenu) as taille from " + table.nom
                        + " where dossier = ? and id = ?")
                .params(dossier, id)
                .query((ligne, rang) -> {
                    int taille = ligne.getInt("taille");
                    return new FichierMontre(
                            ligne.getString("nom"),
                            ligne.getString("type_media"),
                            taille,
                            () -> new Tranches(table, id, taille));
                })
                .optional();
    }

    /** Whether it isn't cut off, {@link Fichier#entier}; empty when the dossier has no such file. */
    Optional<Boolean> entier(Table table, UUID dossier, UUID id) {
        return jdbc.sql(
                        "select type_media, substring(contenu from greatest(1, octet_length(contenu) - :fin + 1)) as fin from "
                                + table.nom + " where dossier = :dossier and id = :id")
                .param("fin", FIN)
                .param("dossier", dossier)
                .param("id", id)
                .query((ligne, rang) -> Fichier.entier(ligne.getString("type_media"), ligne.getBytes("fin")))
                .optional();
    }

    /** Where they are. */
    enum Table {
        PIECES("piece"),
        ATTESTATIONS("attestation");

        private final String nom;

        Table(String nom) {
            this.nom = nom;
        }
    }

    /** Each slice is asked for when the one before has been read; a file erased meanwhile ends in an error, not as if it were whole. */
    private final class Tranches extends InputStream {

        private final Table table;
        private final UUID id;
        private final int taille;
        private int lus;
        private ByteArrayInputStream tranche = new ByteArrayInputStream(new byte[0]);

        private Tranches(Table table, UUID id, int taille) {
            this.table = table;
            this.id = id;
            this.taille = taille;
        }

        @Override
        public int read() throws IOException {
            byte[] un = new byte[1];
            return read(un, 0, 1) < 0 ? -1 : un[0] & 0xff;
        }

        @Override
        public int read(byte[] dans, int debut, int nombre) throws IOException {
            if (nombre > 0 && tranche.available() == 0 && lus < taille) {
                tranche = suivante();
            }
            return tranche.read(dans, debut, nombre);
        }

        private ByteArrayInputStream suivante() throws IOException {
            byte[] octets = jdbc.sql("select substring(contenu from ? for ?) from " + table.nom + " where id = ?")
                    .params(lus + 1, TRANCHE, id)
                    .query((ligne, rang) -> ligne.getBytes(1))
                    .optional()
                    .orElseThrow(() -> new IOException("this file was erased while it was read"));
            lus += octets.length;
            return new ByteArrayInputStream(octets);
        }
    }
}

package fr.trophees.candidature;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Of which structures a dossier was told whether they have deposited already. A draft is anybody's and SIREN are public: without a
 * bound, the list of candidates could be read before anything is public (ORG-4).
 */
@Repository
class SirenConsultes {

    /** Somebody corrects a typing error, or applies for another structure: not for a hundred. */
    static final int AU_PLUS = 10;

    private final JdbcClient jdbc;

    SirenConsultes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the dossier may be told of this structure: one of the first it asked of. */
    boolean permet(UUID dossier, String siren) {
        if (connu(dossier, siren)) {
            return true;
        }
        jdbc.sql(
                        """
                        insert into siren_consulte (dossier, siren)
                        select d.id, :siren from dossier d
                        where d.id = :dossier and (select count(*) from siren_consulte where dossier = :dossier) < :auPlus
                        for no key update of d
                        on conflict do nothing
                        """)
                .param("dossier", dossier)
                .param("siren", siren)
                .param("auPlus", AU_PLUS)
                .update();
        return connu(dossier, siren);
    }

    private boolean connu(UUID dossier, String siren) {
        return jdbc.sql("select exists (select from siren_consulte where dossier = ? and siren = ?)")
                .params(dossier, siren)
                .query(Boolean.class)
                .single();
    }
}

package fr.trophees.bureau;

import fr.trophees.conservation.Oubli;
import fr.trophees.conservation.Terme;
import fr.trophees.edition.Calendrier;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists of members that others have replaced for a year: the latest is never erased, whatever its age (ELIG-2, DEP-5). */
@Component
class OubliDesAdherents implements Oubli {

    /** For who contests what a list said of a structure. */
    private static final Period APRES_REMPLACEMENT = Period.ofYears(1);

    private final JdbcClient jdbc;

    OubliDesAdherents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Integer> oublier(String edition, Terme terme, Instant maintenant) {
        return Map.of();
    }

    @Override
    public void oublierLePerime(Instant maintenant) {
        jdbc.sql("delete from membre where liste_du < (select max(liste_du) from membre where liste_du <= ?)")
                .param(maintenant.atZone(Calendrier.PARIS).toLocalDate().minus(APRES_REMPLACEMENT))
                .update();
    }
}

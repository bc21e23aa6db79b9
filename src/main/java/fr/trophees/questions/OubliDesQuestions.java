package fr.trophees.questions;

import fr.trophees.conservation.Oubli;
import fr.trophees.conservation.Terme;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A question that nobody answered, and the words of one that was set aside: the contest they are about is over. Published answers
 * name nobody and stay.
 */
@Component
class OubliDesQuestions implements Oubli {

    private final JdbcClient jdbc;

    OubliDesQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Integer> oublier(String edition, Terme terme, Instant maintenant) {
        if (terme != Terme.BROUILLONS) {
            return Map.of();
        }
        int effacees = jdbc.sql("delete from question where edition = ? and publiee_le is null and ecartee_le is null")
                .param(edition)
                .update();
        int tues = jdbc.sql(
                        "update question set texte = null where edition = ? and ecartee_le is not null and texte is not null")
                .param(edition)
                .update();
        Map<String, Integer> oublies = new TreeMap<>();
        if (effacees > 0) {
            oublies.put("questions sans réponse", effacees);
        }
        if (tues > 0) {
            oublies.put("questions écartées (texte)", tues);
        }
        return oublies;
    }
}

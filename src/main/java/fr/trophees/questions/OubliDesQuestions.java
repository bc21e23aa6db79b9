package fr.trophees.questions;

import fr.trophees.conservation.Oubli;
import fr.trophees.conservation.Terme;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A question that nobody answered: the contest it is about is over. Published answers name nobody and stay. */
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
        return effacees == 0 ? Map.of() : Map.of("questions sans réponse", effacees);
    }
}

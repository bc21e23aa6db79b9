package fr.trophees.vote;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From the opening of a vote to the proclamation, how it goes and how it ends is nobody's to know but the jury's and staff's (JURY-7). */
@Component
public class SecretDuVote {

    private final JdbcClient jdbc;
    private final RuntimeService instances;

    SecretDuVote(JdbcClient jdbc, RuntimeService instances) {
        this.jdbc = jdbc;
        this.instances = instances;
    }

    /** Whether an edition that runs has been voted on, and its results aren't proclaimed. */
    public boolean aGarder() {
        return jdbc
                .sql(
                        """
                        select id from edition e where proclamee_le is null and annulee_le is null
                          and exists (select 1 from scrutin where edition = e.id)
                        """)
                .query(String.class)
                .list()
                .stream()
                .anyMatch(this::court);
    }

    private boolean court(String edition) {
        return instances
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(edition)
                        .count()
                > 0;
    }
}

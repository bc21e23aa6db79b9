package fr.trophees.vote;

import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * What the list of tasks calls a juror's invitation. It tells that a ballot is cast, never what it says (JURY-8), to who may read the
 * task: the juror, and administrators. Staff sees nobody else's tasks, and reads who has voted on its own page.
 */
@Component
public class CartesDInvitation {

    private final ScrutinRepository scrutins;
    private final EditionRepository editions;
    private final VoteProcess processus;

    CartesDInvitation(ScrutinRepository scrutins, EditionRepository editions, VoteProcess processus) {
        this.scrutins = scrutins;
        this.editions = editions;
        this.processus = processus;
    }

    String intitule(Edition edition, Scrutin scrutin, String jure) {
        return "Voter – " + edition.definition().categorie(scrutin.categorie()).titre()
                + (jure != null && scrutins.aVote(scrutin, jure) ? " – bulletin déposé, modifiable" : "");
    }

    /**
     * Follows a ballot that was cast outside Tasklist, once it is recorded: the ballot never depends on it, and a card that somebody
     * else is changing at this instant keeps its name.
     */
    public void suivre(String edition, String categorie, String jure) {
        try {
            intituler(edition, categorie, jure);
        } catch (ProcessEngineException | ConcurrencyFailureException croisement) {
            // the card keeps its name, and the next one tells
        }
    }

    void intituler(String id, String categorie, String jure) {
        Edition edition = editions.charger(id);
        scrutins.dernier(id, categorie)
                .ifPresent(scrutin -> processus.intituler(id, categorie, jure, intitule(edition, scrutin, jure)));
    }
}

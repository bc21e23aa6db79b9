package fr.trophees.vote;

import fr.trophees.jury.Jure;
import fr.trophees.jury.JuryService;
import fr.trophees.jury.Presents;
import fr.trophees.jury.Recusations;
import fr.trophees.moteur.SaisieRefusee;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who decides for the jury in a category: those present at the session who aren't recused from it (JURY-3, JURY-9, art. 4.4). */
@Component
@Transactional(readOnly = true)
public class Assemblee {

    private final JuryService jury;
    private final SessionDuJury session;

    Assemblee(JuryService jury, SessionDuJury session) {
        this.jury = jury;
        this.session = session;
    }

    /** Names of those who sat at the session and may decide in these categories; empty while no attendance is recorded. */
    public String proposer(String edition, Collection<String> categories) {
        Map<String, Boolean> presences = session.presences(edition);
        Recusations recusations = jury.recusations(edition);
        return jury.membres(edition).stream()
                .filter(membre -> presences.getOrDefault(membre.id(), false))
                .filter(membre -> !recuse(recusations, membre, categories))
                .map(Jure::nom)
                .collect(Collectors.joining(", "));
    }

    /** @throws SaisieRefusee when a recused member is named among those who decided */
    public void verifier(String edition, Collection<String> categories, String presents) {
        List<String> recuses = recuses(edition, categories, presents);
        if (!recuses.isEmpty()) {
            throw new SaisieRefusee((recuses.size() == 1
                            ? recuses.get(0) + " a des liens professionnels avec un candidat concerné : ce membre"
                                    + " ne prend pas part à la décision (article 4.4)."
                            : String.join(", ", recuses)
                                    + " ont des liens professionnels avec un candidat concerné : ces membres ne"
                                    + " prennent pas part à la décision (article 4.4).")
                    + " Ne nommez que les personnes présentes à cette décision.");
        }
    }

    /** Names of the members recused from one of the categories who are named. */
    public List<String> recuses(String edition, Collection<String> categories, String presents) {
        Recusations recusations = jury.recusations(edition);
        return Presents.lire(presents).parmi(jury.membres(edition)).stream()
                .filter(membre -> recuse(recusations, membre, categories))
                .map(Jure::nom)
                .toList();
    }

    private static boolean recuse(Recusations recusations, Jure membre, Collection<String> categories) {
        return categories.stream().anyMatch(categorie -> recusations.recuse(membre.id(), categorie));
    }
}

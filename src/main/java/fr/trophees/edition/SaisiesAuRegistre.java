package fr.trophees.edition;

import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.RegistreDesSaisies;
import fr.trophees.moteur.SaisieRefusee;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of decisions keeps what is answered in the tasks that process owners add. */
@Component
class SaisiesAuRegistre implements RegistreDesSaisies {

    private final DecisionRepository decisions;
    private final JdbcClient jdbc;
    private final Clock horloge;

    SaisiesAuRegistre(DecisionRepository decisions, JdbcClient jdbc, Clock horloge) {
        this.decisions = decisions;
        this.jdbc = jdbc;
        this.horloge = horloge;
    }

    @Override
    public void consigner(ContexteTache tache, String intitule, Map<String, String> reponses) {
        Object edition = tache.variables().get(Nom.VARIABLE_EDITION);
        if (edition == null) {
            throw new SaisieRefusee(
                    "Cette tâche n'est liée à aucune édition : ses réponses ne peuvent pas être gardées.");
        }
        decisions.consigner(new Decision(
                0,
                edition.toString(),
                dossier(tache.variables().get(Nom.VARIABLE_NUMERO)),
                texte(tache.variables().get(Nom.VARIABLE_CATEGORIE)),
                intitule,
                "fait",
                reponses.entrySet().stream()
                        .map(reponse -> reponse.getKey() + " : " + reponse.getValue())
                        .collect(Collectors.joining("\n")),
                null,
                tache.utilisateur() == null ? "inconnu" : tache.utilisateur(),
                horloge.instant(),
                reponses));
    }

    private UUID dossier(Object numero) {
        return numero == null
                ? null
                : jdbc.sql("select id from dossier where numero = ?")
                        .param(numero.toString())
                        .query(UUID.class)
                        .optional()
                        .orElse(null);
    }

    private static String texte(Object valeur) {
        return valeur == null ? null : valeur.toString();
    }
}

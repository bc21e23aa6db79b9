package fr.trophees.candidature;

import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import java.util.Collection;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells candidates that a recorded decision changed the result that they had been told (ORG-3). */
@Service
public class ResultatsRectifies {

    private final DossierRepository dossiers;
    private final Appels appels;
    private final ExamenService examens;
    private final CourrielService courriels;

    ResultatsRectifies(DossierRepository dossiers, Appels appels, ExamenService examens, CourrielService courriels) {
        this.dossiers = dossiers;
        this.appels = appels;
        this.examens = examens;
        this.courriels = courriels;
    }

    /**
     * @param numeros the dossiers whose result changed
     * @param decision number of the decision: each dossier is told it once
     * @param texte what is published about it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void prevenir(Collection<String> numeros, long decision, String texte) {
        for (String numero : numeros) {
            Dossier dossier = dossiers.trouver(numero).orElseThrow(Dossiers::numeroInconnu);
            Appel appel = appels.charger(dossier.edition());
            courriels.envoyer(Courriel.a(
                            dossier.contactCourriel(),
                            appel.concours(),
                            examens.resultat(dossier, appel).rectifie(texte))
                    .dossier(dossier.id(), dossier.numero())
                    .cle("resultat/" + dossier.id() + "/" + decision));
        }
    }
}

package fr.trophees.candidature;

import fr.trophees.base.Rejeu;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import fr.trophees.edition.EditionRepository;
import fr.trophees.moteur.Nom;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** A draft is erased, a deposited dossier withdrawn: it is kept, and no longer counts (ELIG-5, JURY-3). */
@Service
class RetraitService {

    private final Appels appels;
    private final DossierRepository dossiers;
    private final ProcessusCandidature processus;
    private final CourrielService courriels;
    private final EditionRepository editions;
    private final ApplicationEventPublisher evenements;
    private final Rejeu rejeu;

    RetraitService(
            Appels appels,
            DossierRepository dossiers,
            ProcessusCandidature processus,
            CourrielService courriels,
            EditionRepository editions,
            ApplicationEventPublisher evenements,
            Rejeu rejeu) {
        this.appels = appels;
        this.dossiers = dossiers;
        this.processus = processus;
        this.courriels = courriels;
        this.editions = editions;
        this.evenements = evenements;
        this.rejeu = rejeu;
    }

    /**
     * The contact of a deposited dossier is told: somebody else may hold the link.
     *
     * @throws RequeteRefusee 409 once the results are proclaimed
     */
    void retirer(UUID id, Instant recu) {
        rejeu.transaction(() -> {
            Dossier dossier = dossiers.verrouiller(id).orElseThrow(Dossiers::inconnu);
            if (!dossier.depose()) {
                courriels.effacer(id);
                dossiers.effacer(id);
                return;
            }
            if (dossier.instruction() == Instruction.RETIRE) {
                return;
            }
            editions.verrouiller(
                    dossier.edition()); // the proclamation waits for this withdrawal, or is seen by it (ORG-3)
            Appel appel = appels.charger(dossier.edition());
            if (appel.proclame()) {
                throw RequeteRefusee.conflit(
                        "Résultats proclamés", "Les résultats sont proclamés : le dossier ne peut plus être retiré.");
            }
            dossiers.changerInstruction(id, Instruction.RETIRE, recu);
            courriels.envoyer(Courriel.a(
                            dossier.contactCourriel(),
                            appel.concours(),
                            new Contenu.Retrait(dossier.projetTitre(), recu))
                    .dossier(id, dossier.numero())
                    .cle("retrait/" + id));
            evenements.publishEvent(
                    new DossierRetire(dossier.edition(), dossier.numero(), dossier.siren(), dossier.categorie()));
            processus.signaler(dossier.numero(), Nom.MESSAGE_CANDIDATURE_RETIREE);
        });
    }
}

package fr.trophees.candidature;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.Rejeu;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.EditionRepository;
import fr.trophees.eligibilite.Verdict;
import fr.trophees.moteur.Nom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** AVE moves a project to another category of the contest (ELIG-7). */
@Service
class DeplacementService {

    private static final int LONGUEUR_MOTIF = 4000;

    private final Appels appels;
    private final EditionRepository editions;
    private final DossierRepository dossiers;
    private final ExamenService examens;
    private final DecisionRepository decisions;
    private final ProcessusCandidature processus;
    private final CourrielService courriels;
    private final ApplicationEventPublisher evenements;
    private final ObjectProvider<FinDuVote> votes;
    private final Clock horloge;
    private final Rejeu rejeu;

    DeplacementService(
            Appels appels,
            EditionRepository editions,
            DossierRepository dossiers,
            ExamenService examens,
            DecisionRepository decisions,
            ProcessusCandidature processus,
            CourrielService courriels,
            ApplicationEventPublisher evenements,
            ObjectProvider<FinDuVote> votes,
            Clock horloge,
            Rejeu rejeu) {
        this.appels = appels;
        this.editions = editions;
        this.dossiers = dossiers;
        this.examens = examens;
        this.decisions = decisions;
        this.processus = processus;
        this.courriels = courriels;
        this.evenements = evenements;
        this.votes = votes;
        this.horloge = horloge;
        this.rejeu = rejeu;
    }

    /**
     * Moves a dossier at staff's request and has its process follow: an admitted one stays admitted, one that is being examined is
     * examined again.
     *
     * @throws RequeteRefusee 404, 409 when the vote is over, the dossier gone or the place taken (ELIG-5), 422
     */
    Deplacement deplacer(String numero, String categorie, String motif, String par) {
        return rejeu.transaction(() -> {
            Dossier avant = dossiers.verrouiller(numero).orElseThrow(Dossiers::numeroInconnu);
            appliquer(avant, categorie, motif, par);
            processus.changerCategorie(numero, categorie);
            boolean enLice = processus.signaler(numero, Nom.MESSAGE_CANDIDATURE_DEPLACEE);
            if (!enLice && processus.signaler(numero, Nom.MESSAGE_CANDIDATURE_MODIFIEE)) {
                // decided but not told yet: the examination starts again from the new category
                dossiers.changerInstruction(avant.id(), Instruction.EN_COURS, null);
            }
            Dossier apres = dossiers.trouver(avant.id()).orElseThrow();
            return new Deplacement(numero, avant.categorie(), categorie, apres, examens.verdicts(apres));
        });
    }

    /** Moves a dossier within the task that examines it, whose process goes on by itself. */
    void deplacerEnInstruction(String numero, String categorie, String motif, String par) {
        appliquer(dossiers.verrouiller(numero).orElseThrow(Dossiers::numeroInconnu), categorie, motif, par);
    }

    private void appliquer(Dossier dossier, String categorie, String motif, String par) {
        editions.verrouiller(dossier.edition()); // the count waits for this move, or is seen by it (ELIG-7)
        Appel appel = appels.charger(dossier.edition());
        exigerPossible(dossier, appel, categorie, motif);
        dossiers.verrouillerPlace(dossier.edition(), dossier.siren(), categorie);
        if (dossier.entiteDistincte() == null
                && !dossiers.doublons(dossier.edition(), dossier.siren(), categorie, dossier.id())
                        .isEmpty()) {
            String message =
                    "La même structure (même SIREN) a déjà un projet dans cette catégorie : un seul projet par candidat et"
                            + " par catégorie.";
            throw new RequeteRefusee(
                    HttpStatus.CONFLICT,
                    "Un projet déjà déposé dans cette catégorie",
                    message,
                    List.of(new ErreurDeChamp("categorie", message, "ELIG-5")));
        }
        dossiers.changerCategorie(dossier.id(), categorie, horloge.instant());
        examens.examiner(dossiers.trouver(dossier.id()).orElseThrow());
        decisions.consigner(new Decision(
                0,
                dossier.edition(),
                dossier.id(),
                categorie,
                InstructionService.SUJET_DEPLACEMENT,
                categorie,
                motif,
                null,
                par == null ? "inconnu" : par,
                horloge.instant(),
                Map.of("ancienne", dossier.categorie(), "nouvelle", categorie)));
        courriels.envoyer(Courriel.a(
                        dossier.contactCourriel(),
                        appel.concours(),
                        new Contenu.Deplacement(
                                dossier.projetTitre(),
                                appel.titreCategorie(dossier.categorie()),
                                appel.titreCategorie(categorie),
                                motif,
                                appel.article("ELIG-7")))
                .dossier(dossier.id(), dossier.numero())
                .cle("deplacement/%s/%d".formatted(dossier.id(), dossier.version() + 1)));
        evenements.publishEvent(new DossierDeplace(
                dossier.edition(), dossier.numero(), dossier.siren(), dossier.categorie(), categorie));
    }

    private void exigerPossible(Dossier dossier, Appel appel, String categorie, String motif) {
        if (categorie == null || !appel.categories().containsKey(categorie)) {
            throw RequeteRefusee.invalide("categorie", "Choisissez une catégorie de ce concours.");
        }
        if (categorie.equals(dossier.categorie())) {
            throw RequeteRefusee.invalide("categorie", "Le dossier est déjà dans cette catégorie.");
        }
        if (motif == null || motif.isBlank()) {
            throw RequeteRefusee.invalide("motif", "Indiquez le motif du déplacement : il est adressé au candidat.");
        }
        if (motif.codePointCount(0, motif.length()) > LONGUEUR_MOTIF) {
            throw RequeteRefusee.invalide("motif", "Ce motif est trop long (4 000 caractères au plus).");
        }
        switch (dossier.instruction()) {
            case RETIRE -> throw RequeteRefusee.conflit("Dossier retiré", "Ce dossier a été retiré.");
            case REFUSE -> throw RequeteRefusee.conflit("Dossier refusé", "Ce dossier a été refusé.");
            case INCOMPLET ->
                throw RequeteRefusee.conflit("Dossier incomplet", "L’attestation de ce dossier n’a pas été reçue.");
            default -> appel.exigerNonAnnule();
        }
        if (voteClos(appel, dossier.categorie()) || voteClos(appel, categorie)) {
            throw RequeteRefusee.conflit(
                    "Vote clos", "Le vote est clos : le projet ne peut plus changer de catégorie.");
        }
    }

    private boolean voteClos(Appel appel, String categorie) {
        FinDuVote vote = votes.getIfAvailable();
        return vote == null ? appel.votesFermes(horloge.instant()) : vote.close(appel.id(), categorie);
    }

    /** @param apres the dossier as it is now */
    record Deplacement(String numero, String ancienne, String nouvelle, Dossier apres, List<Verdict> verdicts) {}
}

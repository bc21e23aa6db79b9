package fr.trophees.candidature;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import fr.trophees.edition.Calendrier;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.moteur.SaisieRefusee;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The examination of a deposited dossier, step by step as the diagram asks: each step looks at what is recorded and at the
 * calendar, may be done again, and locks the dossier so that nothing arrives unseen between two steps.
 */
@Service
class InstructionService {

    static final String SUJET_ATTESTATION = "attestation";
    static final String SUJET_RECONNAISSANCE = "reconnaissance";
    static final String SUJET_HORS_DELAI = "hors-delai";
    static final String SUJET_INSTRUCTION = "instruction";
    static final String SUJET_DEPLACEMENT = "deplacement";
    static final String SUJET_CORRECTION = "correction";

    static final String ADMETTRE = "admettre";
    static final String REFUSER = "refuser";

    private final Appels appels;
    private final DossierRepository dossiers;
    private final AttestationRepository attestations;
    private final ExamenService examens;
    private final DecisionRepository decisions;
    private final CourrielService courriels;
    private final ApplicationEventPublisher evenements;
    private final ObjectProvider<SuiviEdition> editions;
    private final Clock horloge;

    InstructionService(
            Appels appels,
            DossierRepository dossiers,
            AttestationRepository attestations,
            ExamenService examens,
            DecisionRepository decisions,
            CourrielService courriels,
            ApplicationEventPublisher evenements,
            ObjectProvider<SuiviEdition> editions,
            Clock horloge) {
        this.appels = appels;
        this.dossiers = dossiers;
        this.attestations = attestations;
        this.examens = examens;
        this.decisions = decisions;
        this.courriels = courriels;
        this.evenements = evenements;
        this.editions = editions;
        this.horloge = horloge;
    }

    /** Examines the dossier anew where it stands now (ELIG-1 to ELIG-8). */
    @Transactional
    Constat examiner(String numero) {
        Dossier dossier = verrouiller(numero);
        examens.examiner(dossier);
        return constat(dossiers.trouver(dossier.id()).orElseThrow());
    }

    /** What the examination goes on from: the attestation that stands, the delay (D-1), the recognition to ask for (ELIG-2). */
    @Transactional
    Constat constater(String numero) {
        return constat(verrouiller(numero));
    }

    private Constat constat(Dossier dossier) {
        boolean horsDelai = dossier.attestation() != null
                && EtatDossier.horsDelai(
                        dossier, appels.charger(dossier.edition()).delais());
        dossiers.constaterHorsDelai(dossier.id(), horsDelai);
        return new Constat(
                dossier.attestation() == null
                        ? "absente"
                        : dossier.attestation().code(),
                horsDelai,
                ExamenService.A_DEMANDER.equals(dossier.reconnaissance()),
                dossier.categorie());
    }

    /** Whether no attestation can come any more: a timer that fired early, or a prolongation since, says no (ORG-1). */
    @Transactional
    boolean delaiPasse(String numero) {
        Dossier dossier = verrouiller(numero);
        return dossier.attestation() == null
                && appels.charger(dossier.edition())
                        .delais()
                        .attestationTropTard(horloge.instant(), dossier.attestationAvant());
    }

    /** Without a signed attestation the candidature takes no effect; the dossier is kept (DEP-2). */
    @Transactional
    void classerSansAttestation(String numero) {
        Dossier dossier = verrouiller(numero);
        Appel appel = appels.charger(dossier.edition());
        if (dossier.instruction() == Instruction.EN_COURS) {
            dossiers.changerInstruction(dossier.id(), Instruction.INCOMPLET, null);
        }
        ecrire(
                dossier,
                appel,
                new Contenu.Incomplet(
                        dossier.projetTitre(),
                        appel.delais().cloture(),
                        chercher(dossier, SUJET_ATTESTATION)
                                .filter(decision -> !decision.issue().equals("conforme"))
                                .map(Decision::le)
                                .orElse(null),
                        appel.article("DEP-2")),
                "incomplet/%s/%s".formatted(dossier.id(), appel.delais().limite()));
    }

    /** Tells the candidate that the candidature is late and that staff decides (D-1); not if a prolongation has come since. */
    @Transactional
    void accuserRetard(String numero) {
        Dossier dossier = verrouiller(numero);
        Appel appel = appels.charger(dossier.edition());
        if (!EtatDossier.horsDelai(dossier, appel.delais())) {
            return;
        }
        ecrire(
                dossier,
                appel,
                new Contenu.HorsDelai(
                        dossier.projetTitre(),
                        dossier.completLe(),
                        appel.delais().cloture(),
                        appel.delais().limite(),
                        appel.articleMinuit(),
                        appel.articleHeure()),
                "hors-delai/%s/%s/%s"
                        .formatted(
                                dossier.id(),
                                dossier.completLe(),
                                appel.delais().cloture()));
    }

    /**
     * Staff's look at an attestation (DEP-2, D-5).
     *
     * @param completerAvant last day on which a better one is accepted, the first arrival then counts; null when none is awaited
     * @throws SaisieRefusee without a reason for refusing, or with a day that is over
     */
    @Transactional
    void verifierAttestation(String numero, boolean conforme, String motif, LocalDate completerAvant, String par) {
        Dossier dossier = verrouiller(numero);
        Instant maintenant = horloge.instant();
        if (dossier.attestation() != StatutAttestation.A_VERIFIER) {
            throw new SaisieRefusee("L’attestation a changé entre-temps : rouvrez la tâche.");
        }
        if (conforme) {
            attestations.accepter(dossier.id(), par, maintenant);
            noter(dossier, SUJET_ATTESTATION, "conforme", motif, par);
            return;
        }
        exigerMotif(motif);
        Instant avant = completerAvant == null
                ? null
                : completerAvant.plusDays(1).atStartOfDay(Calendrier.PARIS).toInstant();
        if (avant != null && !avant.isAfter(maintenant)) {
            throw new SaisieRefusee("La date donnée au candidat est passée : choisissez un jour à venir.");
        }
        boolean comptee = avant != null && appels.charger(dossier.edition()).premiereArriveeCompte();
        attestations.refuser(dossier.id(), motif, comptee, par, maintenant);
        dossiers.attendreAttestationAvant(dossier.id(), avant);
        dossiers.recalculerCompletude(dossier.id());
        noter(dossier, SUJET_ATTESTATION, avant == null ? "refusee" : "a-completer", motif, par);
    }

    /**
     * Tells why the attestation isn't accepted, and at once what follows: until when a better one may come (D-5), whether it would be
     * late (D-1), or that none can come any more and the dossier is incomplete (DEP-2).
     */
    @Transactional
    void annoncerRefusAttestation(String numero) {
        Dossier dossier = verrouiller(numero);
        Appel appel = appels.charger(dossier.edition());
        Delais delais = appel.delais();
        Decision refus = derniere(dossier, SUJET_ATTESTATION);
        Instant maintenant = horloge.instant();
        boolean close = delais.attestationTropTard(maintenant, dossier.attestationAvant());
        boolean donnee =
                dossier.attestationAvant() != null && dossier.attestationAvant().isAfter(maintenant);
        boolean tardive = !close && !donnee && delais.apresCloture(maintenant);
        Instant jusqua =
                close ? null : donnee ? dossier.attestationAvant() : tardive ? delais.limite() : delais.cloture();
        ecrire(
                dossier,
                appel,
                new Contenu.AttestationRefusee(
                        dossier.projetTitre(),
                        refus.motif(),
                        jusqua,
                        attestations.premiereEffective(dossier.id()).orElse(null),
                        tardive ? delais.cloture() : null,
                        close ? delais.limite() : null,
                        appel.article("DEP-2")),
                "attestation-refusee/%s/%d".formatted(dossier.id(), refus.numero()));
    }

    /** The answer of the coordination régionale, or staff's decision in its place, with a reason (ELIG-2). */
    @Transactional
    void reconnaitre(String numero, boolean reconnue, String motif, String par) {
        Dossier dossier = verrouiller(numero);
        exigerMotif(motif);
        dossiers.changerReconnaissance(dossier.id(), reconnue ? "reconnue" : "non-reconnue");
        noter(dossier, SUJET_RECONNAISSANCE, reconnue ? "reconnue" : "non-reconnue", motif, par);
        examens.examiner(dossiers.trouver(dossier.id()).orElseThrow());
    }

    /**
     * What becomes of a late candidature: article 3.1 against 4.3 (D-1).
     *
     * @throws SaisieRefusee when a prolongation has put it back on time, even if its process doesn't know yet (ORG-1)
     */
    @Transactional
    void trancherRetard(String numero, String decision, String motif, String par) {
        Dossier dossier = verrouiller(numero);
        exigerEnCours(dossier);
        if (!EtatDossier.horsDelai(dossier, appels.charger(dossier.edition()).delais())) {
            throw new SaisieRefusee("Ce dossier n’est plus hors délai : rechargez la liste des tâches.");
        }
        exigerMotif(motif);
        boolean admis = ADMETTRE.equals(decision);
        dossiers.trancherRetard(dossier.id(), admis ? "admis" : "refuse");
        noter(dossier, SUJET_HORS_DELAI, decision, motif, par);
        if (!admis) {
            refuser(dossier);
        }
    }

    /** Admits: the jury will examine the dossier (JURY-2). */
    @Transactional
    void admettre(String numero, String motif, String par) {
        Dossier dossier = verrouiller(numero);
        exigerEnCours(dossier);
        exigerComplet(dossier);
        examens.examiner(dossier);
        dossiers.accepterEntiteDistincte(dossier.id());
        dossiers.changerInstruction(dossier.id(), Instruction.ADMIS, horloge.instant());
        noter(dossier, SUJET_INSTRUCTION, ADMETTRE, motif, par);
        evenements.publishEvent(
                new DossierAdmis(dossier.edition(), dossier.numero(), dossier.siren(), dossier.categorie()));
    }

    /** Refuses, with a reason that cites the rule; the dossier is kept. */
    @Transactional
    void refuser(String numero, String motif, String par) {
        Dossier dossier = verrouiller(numero);
        exigerEnCours(dossier);
        exigerMotif(motif);
        noter(dossier, SUJET_INSTRUCTION, REFUSER, motif, par);
        refuser(dossier);
    }

    private void refuser(Dossier dossier) {
        examens.examiner(dossier);
        dossiers.changerInstruction(dossier.id(), Instruction.REFUSE, horloge.instant());
        evenements.publishEvent(
                new DossierRefuse(dossier.edition(), dossier.numero(), dossier.siren(), dossier.categorie()));
    }

    @Transactional
    void annoncerAdmission(String numero) {
        Dossier dossier = verrouiller(numero);
        Appel appel = appels.charger(dossier.edition());
        ecrire(
                dossier,
                appel,
                new Contenu.Admission(
                        dossier.projetTitre(),
                        appel.titreCategorie(dossier.categorie()),
                        appel.ceremonie(),
                        appel.lieuCeremonie()),
                "admission/%s/%s".formatted(dossier.id(), dossier.decideLe()));
    }

    @Transactional
    void annoncerRefus(String numero) {
        Dossier dossier = verrouiller(numero);
        Appel appel = appels.charger(dossier.edition());
        boolean retard = "refuse".equals(dossier.tardif());
        Decision refus = derniere(dossier, retard ? SUJET_HORS_DELAI : SUJET_INSTRUCTION);
        ecrire(
                dossier,
                appel,
                retard
                        ? new Contenu.Refus(dossier.projetTitre(), refus.motif(), appel.articleHeure(), null)
                        : examens.refus(dossier, refus.motif()),
                "refus/%s/%d".formatted(dossier.id(), refus.numero()));
    }

    /**
     * Tells a candidate what the jury decided, once it is proclaimed (JURY-7).
     *
     * @return whether the dossier is rewarded
     * @throws IllegalStateException before the proclamation
     */
    @Transactional
    boolean annoncerResultat(String numero) {
        Dossier dossier = verrouiller(numero);
        Appel appel = appels.charger(dossier.edition());
        if (!appel.proclame()) {
            throw new IllegalStateException("Les résultats ne sont pas proclamés");
        }
        Contenu.Resultat resultat = examens.resultat(dossier, appel);
        ecrire(dossier, appel, resultat, "resultat/" + dossier.id());
        return resultat.recompense();
    }

    /**
     * Has the edition look whether every dossier is examined (JURY-2).
     *
     * @return the category where the dossier stands: it may have been moved since (ELIG-7)
     */
    @Transactional
    String signaler(String numero) {
        Dossier dossier = dossiers.trouver(numero).orElseThrow(() -> absent(numero));
        editions.ifAvailable(edition -> edition.instructionAvancee(dossier.edition()));
        return dossier.categorie();
    }

    /** The edition is cancelled: what was decided stays, what was not stays undecided (ORG-1). */
    @Transactional
    void clorePourAnnulation(String numero) {
        Dossier dossier = verrouiller(numero);
        if (dossier.instruction() == Instruction.EN_COURS) {
            dossiers.changerInstruction(dossier.id(), Instruction.ANNULE, null);
        }
    }

    /**
     * Lets the candidate correct a deposited dossier after the closing, and tells what is to be corrected.
     *
     * @param jusqua exclusive
     * @throws RequeteRefusee 404, 409 when the dossier is decided or withdrawn, 422
     */
    @Transactional
    public Dossier demanderCorrection(String numero, Instant jusqua, String motif, String par) {
        Dossier dossier = dossiers.verrouiller(numero).orElseThrow(Dossiers::numeroInconnu);
        if (motif == null || motif.isBlank()) {
            throw RequeteRefusee.invalide("motif", "Dites ce qui est à corriger, et pourquoi.");
        }
        if (!jusqua.isAfter(horloge.instant())) {
            throw RequeteRefusee.invalide("jusqua", "Cette date est passée : choisissez un instant à venir.");
        }
        if (dossier.instruction() != Instruction.EN_COURS) {
            throw RequeteRefusee.conflit("Dossier clos", "Seul un dossier en cours d’instruction peut être corrigé.");
        }
        dossiers.permettreCorrection(dossier.id(), jusqua);
        noter(dossier, SUJET_CORRECTION, "demandee", motif, par);
        ecrire(
                dossier,
                appels.charger(dossier.edition()),
                new Contenu.Correction(dossier.projetTitre(), motif, jusqua),
                "correction/%s/%d"
                        .formatted(
                                dossier.id(),
                                derniere(dossier, SUJET_CORRECTION).numero()));
        return dossiers.trouver(dossier.id()).orElseThrow();
    }

    private void ecrire(Dossier dossier, Appel appel, Contenu contenu, String cle) {
        courriels.envoyer(Courriel.a(dossier.contactCourriel(), appel.concours(), contenu)
                .dossier(dossier.id(), dossier.numero())
                .cle(cle));
    }

    private void noter(Dossier dossier, String sujet, String issue, String motif, String par) {
        decisions.consigner(new Decision(
                0,
                dossier.edition(),
                dossier.id(),
                dossier.categorie(),
                sujet,
                issue,
                motif,
                null,
                par == null ? "inconnu" : par,
                horloge.instant(),
                Map.of()));
    }

    private Decision derniere(Dossier dossier, String sujet) {
        return chercher(dossier, sujet)
                .orElseThrow(() -> new IllegalStateException("Aucune décision « " + sujet + " »"));
    }

    private Optional<Decision> chercher(Dossier dossier, String sujet) {
        return decisions.surDossier(dossier.id()).stream()
                .filter(decision -> decision.sujet().equals(sujet))
                .reduce((avant, apres) -> apres);
    }

    private Dossier verrouiller(String numero) {
        return dossiers.verrouiller(numero).orElseThrow(() -> absent(numero));
    }

    private static IllegalStateException absent(String numero) {
        return new IllegalStateException("Dossier inconnu : " + numero);
    }

    private static void exigerEnCours(Dossier dossier) {
        if (dossier.instruction() != Instruction.EN_COURS) {
            throw new SaisieRefusee("Ce dossier n’est plus en cours d’instruction : rouvrez la tâche.");
        }
    }

    /** What a deposit is refused for, no later change of the dossier may bring past the examination (DEP-1). */
    private static void exigerComplet(Dossier dossier) {
        if (!dossier.manque().isEmpty()) {
            throw new SaisieRefusee("Depuis son dépôt, ce dossier a été modifié et n’est plus complet : demandez une"
                    + " correction au candidat depuis la page du dossier, ou refusez-le.");
        }
    }

    private static void exigerMotif(String motif) {
        if (motif == null || motif.isBlank()) {
            throw new SaisieRefusee("Indiquez le motif : il cite la règle appliquée.");
        }
    }

    /**
     * What the gateways of the diagram read.
     *
     * @param attestation {@code absente}, {@code a-verifier} or {@code conforme}
     * @param horsDelai complete after the closing, and nobody has decided yet
     */
    record Constat(String attestation, boolean horsDelai, boolean reconnaissanceADemander, String categorie) {}
}

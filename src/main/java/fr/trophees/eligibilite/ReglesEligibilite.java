package fr.trophees.eligibilite;

import static fr.trophees.eligibilite.Issue.A_VERIFIER;
import static fr.trophees.eligibilite.Issue.DEFAVORABLE;
import static fr.trophees.eligibilite.Issue.FAVORABLE;
import static fr.trophees.eligibilite.Issue.SANS_OBJET;
import static fr.trophees.eligibilite.Redaction.cite;
import static fr.trophees.eligibilite.Redaction.jour;
import static fr.trophees.eligibilite.Redaction.liste;

import fr.trophees.territoire.Collectivite;
import fr.trophees.territoire.Commune;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Who may apply: rules ELIG-1 to ELIG-8, one function each, in the regulation's order. A check proposes and explains;
 * staff decides. What the data don't settle is {@link Issue#A_VERIFIER}, never a refusal.
 */
public final class ReglesEligibilite {

    private static final String CRITERES = "Appel à candidatures, critères d’éligibilité";
    private static final String PUBLIC =
            "aux PLIE, aux maisons de l’emploi, aux collectivités, aux EPCI et aux organisations qu’ils mandatent";

    private static final String ART_1_2 = "Règlement, art. 1.2";
    private static final String ART_1_3 = "Règlement, art. 1.3";

    private static final List<BiFunction<DossierExamine, Contexte, Verdict>> REGLES = List.of(
            ReglesEligibilite::structureAdmise,
            ReglesEligibilite::facilitateursReconnus,
            ReglesEligibilite::actionRecente,
            ReglesEligibilite::territoireRural,
            ReglesEligibilite::unProjetParCategorie,
            ReglesEligibilite::unDossierPourUnProjet,
            ReglesEligibilite::gratuitEtOuvert);

    private ReglesEligibilite() {}

    /**
     * Applies every rule to a dossier, in order. ELIG-7 is not among them: a dossier that was moved is
     * examined anew where it stands.
     *
     * @throws IllegalArgumentException if the dossier's category is none of the contest's
     */
    public static List<Verdict> examiner(DossierExamine dossier, Contexte contexte) {
        return REGLES.stream().map(regle -> regle.apply(dossier, contexte)).toList();
    }

    /** What the verdicts propose: one unfavourable is enough to refuse, and nothing checked is nothing admitted. */
    public static Proposition proposer(List<Verdict> verdicts) {
        List<Verdict> contre = parIssue(verdicts, DEFAVORABLE);
        if (!contre.isEmpty()) {
            return new Proposition(Proposition.Sens.REFUSER, contre);
        }
        List<Verdict> ouverts = parIssue(verdicts, A_VERIFIER);
        List<Verdict> pour = parIssue(verdicts, FAVORABLE);
        return ouverts.isEmpty() && !pour.isEmpty()
                ? new Proposition(Proposition.Sens.ADMETTRE, pour)
                : new Proposition(Proposition.Sens.A_DECIDER, ouverts);
    }

    private static List<Verdict> parIssue(List<Verdict> verdicts, Issue issue) {
        return verdicts.stream().filter(verdict -> verdict.issue() == issue).toList();
    }

    // ELIG-1

    /** ELIG-1: a PLIE, an MDE, a collectivité, an EPCI, or an organisation that one of them mandates. */
    static Verdict structureAdmise(DossierExamine dossier, Contexte contexte) {
        if (contexte.publicVise() != PublicVise.INITIATIVES) {
            return verdict(
                    "ELIG-1", SANS_OBJET, "Ce concours s’adresse aux structures porteuses de facilitateurs.", ART_1_2);
        }
        String declaree = "La structure se présente comme "
                + dossier.structureType().libelle()
                + (dossier.structureType() == TypeStructure.AUTRE ? ", et le concours s’adresse " + PUBLIC : "");
        Optional<Collectivite> connue = Optional.ofNullable(dossier.siren()).flatMap(contexte.territoires()::parSiren);
        if (connue.isPresent()) {
            String fait = "%s\u00A0; le SIREN %s est celui d’%s, %s (données officielles %s)"
                    .formatted(
                            declaree,
                            dossier.siren().enClair(),
                            connue.get().nature().libelle(),
                            connue.get().nom(),
                            contexte.territoires().version());
            return contredite(dossier.structureType(), connue.get())
                    ? verdict(
                            "ELIG-1",
                            A_VERIFIER,
                            fait + "\u00A0: le type déclaré est à rectifier ou à expliquer.",
                            ART_1_2)
                    : verdict("ELIG-1", FAVORABLE, fait + ".", ART_1_2);
        }
        if (dossier.structureType() == TypeStructure.ORGANISATION_MANDATEE) {
            return mandat(dossier);
        }
        if (dossier.siren() == null) {
            return verdict("ELIG-1", A_VERIFIER, declaree + "\u00A0; son SIREN n’est pas indiqué.", ART_1_2);
        }
        return verdict(
                "ELIG-1",
                A_VERIFIER,
                "%s\u00A0; les données officielles (%s) ne connaissent pas le SIREN %s."
                        .formatted(
                                declaree,
                                contexte.territoires().version(),
                                dossier.siren().enClair()),
                ART_1_2);
    }

    private static boolean contredite(TypeStructure declaree, Collectivite connue) {
        return switch (declaree) {
            case COLLECTIVITE -> !connue.collectiviteTerritoriale();
            case EPCI -> !connue.epci();
            case PLIE, MDE, ORGANISATION_MANDATEE, STRUCTURE_PORTEUSE, AUTRE -> false;
        };
    }

    private static Verdict mandat(DossierExamine dossier) {
        if (vide(dossier.collectiviteMandante())) {
            return verdict("ELIG-1", A_VERIFIER, "La collectivité qui mandate la structure n’est pas nommée.", ART_1_2);
        }
        String mandante = "La structure se dit mandatée par " + cite(dossier.collectiviteMandante());
        return dossier.mandatFourni()
                ? verdict("ELIG-1", FAVORABLE, mandante + "\u00A0; le mandat est joint au dossier.", ART_1_2)
                : verdict(
                        "ELIG-1",
                        A_VERIFIER,
                        mandante + "\u00A0; mandat à joindre (peut être fourni plus tard).",
                        ART_1_2);
    }

    // ELIG-2, D-2

    /** ELIG-2: a structure that carries facilitateurs, member of AVE or recognised by its coordination régionale. */
    static Verdict facilitateursReconnus(DossierExamine dossier, Contexte contexte) {
        if (contexte.publicVise() != PublicVise.ACHAT) {
            return verdict("ELIG-2", SANS_OBJET, "Ce concours ne demande pas de facilitateurs.", ART_1_2);
        }
        Verdict reconnaissance = reconnaissance(dossier, contexte);
        if (vide(dossier.facilitateurs()) && reconnaissance.issue() != DEFAVORABLE) {
            return verdict("ELIG-2", A_VERIFIER, "Aucun facilitateur n’est nommé. " + reconnaissance.motif(), ART_1_2);
        }
        return reconnaissance;
    }

    private static Verdict reconnaissance(DossierExamine dossier, Contexte contexte) {
        String adhesion = adhesion(dossier);
        Adhesion.Statut statut = dossier.adhesion().statut();
        boolean exigee = contexte.reconnaissanceExigeeDesAdherents();
        if (statut == Adhesion.Statut.OUI && !exigee) {
            return verdict("ELIG-2", FAVORABLE, adhesion, ART_1_2);
        }
        if (statut == Adhesion.Statut.OUI) {
            adhesion += " Cette édition demande la reconnaissance aux adhérents aussi.";
        }
        Coordination coordination = dossier.coordination();
        String nom = vide(coordination.nom())
                ? "la coordination régionale"
                : "la coordination régionale " + cite(coordination.nom());
        String reponse = (coordination.le() == null ? "" : ", le " + jour(coordination.le()))
                + (vide(coordination.motif()) ? "." : "\u00A0: " + cite(coordination.motif()) + ".");
        return switch (coordination.reponse()) {
            case RECONNUE -> verdict("ELIG-2", FAVORABLE, adhesion + " Reconnue par " + nom + reponse, ART_1_2);
            // without a list of members nobody knows that recognition was needed
            case NON_RECONNUE ->
                verdict(
                        "ELIG-2",
                        statut == Adhesion.Statut.INCONNU && !exigee ? A_VERIFIER : DEFAVORABLE,
                        adhesion + " Non reconnue par " + nom + reponse,
                        ART_1_2);
            case A_TRANCHER ->
                verdict(
                        "ELIG-2",
                        A_VERIFIER,
                        adhesion + " La coordination régionale ne peut pas répondre, l’équipe tranche"
                                + (vide(coordination.motif()) ? "." : "\u00A0: " + cite(coordination.motif()) + "."),
                        ART_1_2);
            case A_DEMANDER ->
                verdict(
                        "ELIG-2",
                        A_VERIFIER,
                        adhesion + " Coordination régionale à consulter" + region(dossier, contexte) + ".",
                        ART_1_2);
        };
    }

    private static String adhesion(DossierExamine dossier) {
        Adhesion adhesion = dossier.adhesion();
        String liste = adhesion.liste() == null
                ? "la liste des adhérents"
                : "la liste des adhérents du " + jour(adhesion.liste());
        return switch (adhesion.statut()) {
            case OUI ->
                "Adhérente selon " + liste
                        + (adhesion.depuis() == null ? "." : ", depuis le " + jour(adhesion.depuis()) + ".");
            case NON ->
                (dossier.adherenteDeclaree() ? "Se déclare adhérente, mais ne figure pas" : "Ne figure pas") + " sur "
                        + liste + ".";
            case INCONNU ->
                "Aucune liste des adhérents n’est disponible"
                        + (dossier.adherenteDeclaree() ? "\u00A0; la structure se déclare adhérente." : ".");
        };
    }

    private static String region(DossierExamine dossier, Contexte contexte) {
        return contexte.territoires()
                .commune(dossier.communeInsee())
                .map(Commune::region)
                .map(region -> " (région\u00A0: " + region.nom() + ")")
                .orElse("");
    }

    // ELIG-3, D-3

    /**
     * ELIG-3: the action runs, or ended less than two years before the reference date (D-3). Years run from date to date;
     * those that begin on 29 February end on the last day of February (as in art. 641 CPC).
     */
    static Verdict actionRecente(DossierExamine dossier, Contexte contexte) {
        if (contexte.publicVise() != PublicVise.INITIATIVES) {
            return verdict("ELIG-3", SANS_OBJET, "Ce concours ne limite pas l’ancienneté des actions.", CRITERES);
        }
        LocalDate reference = contexte.dateReference();
        LocalDate debut = dossier.dateDebut();
        LocalDate fin = dossier.dateFin();
        if (debut == null) {
            return verdict("ELIG-3", A_VERIFIER, "La date de début de l’action n’est pas indiquée.", CRITERES);
        }
        if (fin != null && fin.isBefore(debut)) {
            return verdict(
                    "ELIG-3",
                    A_VERIFIER,
                    "L’action finirait le %s, avant d’avoir commencé le %s.".formatted(jour(fin), jour(debut)),
                    CRITERES);
        }
        String cloture = "la clôture de référence, le " + jour(reference);
        if (debut.isAfter(reference)) {
            return verdict(
                    "ELIG-3",
                    DEFAVORABLE,
                    "L’action commence le %s, après %s.".formatted(jour(debut), cloture),
                    CRITERES);
        }
        if (fin == null || !fin.isBefore(reference)) {
            return verdict(
                    "ELIG-3",
                    FAVORABLE,
                    "L’action, commencée le %s, est encore en cours à %s%s."
                            .formatted(jour(debut), cloture, fin == null ? "" : " (fin le " + jour(fin) + ")"),
                    CRITERES);
        }
        String delai = Redaction.ans(contexte.ansApresLaFin());
        return fin.plusYears(contexte.ansApresLaFin()).isAfter(reference)
                ? verdict(
                        "ELIG-3",
                        FAVORABLE,
                        "L’action s’est terminée le %s, moins de %s avant %s.".formatted(jour(fin), delai, cloture),
                        CRITERES)
                : verdict(
                        "ELIG-3",
                        DEFAVORABLE,
                        "L’action s’est terminée le %s, %s ou plus avant %s.".formatted(jour(fin), delai, cloture),
                        CRITERES);
    }

    // ELIG-4, D-4

    /** ELIG-4: a dossier of the rural category is about a territory of "faible densité". */
    static Verdict territoireRural(DossierExamine dossier, Contexte contexte) {
        CategorieOuverte categorie = contexte.categorie(dossier.categorie())
                .orElseThrow(() -> new IllegalArgumentException("Cette catégorie n’est pas de ce concours"));
        String article = "Appel à candidatures, catégorie " + cite(categorie.titre());
        if (!categorie.rurale()) {
            return verdict("ELIG-4", SANS_OBJET, "La catégorie n’est pas réservée aux territoires ruraux.", article);
        }
        TerritoireRural.Constat constat =
                new TerritoireRural(contexte.seuils(), contexte.territoires()).examiner(dossier.aire());
        return verdict("ELIG-4", constat.issue(), constat.motif(), article);
    }

    // ELIG-5, ELIG-6

    /**
     * ELIG-5: the dossier of the same applicant and category that makes this one an undisputed duplicate: neither was
     * claimed to come from another entity, or staff refused the claim. It alone blocks a deposit.
     */
    public static Optional<DossierDepose> doublonManifeste(DossierExamine dossier, Contexte contexte) {
        return dossier.entiteDistincte().invoquee()
                ? Optional.empty()
                : dansLaCategorie(dossier, contexte).stream()
                        .filter(autre -> !autre.entiteDistincte().invoquee())
                        .findFirst();
    }

    private static List<DossierDepose> dansLaCategorie(DossierExamine dossier, Contexte contexte) {
        return contexte.autresDossiers(dossier).stream()
                .filter(autre -> autre.categorie().equals(dossier.categorie()))
                .toList();
    }

    /** ELIG-5: one project per applicant in each category. */
    static Verdict unProjetParCategorie(DossierExamine dossier, Contexte contexte) {
        List<DossierDepose> autres = dansLaCategorie(dossier, contexte);
        if (autres.isEmpty()) {
            return verdict(
                    "ELIG-5", FAVORABLE, "Aucun autre dossier de ce SIREN n’est déposé dans la catégorie.", ART_1_3);
        }
        String deja = "Le même SIREN (%s) a déjà déposé %s dans la catégorie"
                .formatted(
                        dossier.siren().enClair(),
                        liste(autres.stream().map(DossierDepose::numero).toList()));
        if (doublonManifeste(dossier, contexte).isPresent()) {
            return verdict(
                    "ELIG-5",
                    DEFAVORABLE,
                    deja
                            + (dossier.entiteDistincte() == EntiteDistincte.REFUSEE
                                    ? "\u00A0; l’entité distincte invoquée n’a pas été admise."
                                    : ", sans qu’une entité distincte soit invoquée."),
                    ART_1_3);
        }
        return dossier.entiteDistincte() == EntiteDistincte.ACCEPTEE
                ? verdict("ELIG-5", FAVORABLE, deja + "\u00A0; l’équipe a admis une entité distincte.", ART_1_3)
                : verdict(
                        "ELIG-5",
                        A_VERIFIER,
                        deja + "\u00A0; une entité distincte est invoquée, à trancher par l’équipe.",
                        ART_1_3);
    }

    /** ELIG-6: one dossier stands in one category only; near-identical titles of one applicant are flagged. */
    static Verdict unDossierPourUnProjet(DossierExamine dossier, Contexte contexte) {
        List<String> proches = contexte.autresDossiers(dossier).stream()
                .filter(autre -> TitresProches.proches(dossier.projetTitre(), autre.projetTitre()))
                .map(autre -> "%s, %s".formatted(autre.numero(), cite(autre.projetTitre())))
                .toList();
        return proches.isEmpty()
                ? verdict("ELIG-6", FAVORABLE, "Aucun autre dossier de ce SIREN ne porte un titre semblable.", ART_1_3)
                : verdict(
                        "ELIG-6",
                        A_VERIFIER,
                        "Le même SIREN a déposé un projet au titre presque identique (%s)\u00A0: un même dossier ne peut être présenté que dans une catégorie."
                                .formatted(liste(proches)),
                        ART_1_3);
    }

    // ELIG-8

    /** ELIG-8: nothing is asked, so nothing can fail; said so that staff sees that nobody checked membership or money. */
    static Verdict gratuitEtOuvert(DossierExamine dossier, Contexte contexte) {
        return verdict("ELIG-8", FAVORABLE, "Le concours est gratuit\u00A0; aucune adhésion n’est exigée.", ART_1_2);
    }

    private static Verdict verdict(String regle, Issue issue, String motif, String article) {
        return new Verdict(regle, issue, motif, article);
    }

    private static boolean vide(String texte) {
        return texte == null || texte.isBlank();
    }
}

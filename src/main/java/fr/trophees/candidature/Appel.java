package fr.trophees.candidature;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.courriel.Concours;
import fr.trophees.edition.Calendrier;
import fr.trophees.edition.CalendrierDesDiagrammes;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Decisions;
import fr.trophees.edition.Definition;
import fr.trophees.edition.Edition;
import fr.trophees.edition.Jalon;
import fr.trophees.eligibilite.CategorieOuverte;
import fr.trophees.eligibilite.Contexte;
import fr.trophees.eligibilite.DossierDepose;
import fr.trophees.eligibilite.PublicVise;
import fr.trophees.eligibilite.SeuilsRuraux;
import fr.trophees.eligibilite.Verdict;
import fr.trophees.formulaire.Erreur;
import fr.trophees.territoire.Commune;
import fr.trophees.territoire.Territoires;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running edition as candidatures see it: what may be done now, its form, its categories, its articles. */
record Appel(Edition edition, FormulairePublie formulaire, Territoires territoires) {

    /** Rules of the regulation that a field of the form is about. */
    private static final Map<String, String> REGLES = Map.ofEntries(
            Map.entry("structureType", "ELIG-1"),
            Map.entry("collectiviteMandante", "ELIG-1"),
            Map.entry("facilitateurs", "ELIG-2"),
            Map.entry("adherent", "ELIG-2"),
            Map.entry("dateDebut", "ELIG-3"),
            Map.entry("dateFin", "ELIG-3"),
            Map.entry("territoireCommunes", "ELIG-4"),
            Map.entry("territoireDepartement", "ELIG-4"),
            Map.entry("entiteDistincte", "ELIG-5"),
            Map.entry("categorie", "ELIG-6"),
            Map.entry("reglementAccepte", "DEP-3"),
            Map.entry("droitsImageAcceptes", "DEP-4"));

    /** Where the regulation of 2024 says it. */
    private static final Map<String, String> ARTICLES = Map.of(
            "DEP-2", "3.1", "DEP-3", "5.5", "DEP-4", "5.2", "ELIG-5", "1.3", "ELIG-6", "1.3", "ELIG-7", "1.3", "ORG-1",
            "5.1");

    private static final Pattern CITATION = Pattern.compile("Règlement, art\\. (\\d+\\.\\d+)");

    /** ELIG-3: « terminées il y a moins de 2 ans ». */
    private static final int ANS_APRES_LA_FIN = 2;

    /** While an edition is suspended its timers are parked there. */
    private static final Date EN_ATTENTE =
            Date.from(LocalDate.of(9999, 1, 1).atStartOfDay(Calendrier.PARIS).toInstant());

    String id() {
        return edition.id();
    }

    String prefixe() {
        return edition.prefixe();
    }

    Delais delais() {
        return new Delais(edition.calendrier(), edition.suspendueLe());
    }

    Instant lancement() {
        return edition.calendrier().instant(Jalon.LANCEMENT);
    }

    Instant ceremonie() {
        return edition.calendrier().instant(Jalon.CEREMONIE);
    }

    String lieuCeremonie() {
        Definition.Lieu lieu = edition.definition().lieux().ceremonie();
        return Stream.of(lieu.evenement(), lieu.nom(), lieu.ville())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    boolean proclame() {
        return edition.proclameeLe() != null;
    }

    boolean votesFermes(Instant maintenant) {
        return !maintenant.isBefore(edition.calendrier().instant(Jalon.FERMETURE_VOTES));
    }

    Concours concours() {
        return Concours.de(edition);
    }

    /** Category ids and titles, in the order of the call. */
    Map<String, String> categories() {
        Map<String, String> titres = new LinkedHashMap<>();
        for (Definition.Categorie categorie : edition.definition().categories()) {
            titres.put(categorie.id(), categorie.titre());
        }
        return titres;
    }

    /** Category ids and the call's full text of each. */
    Map<String, String> textesDesCategories() {
        return edition.definition().categories().stream()
                .collect(Collectors.toMap(Definition.Categorie::id, Definition.Categorie::texte));
    }

    String titreCategorie(String id) {
        return categories().getOrDefault(id, "");
    }

    String versionReglement() {
        return edition.definition().reglement().version();
    }

    /** Number of the article that a rule comes from, null where this regulation has no such article. */
    String article(String regle) {
        return siPresent(ARTICLES.get(regle));
    }

    /** The paragraph that a rule comes from, null where this regulation has no such article. */
    String paragraphe(String regle) {
        String numero = article(regle);
        if (numero == null) {
            return null;
        }
        Pattern paragraphe =
                Pattern.compile("(?ms)^\\s*" + Pattern.quote(numero) + "\\.?\\s+(.*?)(?=^\\s*\\d+\\.\\d+\\.?\\s|\\z)");
        return edition.definition().reglement().articles().stream()
                .map(article -> paragraphe.matcher(article.texte()))
                .filter(Matcher::find)
                .map(trouve -> trouve.group(1).strip())
                .findFirst()
                .orElseThrow();
    }

    /** The article that says midnight, null where there is none (D-1). */
    String articleMinuit() {
        return siPresent("3.1");
    }

    /** The article that says the closing hour, null where there is none (D-1). */
    String articleHeure() {
        return siPresent("4.3");
    }

    /** The rules' verdicts, with the source that this edition's own texts have for them: another year's article is none. */
    List<Verdict> citer(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> new Verdict(verdict.regle(), verdict.issue(), verdict.motif(), source(verdict)))
                .toList();
    }

    private String source(Verdict verdict) {
        Matcher article = CITATION.matcher(verdict.article());
        boolean cite = article.find()
                ? siPresent(article.group(1)) != null
                : !edition.definition().suppose("appel");
        return cite ? verdict.article() : "Règle supposée : le texte de cette édition n’a pas été conservé";
    }

    private String siPresent(String numero) {
        Pattern paragraphe = Pattern.compile("(?m)^\\s*" + Pattern.quote(numero) + "\\.?\\s");
        boolean present = edition.definition().reglement().articles().stream()
                .anyMatch(article -> paragraphe.matcher(article.texte()).find());
        return present ? numero : null;
    }

    // what may be done

    /**
     * A new dossier may be begun and deposited.
     *
     * @throws RequeteRefusee 409 before the launch, while suspended, once cancelled; 410 from the limit on (D-1)
     */
    void exigerOuvert(Instant recu) {
        exigerNonAnnule();
        if (edition.suspendue()) {
            throw RequeteRefusee.conflit(
                    "Concours suspendu",
                    "Le concours est suspendu : aucun dossier ne peut être déposé pour l’instant.");
        }
        if (delais().avantLancement(recu)) {
            throw RequeteRefusee.conflit(
                    "Appel à venir",
                    "L’appel à candidatures n’est pas encore lancé : il le sera le " + moment(lancement()) + ".");
        }
        exigerAvantLimite(recu, "Aucun dossier ne peut plus être déposé.");
    }

    /** @throws RequeteRefusee 409 once cancelled */
    void exigerNonAnnule() {
        if (edition.annulee()) {
            throw RequeteRefusee.conflit("Concours annulé", "Le concours est annulé.");
        }
    }

    /** @throws RequeteRefusee 410 from the limit on (D-1) */
    void exigerAvantLimite(Instant recu, String consequence) {
        if (delais().apresLimite(recu)) {
            throw RequeteRefusee.tropTard("Les candidatures sont closes depuis le "
                    + DatesEnFrancais.echeance(delais().limite()) + ". " + consequence);
        }
    }

    // the form

    List<ErreurDeChamp> erreursDeType(Map<String, Object> saisie) {
        return dire(formulaire.regles().erreursDeType(saisie));
    }

    Map<String, Object> nettoyer(Map<String, Object> saisie) {
        return formulaire.regles().nettoyer(saisie);
    }

    /** Everything that a deposit would be refused for. */
    List<ErreurDeChamp> manque(Map<String, Object> donnees) {
        return dire(formulaire.regles().erreursDeDepot(donnees));
    }

    /**
     * What is still missing from a dossier: a draft is held against the form as it is today, a deposited one keeps what was said
     * when it was last saved.
     */
    List<ErreurDeChamp> manque(Dossier dossier) {
        return dossier.depose() ? dossier.manque() : manque(dossier.donnees());
    }

    /** What is wrong in what is there; nothing is said of what isn't yet. */
    List<ErreurDeChamp> erreursDeForme(Map<String, Object> donnees) {
        return dire(formulaire.regles().erreursDeForme(donnees));
    }

    private static List<ErreurDeChamp> dire(List<Erreur> erreurs) {
        return erreurs.stream()
                .map(erreur -> new ErreurDeChamp(erreur.champ(), erreur.message(), REGLES.get(erreur.champ())))
                .toList();
    }

    // eligibility

    /** @param deposes the applicant's dossiers that count */
    Contexte contexte(List<DossierDepose> deposes) {
        Definition definition = edition.definition();
        Decisions.SeuilsRuraux seuils = definition.decisions().d4();
        return new Contexte(
                PublicVise.valueOf(definition.candidature().publicVise().name()),
                definition
                        .decisions()
                        .reference(edition.calendrier(), edition.premierCalendrier())
                        .atZone(Calendrier.PARIS)
                        .toLocalDate(),
                ANS_APRES_LA_FIN,
                definition.decisions().d2() == Decisions.Reconnaissance.TOUS,
                categoriesOuvertes(),
                new SeuilsRuraux(seuils.communeAuPlus(), seuils.departementMoinsDe(), seuils.margePourCent()),
                territoires,
                deposes);
    }

    /** Changing the closing may change what ELIG-3 says (D-3). */
    boolean referenceSuitLaCloture() {
        return edition.definition().decisions().d3() == Decisions.Reference.CLOTURE_EN_VIGUEUR;
    }

    /** The first arrival of an attestation counts when staff asks for a better one (D-5). */
    boolean premiereArriveeCompte() {
        return edition.definition().decisions().d5() == Decisions.Arrivee.PREMIERE;
    }

    /** What is proposed to staff for late candidatures (D-1): {@code admettre} or {@code refuser}. */
    String propositionTardifs() {
        return edition.definition().decisions().d1().propositionTardifs().name().toLowerCase(Locale.ROOT);
    }

    private List<CategorieOuverte> categoriesOuvertes() {
        return edition.definition().categories().stream()
                .map(categorie -> new CategorieOuverte(categorie.id(), categorie.titre(), categorie.rurale()))
                .toList();
    }

    /** Name of a commune by its Insee code, empty when it isn't known. */
    String commune(String insee) {
        return insee == null
                ? ""
                : territoires.commune(insee).map(Commune::enClair).orElse("");
    }

    // dates

    /** « vendredi 8 novembre 2024 à 16 h ». */
    String moment(Instant instant) {
        return DatesEnFrancais.dateEtHeure(instant);
    }

    /** « vendredi 8 novembre 2024 ». */
    static String jour(LocalDate jour) {
        return DatesEnFrancais.jour(jour);
    }

    /** @see CandidaturesDesDiagrammes#echeanceAttestation */
    Date echeanceAttestation(String phrase, Instant attestationAvant) {
        Date date = CalendrierDesDiagrammes.date(edition, edition.calendrier(), phrase);
        Instant derniere = plusTard(date.toInstant(), delais().limite());
        derniere = attestationAvant == null ? derniere : plusTard(derniere, attestationAvant);
        boolean enAttente = edition.suspendue() && derniere.isAfter(edition.suspendueLe());
        return enAttente ? EN_ATTENTE : Date.from(derniere);
    }

    private static Instant plusTard(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}

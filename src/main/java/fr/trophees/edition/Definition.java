package fr.trophees.edition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.time.Period;
import java.util.List;

/**
 * What an edition is, as data: a YAML file that ships with the product or that staff brings, then the running edition's own
 * copy in JSON. Read and checked by {@link Definitions}.
 *
 * <p>Long texts are made of lines: each is a paragraph, or an item of a list when it begins with "- ".
 *
 * @param concours the contest that this is an edition of
 * @param sigle of the contest; prefixes of its editions are made of it
 * @param prefixe of dossier numbers
 * @param annee year of the edition; its population figures are those in force on 1 January (D-4)
 * @param calendrier as the edition opens; the calendar in force is the running edition's
 * @param autreConcours the call that this one points to, of the same year
 * @param chiffres version of the official population figures (D-4)
 * @param supposes paths of the values that no source gives, e.g. {@code calendrier.lancement}; a path stands for all below it
 * @param aRelire paths of what a clone took over from its model and somebody must read again: texts with years and dates
 */
public record Definition(
        String id,
        String concours,
        String sigle,
        String prefixe,
        int annee,
        String titre,
        String organisateur,
        Contact contact,
        Expediteur expediteur,
        Calendrier calendrier,
        Lieux lieux,
        Appel appel,
        @Nullable AutreConcours autreConcours,
        List<Categorie> categories,
        CoupDeCoeur coupDeCoeur,
        Candidature candidature,
        Jury jury,
        Vote vote,
        Decisions decisions,
        Reglement reglement,
        String chiffres,
        Conservation conservation,
        @Nullable List<String> supposes,
        @Nullable List<String> aRelire) {

    /** How to reach the organiser; rights are also exercised by post (art. 5.3). */
    public record Contact(String courriel, String adresse, String site, List<Reseau> reseaux) {

        public Contact {
            reseaux = List.copyOf(reseaux);
        }
    }

    /** A social network account (art. 3.1). */
    public record Reseau(String nom, String compte, String adresse) {}

    /**
     * Who mails come from. The sending address itself belongs to the installation.
     *
     * @param repondreA Reply-To of every mail
     */
    public record Expediteur(String nom, String repondreA) {}

    /** @param sessionJury null while staff has not set it (JURY-9) */
    public record Lieux(Lieu ceremonie, @Nullable Lieu sessionJury) {}

    /** @param evenement what it takes place in, if anything */
    public record Lieu(@Nullable String evenement, String nom, String ville) {

        private String enClair() {
            return nom + ", " + ville;
        }
    }

    /** The call's own texts, apart from its categories and regulation. */
    public record Appel(String introduction, String quiPeutCandidater, String modalites, String jury) {}

    public record AutreConcours(String edition, String titre) {}

    /**
     * @param titreReglement its title in art. 1.3 where it differs
     * @param rurale kept for "territoires de faible densité" (ELIG-4)
     */
    public record Categorie(String id, String titre, @Nullable String titreReglement, String texte, boolean rurale) {}

    /** JURY-6: the extra prize, for which nobody applies. */
    public record CoupDeCoeur(String titre, String texte) {}

    /** How one applies. */
    public record Candidature(String formulaire, PublicVise publicVise, List<Document> documents) {

        public Candidature {
            documents = List.copyOf(documents);
        }
    }

    /** Who a contest is for (art. 1.2). */
    public enum PublicVise {
        /** PLIE, MDE, collectivités, EPCI and the organisations that they mandate: ELIG-1 and ELIG-3. */
        @JsonProperty("initiatives")
        INITIATIVES,
        /** Structures that carry facilitateurs, members or recognised: ELIG-2 and ELIG-4. */
        @JsonProperty("achat")
        ACHAT
    }

    public record Document(Nature nature, String titre, boolean obligatoire, @Nullable String aide) {}

    public enum Nature {
        /** DEP-2. */
        @JsonProperty("attestation")
        ATTESTATION,
        @JsonProperty("mandat")
        MANDAT,
        @JsonProperty("illustration")
        ILLUSTRATION,
        @JsonProperty("autre")
        AUTRE
    }

    /**
     * @param domaines the fields of art. 4.1 (JURY-1)
     * @param engagement what a member accepts before any dossier opens (JURY-9); a text of ours unless the edition has its own
     * @param criteres what a member may rate a dossier on, for themselves alone (usage); of ours unless the edition has its own
     */
    public record Jury(List<String> domaines, @Nullable Engagement engagement, @Nullable List<String> criteres) {

        public Jury {
            domaines = List.copyOf(domaines);
            engagement = engagement == null ? Engagement.ORDINAIRE : engagement;
            criteres = criteres == null
                    ? List.of("Qualité globale", "Originalité", "Impact sur le territoire")
                    : List.copyOf(criteres);
        }
    }

    /**
     * Confidentiality and impartiality (art. 4.4, 4.5, usage).
     *
     * @param version a changed text is a new version, which members accept anew
     * @param texte one commitment a line
     */
    public record Engagement(String version, String texte) {

        private static final Engagement ORDINAIRE = new Engagement(
                "1",
                """
                Je garde confidentiels les dossiers, les échanges du jury et les votes ; je ne dis rien des résultats avant la cérémonie.
                Je ne transmets à personne mon lien personnel, mes identifiants ni le livret des dossiers.
                J’examine chaque dossier avec impartialité, sur ce que le candidat y présente.
                Je déclare mes liens professionnels avec les structures candidates (employeur, financeur, administrateur, fournisseur, formateur…), aussi quand je les découvre tard, et je ne vote pas dans les catégories où elles se présentent.
                Je n’utilise les données des dossiers que pour ce jury, et je les efface ensuite.
                """
                        .strip());
    }

    /** @param nouveauScrutinJours how long a category that is voted again stays open (JURY-3) */
    public record Vote(String methode, Quorum quorum, int nouveauScrutinJours) {}

    /**
     * How many non-recused jurors must have voted (usage); both conditions hold when both are set.
     *
     * @param minimum of voters, 0 for none
     * @param pourcentage of the non-recused, 0 for none
     */
    public record Quorum(int minimum, int pourcentage) {

        /** JURY-8: with fewer voters the outcome tells, to who knows the voters, what each of them chose. */
        public static final int POUR_LE_SECRET = 3;

        /** JURY-8: what staff must know before the launch when so few voters may designate a laureate; empty when they may not. */
        String alerte() {
            return minimum >= POUR_LE_SECRET
                    ? ""
                    : "Cette édition ne demande pas trois votants dans chaque catégorie (les règlements n’en fixent pas le nombre)."
                            + " Si un seul membre vote, le lauréat dit son bulletin ; s’ils sont deux, chacun peut déduire celui de"
                            + " l’autre. Composez le jury pour que chaque catégorie garde au moins trois votants malgré les"
                            + " récusations, ou choisissez « Trois votants » à l’ouverture d’une édition : en dessous, le jury"
                            + " délibère.";
        }
    }

    /** The text that applicants accept (DEP-3): a modified one is a new version (ORG-1). */
    public record Reglement(String version, String intitule, List<Article> articles) {

        public Reglement {
            articles = List.copyOf(articles);
        }
    }

    /** @param texte with the numbers of its paragraphs as printed */
    public record Article(String numero, String titre, String texte) {}

    /** Retention hints, counted from the ceremony (usage). */
    public record Conservation(Period brouillons, Period dossiers, Period laureats) {}

    public Definition {
        categories = List.copyOf(categories);
        supposes = supposes == null ? List.of() : List.copyOf(supposes);
        aRelire = aRelire == null ? List.of() : List.copyOf(aRelire);
    }

    /** @throws IllegalArgumentException if the contest has no such category */
    public Categorie categorie(String id) {
        return categories.stream()
                .filter(categorie -> categorie.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Ce concours n’a pas cette catégorie."));
    }

    /** Whether the value at that path, e.g. {@code calendrier.lancement}, is assumed: no source gives it. */
    public boolean suppose(String chemin) {
        return supposes.stream()
                .anyMatch(suppose ->
                        chemin.equals(suppose) || chemin.startsWith(suppose + ".") || chemin.startsWith(suppose + "["));
    }

    /** Where the results are proclaimed, e.g. "Palais des Congrès (Corum), Montpellier". */
    @JsonIgnore
    public String lieuCeremonie() {
        return lieux.ceremonie().enClair();
    }

    /** Where the jury meets, or null while it isn't known. */
    @JsonIgnore
    public String lieuSessionJury() {
        return lieux.sessionJury() == null ? null : lieux.sessionJury().enClair();
    }

    /**
     * A new edition on this model: new names, dates shifted by whole days so that the launch falls on the given day (same
     * hours on the wall; days of the week aren't looked at), no link to the other contest of a past year unless one is
     * given. Texts are kept, what speaks of years and dates is listed in {@link #aRelire}. To be checked by {@link
     * Definitions#verifier}.
     */
    public Definition decaler(Decalage decalage) {
        return decalage.appliquer(this);
    }

    /** The same edition, voted by another method; to be checked by {@link Definitions#verifier}. */
    Definition avecMethode(String methode) {
        ObjectNode arbre = Definitions.JSON.valueToTree(this);
        arbre.withObject("/vote").put("methode", methode);
        return Definitions.JSON.convertValue(arbre, Definition.class);
    }

    Definition avecVotantsAuMoins(int minimum) {
        ObjectNode arbre = Definitions.JSON.valueToTree(this);
        arbre.withObject("/vote/quorum").put("minimum", minimum);
        return Definitions.JSON.convertValue(arbre, Definition.class);
    }
}

package fr.trophees.edition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An edition as data: what its YAML file says. A running edition keeps its own copy.
 *
 * @param id kebab-case, e.g. {@code initiatives-territoriales-2024}
 * @param prefixe of the dossiers' numbers, e.g. {@code IT2024}
 * @param formulaire id of the candidate's form
 * @param candidats who may apply: {@code initiatives} (ELIG-1) or {@code achat} (ELIG-2)
 * @param chiffres version of the official figures (D-4)
 * @param autreEdition the other contest of the year, or null
 * @param dates milestone → wall clock of Paris
 * @param supposes keys whose value no source gives
 */
public record Definition(
        String id,
        String prefixe,
        String concours,
        int annee,
        String titre,
        String presentation,
        String formulaire,
        Candidats candidats,
        String chiffres,
        String autreEdition,
        @com.fasterxml.jackson.annotation.JsonProperty("calendrier") Map<String, LocalDateTime> dates,
        String lieu,
        Contact contact,
        List<String> quiPeutCandidater,
        List<Categorie> categories,
        String coupDeCoeur,
        Jury jury,
        Vote vote,
        Decisions decisions,
        Reglement reglement,
        List<String> supposes) {

    /** Who may apply. */
    public enum Candidats {
        @com.fasterxml.jackson.annotation.JsonProperty("initiatives")
        INITIATIVES,
        @com.fasterxml.jackson.annotation.JsonProperty("achat")
        ACHAT
    }

    /** Where to write to the organiser; {@code courriel} is the Reply-To of every mail. */
    public record Contact(String courriel, String adresse, String site, String x, String linkedin) {}

    /** @param rurale ELIG-4 applies */
    public record Categorie(String id, String titre, boolean rurale, String texte) {}

    /** @param domaines the fields that the jury's members come from (art. 4.1) */
    public record Jury(List<String> domaines) {}

    /** @param nouveauScrutinJours days that a category voted again stays open (JURY-3) */
    public record Vote(String methode, Quorum quorum, int nouveauScrutinJours) {}

    /** Voters required among those not recused: a number, and a share in percent; 0 for none. */
    public record Quorum(int minimum, int pourcentage) {}

    /** How this edition settles what the texts leave open. */
    public record Decisions(D1 d1, D2 d2, D3 d3, D4 d4, D5 d5, D6 d6, D7 d7, D8 d8) {}

    /** D-1: what is proposed to staff for what was complete between the closing and midnight. */
    public record D1(String propositionTardifs) {}

    /** D-2: whether members need their regional coordination's recognition too. */
    public record D2(boolean reconnaissanceDesAdherents) {}

    /** D-3: a project must have ended less than so many years before the closing first announced. */
    public record D3(String reference, int ans) {}

    /** D-4: rural thresholds, in inhabitants: at most, and less than. */
    public record D4(int communeMaximum, int departementMoinsDe) {}

    /** D-5: whether staff may ask for a better attestation after the deadline. */
    public record D5(boolean nouvelleAttestation) {}

    /** D-6: {@code par-concours}. */
    public record D6(String recompenseUnique) {}

    /** D-7: {@code proposes}, {@code sur-motif} or {@code exclus}. */
    public record D7(String laureats) {}

    /** D-8: {@code par-l-equipe}. */
    public record D8(String proclamation) {}

    /** The text that candidates accept (DEP-3). */
    public record Reglement(String version, List<Article> articles) {}

    public record Article(String numero, String titre, String texte) {}

    @JsonIgnore
    public Calendrier calendrier() {
        EnumMap<Jalon, Instant> instants = new EnumMap<>(Jalon.class);
        dates.forEach((code, date) ->
                instants.put(Jalon.deCode(code), date.atZone(Calendrier.PARIS).toInstant()));
        return Calendrier.de(instants);
    }

    /** @throws IllegalArgumentException for a category that isn't of this edition */
    public Categorie categorie(String id) {
        return categories.stream()
                .filter(categorie -> categorie.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Cette catégorie n'est pas de cette édition."));
    }

    /**
     * A new edition after this one: every date is moved by the whole days between the two launches, hours stay.
     *
     * @param lancement day of the new launch
     */
    public Definition decaler(String nouvelId, String nouveauPrefixe, LocalDate lancement) {
        long jours = ChronoUnit.DAYS.between(dates.get(Jalon.LANCEMENT.code()).toLocalDate(), lancement);
        Map<String, LocalDateTime> suivantes = new LinkedHashMap<>();
        dates.forEach((code, date) -> suivantes.put(code, date.plusDays(jours)));
        int an = suivantes.get(Jalon.CEREMONIE.code()).getYear();
        return avec(nouvelId, nouveauPrefixe, an, titre.replace(String.valueOf(annee), String.valueOf(an)), suivantes);
    }

    /** The same edition on other dates. */
    public Definition avecDates(Map<Jalon, LocalDateTime> changements) {
        Map<String, LocalDateTime> suivantes = new LinkedHashMap<>(dates);
        changements.forEach((jalon, date) -> suivantes.put(jalon.code(), date));
        return avec(id, prefixe, annee, titre, suivantes);
    }

    /** The same edition under another title. */
    public Definition intitulee(String nouveauTitre) {
        return avec(id, prefixe, annee, nouveauTitre, dates);
    }

    private Definition avec(
            String nouvelId, String nouveauPrefixe, int an, String nouveauTitre, Map<String, LocalDateTime> suivantes) {
        return new Definition(
                nouvelId,
                nouveauPrefixe,
                concours,
                an,
                nouveauTitre,
                presentation,
                formulaire,
                candidats,
                chiffres,
                id.equals(nouvelId) ? autreEdition : null,
                suivantes,
                lieu,
                contact,
                quiPeutCandidater,
                categories,
                coupDeCoeur,
                jury,
                vote,
                decisions,
                reglement,
                supposes);
    }
}

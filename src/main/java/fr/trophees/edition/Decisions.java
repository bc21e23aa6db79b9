package fr.trophees.edition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How this edition settles what the texts leave open, D-1 … D-8: settings, shown to staff when it opens and published with
 * the call.
 *
 * @param d2 who must be recognised by the regional coordination
 * @param d3 "terminées il y a moins de 2 ans": before what
 * @param d5 which arrival counts when staff asks for a better attestation
 * @param d6 how far "un seul de ces projets" reaches
 * @param d7 may a laureate also get the coup de cœur
 */
public record Decisions(
        @JsonProperty("D-1") Horaire d1,
        @JsonProperty("D-2") Reconnaissance d2,
        @JsonProperty("D-3") Reference d3,
        @JsonProperty("D-4") SeuilsRuraux d4,
        @JsonProperty("D-5") Arrivee d5,
        @JsonProperty("D-6") Portee d6,
        @JsonProperty("D-7") Laureats d7,
        @JsonProperty("D-8") Proclamation d8) {

    /**
     * D-1: 16:00 or midnight.
     *
     * @param annoncee the milestone announced and reminded
     * @param accepteeJusqua the milestone from which nothing is accepted: the limit, or the closing itself
     * @param propositionTardifs what is proposed to staff in between
     */
    public record Horaire(Jalon annoncee, Jalon accepteeJusqua, Proposition propositionTardifs) {}

    public enum Proposition {
        @JsonProperty("admettre")
        ADMETTRE,
        @JsonProperty("refuser")
        REFUSER
    }

    /** D-2. */
    public enum Reconnaissance {
        @JsonProperty("non-adherents")
        NON_ADHERENTS,
        @JsonProperty("tous")
        TOUS
    }

    /** D-3; see {@link #reference}. */
    public enum Reference {
        @JsonProperty("premiere-cloture-annoncee")
        PREMIERE_CLOTURE_ANNONCEE,
        @JsonProperty("cloture-en-vigueur")
        CLOTURE_EN_VIGUEUR
    }

    /**
     * D-4, in inhabitants.
     *
     * @param communeAuPlus included
     * @param departementMoinsDe excluded
     * @param margePourCent a figure that near to a limit, on either side, is for staff to judge; 0 for none
     */
    public record SeuilsRuraux(int communeAuPlus, int departementMoinsDe, int margePourCent) {}

    /** D-5. */
    public enum Arrivee {
        @JsonProperty("premiere-arrivee")
        PREMIERE,
        @JsonProperty("derniere-arrivee")
        DERNIERE
    }

    /** D-6. */
    public enum Portee {
        @JsonProperty("par-concours")
        PAR_CONCOURS,
        /** The stricter reading of article 1.3: refused by {@link Definitions}, since each contest has its own palmarès. */
        @JsonProperty("tous-concours")
        TOUS_CONCOURS
    }

    /** D-7. */
    public enum Laureats {
        @JsonProperty("proposes")
        PROPOSES,
        /** Not proposed; the jury may choose one all the same, with a reason. */
        @JsonProperty("sur-motif")
        SUR_MOTIF,
        @JsonProperty("exclus")
        EXCLUS
    }

    /**
     * D-8: staff releases the results from the hour of the ceremony, never earlier.
     *
     * @param alerte when staff is told that nobody has
     */
    public record Proclamation(Echeance alerte) {}

    /** A decision in the words of its readers. */
    public record Explication(String id, String question, String reponse) {

        public Explication {
            question = Typographie.insecables(question);
            reponse = Typographie.insecables(reponse);
        }
    }

    /**
     * D-3: the closing that "less than 2 years" counts from. The one first announced, or the one in force when it is earlier and
     * the edition says so: a prolongation never moves it beyond the one announced (ORG-1). It depends on these two dates alone,
     * whatever the closing was in between.
     */
    public Instant reference(Calendrier enVigueur, Calendrier annonce) {
        Instant premiere = annonce.instant(Jalon.CLOTURE);
        Instant presente = enVigueur.instant(Jalon.CLOTURE);
        return d3 == Reference.CLOTURE_EN_VIGUEUR && presente.isBefore(premiere) ? presente : premiere;
    }

    List<Explication> enClair(Calendrier enVigueur, Calendrier annonce, int annee) {
        return List.of(
                new Explication("D-1", "Jusqu’à quelle heure un dossier complet est-il reçu ?", horaire(enVigueur)),
                new Explication(
                        "D-2",
                        "Qui doit être reconnu par la coordination régionale ?",
                        switch (d2) {
                            case NON_ADHERENTS ->
                                "Les structures qui n’adhèrent pas à Alliance Villes Emploi (article 1.2).";
                            case TOUS -> "Toutes les structures, adhérentes ou non.";
                        }),
                new Explication(
                        "D-3",
                        "Une action « terminée il y a moins de 2 ans » : à quelle date ?",
                        switch (d3) {
                            case PREMIERE_CLOTURE_ANNONCEE ->
                                "À la date de clôture annoncée en premier, le "
                                        + DatesEnFrancais.jourCourt(reference(enVigueur, annonce))
                                        + ". Une prolongation ne la change pas.";
                            case CLOTURE_EN_VIGUEUR ->
                                "À la date de clôture en vigueur, sans aller au-delà de celle annoncée en premier : le "
                                        + DatesEnFrancais.jourCourt(reference(enVigueur, annonce))
                                        + ". Une prolongation ne la recule jamais au-delà.";
                        }),
                new Explication("D-4", "Quel territoire est rural, d’après quelle population ?", ruralite(annee)),
                new Explication(
                        "D-5",
                        "Que devient une attestation reçue à temps, mais illisible ou signée par une autre personne ?",
                        "L’équipe peut en demander une meilleure, avant une date qu’elle fixe ; "
                                + switch (d5) {
                                    case PREMIERE -> "la date de la première arrivée compte.";
                                    case DERNIERE -> "la date de la dernière arrivée compte.";
                                }
                                + " Une attestation non signée est sans effet."),
                new Explication(
                        "D-6",
                        "Une structure peut-elle être récompensée plusieurs fois ?",
                        "Une seule fois par concours."),
                new Explication(
                        "D-7",
                        "Un lauréat peut-il recevoir aussi le coup de cœur du jury ?",
                        switch (d7) {
                            case PROPOSES -> "Oui, comme tout autre dossier.";
                            case SUR_MOTIF ->
                                "Il n’est pas proposé ; le jury peut en décider autrement, en disant pourquoi.";
                            case EXCLUS -> "Non.";
                        }),
                new Explication(
                        "D-8",
                        "À quelle heure les résultats sont-ils proclamés ?",
                        "À partir du " + DatesEnFrancais.dateEtHeure(enVigueur.instant(Jalon.CEREMONIE))
                                + " (heure de Paris), quand l’équipe les publie ; jamais avant, et rien ne se publie tout seul. Si ce"
                                + " n’est pas fait le "
                                + DatesEnFrancais.echeance(
                                        d8.alerte().instant(enVigueur).toInstant())
                                + ", l’équipe en est alertée."));
    }

    private String horaire(Calendrier calendrier) {
        String annonce = "L’heure annoncée est le " + DatesEnFrancais.echeance(calendrier.instant(d1.annoncee()))
                + " (heure de Paris).";
        if (d1.accepteeJusqua() == Jalon.CLOTURE) {
            return annonce + " Un dossier complet après cette heure est refusé ; le brouillon reste lisible.";
        }
        String proposition =
                switch (d1.propositionTardifs()) {
                    case ADMETTRE -> "il lui est proposé de l’admettre";
                    case REFUSER -> "il lui est proposé de le refuser";
                };
        return annonce + " Un dossier complet après cette heure, et avant le "
                + DatesEnFrancais.echeance(calendrier.instant(Jalon.LIMITE))
                + " (heure de Paris), est reçu et marqué hors délai : l’équipe décide, et " + proposition
                + ". Ensuite, il est refusé ; le brouillon reste lisible.";
    }

    private String ruralite(int annee) {
        String marge = d4.margePourCent() == 0
                ? ""
                : " À " + d4.margePourCent() + "\u00a0% ou moins de l’une de ces limites, l’équipe décide.";
        return "Celui dont toutes les communes ont " + milliers(d4.communeAuPlus())
                + " habitants au plus, ou qui tient tout entier dans un département de moins de "
                + milliers(d4.departementMoinsDe()) + " habitants : population municipale en vigueur au 1er janvier "
                + annee + "." + marge;
    }

    private static String milliers(int nombre) {
        return String.format(Locale.FRENCH, "%,d", nombre);
    }
}

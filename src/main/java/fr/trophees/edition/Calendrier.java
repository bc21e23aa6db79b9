package fr.trophees.edition;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import fr.trophees.formulaire.Erreur;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The dates of an edition: instants, to the second; every computation on them is done on the wall clock of Paris. In JSON,
 * an object with the milestones' codes and ISO 8601 dates with offset.
 *
 * @param dates one for each milestone, immutable, in the order of milestones
 */
@JsonDeserialize(using = CalendrierDeserializer.class)
public record Calendrier(Map<Jalon, Instant> dates) {

    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** No contest is planned further ahead: a date beyond is a slip of the pen. */
    private static final Duration HORIZON = Duration.ofDays(3 * 366);

    /** What makes a date worth a second look; nothing is refused for it. */
    public record Alerte(String champ, String message) {}

    /** @throws IllegalArgumentException if a milestone has no date */
    public Calendrier {
        EnumMap<Jalon, Instant> copie = new EnumMap<>(Jalon.class);
        dates.forEach((jalon, instant) -> copie.put(jalon, instant.truncatedTo(ChronoUnit.SECONDS)));
        for (Jalon jalon : Jalon.values()) {
            if (!copie.containsKey(jalon)) {
                throw new IllegalArgumentException("Il manque au calendrier la date de " + jalon.libelle() + ".");
            }
        }
        dates = Collections.unmodifiableMap(copie);
    }

    public static Calendrier de(Map<Jalon, Instant> dates) {
        return new Calendrier(dates);
    }

    public Instant instant(Jalon jalon) {
        return dates.get(jalon);
    }

    public ZonedDateTime aParis(Jalon jalon) {
        return instant(jalon).atZone(PARIS);
    }

    /** A milestone is reached from its very instant on. */
    public boolean atteint(Jalon jalon, Instant maintenant) {
        return !maintenant.isBefore(instant(jalon));
    }

    /**
     * The day of a milestone in people's words, on the Paris calendar. The limit excludes its own instant: when it falls at
     * midnight, its day is the one that ends then, 8 November for "le 8 novembre à minuit" (art. 3.1).
     */
    public LocalDate jour(Jalon jalon) {
        ZonedDateTime date = aParis(jalon);
        return jalon == Jalon.LIMITE && date.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? date.toLocalDate().minusDays(1)
                : date.toLocalDate();
    }

    /**
     * The calendar with some dates changed. When the closing moves and the limit isn't given, the limit follows: midnight,
     * the end of the closing's new day (D-1), or the closing itself where the edition accepts nothing after it.
     */
    public Calendrier avec(Map<Jalon, Instant> changements) {
        EnumMap<Jalon, Instant> suivantes = new EnumMap<>(dates);
        suivantes.putAll(changements);
        Instant cloture = changements.get(Jalon.CLOTURE);
        if (cloture != null && !changements.containsKey(Jalon.LIMITE)) {
            boolean sansDelai = instant(Jalon.LIMITE).equals(instant(Jalon.CLOTURE));
            suivantes.put(Jalon.LIMITE, sansDelai ? cloture : finDuJour(cloture));
        }
        return new Calendrier(suivantes);
    }

    /** Every date moved by whole days, at the same hour on the wall. */
    public Calendrier decaler(long jours) {
        EnumMap<Jalon, Instant> suivantes = new EnumMap<>(dates);
        suivantes.replaceAll(
                (jalon, instant) -> instant.atZone(PARIS).plusDays(jours).toInstant());
        return new Calendrier(suivantes);
    }

    /**
     * ORG-1: what was ahead when the pause began is moved by its length, measured and added on the wall clock of Paris. No
     * date moves backwards, none falls before the resumption, and the order of milestones is kept.
     *
     * @throws IllegalArgumentException if the pause ends before it begins
     */
    public Calendrier apresPause(Instant debut, Instant fin) {
        if (fin.isBefore(debut)) {
            throw new IllegalArgumentException("Une suspension ne finit pas avant d’avoir commencé.");
        }
        EnumMap<Jalon, Instant> suivantes = new EnumMap<>(dates);
        // the hour that comes twice in October can turn instants back on the wall: the floor keeps them in order
        Instant plancher = fin;
        for (Jalon jalon : Jalon.values()) {
            Instant date = instant(jalon);
            if (date.isAfter(debut)) {
                plancher = plusTard(plancher, apresPause(date, debut, fin));
                suivantes.put(jalon, plancher);
            }
        }
        return new Calendrier(suivantes);
    }

    /**
     * One date that was ahead when a pause began, moved by its length on the wall clock of Paris, in whole minutes and never less;
     * never backwards (ORG-1).
     */
    public static Instant apresPause(Instant date, Instant debut, Instant fin) {
        Duration exacte = Duration.between(mural(debut), mural(fin));
        Duration pause = exacte.truncatedTo(ChronoUnit.MINUTES);
        if (pause.compareTo(exacte) < 0) {
            pause = pause.plusMinutes(1);
        }
        return plusTard(date, mural(date).plus(pause).atZone(PARIS).toInstant());
    }

    /** The dates that don't follow one another as milestones do; an error on the later milestone of each pair. */
    public List<Erreur> desordres() {
        return Arrays.stream(Jalon.values())
                .filter(this::enDesordre)
                .map(jalon -> erreur(jalon, desordre(jalon)))
                .toList();
    }

    /**
     * ORG-1: why these changes can't be made now; empty when they can. What has happened isn't undone and a change is never
     * retroactive. The closing may be prolonged after it has passed, until the votes open; the launch doesn't move once
     * past, nor the votes' opening and close (ORG-3). A session or a ceremony that didn't take place may be put off: the
     * caller refuses once the results are proclaimed.
     *
     * @param changements new dates; those that don't differ from the present ones are no change
     * @return an error for each date at fault, named by the milestone's code
     */
    public List<Erreur> refusDeChangement(Map<Jalon, Instant> changements, Instant maintenant) {
        Map<Jalon, Instant> effectifs = effectifs(changements);
        if (effectifs.isEmpty()) {
            return List.of(new Erreur("", "Donnez au moins une date à changer."));
        }
        List<Erreur> erreurs = new ArrayList<>(tropTard(effectifs, maintenant));
        if (!erreurs.isEmpty()) {
            return erreurs;
        }
        Instant seconde = maintenant.truncatedTo(ChronoUnit.SECONDS);
        effectifs.forEach((jalon, date) -> {
            if (date.isBefore(seconde)) {
                erreurs.add(erreur(jalon, "Donnez une date à venir : un changement n’est jamais rétroactif."));
            } else if (Duration.between(maintenant, date).compareTo(HORIZON) > 0) {
                erreurs.add(erreur(jalon, "Cette date est trop lointaine : vérifiez l’année."));
            }
        });
        if (!erreurs.isEmpty()) {
            return erreurs;
        }
        Calendrier nouveau = avec(effectifs);
        for (Jalon jalon : Jalon.values()) {
            if (nouveau.enDesordre(jalon)) {
                // on the date that was typed, whichever of the two it is
                Jalon champ = effectifs.containsKey(jalon) ? jalon : fautif(jalon, effectifs);
                erreurs.add(erreur(champ, nouveau.desordre(jalon)));
            }
        }
        return erreurs;
    }

    /**
     * The changes that come too late whatever the new date is, since what they would move has happened: a conflict with the
     * edition's state rather than a wrong input.
     */
    public List<Erreur> tropTard(Map<Jalon, Instant> changements, Instant maintenant) {
        List<Erreur> erreurs = new ArrayList<>();
        effectifs(changements).keySet().forEach(jalon -> {
            String refus =
                    switch (jalon) {
                        case LANCEMENT ->
                            atteint(Jalon.LANCEMENT, maintenant)
                                    ? "L’appel est lancé : la date du lancement ne peut plus changer."
                                    : null;
                        case CLOTURE, LIMITE, LECTURE_DOSSIERS, OUVERTURE_VOTES ->
                            atteint(Jalon.OUVERTURE_VOTES, maintenant)
                                    ? "Les votes sont ouverts : la date " + jalon.complement()
                                            + " ne peut plus changer."
                                    : null;
                        case FERMETURE_VOTES ->
                            atteint(Jalon.FERMETURE_VOTES, maintenant)
                                    ? "Les votes sont clos : leur fermeture ne peut plus changer."
                                    : null;
                        case SESSION_JURY, CEREMONIE -> null;
                    };
            if (refus != null) {
                erreurs.add(erreur(jalon, refus));
            }
        });
        return erreurs;
    }

    /**
     * What to look at twice: a reminder or a milestone on a weekend or a public holiday, a closing at midnight.
     *
     * @param rappels the phrases of the diagram's reminders
     */
    public List<Alerte> alertes(Collection<Echeance> rappels) {
        List<Alerte> alertes = new ArrayList<>();
        for (Jalon jalon : Jalon.values()) {
            if (jalon != Jalon.LIMITE || !jour(Jalon.LIMITE).equals(jour(Jalon.CLOTURE))) {
                JoursChomes.motif(jour(jalon))
                        .ifPresent(motif -> alertes.add(
                                new Alerte(jalon.code(), phraseAlerte(jalon.sujet() + " tombe", motif, jour(jalon)))));
            }
        }
        if (aParis(Jalon.CLOTURE).toLocalTime().equals(LocalTime.MIDNIGHT)) {
            alertes.add(new Alerte(
                    Jalon.CLOTURE.code(),
                    "La clôture est à 0 h, au début du "
                            + DatesEnFrancais.jour(instant(Jalon.CLOTURE))
                            + " : est-ce bien le jour voulu ?"));
        }
        for (Echeance rappel : rappels) {
            LocalDate jour = rappel.instant(this).toLocalDate();
            JoursChomes.motif(jour)
                    .ifPresent(motif -> alertes.add(new Alerte(
                            rappel.libelle(), phraseAlerte("« " + rappel.libelle() + " » tombe", motif, jour))));
        }
        return alertes.stream()
                .map(alerte -> new Alerte(alerte.champ(), Typographie.insecables(alerte.message())))
                .toList();
    }

    /** For JSON: code → date with offset, in the order of milestones. */
    @JsonValue
    Map<String, String> enClair() {
        return dates.keySet().stream()
                .collect(Collectors.toMap(
                        Jalon::code,
                        jalon -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(aParis(jalon)),
                        (a, b) -> a,
                        LinkedHashMap::new));
    }

    private Map<Jalon, Instant> effectifs(Map<Jalon, Instant> changements) {
        EnumMap<Jalon, Instant> effectifs = new EnumMap<>(Jalon.class);
        changements.forEach((jalon, date) -> {
            Instant seconde = date.truncatedTo(ChronoUnit.SECONDS);
            if (!seconde.equals(instant(jalon))) {
                effectifs.put(jalon, seconde);
            }
        });
        return effectifs;
    }

    private boolean enDesordre(Jalon jalon) {
        if (jalon == Jalon.LANCEMENT) {
            return false;
        }
        Instant precedent = instant(precedent(jalon));
        boolean strict = jalon == Jalon.CLOTURE || jalon == Jalon.FERMETURE_VOTES;
        return strict ? !instant(jalon).isAfter(precedent) : instant(jalon).isBefore(precedent);
    }

    private String desordre(Jalon jalon) {
        Jalon precedent = precedent(jalon);
        return jalon.sujet() + " (" + DatesEnFrancais.dateCourteEtHeure(instant(jalon)) + ") doit venir après "
                + precedent.libelle() + " (" + DatesEnFrancais.dateCourteEtHeure(instant(precedent)) + ").";
    }

    /** When the later one of a disordered pair wasn't touched: the nearest earlier one that was. */
    private static Jalon fautif(Jalon jalon, Map<Jalon, Instant> changements) {
        for (int i = jalon.ordinal() - 1; i >= 0; i--) {
            if (changements.containsKey(Jalon.values()[i])) {
                return Jalon.values()[i];
            }
        }
        return jalon;
    }

    private static Jalon precedent(Jalon jalon) {
        return Jalon.values()[jalon.ordinal() - 1];
    }

    private static String phraseAlerte(String debut, String motif, LocalDate jour) {
        return debut + " " + motif + " : " + DatesEnFrancais.jour(jour) + ".";
    }

    private static Erreur erreur(Jalon jalon, String message) {
        return new Erreur(jalon.code(), Typographie.insecables(message));
    }

    private static Instant finDuJour(Instant instant) {
        return instant.atZone(PARIS)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(PARIS)
                .toInstant();
    }

    private static LocalDateTime mural(Instant instant) {
        return LocalDateTime.ofInstant(instant, PARIS);
    }

    private static Instant plusTard(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}

package fr.trophees.edition;

import fr.trophees.formulaire.Erreur;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The dates of an edition. Instants; every computation on them is done on the wall clock of Paris.
 *
 * @param dates one for each milestone
 */
public record Calendrier(Map<Jalon, Instant> dates) {

    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** @throws IllegalArgumentException if a milestone has no date */
    public Calendrier {
        if (dates.size() != Jalon.values().length) {
            throw new IllegalArgumentException("Il manque une date au calendrier.");
        }
        dates = Collections.unmodifiableMap(new EnumMap<>(dates));
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

    /**
     * The calendar with some dates changed. When the closing moves alone, the limit follows it: midnight, the end of the
     * closing's day (D-1).
     */
    public Calendrier avec(Map<Jalon, Instant> changements) {
        EnumMap<Jalon, Instant> suivantes = new EnumMap<>(dates);
        suivantes.putAll(changements);
        if (changements.containsKey(Jalon.CLOTURE) && !changements.containsKey(Jalon.LIMITE)) {
            suivantes.put(Jalon.LIMITE, finDuJour(changements.get(Jalon.CLOTURE)));
        }
        return new Calendrier(suivantes);
    }

    private static Instant finDuJour(Instant instant) {
        return instant.atZone(PARIS)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(PARIS)
                .toInstant();
    }

    /** ORG-1: what was ahead when the pause began is moved by its length, measured and added on the wall clock of Paris. */
    public Calendrier apresPause(Instant debut, Instant fin) {
        Duration pause = Duration.between(mural(debut), mural(fin));
        EnumMap<Jalon, Instant> suivantes = new EnumMap<>(dates);
        suivantes.replaceAll((jalon, instant) -> instant.isAfter(debut)
                ? mural(instant).plus(pause).atZone(PARIS).toInstant()
                : instant);
        return new Calendrier(suivantes);
    }

    private static LocalDateTime mural(Instant instant) {
        return LocalDateTime.ofInstant(instant, PARIS);
    }

    /** The dates that don't follow one another as milestones do; an error on the later milestone of each pair. */
    public List<Erreur> desordres() {
        List<Erreur> erreurs = new ArrayList<>();
        Jalon[] jalons = Jalon.values();
        for (int i = 1; i < jalons.length; i++) {
            if (instant(jalons[i]).isBefore(instant(jalons[i - 1]))) {
                erreurs.add(new Erreur(
                        jalons[i].code(),
                        "Cette date vient avant « " + jalons[i - 1].libelle() + " » : donnez-en une plus tardive, ou"
                                + " changez les deux."));
            }
        }
        if (!instant(Jalon.CLOTURE).isAfter(instant(Jalon.LANCEMENT))) {
            erreurs.add(new Erreur(
                    Jalon.CLOTURE.code(), "La clôture vient après le lancement : donnez une date plus tardive."));
        }
        if (!instant(Jalon.FERMETURE_VOTES).isAfter(instant(Jalon.OUVERTURE_VOTES))) {
            erreurs.add(new Erreur(
                    Jalon.FERMETURE_VOTES.code(),
                    "La fermeture des votes vient après leur ouverture : donnez une date plus tardive."));
        }
        return erreurs;
    }

    /**
     * ORG-1: why these changes can't be made now; empty when they can. What has happened can't be undone, a shortening is
     * never retroactive; the closing may be prolonged after it has passed, until votes open.
     */
    public List<Erreur> refusDeChangement(Map<Jalon, Instant> changements, Instant maintenant) {
        List<Erreur> erreurs = new ArrayList<>();
        if (changements.isEmpty()) {
            return List.of(new Erreur("", "Donnez au moins une date à changer."));
        }
        boolean votesOuverts = !maintenant.isBefore(instant(Jalon.OUVERTURE_VOTES));
        changements.forEach((jalon, date) -> {
            boolean cloture = jalon == Jalon.CLOTURE || jalon == Jalon.LIMITE;
            if (cloture && votesOuverts) {
                erreurs.add(new Erreur(jalon.code(), "Les votes sont ouverts : la clôture ne change plus."));
            } else if (!cloture && !maintenant.isBefore(instant(jalon))) {
                erreurs.add(new Erreur(jalon.code(), "Cette date est passée : elle ne change plus."));
            } else if (date.isBefore(maintenant)) {
                erreurs.add(
                        new Erreur(jalon.code(), "Donnez une date à venir : un changement n'est jamais rétroactif."));
            }
        });
        if (erreurs.isEmpty()) {
            erreurs.addAll(avec(changements).desordres());
        }
        return erreurs;
    }

    /** The hour of a milestone on the wall of Paris. */
    LocalTime heure(Jalon jalon) {
        return aParis(jalon).toLocalTime();
    }
}

package fr.trophees.eligibilite;

import static fr.trophees.eligibilite.Redaction.habitants;
import static fr.trophees.eligibilite.Redaction.liste;
import static fr.trophees.eligibilite.Redaction.nombre;

import fr.trophees.territoire.Commune;
import fr.trophees.territoire.Departement;
import fr.trophees.territoire.Epci;
import fr.trophees.territoire.Territoires;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * ELIG-4 with D-4: a territory is of "faible densité" if each of its communes has at most 25,000 inhabitants, or if it
 * lies whole in one département of less than 250,000. Either is enough; each is met, not met, or for a person to see.
 */
final class TerritoireRural {

    /** What one reading of the territory, or one of the two conditions, comes to. */
    record Constat(Issue issue, String motif) {}

    private final SeuilsRuraux seuils;
    private final Territoires territoires;

    TerritoireRural(SeuilsRuraux seuils, Territoires territoires) {
        this.seuils = seuils;
        this.territoires = territoires;
    }

    Constat examiner(Aire aire) {
        if (aire.absente()) {
            return new Constat(Issue.A_VERIFIER, "Le territoire d’intervention n’est pas indiqué.");
        }
        List<String> inconnus = new ArrayList<>();
        List<Commune> communes = communes(aire.communes(), inconnus);
        Optional<Departement> departement =
                Optional.ofNullable(aire.departement()).flatMap(territoires::departement);
        if (aire.departement() != null && departement.isEmpty()) {
            inconnus.add(aire.departement());
        }
        List<Constat> lectures = new ArrayList<>();
        if (!communes.isEmpty()) {
            lectures.add(examiner(communes));
        }
        departement.ifPresent(d -> lectures.add(examiner(territoires.communesDuDepartement(d.code()))));

        if (!inconnus.isEmpty()) {
            String connu = lectures.isEmpty()
                    ? ""
                    : " Pour le reste\u00A0: " + lectures.get(0).motif();
            return new Constat(
                    Issue.A_VERIFIER,
                    "Les données officielles (%s) ne connaissent pas %s.%s"
                            .formatted(territoires.version(), liste(inconnus), connu));
        }
        Constat premiere = lectures.get(0);
        Constat derniere = lectures.get(lectures.size() - 1);
        if (premiere.issue() == derniere.issue()) {
            return premiere;
        }
        return new Constat(
                Issue.A_VERIFIER,
                "Le dossier indique à la fois des communes et un département entier. Communes\u00A0: %s Département\u00A0: %s"
                        .formatted(premiere.motif(), derniere.motif()));
    }

    private List<Commune> communes(List<String> codes, List<String> inconnus) {
        TreeSet<Commune> communes = new TreeSet<>(Comparator.comparing(Commune::insee));
        for (String code : codes) {
            Optional<Epci> epci = territoires.epci(code);
            Optional<Commune> commune = territoires.commune(code);
            epci.map(Epci::communes).ifPresent(communes::addAll);
            commune.ifPresent(communes::add);
            if (epci.isEmpty() && commune.isEmpty()) {
                inconnus.add(code.strip());
            }
        }
        return List.copyOf(communes);
    }

    private Constat examiner(List<Commune> communes) {
        List<String> sansChiffre = communes.stream()
                .filter(commune -> commune.population().isEmpty())
                .map(Commune::enClair)
                .toList();
        if (!sansChiffre.isEmpty()) {
            return new Constat(
                    Issue.A_VERIFIER,
                    "Aucune population n’est connue pour %s (données %s)."
                            .formatted(liste(sansChiffre), territoires.version()));
        }
        Constat parCommunes = parCommunes(communes);
        Constat parDepartement = parDepartement(communes);
        if (parCommunes.issue() == Issue.FAVORABLE) {
            return parCommunes;
        }
        String faits = parCommunes.motif() + " " + parDepartement.motif();
        if (parDepartement.issue() == Issue.FAVORABLE) {
            return new Constat(Issue.FAVORABLE, faits + " Cette seconde condition suffit.");
        }
        if (parCommunes.issue() == Issue.A_VERIFIER || parDepartement.issue() == Issue.A_VERIFIER) {
            return new Constat(Issue.A_VERIFIER, faits);
        }
        return new Constat(Issue.DEFAVORABLE, faits + " Une au moins des deux conditions est nécessaire.");
    }

    private Constat parCommunes(List<Commune> communes) {
        Commune plusPeuplee = communes.stream()
                .max(Comparator.<Commune>comparingInt(TerritoireRural::habitantsDe)
                        .thenComparing(Commune::insee))
                .orElseThrow();
        int population = habitantsDe(plusPeuplee);
        // the most populated commune settles it: every other one is further below, or no matter
        Issue issue = seuils.communeProche(population)
                ? Issue.A_VERIFIER
                : population > seuils.commune() ? Issue.DEFAVORABLE : Issue.FAVORABLE;
        long depassent = communes.stream()
                .filter(commune -> habitantsDe(commune) > seuils.commune())
                .count();
        String motif = "%s compte %s, pour %s au plus (population municipale de %d, en vigueur au 1er janvier %d)%s%s."
                .formatted(
                        communes.size() == 1
                                ? "La commune " + plusPeuplee.enClair()
                                : "La plus peuplée des %s communes, %s,"
                                        .formatted(nombre(communes.size()), plusPeuplee.enClair()),
                        habitants(population),
                        nombre(seuils.commune()),
                        plusPeuplee.departement().annee(),
                        territoires.vigueur(),
                        issue == Issue.A_VERIFIER ? aVoir(population <= seuils.commune()) : "",
                        depassent > 1
                                ? "\u00A0; %s communes dépassent cette limite".formatted(nombre((int) depassent))
                                : "");
        return new Constat(issue, motif);
    }

    private Constat parDepartement(List<Commune> communes) {
        List<Departement> departements =
                communes.stream().map(Commune::departement).distinct().toList();
        // the territory has a figure for each commune, yet a commune elsewhere in the département may have none
        if (departements.stream()
                .anyMatch(departement -> departement.population().isEmpty())) {
            return new Constat(Issue.A_VERIFIER, "La population du département n’est pas connue.");
        }
        String chiffres = liste(departements.stream()
                .sorted(Comparator.comparingInt((Departement departement) -> -habitantsDe(departement)))
                .map(departement -> "%s (%s, %d)"
                        .formatted(departement.nom(), habitants(habitantsDe(departement)), departement.annee()))
                .toList());
        boolean tropPeuple = departements.stream()
                .mapToInt(TerritoireRural::habitantsDe)
                .anyMatch(population -> population >= seuils.departement() && !seuils.departementProche(population));
        if (departements.size() > 1) {
            return tropPeuple
                    ? new Constat(
                            Issue.DEFAVORABLE,
                            "Le territoire s’étend sur %s, pour un seul département de moins de %s."
                                    .formatted(chiffres, habitants(seuils.departement())))
                    : new Constat(
                            Issue.A_VERIFIER,
                            "Le territoire s’étend sur plusieurs départements peu peuplés, %s, quand le texte dit un département de moins de %s."
                                    .formatted(chiffres, habitants(seuils.departement())));
        }
        int population = habitantsDe(departements.get(0));
        Issue issue = tropPeuple
                ? Issue.DEFAVORABLE
                : seuils.departementProche(population) ? Issue.A_VERIFIER : Issue.FAVORABLE;
        return new Constat(
                issue,
                "Département\u00A0: %s, pour moins de %s%s."
                        .formatted(
                                chiffres,
                                nombre(seuils.departement()),
                                issue == Issue.A_VERIFIER ? aVoir(population < seuils.departement()) : ""));
    }

    /** A figure near the limit still says on which side it falls. */
    private String aVoir(boolean remplie) {
        return ", à %d\u00A0%% ou moins de la limite (à ce chiffre, condition %s)"
                .formatted(seuils.margePourCent(), remplie ? "remplie" : "non remplie");
    }

    private static int habitantsDe(Commune commune) {
        return commune.population().orElseThrow();
    }

    private static int habitantsDe(Departement departement) {
        return departement.population().orElseThrow();
    }
}

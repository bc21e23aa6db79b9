package fr.trophees.palmares;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.vote.Deliberation;
import fr.trophees.vote.Deliberation.Decision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** One reward for each structure, on random contests, against a clerk who does it all by hand ({@link Greffier}). */
class AttributionPropertiesTest {

    @Provide
    Arbitrary<Concours> concours() {
        return Concours.arbitraire(6, 5);
    }

    @Provide
    Arbitrary<Concours> petitConcours() {
        return Concours.arbitraire(4, 4);
    }

    @Property(tries = 2000)
    void JURY_5_a_chaque_etape_l_attribution_est_celle_du_greffier(
            @ForAll("concours") Concours concours, @ForAll Random hasard) {
        Seance seance = new Seance(concours, concours.attribution(), hasard);
        Greffier greffier = seance.greffier;
        comparer(concours, seance.attribution, greffier);
        Set<String> enCumulAuDepart = greffier.cumuls().keySet();
        while (!seance.achevee()) {
            seance.avancer();
            comparer(concours, seance.attribution, greffier);
        }
        Attribution attribution = seance.attribution;
        Set<String> arbitrees = attribution.arbitrages().keySet();
        Statistics.label("arbitrages").collect(arbitrees.size() > 1 ? "plusieurs" : arbitrees.size());
        Statistics.label("cascades").collect(!enCumulAuDepart.containsAll(arbitrees));
        Statistics.label("délibérations")
                .collect(concours.urnes().keySet().stream().anyMatch(greffier::aDelibere));
        Statistics.label("arbitrages")
                .coverage(couverture -> couverture.check("plusieurs").percentage(part -> part > 10));
        Statistics.label("cascades")
                .coverage(couverture -> couverture.check(true).percentage(part -> part > 10));
        Statistics.label("délibérations")
                .coverage(couverture -> couverture.check(true).percentage(part -> part > 10));
        verifierPalmares(concours, attribution, greffier);
    }

    @Property(tries = 1000)
    void JURY_5_quels_que_soient_les_choix_du_jury_personne_n_est_recompense_deux_fois_ni_lese(
            @ForAll("petitConcours") Concours concours, @ForAll Random hasard) {
        explorer(concours, concours.attribution(), new Greffier(concours), hasard.nextInt(), 0, false);
    }

    @Property(tries = 1000)
    void JURY_5_sans_deliberation_le_palmares_est_un_de_ceux_qu_une_recherche_exhaustive_admet(
            @ForAll("petitConcours") Concours concours) {
        explorer(concours, concours.attribution(), new Greffier(concours), 0, 0, true);
    }

    @Property(tries = 1000)
    void JURY_5_deux_structures_en_attente_s_arbitrent_dans_un_ordre_ou_dans_l_autre(
            @ForAll("concours") Concours concours, @ForAll Random hasard) {
        Seance seance = new Seance(concours, concours.attribution(), hasard);
        for (; !seance.achevee(); seance.avancer()) {
            Attribution attribution = seance.attribution;
            for (Cumul un : attribution.cumuls()) {
                for (Cumul autre : attribution.cumuls()) {
                    if (!un.structure().equals(autre.structure())) {
                        verifierPermutation(attribution, un, autre);
                    }
                }
            }
        }
    }

    @Property(tries = 1000)
    void JURY_5_un_arbitrage_n_ote_de_premiere_place_a_personne_d_autre(
            @ForAll("concours") Concours concours, @ForAll Random hasard) {
        Seance seance = new Seance(concours, concours.attribution(), hasard);
        for (; !seance.achevee(); seance.avancer()) {
            Attribution attribution = seance.attribution;
            for (Cumul cumul : attribution.cumuls()) {
                for (String categorie : cumul.categories()) {
                    Attribution apres = attribution.arbitrer(cumul.structure(), categorie);
                    List<String> laureatsApres = laureats(apres);
                    assertThat(laureats(attribution))
                            .allMatch(dossier -> Concours.structure(dossier).equals(cumul.structure())
                                    || laureatsApres.contains(dossier));
                    assertThat(apres.cumuls())
                            .noneMatch(suivant -> suivant.structure().equals(cumul.structure()));
                }
            }
        }
    }

    @Property(tries = 1000)
    void JURY_5_chaque_alternative_annonce_ce_qui_arrive_si_elle_est_choisie(
            @ForAll("concours") Concours concours, @ForAll Random hasard) {
        Seance seance = new Seance(concours, concours.attribution(), hasard);
        for (; !seance.achevee(); seance.avancer()) {
            Attribution attribution = seance.attribution;
            for (Cumul cumul : attribution.cumuls()) {
                for (Cumul.Alternative alternative : cumul.alternatives()) {
                    Attribution apres = attribution.arbitrer(cumul.structure(), alternative.categorieRetenue());
                    Map<String, Situation> annoncees = parCategorie(attribution.situations());
                    annoncees.putAll(parCategorie(alternative.effets()));
                    assertThat(apres.situations()).containsExactlyInAnyOrderElementsOf(annoncees.values());
                    assertThat(alternative.effets())
                            .extracting(Situation::categorie)
                            .as("seules les catégories quittées changent de lauréat")
                            .containsAll(cumul.categories().stream()
                                    .filter(categorie -> !categorie.equals(alternative.categorieRetenue()))
                                    .toList())
                            .doesNotContain(alternative.categorieRetenue());
                    assertThat(alternative.cumuls())
                            .isEqualTo(apres.cumuls().stream().collect(toMap(Cumul::structure, Cumul::categories)));
                }
            }
        }
    }

    @Property(tries = 1000)
    void JURY_5_l_etat_se_retrouve_a_partir_de_ce_qui_est_enregistre(
            @ForAll("concours") Concours concours, @ForAll Random hasard) {
        Seance seance = new Seance(concours, concours.attribution(), hasard);
        while (!seance.achevee()) {
            seance.avancer();
            Attribution relue = new Attribution(
                    votes(concours, seance.deliberations), concours.structures(), seance.attribution.arbitrages());

            assertThat(relue.situations()).isEqualTo(seance.attribution.situations());
            assertThat(relue.cumuls()).isEqualTo(seance.attribution.cumuls());
            assertThat(relue.arbitragesCaducs()).isEmpty();
        }
    }

    @Property(tries = 2000)
    void JURY_5_apres_des_retraits_et_de_nouveaux_votes_nul_n_est_ecarte_sans_etre_recompense_ailleurs(
            @ForAll("concours") Concours avant, @ForAll("concours") Concours apres, @ForAll Random hasard) {
        Seance premiere = new Seance(avant, avant.attribution(), hasard);
        while (!premiere.achevee()) {
            premiere.avancer();
        }

        // Some categories are voted again, which voids their deliberations, and some dossiers are withdrawn.
        Concours melange = new Concours(new TreeMap<>(avant.urnes()));
        Map<String, Deliberation> deliberations = new HashMap<>(premiere.deliberations);
        apres.urnes().forEach((categorie, urne) -> {
            if (hasard.nextBoolean()) {
                melange.urnes().put(categorie, urne);
                deliberations.remove(categorie);
            }
        });
        Map<String, String> structures = melange.structures();
        structures.keySet().removeIf(dossier -> hasard.nextInt(5) == 0);
        Attribution reprise =
                new Attribution(votes(melange, deliberations), structures, premiere.attribution.arbitrages());
        Statistics.label("arbitrages caducs")
                .collect(!reprise.arbitragesCaducs().isEmpty());

        Seance seconde = new Seance(melange, reprise, hasard);
        verifierArbitragesUtiles(seconde.attribution);
        while (!seconde.achevee()) {
            seconde.avancer();
            verifierArbitragesUtiles(seconde.attribution);
        }
        assertThat(laureats(seconde.attribution)).allMatch(structures::containsKey);
        assertThat(laureats(seconde.attribution).stream().map(structures::get)).doesNotHaveDuplicates();
        Statistics.label("arbitrages caducs")
                .coverage(couverture -> couverture.check(true).percentage(part -> part > 5));
    }

    /** A jury at work: it arbitrates and deliberates at random until nothing is left, a clerk beside it. */
    private static final class Seance {

        private final Greffier greffier;
        private final Random hasard;
        private final Map<String, Deliberation> deliberations = new HashMap<>();
        private Attribution attribution;
        private int etapes;

        Seance(Concours concours, Attribution attribution, Random hasard) {
            this.greffier = new Greffier(concours);
            this.attribution = attribution;
            this.hasard = hasard;
        }

        boolean achevee() {
            return attribution.achevee();
        }

        /** One more step, drawn at random among the arbitrations and deliberations that wait. */
        void avancer() {
            assertThat(++etapes).as("arbitrages et délibérations").isLessThan(50);
            List<Cumul> cumuls = attribution.cumuls();
            List<DeliberationRequise> aDeliberer = attribution.aDeliberer();
            int choix = hasard.nextInt(cumuls.size() + aDeliberer.size());
            if (choix < cumuls.size()) {
                Cumul cumul = cumuls.get(choix);
                String categorie =
                        cumul.categories().get(hasard.nextInt(cumul.categories().size()));
                greffier.arbitrer(cumul.structure(), categorie);
                attribution = attribution.arbitrer(cumul.structure(), categorie);
            } else {
                String categorie = aDeliberer.get(choix - cumuls.size()).categorie();
                Deliberation deliberation = deliberer(attribution, categorie, hasard);
                greffier.deliberer(categorie, deliberation.laureats());
                deliberations.put(categorie, deliberation);
                attribution = attribution.deliberer(categorie, deliberation);
            }
        }
    }

    /** Any decision that the product's own check accepts. */
    private static Deliberation deliberer(Attribution attribution, String categorie, Random hasard) {
        List<String> laureats = new ArrayList<>();
        Set<String> structures = new HashSet<>();
        List<String> admissibles =
                new ArrayList<>(attribution.admissibles(categorie).keySet());
        Collections.shuffle(admissibles, hasard);
        int nombre = hasard.nextInt(4);
        for (String dossier : admissibles) {
            if (laureats.size() < nombre && structures.add(Concours.structure(dossier))) {
                laureats.add(dossier);
            }
        }
        Decision decision =
                switch (laureats.size()) {
                    case 0 -> Decision.AUCUN_LAUREAT;
                    case 1 -> Decision.DEPARTAGER;
                    default -> Decision.EX_AEQUO;
                };
        assertThat(Deliberation.verifier(
                        decision.code(), String.join(",", laureats), attribution.admissibles(categorie)))
                .isEmpty();
        return new Deliberation(decision, laureats);
    }

    private static void comparer(Concours concours, Attribution attribution, Greffier greffier) {
        for (String categorie : concours.urnes().keySet()) {
            List<String> laureats =
                    attribution.situation(categorie) instanceof ResultatCategorie resultat ? resultat.laureats() : null;
            assertThat(laureats).as(categorie).isEqualTo(greffier.laureats(categorie));
            assertThat(attribution.admissibles(categorie).keySet())
                    .as(categorie)
                    .containsExactlyInAnyOrderElementsOf(greffier.restants(categorie));
        }
        assertThat(attribution.cumuls())
                .extracting(Cumul::structure)
                .containsExactlyElementsOf(greffier.cumuls().keySet());
        attribution.cumuls().forEach(cumul -> assertThat(cumul.categories())
                .containsExactlyElementsOf(greffier.cumuls().get(cumul.structure())));
        assertThat(attribution.arbitragesCaducs()).isEmpty();
    }

    /**
     * Follows every order of arbitration and every choice. Deliberations come last, with a decision that depends on the
     * state alone.
     */
    private static void explorer(
            Concours concours,
            Attribution attribution,
            Greffier greffier,
            int graine,
            int profondeur,
            boolean sansDeliberation) {
        assertThat(profondeur).as("arbitrages et délibérations").isLessThan(30);
        comparer(concours, attribution, greffier);
        List<Cumul> cumuls = attribution.cumuls();
        for (Cumul cumul : cumuls) {
            for (String categorie : cumul.categories()) {
                Greffier suivant = greffier.copie();
                suivant.arbitrer(cumul.structure(), categorie);
                explorer(
                        concours,
                        attribution.arbitrer(cumul.structure(), categorie),
                        suivant,
                        graine,
                        profondeur + 1,
                        sansDeliberation);
            }
        }
        if (!cumuls.isEmpty()) {
            return;
        }
        if (attribution.achevee()) {
            verifierPalmares(concours, attribution, greffier);
            if (sansDeliberation) {
                assertThat(palmaresAdmis(concours)).contains(recompenses(attribution));
            }
        } else if (!sansDeliberation) {
            String categorie = attribution.aDeliberer().get(0).categorie();
            Deliberation deliberation = deliberer(
                    attribution,
                    categorie,
                    new Random(graine + attribution.admissibles(categorie).hashCode()));
            Greffier suivant = greffier.copie();
            suivant.deliberer(categorie, deliberation.laureats());
            explorer(
                    concours,
                    attribution.deliberer(categorie, deliberation),
                    suivant,
                    graine,
                    profondeur + 1,
                    sansDeliberation);
        }
    }

    /** Nobody twice; and who did as well as a laureate whom the votes alone designate is rewarded elsewhere. */
    private static void verifierPalmares(Concours concours, Attribution attribution, Greffier greffier) {
        List<ResultatCategorie> palmares = attribution.palmares();
        assertThat(palmares)
                .extracting(ResultatCategorie::categorie)
                .containsExactlyElementsOf(concours.urnes().keySet());
        List<String> recompensees =
                laureats(attribution).stream().map(Concours::structure).toList();
        assertThat(recompensees).doesNotHaveDuplicates();
        for (ResultatCategorie resultat : palmares) {
            String categorie = resultat.categorie();
            if (greffier.aDelibere(categorie)) {
                continue;
            }
            List<String> laureats = resultat.laureats();
            int voix = laureats.isEmpty() ? 0 : greffier.voix(categorie, laureats.get(0));
            assertThat(concours.urnes().get(categorie).dossiers())
                    .as(categorie)
                    .allMatch(dossier -> laureats.contains(dossier)
                            || greffier.voix(categorie, dossier) < voix
                            || recompensees.contains(Concours.structure(dossier)));
        }
        verifierArbitragesUtiles(attribution);
    }

    /** A structure is struck only if it is rewarded in the category retained for it, or still may be. */
    private static void verifierArbitragesUtiles(Attribution attribution) {
        attribution.arbitrages().forEach((structure, categorie) -> {
            List<String> dossiers = attribution.situation(categorie) instanceof ResultatCategorie resultat
                    ? resultat.laureats()
                    : List.copyOf(attribution.admissibles(categorie).keySet());
            assertThat(dossiers)
                    .as("récompense de %s dans %s", structure, categorie)
                    .anyMatch(dossier -> Concours.structure(dossier).equals(structure));
        });
    }

    private static void verifierPermutation(Attribution attribution, Cumul un, Cumul autre) {
        for (String categorie : un.categories()) {
            for (String autreCategorie : autre.categories()) {
                Attribution dansUnSens =
                        attribution.arbitrer(un.structure(), categorie).arbitrer(autre.structure(), autreCategorie);
                Attribution dansLAutre =
                        attribution.arbitrer(autre.structure(), autreCategorie).arbitrer(un.structure(), categorie);
                assertThat(dansUnSens.situations()).isEqualTo(dansLAutre.situations());
                assertThat(dansUnSens.arbitrages()).isEqualTo(dansLAutre.arbitrages());
            }
        }
    }

    /**
     * By brute force, without any notion of order or of arbitration: every way to give each structure one category or
     * none, kept if each category goes to the best, alone, with a vote, of those not rewarded elsewhere, or to nobody
     * when nobody is left.
     */
    private static Set<Map<String, String>> palmaresAdmis(Concours concours) {
        List<String> structures =
                concours.structures().values().stream().distinct().sorted().toList();
        List<String> categories = List.copyOf(concours.urnes().keySet());
        Set<Map<String, String>> admis = new HashSet<>();
        int combinaisons = (int) Math.pow(categories.size() + 1, structures.size());
        for (int i = 0; i < combinaisons; i++) {
            Map<String, String> recompenses = new HashMap<>();
            int reste = i;
            for (String structure : structures) {
                int choix = reste % (categories.size() + 1);
                reste /= categories.size() + 1;
                if (choix > 0) {
                    recompenses.put(structure, categories.get(choix - 1));
                }
            }
            if (categories.stream().allMatch(categorie -> admise(concours, categorie, recompenses))) {
                admis.add(recompenses);
            }
        }
        return admis;
    }

    private static boolean admise(Concours concours, String categorie, Map<String, String> recompenses) {
        Greffier greffier = new Greffier(concours);
        recompenses.forEach(greffier::arbitrer);
        List<String> attendus = recompenses.entrySet().stream()
                .filter(recompense -> recompense.getValue().equals(categorie))
                .map(Map.Entry::getKey)
                .toList();
        List<String> laureats = greffier.laureats(categorie);
        return laureats != null
                && laureats.stream().map(Concours::structure).toList().equals(attendus);
    }

    private static Map<String, String> recompenses(Attribution attribution) {
        Map<String, String> recompenses = new HashMap<>();
        attribution.palmares().forEach(resultat -> resultat.laureats()
                .forEach(dossier -> recompenses.put(Concours.structure(dossier), resultat.categorie())));
        return recompenses;
    }

    private static List<String> laureats(Attribution attribution) {
        return attribution.situations().stream()
                .filter(ResultatCategorie.class::isInstance)
                .flatMap(situation -> ((ResultatCategorie) situation).laureats().stream())
                .toList();
    }

    private static List<VoteClos> votes(Concours concours, Map<String, Deliberation> deliberations) {
        return concours.votes().stream()
                .map(vote -> new VoteClos(
                        vote.categorie(),
                        vote.depouillement(),
                        Optional.ofNullable(deliberations.get(vote.categorie()))))
                .toList();
    }

    private static Map<String, Situation> parCategorie(List<Situation> situations) {
        return situations.stream().collect(toMap(Situation::categorie, situation -> situation));
    }
}

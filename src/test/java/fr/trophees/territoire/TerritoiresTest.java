package fr.trophees.territoire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The official figures of 2024, on which ELIG-1 and ELIG-4 rest. */
class TerritoiresTest {

    private final Territoires france = Territoires.version("4.0.0");

    @Test
    void D_4_les_chiffres_de_2024_sont_ceux_de_la_version_4_0_0_lue_une_seule_fois() {
        assertThat(france.version()).isEqualTo("4.0.0");
        assertThat(france.vigueur()).isEqualTo(2024);
        assertThat(france.departement("35"))
                .get()
                .extracting(Departement::annee)
                .isEqualTo(2021);
        assertThat(Territoires.version("4.0.0")).isSameAs(france);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "../4.0.0", "4.0.0/../4.0.0", "derniere"})
    void D_4_ce_qui_n_est_pas_une_version_est_refuse(String version) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Territoires.version(version))
                .withMessageContaining("exemple");
        assertThat(Territoires.existe(version)).isFalse();
    }

    @Test
    void D_4_une_version_qui_n_est_pas_livree_est_refusee_et_dite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Territoires.version("3.9.9"))
                .withMessageContaining("3.9.9")
                .withMessageContaining("pas livrées");
        assertThat(Territoires.existe("3.9.9")).isFalse();
        assertThat(Territoires.existe("4.0.0")).isTrue();
    }

    @Test
    void D_4_une_commune_vient_avec_son_departement_sa_region_son_epci_et_sa_population() {
        Commune rennes = france.commune("35238").orElseThrow();

        assertThat(rennes.nom()).isEqualTo("Rennes");
        assertThat(rennes.departement().nom()).isEqualTo("Ille-et-Vilaine");
        assertThat(rennes.region().nom()).isEqualTo("Bretagne");
        assertThat(rennes.siren()).contains(new Siren("213502388"));
        assertThat(rennes.epci().flatMap(siren -> france.epci(siren.valeur())).map(Epci::nom))
                .contains("Rennes Métropole");
        assertThat(rennes.population()).hasValue(225081);
        assertThat(rennes.enClair()).isEqualTo("Rennes (35, Ille-et-Vilaine)");
    }

    @Test
    void D_4_la_population_de_la_France_est_celle_que_l_Insee_publie_pour_2021() {
        assertThat(france.departements().stream()
                        .filter(departement -> departement.code().length() == 2)
                        .mapToInt(departement -> departement.population().orElseThrow())
                        .sum())
                .isEqualTo(65_505_213);
    }

    @Test
    void D_4_la_population_d_un_departement_est_la_somme_de_ses_communes() {
        for (Departement departement : france.departements()) {
            List<Commune> communes = france.communesDuDepartement(departement.code());
            if (communes.stream().allMatch(commune -> commune.population().isPresent()) && !communes.isEmpty()) {
                assertThat(departement.population())
                        .hasValue(communes.stream()
                                .mapToInt(commune -> commune.population().orElseThrow())
                                .sum());
            } else {
                assertThat(departement.population()).isEmpty();
                assertThat(departement.code()).isIn("984", "989");
            }
        }
    }

    @Test
    void D_4_la_population_d_un_groupement_est_la_somme_de_ses_communes() {
        for (Departement departement : france.departements()) {
            for (Commune commune : france.communesDuDepartement(departement.code())) {
                List<Epci> groupements = Optional.of(commune).stream()
                        .flatMap(c -> List.of(c.epci(), c.ept()).stream())
                        .flatMap(Optional::stream)
                        .map(siren -> france.epci(siren.valeur()).orElseThrow())
                        .toList();
                assertThat(groupements).allSatisfy(groupement -> {
                    assertThat(groupement.communes()).contains(commune);
                    if (groupement.communes().get(0).equals(commune)) {
                        assertThat(groupement.population())
                                .isEqualTo(groupement.communes().stream()
                                        .mapToInt(c -> c.population().orElseThrow())
                                        .sum());
                    }
                });
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "69149, Oullins-Pierre-Bénite, 37628", // merged on 1 January 2024
        "35062, La Chapelle-Fleurigné, 2409",
        "85084, Essarts-en-Bocage, 6807", // split on 1 January 2024 …
        "85165, L'Oie, 1259", // … into these
        "85212, Sainte-Florence, 1333",
    })
    void D_4_une_commune_nouvelle_ou_retablie_en_2024_a_sa_population_de_2024(
            String insee, String nom, int population) {
        Commune commune = france.commune(insee).orElseThrow();

        assertThat(commune.nom()).isEqualTo(nom);
        assertThat(commune.population()).hasValue(population);
    }

    @ParameterizedTest
    @CsvSource({
        "75101, 75056", // Paris 1er Arrondissement, less than 25,000 inhabitants
        "13208, 13055",
        "69385, 69123",
        "01120, 01262", // Cordieux, commune associée
        "20004, 2A004", // Ajaccio, before Corsica was divided
        "69152, 69149", // Pierre-Bénite, merged in 2024
        "2a004, 2A004",
        "' 29019 ', 29019",
    })
    void D_4_un_arrondissement_une_commune_deleguee_ou_un_ancien_code_menent_a_la_commune_d_aujourd_hui(
            String code, String insee) {
        assertThat(france.commune(code)).get().extracting(Commune::insee).isEqualTo(insee);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "00000", "99999", "Paris", "200046977"})
    void D_4_un_code_inconnu_n_est_pas_une_commune(String code) {
        assertThat(france.commune(code)).isEmpty();
        assertThat(france.departement(code)).isEmpty();
    }

    @Test
    void D_4_la_Corse_a_deux_departements_et_l_outre_mer_les_siens() {
        assertThat(france.departement("2a"))
                .get()
                .extracting(Departement::population)
                .isEqualTo(OptionalInt.of(162_942));
        assertThat(france.departement("2B"))
                .get()
                .extracting(d -> d.region().nom())
                .isEqualTo("Corse");
        assertThat(france.departement("974")).get().extracting(Departement::nom).isEqualTo("La Réunion");
        assertThat(france.departement("976"))
                .get()
                .extracting(Departement::annee)
                .isEqualTo(2017);
        assertThat(france.commune("97501").orElseThrow().departement().nom()).isEqualTo("Saint-Pierre-et-Miquelon");
        assertThat(france.commune("98735").orElseThrow().siren()).isEmpty();
        assertThat(france.departements()).hasSize(109);
    }

    @Test
    void D_4_les_communes_du_Grand_Paris_ont_un_EPCI_et_un_EPT() {
        Commune saintOuen = france.commune("93070").orElseThrow();

        assertThat(france.epci("200054781").map(Epci::type)).contains(TypeEpci.METRO);
        assertThat(saintOuen.epci()).contains(new Siren("200054781"));
        Epci plaineCommune = france.epci(saintOuen.ept().orElseThrow().valeur()).orElseThrow();
        assertThat(plaineCommune.type()).isEqualTo(TypeEpci.EPT);
        assertThat(plaineCommune.population()).isEqualTo(451_934);
        assertThat(france.epci("200 054 781").orElseThrow().communes()).hasSize(131);
        assertThat(france.commune("75056").orElseThrow().ept()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "217500016, COMMUNE, Paris, true, false",
        "200057867, EPT, Plaine Commune, false, true",
        "243500139, EPCI, Rennes Métropole, false, true",
        "200046977, EPCI, Métropole de Lyon, true, true",
        "225900018, DEPARTEMENT, Nord, true, false",
        "200094332, DEPARTEMENT, Collectivité européenne d'Alsace, true, false",
        "233500016, REGION, Bretagne, true, false",
        "200076958, REGION, Collectivité de Corse, true, false",
    })
    void ELIG_1_un_SIREN_dit_de_quelle_collectivite_il_est(
            String siren, Collectivite.Nature nature, String nom, boolean territoriale, boolean epci) {
        Collectivite collectivite = france.parSiren(new Siren(siren)).orElseThrow();

        assertThat(collectivite.nature()).isEqualTo(nature);
        assertThat(collectivite.nom()).isEqualTo(nom);
        assertThat(collectivite.collectiviteTerritoriale()).isEqualTo(territoriale);
        assertThat(collectivite.epci()).isEqualTo(epci);
    }

    @Test
    void ELIG_1_un_SIREN_que_les_donnees_ignorent_n_est_rien_de_connu() {
        assertThat(france.parSiren(new Siren("356000000"))).isEmpty();
    }

    @Test
    void ELIG_1_les_SIREN_releves_a_la_main_designent_des_departements_et_regions_reels() {
        Territoires.lire("collectivites.csv", 4, ligne -> {
            Collectivite collectivite = france.parSiren(new Siren(ligne[0])).orElseThrow();
            assertThat(collectivite.nom()).isEqualTo(ligne[3]);
            if (collectivite.nature() == Collectivite.Nature.DEPARTEMENT && !ligne[2].equals("6AE")) {
                assertThat(france.departement(ligne[2]))
                        .get()
                        .extracting(Departement::nom)
                        .isEqualTo(ligne[3]);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "rennes, Rennes",
        "RENNES, Rennes",
        "béthu, Béthune",
        "bethune, Béthune",
        "saint etienne, Saint-Étienne",
        "st-etienne, Saint-Étienne",
        "ste-genevieve-des-bois, Sainte-Geneviève-des-Bois",
        "havre, Le Havre",
        "'le havre ', Le Havre",
        "l'hay, L'Haÿ-les-Roses",
        "l’hay, L'Haÿ-les-Roses",
        "vandoeuvre les n, Vandœuvre-lès-Nancy",
        "vandœuvre, Vandœuvre-lès-Nancy",
        "lyo, Lyon",
        "y, Y",
        "yer, Yerres",
        "'saint ', Saint-Étienne",
    })
    void ELIG_4_la_recherche_d_une_commune_ne_demande_ni_accents_ni_majuscules(String saisi, String nom) {
        assertThat(france.rechercher(saisi, 5)).first().extracting(Commune::nom).isEqualTo(nom);
    }

    @Test
    void ELIG_4_la_recherche_met_le_nom_exact_avant_les_plus_grandes_villes() {
        assertThat(france.rechercher("Saint-Denis", 3))
                .extracting(Commune::enClair)
                .startsWith("Saint-Denis (974, La Réunion)", "Saint-Denis (93, Seine-Saint-Denis)");
        assertThat(france.rechercher("Paris", 1)).extracting(Commune::insee).containsExactly("75056");
    }

    @Test
    void ELIG_4_la_recherche_ne_rend_ni_doublon_ni_plus_que_demande() {
        assertThat(france.rechercher("l", 100)).hasSize(100).doesNotHaveDuplicates();
        assertThat(france.rechercher("la roche", 0)).isEmpty();
        assertThat(france.rechercher("", 10)).isEmpty();
        assertThat(france.rechercher(" - ", 10)).isEmpty();
        assertThat(france.rechercher(null, 10)).isEmpty();
        assertThat(france.rechercher("zzzz", 10)).isEmpty();
        assertThat(france.rechercher("(.*", 10)).isEmpty();
    }

    @Test
    void ELIG_4_la_recherche_repond_au_fil_de_la_frappe() {
        List<String> saisies = List.of("s", "sa", "saint", "saint-", "l", "le ", "la r", "mont", "v", "rennes");
        saisies.forEach(saisie -> france.rechercher(saisie, 10));
        long debut = System.nanoTime();
        for (int tour = 0; tour < 50; tour++) {
            saisies.forEach(saisie -> france.rechercher(saisie, 10));
        }
        double millisecondes = (System.nanoTime() - debut) / 1e6 / (50 * saisies.size());

        assertThat(millisecondes).as("moyenne d’une recherche, en ms").isLessThan(5);
    }

    @Test
    void une_commune_se_trouve_par_son_code_postal_la_plus_peuplee_d_abord() {
        assertThat(france.rechercher("34000", 5)).extracting(Commune::nom).startsWith("Montpellier");
        assertThat(france.rechercher("29200", 5)).extracting(Commune::nom).startsWith("Brest");
        assertThat(france.rechercher("75011", 5)).extracting(Commune::insee).startsWith("75056");
        assertThat(france.rechercher("34", 1)).extracting(Commune::nom).containsExactly("Montpellier");
        assertThat(france.rechercher("27370", 20)).hasSizeGreaterThan(5).doesNotHaveDuplicates();
        assertThat(france.rechercher("29019", 5))
                .as("un code INSEE se trouve toujours")
                .extracting(Commune::nom)
                .contains("Brest");
    }
}

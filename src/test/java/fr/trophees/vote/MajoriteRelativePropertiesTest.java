package fr.trophees.vote;

import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Ballots are numbers: 0 is blank, 1 to 4 dossiers that stand, 5 one that was struck. */
class MajoriteRelativePropertiesTest {

    private static final Set<String> DOSSIERS = Set.of("1", "2", "3", "4");

    @Property
    void JURY_8_chaque_bulletin_est_exprime_blanc_ou_annule(
            @ForAll @Size(max = 30) List<@IntRange(max = 5) Integer> bulletins) {
        Depouillement depouillement = depouiller(contenus(bulletins));

        assertThat(depouillement.votants()).isEqualTo(bulletins.size());
        assertThat(depouillement.blancs()).isEqualTo(Collections.frequency(bulletins, 0));
        assertThat(depouillement.annules()).isEqualTo(Collections.frequency(bulletins, 5));
        DOSSIERS.forEach(dossier -> assertThat(depouillement.voix().get(dossier))
                .isEqualTo(Collections.frequency(bulletins, Integer.valueOf(dossier))));
    }

    @Property
    void JURY_4_le_classement_suit_les_voix_et_met_les_egalites_ensemble(
            @ForAll @Size(max = 30) List<@IntRange(max = 5) Integer> bulletins) {
        Depouillement depouillement = depouiller(contenus(bulletins));

        List<Integer> voixDesPaliers = new ArrayList<>();
        depouillement.paliers().forEach(palier -> {
            Set<Integer> voix = palier.stream().map(depouillement.voix()::get).collect(toSet());
            assertThat(voix).hasSize(1);
            voixDesPaliers.addAll(voix);
        });
        assertThat(voixDesPaliers)
                .isSortedAccordingTo(Collections.reverseOrder())
                .doesNotHaveDuplicates();
        assertThat(depouillement.paliers().stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(DOSSIERS);
    }

    @Property
    void JURY_4_l_ordre_des_bulletins_ne_change_rien(
            @ForAll @Size(max = 30) List<@IntRange(max = 5) Integer> bulletins, @ForAll Random hasard) {
        List<String> contenus = contenus(bulletins);
        List<String> melanges = new ArrayList<>(contenus);
        Collections.shuffle(melanges, hasard);

        assertThat(depouiller(melanges)).isEqualTo(depouiller(contenus));
    }

    @Property
    void JURY_4_le_numero_d_un_dossier_ne_l_avantage_pas(
            @ForAll @Size(max = 30) List<@IntRange(max = 5) Integer> bulletins) {
        Map<String, String> renommes = Map.of("1", "4", "2", "3", "3", "2", "4", "1", "5", "5");
        List<String> contenus = contenus(bulletins);
        List<String> autres = contenus.stream()
                .map(contenu -> contenu == null ? null : renommes.get(contenu))
                .collect(toList());

        Set<String> premiersRenommes = new TreeSet<>();
        depouiller(contenus).premiers().forEach(dossier -> premiersRenommes.add(renommes.get(dossier)));
        assertThat(depouiller(autres).premiers()).containsExactlyElementsOf(premiersRenommes);
    }

    @Property
    void JURY_4_une_voix_de_plus_ne_fait_pas_perdre_la_tete(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 5) Integer> bulletins) {
        List<String> contenus = contenus(bulletins);
        for (String premier : depouiller(contenus).premiers()) {
            List<String> augmentes = new ArrayList<>(contenus);
            augmentes.set(0, premier);

            assertThat(depouiller(augmentes).premiers()).contains(premier);
        }
    }

    private static List<String> contenus(List<Integer> bulletins) {
        return bulletins.stream()
                .map(bulletin -> bulletin == 0 ? null : bulletin.toString())
                .collect(toList());
    }

    private static Depouillement depouiller(List<String> contenus) {
        return MethodeDeVote.nommee("majorite-relative").depouiller(DOSSIERS, contenus, 30, 0, Quorum.AUCUN);
    }
}

package fr.trophees.jury;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.jury.LiensPossibles.Lieu;
import fr.trophees.jury.LiensPossibles.Membre;
import fr.trophees.jury.LiensPossibles.Nature;
import fr.trophees.jury.LiensPossibles.Personne;
import fr.trophees.jury.LiensPossibles.Rapprochement;
import fr.trophees.jury.LiensPossibles.Structure;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Few words, so that many of them meet. */
class LiensPossiblesPropertiesTest {

    private static final Arbitrary<String> MOTS = Arbitraries.of(
            "Passerelle", "Emploi", "Brume", "Étang", "Val-d'Orme", "de", "Ville", "Alix", "Verneuil", "MDE");
    private static final Arbitrary<String> TEXTES =
            MOTS.list().ofMinSize(1).ofMaxSize(4).map(mots -> String.join(" ", mots));
    private static final Arbitrary<String> SIRENS = Arbitraries.of("800000010", "800000028", "800000036");
    private static final Arbitrary<String> COURRIELS =
            Arbitraries.of("a@brume.fr", "b@emploi.brume.fr", "c@orange.fr", "d@etang.fr", "e@orange.fr");
    private static final Arbitrary<Lieu> LIEUX = Arbitraries.of(
            new Lieu("Brume", "la commune : Brume"),
            new Lieu("Étang", "la commune : Étang"),
            new Lieu("Val-d'Orme", "l’EPCI : Val-d'Orme"));

    @Provide
    Arbitrary<Membre> membres() {
        return Combinators.combine(
                        TEXTES,
                        TEXTES.injectNull(0.2),
                        SIRENS.injectNull(0.2),
                        COURRIELS.injectNull(0.2),
                        LIEUX.list().ofMaxSize(2))
                .as(Membre::new);
    }

    @Provide
    Arbitrary<Structure> structures() {
        return Combinators.combine(
                        SIRENS,
                        TEXTES,
                        TEXTES.injectNull(0.5),
                        COURRIELS.list().ofMaxSize(2),
                        TEXTES.map(nom -> new Personne(nom, "le contact d’un dossier"))
                                .list()
                                .ofMaxSize(2),
                        LIEUX.list().ofMaxSize(3))
                .as(Structure::new);
    }

    @Property(tries = 500)
    void JURY_3_chaque_proposition_montre_deux_faits_et_aucune_n_est_dite_deux_fois(
            @ForAll("membres") Membre membre, @ForAll("structures") Structure structure) {
        List<Rapprochement> faits = LiensPossibles.comparer(membre, structure);
        assertThat(faits).doesNotHaveDuplicates().allSatisfy(fait -> {
            assertThat(fait.duMembre()).isNotBlank();
            assertThat(fait.deLaStructure()).isNotBlank();
        });
    }

    @Property(tries = 500)
    void JURY_3_la_casse_et_les_accents_ne_changent_rien(
            @ForAll("membres") Membre membre, @ForAll("structures") Structure structure) {
        Membre crie = new Membre(
                crier(membre.nom()),
                crier(membre.structure()),
                membre.siren(),
                crier(membre.courriel()),
                membre.lieux());
        assertThat(natures(LiensPossibles.comparer(crie, structure)))
                .isEqualTo(natures(LiensPossibles.comparer(membre, structure)));
    }

    @Property(tries = 500)
    void JURY_3_deux_structures_se_ressemblent_ou_non_dans_les_deux_sens(
            @ForAll("noms") String un, @ForAll("noms") String autre) {
        assertThat(structures(un, autre)).isEqualTo(structures(autre, un));
        assertThat(personnes(un, autre)).isEqualTo(personnes(autre, un));
    }

    @Provide
    Arbitrary<String> noms() {
        return TEXTES;
    }

    @Property(tries = 500)
    void JURY_3_un_fait_de_plus_ne_retire_aucune_proposition(
            @ForAll("membres") Membre membre, @ForAll("structures") Structure structure, @ForAll("noms") String nom) {
        Structure plus = new Structure(
                structure.siren(),
                structure.nom(),
                structure.mandante(),
                List.of("a@brume.fr", "d@etang.fr", "b@emploi.brume.fr", "c@orange.fr"),
                java.util.stream.Stream.concat(
                                structure.personnes().stream(),
                                java.util.stream.Stream.of(new Personne(nom, "un facilitateur cité par un dossier")))
                        .toList(),
                structure.lieux());
        assertThat(LiensPossibles.comparer(membre, plus)).containsAll(LiensPossibles.comparer(membre, structure));
    }

    @Property(tries = 500)
    void JURY_3_ce_qui_est_ecarte_n_est_pas_propose_de_nouveau_et_le_reste_si(
            @ForAll("membres") Membre membre, @ForAll("structures") Structure structure, @ForAll Set<Nature> ecartees) {
        List<Rapprochement> faits = LiensPossibles.comparer(membre, structure);
        List<Rapprochement> ecartes =
                faits.stream().filter(fait -> ecartees.contains(fait.nature())).toList();
        List<Rapprochement> restants = LiensPossibles.sansLesEcartes(faits, ecartes);
        assertThat(faits).containsAll(restants);
        assertThat(restants).noneMatch(fait -> ecartees.contains(fait.nature()));
        assertThat(restants).hasSize((int)
                faits.stream().filter(fait -> !ecartees.contains(fait.nature())).count());
    }

    private static boolean structures(String un, String autre) {
        return natures(LiensPossibles.comparer(
                        new Membre("x", un, null, null, List.of()),
                        new Structure("800000010", autre, null, List.of(), List.of(), List.of())))
                .contains(Nature.STRUCTURE);
    }

    private static boolean personnes(String un, String autre) {
        return natures(LiensPossibles.comparer(
                        new Membre(un, null, null, null, List.of()),
                        new Structure("800000010", "y", null, List.of(), List.of(new Personne(autre, "r")), List.of())))
                .contains(Nature.PERSONNE);
    }

    private static List<Nature> natures(List<Rapprochement> faits) {
        return faits.stream().map(Rapprochement::nature).toList();
    }

    private static String crier(String texte) {
        return texte == null ? null : texte.toUpperCase(Locale.ROOT).replace("É", "E");
    }
}

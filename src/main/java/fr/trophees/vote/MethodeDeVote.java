package fr.trophees.vote;

import fr.trophees.formulaire.Erreur;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A way of voting: what a ballot may say and how ballots rank the dossiers. A method knows neither voters nor blank
 * ballots nor the quorum; those are the same for all of them and {@link #depouiller} deals with them. Nothing is drawn
 * by lot: dossiers that a method can't tell apart share a tier (JURY-4).
 *
 * @param <B> what a ballot that isn't blank says, once read: one dossier, a ranking, grades …
 */
public interface MethodeDeVote<B> {

    /** What a voter submits for a blank ballot, whatever the method (JURY-8). */
    String BLANC = "blanc";

    /** Name under which an edition chooses the method. */
    String id();

    /** Name of the method for people, e.g. « Majorité relative ». */
    String libelle();

    /** How the method designates a laureate: French sentences for voters, minutes and rejected candidates. */
    String regle();

    FormeDeBulletin forme();

    /**
     * Why {@code contenu}, never blank, is no ballot on {@code dossiers}: a French sentence that repeats nothing of it, or
     * nothing when it is one.
     */
    Optional<String> refus(String contenu, Set<String> dossiers);

    /** Reads a ballot that {@link #refus} once accepted, even if dossiers it names were struck since. */
    B lire(String contenu);

    /** The one way to write a ballot that {@link #refus} accepts: it alone is kept, so that equal ballots look equal. */
    default String canonique(String contenu) {
        return contenu;
    }

    /** Ranks {@code dossiers}; what ballots say of any other dossier counts for nobody. */
    Decompte decompter(SortedSet<String> dossiers, List<B> bulletins);

    /**
     * The dossiers that a second round would be about, once the first is counted: empty when the method has none, or when
     * the first round settles the matter or leaves it to the jury.
     */
    default List<String> auSecondTour(Depouillement premierTour) {
        return List.of();
    }

    /** What may be answered for each dossier when a ballot is filled in dossier by dossier; empty when it isn't. */
    default List<FeuilleDeVote.Reponse> reponses(int dossiers) {
        return List.of();
    }

    /**
     * Puts a sheet filled in dossier by dossier into the method's syntax, not checked any further.
     *
     * @param feuille number → answer; an absent or empty one is none
     */
    default FeuilleDeVote composer(Map<String, String> feuille) {
        throw new UnsupportedOperationException("Ce bulletin ne se remplit pas dossier par dossier.");
    }

    /** The contrary of {@link #composer}: number → answer, for a ballot that {@link #refus} once accepted. */
    default Map<String, String> feuille(String contenu) {
        throw new UnsupportedOperationException("Ce bulletin ne se remplit pas dossier par dossier.");
    }

    /**
     * What a method makes of the ballots.
     *
     * @param voix the method's figure for each dossier that stands; 0 means that no voter supports it
     * @param paliers the dossiers that stand, best first, those on a par together
     * @param annules ballots that say nothing more once the struck dossiers are left out
     * @param details for each dossier that stands, what explains its place: French words
     */
    record Decompte(
            SortedMap<String, Integer> voix,
            List<List<String>> paliers,
            int annules,
            SortedMap<String, String> details) {}

    /** Every method that an edition may choose, the default first. */
    static List<MethodeDeVote<?>> toutes() {
        return List.of(new MajoriteRelative(), new DeuxTours(), new Schulze(), new JugementMajoritaire());
    }

    /** @throws IllegalArgumentException if no method bears that name */
    static MethodeDeVote<?> nommee(String id) {
        return toutes().stream()
                .filter(methode -> methode.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Méthode de vote inconnue."));
    }

    /**
     * Checks what a juror submits as {@code choix} (contract, {@code userTask_voter}).
     *
     * @param dossiers the dossiers that stand in the category
     */
    default Optional<Erreur> verifier(String choix, Set<String> dossiers) {
        if (choix == null || choix.isBlank()) {
            return Optional.of(new Erreur(
                    "choix",
                    switch (forme()) {
                        case UN_DOSSIER -> "Choisissez un dossier, ou votez blanc.";
                        case CLASSEMENT -> "Classez au moins un dossier, ou votez blanc.";
                        case MENTIONS -> "Donnez une mention à chaque dossier, ou votez blanc.";
                    }));
        }
        if (BLANC.equals(choix)) {
            return Optional.empty();
        }
        return refus(choix, dossiers).map(message -> new Erreur("choix", message));
    }

    /**
     * Counts a category's votes (JURY-2, JURY-4, JURY-8).
     *
     * @param dossiers the dossiers that stand at the count: those withdrawn or refused since a ballot was cast are not
     *     among them, and a ballot that has no other choice is annulled
     * @param contenus one for each ballot in the box, as stored: {@code null} or {@link #BLANC} when blank
     * @param inscrits members of the contest's jury
     * @param recuses those of them who are recused from the category (JURY-3); none of their ballots is in the box
     * @throws IllegalArgumentException if there are more ballots than jurors who may vote
     */
    default Depouillement depouiller(
            Collection<String> dossiers, Collection<String> contenus, int inscrits, int recuses, Quorum quorum) {
        List<B> bulletins = new ArrayList<>(contenus.size());
        for (String contenu : contenus) {
            if (contenu != null && !BLANC.equals(contenu)) {
                bulletins.add(lire(contenu));
            }
        }
        Decompte decompte = decompter(new TreeSet<>(dossiers), bulletins);
        Depouillement depouillement = new Depouillement(
                decompte.voix(),
                decompte.paliers(),
                decompte.details(),
                inscrits,
                recuses,
                bulletins.size() - decompte.annules(),
                contenus.size() - bulletins.size(),
                decompte.annules(),
                quorum.requis(inscrits - recuses),
                List.of());
        return depouillement.appelant(auSecondTour(depouillement));
    }
}

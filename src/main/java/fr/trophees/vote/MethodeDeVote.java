package fr.trophees.vote;

import fr.trophees.formulaire.Erreur;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

    /**
     * Why {@code contenu}, never blank, is no ballot on {@code dossiers}: a French sentence, or nothing when it is one.
     */
    Optional<String> refus(String contenu, Set<String> dossiers);

    /** Reads a ballot that {@link #refus} once accepted, even if dossiers it names were struck since. */
    B lire(String contenu);

    /** Ranks {@code dossiers}; what ballots say of any other dossier counts for nobody. */
    Decompte decompter(SortedSet<String> dossiers, List<B> bulletins);

    /**
     * What a method makes of the ballots.
     *
     * @param voix the method's figure for each dossier that stands; 0 means that no voter supports it
     * @param paliers the dossiers that stand, best first, those on a par together
     * @param annules ballots that say nothing more once the struck dossiers are left out
     */
    record Decompte(SortedMap<String, Integer> voix, List<List<String>> paliers, int annules) {}

    /** @throws IllegalArgumentException if no method bears that name */
    static MethodeDeVote<?> nommee(String id) {
        return List.of(new MajoriteRelative()).stream()
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
            return Optional.of(new Erreur("choix", "Choisissez un dossier, ou votez blanc."));
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
        return new Depouillement(
                decompte.voix(),
                decompte.paliers(),
                inscrits,
                recuses,
                bulletins.size() - decompte.annules(),
                contenus.size() - bulletins.size(),
                decompte.annules(),
                quorum.requis(inscrits - recuses));
    }
}

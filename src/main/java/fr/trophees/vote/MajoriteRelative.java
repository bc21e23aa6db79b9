package fr.trophees.vote;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * One choice for each juror and category; the dossier with the most votes comes first. The default: article 4.2 has the
 * jury "vote" and says no more.
 */
final class MajoriteRelative implements MethodeDeVote<String> {

    @Override
    public String id() {
        return "majorite-relative";
    }

    @Override
    public String libelle() {
        return "Majorité relative";
    }

    @Override
    public String regle() {
        return "Chaque membre du jury choisit un dossier. Le dossier qui a le plus de voix est lauréat.";
    }

    @Override
    public FormeDeBulletin forme() {
        return FormeDeBulletin.UN_DOSSIER;
    }

    @Override
    public Optional<String> refus(String contenu, Set<String> dossiers) {
        return dossiers.contains(contenu)
                ? Optional.empty()
                : Optional.of("Ce dossier n’est pas, ou n’est plus, en lice dans cette catégorie.");
    }

    @Override
    public String lire(String contenu) {
        return contenu;
    }

    @Override
    public Decompte decompter(SortedSet<String> dossiers, List<String> bulletins) {
        SortedMap<String, Integer> voix = new TreeMap<>();
        dossiers.forEach(dossier -> voix.put(dossier, 0));
        int annules = 0;
        for (String choix : bulletins) {
            if (voix.computeIfPresent(choix, (dossier, nombre) -> nombre + 1) == null) {
                annules++;
            }
        }
        SortedMap<String, String> details = new TreeMap<>();
        voix.forEach((dossier, nombre) -> details.put(dossier, nombre + " voix"));
        return new Decompte(
                voix, Classements.paliers(dossiers, voix::get, Comparator.reverseOrder()), annules, details);
    }
}

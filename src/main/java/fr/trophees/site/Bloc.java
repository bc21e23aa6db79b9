package fr.trophees.site;

import java.util.ArrayList;
import java.util.List;

/**
 * Part of a long text of a definition: a paragraph, or a list when {@code liste}.
 *
 * @param lignes the list's items, or the paragraph alone
 */
record Bloc(boolean liste, List<String> lignes) {

    /** Each line is a paragraph, or an item of a list when it begins with "- ". */
    static List<Bloc> de(String texte) {
        List<Bloc> blocs = new ArrayList<>();
        for (String ligne :
                texte.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            boolean element = ligne.startsWith("- ");
            String contenu = element ? ligne.substring(2).strip() : ligne;
            Bloc dernier = blocs.isEmpty() ? null : blocs.get(blocs.size() - 1);
            if (element && dernier != null && dernier.liste()) {
                dernier.lignes().add(contenu);
            } else {
                blocs.add(new Bloc(element, new ArrayList<>(List.of(contenu))));
            }
        }
        return blocs;
    }
}

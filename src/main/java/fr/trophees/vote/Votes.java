package fr.trophees.vote;

import fr.trophees.moteur.VisibleDesDiagrammes;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** What diagrams may ask of lists kept as one text. */
@Component("votes")
@VisibleDesDiagrammes
public class Votes {

    public List<String> categories(String liste) {
        return elements(liste);
    }

    public List<String> jures(String liste) {
        return elements(liste);
    }

    private static List<String> elements(String liste) {
        return Arrays.stream(liste.split(",")).filter(e -> !e.isEmpty()).toList();
    }
}

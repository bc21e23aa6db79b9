package fr.trophees.edition;

import java.util.List;
import java.util.stream.Collectors;

/** A definition that can't be used: what is wrong, where, in French. Its message has one line for each fault. */
public class DefinitionInvalideException extends RuntimeException {

    /**
     * @param ligne in the file, from 1
     * @param chemin of the key, e.g. {@code categories[1].titre}; empty for the whole file
     */
    public record Faute(int ligne, String chemin, String message) {}

    private final transient List<Faute> fautes;

    DefinitionInvalideException(String fichier, List<Faute> fautes) {
        super(fautes.stream().map(faute -> phrase(fichier, faute)).collect(Collectors.joining("\n")));
        this.fautes = List.copyOf(fautes);
    }

    public List<Faute> fautes() {
        return fautes;
    }

    private static String phrase(String fichier, Faute faute) {
        String chemin = faute.chemin().isEmpty() ? "" : ", " + faute.chemin();
        return Typographie.insecables(fichier + ", ligne " + faute.ligne() + chemin + " : " + faute.message());
    }
}

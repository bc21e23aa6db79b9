package fr.trophees.jury;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Those whom staff names as present at a decision of the jury, as typed: names separated by commas, semicolons, lines or « et »
 * (JURY-9).
 */
public record Presents(List<String> noms) {

    public Presents {
        noms = List.copyOf(noms);
    }

    /** @param saisie may be null: nobody is named */
    public static Presents lire(String saisie) {
        return new Presents(
                saisie == null
                        ? List.of()
                        : Arrays.stream(saisie.split("[,;\\n\\r]|\\bet\\b"))
                                .map(String::strip)
                                .filter(nom -> !nom.isEmpty())
                                .toList());
    }

    /** Those of the members who are named, whatever the case and the accents. */
    public List<Jure> parmi(Collection<Jure> membres) {
        List<String> nommes = noms.stream().map(Presents::simplifier).toList();
        return membres.stream()
                .filter(membre -> nommes.contains(simplifier(membre.nom())) || nommes.contains(simplifier(membre.id())))
                .toList();
    }

    /** What is typed that is no member's name. */
    public List<String> etrangers(Collection<Jure> membres) {
        List<String> connus = membres.stream()
                .flatMap(membre -> List.of(simplifier(membre.nom()), simplifier(membre.id())).stream())
                .collect(Collectors.toList());
        return noms.stream().filter(nom -> !connus.contains(simplifier(nom))).toList();
    }

    private static String simplifier(String nom) {
        return Normalizer.normalize(nom, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.FRENCH)
                .replaceAll("^(m\\.|mme|madame|monsieur)\\s+", "")
                .replaceAll("[\\s\\p{Pd}]+", " ")
                .strip();
    }
}

package fr.trophees.demonstration;

import fr.trophees.jury.Jure;
import java.util.List;
import java.util.stream.IntStream;

/** Invented members, one for each demonstration account. */
final class JuryDeDemonstration {

    private static final List<String> NOMS = List.of(
            "Ariane Delmas",
            "Bastien Kermoal",
            "Chloé Varenne",
            "Damien Ostrowski",
            "Élise Montbrun",
            "Farid Lacaze",
            "Gaëlle Pruvost");

    private JuryDeDemonstration() {}

    /** @param domaines the fields that the contest asks for (art. 4.1), given to members in turn */
    static List<Jure> membres(String edition, int premier, int dernier, List<String> domaines) {
        return IntStream.rangeClosed(premier, dernier)
                .mapToObj(n -> new Jure(
                        edition,
                        "jure" + n,
                        NOMS.get(n - 1),
                        "jure" + n + "@example.org",
                        "Observatoire imaginaire n° " + n,
                        null,
                        domaines.get(n % domaines.size()),
                        n == premier))
                .toList();
    }
}

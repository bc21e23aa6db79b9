package fr.trophees.vote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two rounds: more than half of the votes cast for a dossier in the first, or the most votes in a second between the first
 * two.
 *
 * <p>References: Code électoral, art. L. 126 (absolute majority of the votes cast, then relative majority), and Constitution
 * of 4 October 1958, art. 7, for who goes to the second round: the two who have the most votes, "le cas échéant après
 * retrait de candidats plus favorisés". Unlike both, a tie calls everybody who is on a par (JURY-4: nothing is drawn by lot,
 * nor by age), and no share of the electorate is required but the edition's quorum.
 */
final class DeuxTours implements MethodeDeVote<String> {

    private final MajoriteRelative unTour = new MajoriteRelative();

    @Override
    public String id() {
        return "deux-tours";
    }

    @Override
    public String libelle() {
        return "Scrutin à deux tours";
    }

    @Override
    public String regle() {
        return "Chaque membre du jury choisit un dossier. Le dossier qui a plus de la moitié des suffrages exprimés est"
                + " lauréat. Sinon, un second tour départage les deux premiers, et ceux qui sont à égalité avec eux :"
                + " le dossier qui a le plus de voix est lauréat.";
    }

    @Override
    public FormeDeBulletin forme() {
        return FormeDeBulletin.UN_DOSSIER;
    }

    @Override
    public Optional<String> refus(String contenu, Set<String> dossiers) {
        return unTour.refus(contenu, dossiers);
    }

    @Override
    public String lire(String contenu) {
        return contenu;
    }

    @Override
    public Decompte decompter(SortedSet<String> dossiers, List<String> bulletins) {
        return unTour.decompter(dossiers, bulletins);
    }

    /** None when all that stand are on a par: the same question would only be asked again, so the jury deliberates. */
    @Override
    public List<String> auSecondTour(Depouillement premierTour) {
        if (premierTour.exprimes() == 0 || !premierTour.quorumAtteint()) {
            return List.of();
        }
        List<String> premiers = premierTour.premiers();
        int voixDuPremier = premiers.isEmpty() ? 0 : premierTour.voix().get(premiers.get(0));
        boolean majoriteAbsolue = 2 * voixDuPremier > premierTour.exprimes();
        boolean tousAEgalite = premiers.size() == premierTour.voix().size();
        return majoriteAbsolue || tousAEgalite ? List.of() : finalistes(premierTour);
    }

    /** The first two of a count and all that are on a par with them, by number; those without a vote left out. */
    static List<String> finalistes(Depouillement premierTour) {
        SortedSet<String> finalistes = new TreeSet<>();
        for (List<String> palier : premierTour.paliers()) {
            if (finalistes.size() < 2 && premierTour.voix().get(palier.get(0)) > 0) {
                finalistes.addAll(palier);
            }
        }
        return List.copyOf(finalistes);
    }

    /**
     * Both rounds as one count: those of the second round as it ranks them, then the others as the first left them. The
     * figures of voters are the second round's.
     */
    static Depouillement reunir(Depouillement premierTour, Depouillement secondTour) {
        SortedMap<String, Integer> voix = new TreeMap<>(premierTour.voix());
        voix.putAll(secondTour.voix());
        SortedMap<String, String> details = new TreeMap<>();
        premierTour.voix().forEach((dossier, nombre) -> {
            Integer ensuite = secondTour.voix().get(dossier);
            details.put(
                    dossier,
                    nombre + " voix au premier tour"
                            + (ensuite == null ? "" : ", " + ensuite + " voix au second tour"));
        });
        List<List<String>> paliers = new ArrayList<>(secondTour.paliers());
        for (List<String> palier : premierTour.paliers()) {
            List<String> autres = palier.stream()
                    .filter(dossier -> !secondTour.voix().containsKey(dossier))
                    .toList();
            if (!autres.isEmpty()) {
                paliers.add(autres);
            }
        }
        return new Depouillement(
                voix,
                paliers,
                details,
                secondTour.inscrits(),
                secondTour.recuses(),
                secondTour.exprimes(),
                secondTour.blancs(),
                secondTour.annules(),
                secondTour.quorum(),
                List.of());
    }
}

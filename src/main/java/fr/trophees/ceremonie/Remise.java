package fr.trophees.ceremonie;

import java.time.Instant;
import java.util.List;

/**
 * What is handed over at the ceremony: every category in the edition's order, then the extra prize.
 *
 * @param lieu of the ceremony
 * @param evenement what it takes place in, or null
 * @param prix the coup de cœur last, when it is given (JURY-6)
 */
public record Remise(
        String edition,
        String concours,
        int annee,
        String organisateur,
        String contact,
        String site,
        Instant ceremonie,
        String lieu,
        String evenement,
        List<Prix> prix) {

    public Remise {
        prix = List.copyOf(prix);
    }

    /**
     * A prize.
     *
     * @param coupDeCoeur the extra prize, across categories
     * @param laureats several when they are ex-aequo, none when the jury named nobody or no dossier stood (JURY-4)
     * @param sansLaureat what to say when there is none
     */
    public record Prix(String titre, boolean coupDeCoeur, List<Laureat> laureats, String sansLaureat) {

        public Prix {
            laureats = List.copyOf(laureats);
        }

        public boolean exAequo() {
            return laureats.size() > 1;
        }
    }

    /** @param resume what the candidature says of the project in a few words, or null */
    public record Laureat(String structure, String projet, String resume) {}

    /** One for each laureate and for the coup de cœur, in the order of the prizes. */
    public List<Diplome> diplomes() {
        return prix.stream()
                .flatMap(prix -> prix.laureats().stream().map(laureat -> new Diplome(prix, laureat)))
                .toList();
    }

    /** What a diploma says. */
    public record Diplome(Prix prix, Laureat laureat) {

        public String mention() {
            return prix.coupDeCoeur() ? "Coup de cœur du jury" : prix.exAequo() ? "Lauréat ex æquo" : "Lauréat";
        }
    }
}

package fr.trophees.vote;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Who has voted in a category's last round and who has yet to: for staff and the president, never what was chosen (JURY-8).
 *
 * @param clos ballots are separated from voters
 * @param membres names, by where they stand; states without any are absent
 */
public record Participation(String categorie, int tour, boolean clos, Map<Etat, List<String>> membres) {

    /** Where a member stands in a round. */
    public enum Etat {
        ATTENDU("n’ont pas encore voté"),
        A_VOTE("ont voté"),
        ABSENT("n’ont pas voté"),
        RECUSE("récusés");

        private final String libelle;

        Etat(String libelle) {
            this.libelle = libelle;
        }

        public String libelle() {
            return libelle;
        }

        static Etat de(String presence, boolean sansBulletin) {
            return switch (presence) {
                case "recuse" -> RECUSE;
                case "a-vote" -> A_VOTE;
                case "absent" -> ABSENT;
                default -> sansBulletin ? ATTENDU : A_VOTE;
            };
        }
    }

    public Participation {
        Map<Etat, List<String>> copie = new EnumMap<>(Etat.class);
        membres.forEach((etat, noms) -> copie.put(etat, List.copyOf(noms)));
        membres = copie;
    }

    /** The members in that state, in the order of their names' accounts; empty when there are none. */
    public List<String> membres(Etat etat) {
        return membres.getOrDefault(etat, List.of());
    }
}

package fr.trophees.vote;

import fr.trophees.base.Empreinte;
import java.util.random.RandomGenerator;

/**
 * A ballot's receipt (JURY-8): 160 random bits that the close leaves to the juror alone. The vote keeps the hash of receipt and
 * choice together: who has the receipt and knows the choice finds the ballot in the published list, unchanged; who has the list
 * alone learns no choice, however many they try.
 */
final class Recu {

    /** Letters and figures that can't be taken for one another, 5 bits each. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int GROUPES = 8;
    private static final int PAR_GROUPE = 4;

    private Recu() {}

    /** A new receipt: {@code 7QF0-K2MZ-…}, eight groups of four. */
    static String tirer(RandomGenerator hasard) {
        StringBuilder recu = new StringBuilder();
        for (int groupe = 0; groupe < GROUPES; groupe++) {
            if (groupe > 0) {
                recu.append('-');
            }
            for (int i = 0; i < PAR_GROUPE; i++) {
                recu.append(ALPHABET.charAt(hasard.nextInt(ALPHABET.length())));
            }
        }
        return recu.toString();
    }

    /**
     * SHA-256 of {@code <edition>/<category>/<round>|<choice>|<receipt>}, in UTF-8: a juror can make it again with any tool.
     *
     * @param choix as the ballot says it, {@code blanc} for a blank one
     */
    static byte[] empreinte(Scrutin scrutin, String choix, String recu) {
        String clair = scrutin.edition() + "/" + scrutin.categorie() + "/" + scrutin.tour() + "|" + choix + "|" + recu;
        return Empreinte.sha256(clair);
    }
}

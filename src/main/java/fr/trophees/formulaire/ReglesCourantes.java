package fr.trophees.formulaire;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The field rules that every form may name without its reader supplying them. */
public final class ReglesCourantes {

    static final Map<String, RegleDeChamp> PAR_NOM =
            Map.of("email", ReglesCourantes::adresseElectronique, "telephone", ReglesCourantes::telephone);

    private static final String ATOME = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]++";
    private static final String NOM = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    private static final Pattern ADRESSE = Pattern.compile(
            ATOME + "(?:\\." + ATOME + ")*+@(?:" + NOM + "\\.)++(?:[a-zA-Z]{2,63}|xn--[a-zA-Z0-9-]{1,59})");

    private static final Pattern SEPARATEURS = Pattern.compile("[\\h.()-]");
    private static final Pattern NUMERO = Pattern.compile("0[1-9][0-9]{8}|(?:\\+|00)[1-9][0-9]{6,14}");

    private ReglesCourantes() {}

    /** An address that a mail server can take: RFC 5321 lengths, dots in their place, a domain with a dot. */
    public static Optional<String> adresseElectronique(String valeur) {
        boolean juste = valeur.length() <= 254
                && valeur.indexOf('@') <= 64
                && ADRESSE.matcher(valeur).matches();
        return juste
                ? Optional.empty()
                : Optional.of("cette adresse n'est pas valable, vérifiez-la (exemple : nom@structure.fr).");
    }

    /** Ten digits in France, or an international number that begins with + or 00; spaces, dots and dashes are free. */
    public static Optional<String> telephone(String valeur) {
        String numero = SEPARATEURS.matcher(valeur).replaceAll("");
        return NUMERO.matcher(numero).matches()
                ? Optional.empty()
                : Optional.of("indiquez un numéro à dix chiffres (exemple : 01 23 45 67 89) ou un numéro international"
                        + " qui commence par +.");
    }
}

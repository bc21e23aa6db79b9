package fr.trophees.formulaire;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks one value of one field. Messages are French and lack the label: {@link Champ#erreur} adds it. */
final class Controle {

    private static final int LONGUEUR_D_ELEMENT_MAX = 500;
    private static final int LONGUEUR_DE_NOMBRE_MAX = 40;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern ECRITURE_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final String HEURE = "(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?";
    private static final String DECALAGE = "(?:Z|[+-](?:0[0-9]|1[0-8]):[0-5][0-9])";
    private static final Pattern ECRITURE_NOMBRE = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?(?:E[+-]?[0-9]{1,2})?");
    private static final Pattern FIN_DE_LIGNE = Pattern.compile("\\R");
    private static final Pattern ESPACES = Pattern.compile("[\\s\\h\u200B\uFEFF]++");

    private Controle() {}

    /** Whether the value has the JSON type that the field submits and can be stored at all; {@code valeur} isn't null. */
    static Optional<String> erreurDeType(Champ champ, Object valeur) {
        String attendu =
                switch (champ.type()) {
                    case TEXTE, TEXTE_LONG, CHOIX, DATE, HEURE, DATE_HEURE ->
                        valeur instanceof String ? null : "un texte est attendu.";
                    case NOMBRE -> valeur instanceof Number ? null : "un nombre est attendu.";
                    case NOMBRE_EN_TEXTE -> valeur instanceof String ? null : "un nombre écrit en texte est attendu.";
                    case CASE -> valeur instanceof Boolean ? null : "la réponse est vrai (true) ou faux (false).";
                    case CHOIX_MULTIPLE ->
                        valeur instanceof List<?> liste && liste.stream().allMatch(String.class::isInstance)
                                ? null
                                : "une liste de textes est attendue.";
                };
        if (attendu == null && textes(valeur).stream().anyMatch(texte -> !estEnregistrable(texte))) {
            attendu =
                    "un caractère invisible ne peut pas être enregistré : effacez ce texte et saisissez-le de nouveau.";
        }
        return Optional.ofNullable(attendu);
    }

    /** The value as it is kept: NFC, one kind of line end, no space around; null when nothing is left. */
    static Object nettoyer(Champ champ, Object valeur) {
        if (valeur instanceof String texte) {
            String net = nettoyer(texte, champ.forme().sansEspaces());
            return net.isEmpty() ? null : net;
        }
        if (valeur instanceof List<?> liste) {
            Set<String> nets = new LinkedHashSet<>();
            for (Object element : liste) {
                nets.add(nettoyer((String) element, champ.forme().sansEspaces()));
            }
            nets.remove("");
            return nets.isEmpty() ? null : List.copyOf(nets);
        }
        return valeur;
    }

    private static String nettoyer(String texte, boolean sansEspaces) {
        String compose = Normalizer.normalize(texte, Normalizer.Form.NFC);
        if (sansEspaces) {
            return ESPACES.matcher(compose).replaceAll("");
        }
        int debut = 0;
        int fin = compose.length();
        while (debut < fin && estBlanc(compose.charAt(debut))) {
            debut++;
        }
        while (fin > debut && estBlanc(compose.charAt(fin - 1))) {
            fin--;
        }
        return FIN_DE_LIGNE.matcher(compose.substring(debut, fin)).replaceAll("\n");
    }

    /** Spaces of every kind, no-break and zero-width ones included. */
    private static boolean estBlanc(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085' || c == '\u200B' || c == '\uFEFF';
    }

    /** What is wrong with a clean value of the right type; {@code contexte} holds the lists to choose from. */
    static Optional<String> erreurDeForme(Champ champ, Object valeur, Contexte contexte) {
        return Optional.ofNullable(
                switch (champ.type()) {
                    case TEXTE, TEXTE_LONG -> erreurDeTexte(champ, (String) valeur);
                    case CHOIX -> erreurDeChoix(champ, List.of((String) valeur), contexte);
                    case CHOIX_MULTIPLE -> erreurDeListe(champ, textes(valeur), contexte);
                    case NOMBRE, NOMBRE_EN_TEXTE -> erreurDeNombre(champ.limites(), valeur.toString());
                    case DATE -> erreurDeDate((String) valeur);
                    case HEURE -> erreurDHeure(champ.fuseau(), (String) valeur);
                    case DATE_HEURE -> erreurDInstant(champ.fuseau(), (String) valeur);
                    case CASE -> null;
                });
    }

    private static String erreurDeTexte(Champ champ, String texte) {
        int longueur = texte.codePointCount(0, texte.length());
        if (longueur > champ.limites().longueurMax()) {
            return nombre(champ.limites().longueurMax()) + " caractères au plus (" + nombre(longueur) + " saisis).";
        }
        if (longueur < champ.limites().longueurMin()) {
            return nombre(champ.limites().longueurMin()) + " caractères au moins (" + nombre(longueur) + " saisis).";
        }
        if (champ.type() == TypeDeChamp.TEXTE && (texte.contains("\n") || texte.contains("\t"))) {
            return "écrivez sur une seule ligne, sans tabulation.";
        }
        int invisible = rangDInvisible(texte);
        if (invisible > 0) {
            return "un caractère invisible (le " + nombre(invisible) + "ᵉ) n'est pas accepté : effacez-le.";
        }
        return erreurDElement(champ, texte);
    }

    private static String erreurDElement(Champ champ, String texte) {
        Champ.Forme forme = champ.forme();
        if (forme.motif() != null && !forme.motif().convient(texte)) {
            return forme.messageFormat();
        }
        return forme.regle() == null ? null : forme.regle().verifier(texte).orElse(null);
    }

    private static String erreurDeChoix(Champ champ, List<String> choix, Contexte contexte) {
        boolean propose =
                champ.options().libres() || champ.options().valeurs(contexte).containsAll(choix);
        return propose ? null : "choisissez parmi les réponses proposées.";
    }

    private static String erreurDeListe(Champ champ, List<String> elements, Contexte contexte) {
        if (elements.size() > champ.limites().nombreMax()) {
            return nombre(champ.limites().nombreMax()) + " éléments au plus (" + nombre(elements.size())
                    + " indiqués).";
        }
        for (int i = 0; i < elements.size(); i++) {
            String element = elements.get(i);
            String erreur = element.length() > LONGUEUR_D_ELEMENT_MAX || rangDInvisible(element) > 0
                    ? "cette valeur n'est pas acceptée."
                    : erreurDElement(champ, element);
            if (erreur != null) {
                return "élément " + (i + 1) + ", " + erreur;
            }
        }
        return erreurDeChoix(champ, elements, contexte);
    }

    private static String erreurDeNombre(Champ.Limites limites, String ecriture) {
        if (ecriture.length() > LONGUEUR_DE_NOMBRE_MAX
                || !ECRITURE_NOMBRE.matcher(ecriture).matches()) {
            return "indiquez un nombre de taille usuelle, écrit en chiffres.";
        }
        BigDecimal nombre = new BigDecimal(ecriture);
        if (limites.min() != null && nombre.compareTo(limites.min()) < 0) {
            return "indiquez au moins " + ecrire(limites.min()) + ".";
        }
        if (limites.max() != null && nombre.compareTo(limites.max()) > 0) {
            return "indiquez au plus " + ecrire(limites.max()) + ".";
        }
        if (limites.decimales() != null && nombre.stripTrailingZeros().scale() > limites.decimales()) {
            return limites.decimales() == 0
                    ? "indiquez un nombre entier."
                    : "chiffres après la virgule : " + limites.decimales() + " au plus.";
        }
        if (limites.pas() != null && nombre.remainder(limites.pas()).signum() != 0) {
            return "indiquez un multiple de " + ecrire(limites.pas()) + ".";
        }
        return null;
    }

    private static String erreurDeDate(String ecriture) {
        if (!ECRITURE_DATE.matcher(ecriture).matches()) {
            return "donnez le jour, le mois et l’année en quatre chiffres, par exemple le 8 novembre 2024.";
        }
        try {
            int annee = LocalDate.parse(ecriture, DATE).getYear();
            return annee < 1900 || annee > 2100 ? "vérifiez l'année." : null;
        } catch (DateTimeException e) {
            return "cette date n'existe pas dans le calendrier.";
        }
    }

    private static String erreurDHeure(Champ.Fuseau fuseau, String ecriture) {
        return ecriture.matches(HEURE + suffixe(fuseau))
                ? null
                : "écrivez l'heure sous la forme " + exemple("", fuseau) + ".";
    }

    private static String erreurDInstant(Champ.Fuseau fuseau, String ecriture) {
        int separateur = ecriture.indexOf('T');
        if (separateur < 0 || !ecriture.substring(separateur + 1).matches(HEURE + suffixe(fuseau))) {
            return "écrivez la date et l'heure sous la forme " + exemple("2024-11-08T", fuseau) + ".";
        }
        String date = erreurDeDate(ecriture.substring(0, separateur));
        if (date != null) {
            return date;
        }
        if (fuseau != Champ.Fuseau.PARIS) {
            return estUnInstant(ecriture) ? null : "cette date et cette heure n'existent pas.";
        }
        LocalDateTime heure = LocalDateTime.parse(ecriture);
        return PARIS.getRules().getValidOffsets(heure).isEmpty()
                ? "cette heure n'existe pas ce jour-là, à cause du passage à l'heure d'été."
                : null;
    }

    private static boolean estUnInstant(String ecriture) {
        try {
            OffsetDateTime.parse(ecriture);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String suffixe(Champ.Fuseau fuseau) {
        return switch (fuseau) {
            case PARIS -> "";
            case DECALAGE -> DECALAGE;
            case UTC -> "Z";
        };
    }

    private static String exemple(String debut, Champ.Fuseau fuseau) {
        return switch (fuseau) {
            case PARIS -> debut + "16:00, heure de Paris";
            case DECALAGE -> debut + "16:00+01:00";
            case UTC -> debut + "15:00Z, en temps universel";
        };
    }

    /** Rank, from 1, of the first character that nobody sees and that could deceive or break a document; 0 if none. */
    private static int rangDInvisible(String texte) {
        int[] caracteres = texte.codePoints().toArray();
        for (int i = 0; i < caracteres.length; i++) {
            int c = caracteres[i];
            boolean controle = Character.getType(c) == Character.CONTROL && c != '\n' && c != '\t';
            boolean sensDEcriture = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
            if (controle || sensDEcriture) {
                return i + 1;
            }
        }
        return 0;
    }

    /** PostgreSQL stores neither NUL nor half a surrogate pair. */
    private static boolean estEnregistrable(String texte) {
        return texte.codePoints()
                .noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static List<String> textes(Object valeur) {
        if (valeur instanceof String texte) {
            return List.of(texte);
        }
        return valeur instanceof List<?> liste
                ? liste.stream().filter(Objects::nonNull).map(Object::toString).toList()
                : List.of();
    }

    private static String nombre(int valeur) {
        return NumberFormat.getIntegerInstance(Locale.FRANCE).format(valeur);
    }

    private static String ecrire(BigDecimal valeur) {
        return NumberFormat.getInstance(Locale.FRANCE).format(valeur);
    }
}

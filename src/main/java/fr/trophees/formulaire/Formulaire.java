package fr.trophees.formulaire;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A Camunda form ({@code forms/*.form}, form-js schema) read so that the server enforces what the form says: the browser's
 * checks bind nobody, and a process owner who changes a form changes the check. Immutable and thread-safe.
 *
 * <p>Beyond form-js, a field's custom properties say what the server alone checks:
 *
 * <ul>
 *   <li>{@code requisSi}: FEEL, the field is required when true; {@code messageRequis} replaces the usual message
 *   <li>{@code regle}: name of a {@link RegleDeChamp}
 *   <li>{@code exigence}: FEEL over the whole form, wrong when false; with {@code messageExigence}
 *   <li>{@code messageFormat}: what to say when {@code validate.pattern} doesn't match
 *   <li>{@code sansEspaces} = "oui": spaces inside the value are removed before it is checked and kept
 *   <li>{@code siMasque} = "ignorer": a value sent while the field is hidden is dropped rather than refused
 *   <li>{@code optionsLibres} = "oui": the options are suggestions
 *   <li>{@code nombreMax}: most elements of a list
 *   <li>{@code nom}: how messages call the field, where its label is a long sentence
 *   <li>{@code source}: where the question comes from; a note that nothing checks
 * </ul>
 *
 * <p>Messages are French and begin with the field's label; they never hold a submitted value.
 */
public final class Formulaire {

    private static final Pattern NOM_SIMPLE = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]{0,39}");
    private static final int NOMS_INCONNUS_MAX = 20;

    private final String id;
    private final Map<String, Champ> champs;
    private final Expressions expressions;
    private final Set<String> groupes = new LinkedHashSet<>();
    private final Set<String> variablesLues;

    Formulaire(String id, Map<String, Champ> champs, Set<String> variablesLues) {
        this.id = id;
        this.champs = champs;
        this.expressions = Expressions.de(champs.values());
        this.variablesLues = variablesLues;
        for (String cle : champs.keySet()) {
            for (int point = cle.indexOf('.'); point > 0; point = cle.indexOf('.', point + 1)) {
                groupes.add(cle.substring(0, point));
            }
        }
    }

    /**
     * Reads a form's JSON.
     *
     * @param regles the rules that fields may name, besides {@link ReglesCourantes}' {@code email} and {@code telephone}
     * @throws FormulaireIllisibleException when this is no form, or holds a component or check that can't be shown or
     *     enforced: unknown type, unknown rule, bad FEEL or pattern, two fields with one key
     */
    public static Formulaire lire(String json, Map<String, RegleDeChamp> regles) {
        return new LecteurDeFormulaire(regles).lire(json);
    }

    /** As {@link #lire(String, Map)}; the stream is UTF-8 and left open. */
    public static Formulaire lire(InputStream json, Map<String, RegleDeChamp> regles) {
        return new LecteurDeFormulaire(regles).lire(json);
    }

    /** The JSON's id, to which a user task's {@code camunda:formRef} points. */
    public String id() {
        return id;
    }

    /** Keys of the fields that the form submits, in its order; fields that are only shown (disabled) aren't there. */
    public Set<String> cles() {
        return champs.keySet();
    }

    /** Keys of the fields whose answer is one of a few that the form itself lists: boxes and fixed choices. */
    public Set<String> drapeaux() {
        Set<String> drapeaux = new LinkedHashSet<>();
        for (Champ champ : champs.values()) {
            boolean ferme = champ.type() == TypeDeChamp.CASE
                    || champ.type() == TypeDeChamp.CHOIX
                            && champ.options().fixes() != null
                            && !champ.options().libres();
            if (ferme && champ.cle().indexOf('.') < 0) {
                drapeaux.add(champ.cle());
            }
        }
        return drapeaux;
    }

    /** How messages call a field. */
    public String libelle(String cle) {
        return champs.get(cle).libelle();
    }

    /** Names of the variables that the form shows or decides by and doesn't submit: whoever shows it supplies them. */
    public Set<String> variablesLues() {
        return variablesLues;
    }

    /**
     * Checks a submission as a whole: what completes a user task or starts a process.
     *
     * <p>Undeclared names are refused. So is a value for a hidden field, since the browser sends none. A checkbox that is
     * shown must be answered, true or false, unless the form gives it a default.
     *
     * @param saisie names and JSON values as Java objects (String, Number, Boolean, List, Map, null)
     * @param contexte the display variables: lists of options ({@code valuesKey}) as Iterables of Maps with {@code value}
     *     and {@code label}, and what FEEL conditions read
     */
    public ResultatValidation valider(Map<String, Object> saisie, Map<String, Object> contexte) {
        Map<String, Object> plate = new LinkedHashMap<>();
        List<Erreur> inconnus = aplatir(saisie, plate);
        Examen examen = new Examen(champs, expressions, plate, contexte, true);
        List<Erreur> erreurs = new ArrayList<>(examen.erreurs(true));
        erreurs.addAll(inconnus);
        return new ResultatValidation(imbriquer(examen.valeurs()), erreurs);
    }

    /**
     * What can't even be saved as a draft: an undeclared name, a wrong JSON type, a text that no database stores. Null is
     * accepted everywhere.
     */
    public List<Erreur> erreursDeType(Map<String, Object> saisie) {
        Map<String, Object> plate = new LinkedHashMap<>();
        List<Erreur> inconnus = aplatir(saisie, plate);
        List<Erreur> erreurs = new ArrayList<>();
        for (Champ champ : champs.values()) {
            Object valeur = plate.get(champ.cle());
            if (valeur != null) {
                Controle.erreurDeType(champ, valeur).map(champ::erreur).ifPresent(erreurs::add);
            }
        }
        erreurs.addAll(inconnus);
        return erreurs;
    }

    /**
     * The values to save for a draft without {@link #erreursDeType}: cleaned as {@link #valider} does, null for what is
     * emptied; only the names that were sent.
     */
    public Map<String, Object> nettoyer(Map<String, Object> saisie) {
        Map<String, Object> plate = new LinkedHashMap<>();
        aplatir(saisie, plate);
        Map<String, Object> nettes = new LinkedHashMap<>();
        plate.forEach(
                (cle, valeur) -> nettes.put(cle, valeur == null ? null : Controle.nettoyer(champs.get(cle), valeur)));
        return imbriquer(nettes);
    }

    /**
     * What is wrong with the values that a saved draft holds; nothing is said of those that are missing, hidden, or unknown
     * to the form as it is today.
     */
    public List<Erreur> erreursDeForme(Map<String, Object> donnees) {
        return examenDe(donnees).erreurs(false);
    }

    /** Everything that stands between a saved draft and its deposit, required fields included. */
    public List<Erreur> erreursDeDepot(Map<String, Object> donnees) {
        return validerDepot(donnees).erreurs();
    }

    /** As {@link #erreursDeDepot}, with the values that count: hidden ones are left out. */
    public ResultatValidation validerDepot(Map<String, Object> donnees) {
        Examen examen = examenDe(donnees);
        return new ResultatValidation(imbriquer(examen.valeurs()), examen.erreurs(true));
    }

    private Examen examenDe(Map<String, Object> donnees) {
        Map<String, Object> plates = new LinkedHashMap<>();
        aplatir(donnees, plates);
        return new Examen(champs, expressions, plates, Map.of(), false);
    }

    /** Puts the declared fields into {@code plate} under their full keys and returns an error for each other name. */
    private List<Erreur> aplatir(Map<String, Object> saisie, Map<String, Object> plate) {
        List<Erreur> inconnus = new ArrayList<>();
        aplatir("", saisie, plate, inconnus);
        return inconnus;
    }

    private void aplatir(String prefixe, Map<?, ?> saisie, Map<String, Object> plate, List<Erreur> inconnus) {
        saisie.forEach((nom, valeur) -> {
            String cle = prefixe + nom;
            boolean litteral = String.valueOf(nom).indexOf('.') < 0;
            if (litteral && champs.containsKey(cle)) {
                plate.put(cle, valeur);
            } else if (litteral && groupes.contains(cle) && (valeur == null || valeur instanceof Map<?, ?>)) {
                aplatir(cle + ".", valeur == null ? Map.of() : (Map<?, ?>) valeur, plate, inconnus);
            } else if (inconnus.size() < NOMS_INCONNUS_MAX) {
                inconnus.add(inconnu(String.valueOf(nom)));
            }
        });
    }

    /** A strange name may carry anything: only a plain one is repeated. */
    private static Erreur inconnu(String nom) {
        return NOM_SIMPLE.matcher(nom).matches()
                ? Erreur.de(nom, nom, "ce champ ne fait pas partie du formulaire.")
                : new Erreur("", "Un champ qui ne fait pas partie du formulaire a été envoyé.");
    }

    private static Map<String, Object> imbriquer(Map<String, Object> plates) {
        Map<String, Object> imbriquees = new LinkedHashMap<>();
        plates.forEach((cle, valeur) -> Examen.poser(imbriquees, cle, valeur));
        return imbriquees;
    }
}

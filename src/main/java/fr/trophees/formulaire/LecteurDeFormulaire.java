package fr.trophees.formulaire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns form-js JSON into a {@link Formulaire}. What Tasklist 7.24 (form-js 1.8.7) doesn't render, and what the server
 * could not enforce, is an error: a check that silently isn't made is worse than a form that doesn't deploy.
 */
final class LecteurDeFormulaire {

    private static final int SCHEMA_MAX = 16;
    private static final int LONGUEUR_MAX = 20_000;
    private static final int NOMBRE_MAX = 2_000;
    private static final Pattern ID = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");
    private static final Pattern CLE = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*(?:\\.[a-zA-Z_][a-zA-Z0-9_]*)*");
    private static final Pattern MODELE = Pattern.compile("\\{\\{(#if|#loop|/if|/loop|)(.*?)}}", Pattern.DOTALL);
    private static final Set<String> CONTROLES_DE_TEXTE =
            Set.of("required", "minLength", "maxLength", "pattern", "validationType");
    private static final Set<String> CONTROLES_DE_NOMBRE = Set.of("required", "min", "max");
    private static final Map<TypeDeChamp, Set<String>> CONTROLES = Map.of(
            TypeDeChamp.TEXTE, CONTROLES_DE_TEXTE,
            TypeDeChamp.TEXTE_LONG, CONTROLES_DE_TEXTE,
            TypeDeChamp.NOMBRE, CONTROLES_DE_NOMBRE,
            TypeDeChamp.NOMBRE_EN_TEXTE, CONTROLES_DE_NOMBRE);
    private static final Set<String> PROPRIETES = Set.of(
            "requisSi",
            "messageRequis",
            "regle",
            "exigence",
            "messageExigence",
            "messageFormat",
            "sansEspaces",
            "siMasque",
            "optionsLibres",
            "nombreMax",
            "nom",
            "source");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, RegleDeChamp> regles = new HashMap<>(ReglesCourantes.PAR_NOM);
    private final Map<String, Champ> champs = new LinkedHashMap<>();
    private final Set<String> variablesLues = new LinkedHashSet<>();
    private final Set<String> idsVus = new HashSet<>();

    LecteurDeFormulaire(Map<String, RegleDeChamp> regles) {
        this.regles.putAll(regles);
    }

    Formulaire lire(String json) {
        try {
            return lire(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new FormulaireIllisibleException("Ce formulaire n'est pas du JSON bien formé.", e);
        }
    }

    Formulaire lire(InputStream json) {
        try {
            return lire(JSON.readTree(json));
        } catch (IOException e) {
            throw new FormulaireIllisibleException("Ce formulaire ne peut pas être lu.", e);
        }
    }

    private Formulaire lire(JsonNode racine) {
        String id = racine.path("id").asText();
        if (!ID.matcher(id).matches() || !racine.path("components").isArray()) {
            throw new FormulaireIllisibleException(
                    "Ce n'est pas un formulaire Camunda : il lui faut un « id » (lettres, chiffres, tirets) et des « components ».");
        }
        if (racine.path("schemaVersion").asInt(1) > SCHEMA_MAX) {
            throw new FormulaireIllisibleException("Formulaire « " + id + " » : son schéma est plus récent que celui de"
                    + " Tasklist 7.24 (" + SCHEMA_MAX + "), enregistrez-le pour « Camunda Platform 7.24 ».");
        }
        idsVus.add(id);
        lireComposants(racine.path("components"), "", List.of());
        refuserLesClesQuiSontDesGroupes();
        variablesLues.removeAll(premiersSegments());
        return new Formulaire(id, Collections.unmodifiableMap(champs), Collections.unmodifiableSet(variablesLues));
    }

    private void refuserLesClesQuiSontDesGroupes() {
        for (String cle : champs.keySet()) {
            if (champs.keySet().stream().anyMatch(autre -> autre.startsWith(cle + "."))) {
                throw new FormulaireIllisibleException(
                        "Champ « " + cle + " » : sa clé est aussi le chemin d'un groupe.");
            }
        }
    }

    private Set<String> premiersSegments() {
        Set<String> noms = new HashSet<>();
        champs.keySet().forEach(cle -> noms.add(cle.split("\\.")[0]));
        return noms;
    }

    private void lireComposants(JsonNode composants, String chemin, List<Expression> masquePar) {
        for (JsonNode composant : composants) {
            lireComposant(composant, chemin, masquePar);
        }
    }

    private void lireComposant(JsonNode composant, String chemin, List<Expression> masqueAutour) {
        String type = composant.path("type").asText();
        String ou =
                "Champ « " + composant.path("key").asText(composant.path("id").asText(type)) + " »";
        if (composant.has("id") && !idsVus.add(composant.path("id").asText())) {
            throw new FormulaireIllisibleException(ou + " : deux composants portent le même id.");
        }
        List<Expression> masquePar = new ArrayList<>(masqueAutour);
        if (composant.path("conditional").hasNonNull("hide")) {
            masquePar.add(lireExpression(composant.path("conditional").path("hide"), ou));
        }
        retenirVariables(composant);
        if (type.equals("group")) {
            String sousChemin = composant.path("path").asText();
            lireComposants(
                    composant.path("components"), sousChemin.isEmpty() ? chemin : chemin + sousChemin + ".", masquePar);
        } else if (TypeDeChamp.de(type) != null) {
            if (composant.path("disabled").asBoolean()) {
                variablesLues.add(composant.path("key").asText());
            } else {
                ajouter(lireChamp(composant, TypeDeChamp.de(type), chemin, masquePar, ou), ou);
            }
        } else if (!TypeDeChamp.PRESENTATION.contains(type)) {
            throw new FormulaireIllisibleException(ou + " : le composant « " + type
                    + " » n'est pas affiché par Tasklist, ou le serveur ne sait pas le vérifier.");
        }
    }

    private void ajouter(Champ champ, String ou) {
        if (!CLE.matcher(champ.cle()).matches()) {
            throw new FormulaireIllisibleException(ou + " : la clé est faite de lettres sans accent et de chiffres.");
        }
        if (champs.put(champ.cle(), champ) != null) {
            throw new FormulaireIllisibleException(ou + " : deux champs portent la même clé.");
        }
    }

    private Champ lireChamp(
            JsonNode composant, TypeDeChamp typeDeBase, String chemin, List<Expression> masquePar, String ou) {
        Map<String, String> proprietes = lireProprietes(composant, ou);
        TypeDeChamp type = preciser(typeDeBase, composant, ou);
        JsonNode controles = composant.path("validate");
        Set<String> connus = CONTROLES.getOrDefault(type, Set.of("required"));
        controles.fieldNames().forEachRemaining(nom -> {
            if (!connus.contains(nom)) {
                throw new FormulaireIllisibleException(
                        ou + " : le contrôle « " + nom + " » n'est pas connu pour ce type de champ.");
            }
        });
        Champ champ = new Champ(
                chemin + composant.path("key").asText(),
                libelle(composant, proprietes),
                type,
                lireFuseau(composant),
                lirePresence(composant, proprietes, masquePar, ou),
                lireLimites(composant, proprietes, ou),
                lireForme(controles, proprietes, ou),
                lireOptions(composant, type, proprietes, ou));
        Object defaut = champ.presence().parDefaut();
        if (defaut != null && Controle.erreurDeType(champ, defaut).isPresent()) {
            throw new FormulaireIllisibleException(ou + " : la valeur par défaut n'est pas du type du champ.");
        }
        return champ;
    }

    private static Map<String, String> lireProprietes(JsonNode composant, String ou) {
        Map<String, String> proprietes = new HashMap<>();
        composant.path("properties").fieldNames().forEachRemaining(nom -> {
            if (!PROPRIETES.contains(nom)) {
                throw new FormulaireIllisibleException(ou + " : la propriété « " + nom
                        + " » n'est pas connue ; les propriétés connues sont "
                        + String.join(", ", new TreeSet<>(PROPRIETES)) + ".");
            }
            proprietes.put(nom, composant.path("properties").path(nom).asText());
        });
        return proprietes;
    }

    private static String libelle(JsonNode composant, Map<String, String> proprietes) {
        String cle = composant.path("key").asText();
        String libelle = proprietes.getOrDefault(
                "nom",
                composant
                        .path("label")
                        .asText(composant
                                .path("dateLabel")
                                .asText(composant.path("timeLabel").asText())));
        return libelle.isBlank() || libelle.startsWith("=") || libelle.contains("{{") ? cle : libelle.strip();
    }

    private static TypeDeChamp preciser(TypeDeChamp type, JsonNode composant, String ou) {
        if (type == TypeDeChamp.NOMBRE && composant.path("serializeToString").asBoolean()) {
            return TypeDeChamp.NOMBRE_EN_TEXTE;
        }
        if (type != TypeDeChamp.DATE) {
            return type;
        }
        if (composant.path("disallowPassedDates").asBoolean()) {
            throw new FormulaireIllisibleException(
                    ou
                            + " : interdire les dates passées dépend de l'horloge du navigateur, le service qui reçoit la date le vérifie.");
        }
        return switch (composant.path("subtype").asText("date")) {
            case "date" -> TypeDeChamp.DATE;
            case "time" -> TypeDeChamp.HEURE;
            case "datetime" -> TypeDeChamp.DATE_HEURE;
            default -> throw new FormulaireIllisibleException(ou + " : sorte de date inconnue.");
        };
    }

    private static Champ.Fuseau lireFuseau(JsonNode composant) {
        return switch (composant.path("timeSerializingFormat").asText()) {
            case "utc_offset" -> Champ.Fuseau.DECALAGE;
            case "utc_normalized" -> Champ.Fuseau.UTC;
            default -> Champ.Fuseau.PARIS;
        };
    }

    private Champ.Presence lirePresence(
            JsonNode composant, Map<String, String> proprietes, List<Expression> masquePar, String ou) {
        Expression requisSi =
                proprietes.containsKey("requisSi") ? retenir(Expression.lire(proprietes.get("requisSi"), ou)) : null;
        JsonNode defaut = composant.path("defaultValue");
        return new Champ.Presence(
                composant.path("validate").path("required").asBoolean(),
                requisSi,
                proprietes.get("messageRequis"),
                List.copyOf(masquePar),
                estIgnoreSiMasque(proprietes, ou),
                defaut.isMissingNode() || defaut.isNull() ? null : JSON.convertValue(defaut, Object.class));
    }

    private static boolean estIgnoreSiMasque(Map<String, String> proprietes, String ou) {
        String valeur = proprietes.get("siMasque");
        if (valeur != null && !valeur.equals("ignorer")) {
            throw new FormulaireIllisibleException(ou + " : la propriété « siMasque » ne peut valoir que « ignorer ».");
        }
        return valeur != null;
    }

    private static Champ.Limites lireLimites(JsonNode composant, Map<String, String> proprietes, String ou) {
        JsonNode controles = composant.path("validate");
        BigDecimal pas = nombre(composant.path("increment"), ou);
        if (pas != null && pas.signum() <= 0) {
            throw new FormulaireIllisibleException(ou + " : l'incrément est un nombre positif.");
        }
        return new Champ.Limites(
                entier(controles.path("minLength"), 0, ou),
                entier(controles.path("maxLength"), LONGUEUR_MAX, ou),
                proprietes.containsKey("nombreMax")
                        ? entier(JSON.getNodeFactory().textNode(proprietes.get("nombreMax")), NOMBRE_MAX, ou)
                        : NOMBRE_MAX,
                nombre(controles.path("min"), ou),
                nombre(controles.path("max"), ou),
                composant.hasNonNull("decimalDigits") ? entier(composant.path("decimalDigits"), 0, ou) : null,
                pas);
    }

    private static int entier(JsonNode noeud, int defaut, String ou) {
        BigDecimal nombre = nombre(noeud, ou);
        return nombre == null ? defaut : nombre.intValue();
    }

    private static BigDecimal nombre(JsonNode noeud, String ou) {
        if (noeud.isMissingNode() || noeud.isNull() || noeud.asText().isEmpty()) {
            return null;
        }
        try {
            return new BigDecimal(noeud.asText());
        } catch (NumberFormatException e) {
            throw new FormulaireIllisibleException(
                    ou + " : une limite est un nombre écrit tel quel, le serveur n'y évalue pas d'expression.", e);
        }
    }

    private Champ.Forme lireForme(JsonNode controles, Map<String, String> proprietes, String ou) {
        String regle = proprietes.getOrDefault(
                "regle",
                switch (controles.path("validationType").asText()) {
                    case "", "custom" -> null;
                    case "email" -> "email";
                    case "phone" -> "telephone";
                    default -> throw new FormulaireIllisibleException(ou + " : sorte de contrôle inconnue.");
                });
        if (regle != null && !regles.containsKey(regle)) {
            throw new FormulaireIllisibleException(
                    ou + " : la règle « " + regle + " » n'existe pas ; les règles connues sont "
                            + String.join(", ", new TreeSet<>(regles.keySet())) + ".");
        }
        String motif = controles.path("pattern").asText();
        Expression exigence =
                proprietes.containsKey("exigence") ? retenir(Expression.lire(proprietes.get("exigence"), ou)) : null;
        return new Champ.Forme(
                motif.isEmpty() ? null : Motif.lire(motif, ou),
                proprietes.getOrDefault("messageFormat", "ce texte n'a pas la forme attendue."),
                regle == null ? null : regles.get(regle),
                exigence,
                proprietes.getOrDefault("messageExigence", "cette réponse ne va pas avec les autres."),
                estOui(proprietes, "sansEspaces", ou));
    }

    private static boolean estOui(Map<String, String> proprietes, String nom, String ou) {
        String valeur = proprietes.getOrDefault(nom, "non");
        if (!valeur.equals("oui") && !valeur.equals("non")) {
            throw new FormulaireIllisibleException(ou + " : la propriété « " + nom + " » vaut « oui » ou « non ».");
        }
        return valeur.equals("oui");
    }

    private Champ.Options lireOptions(JsonNode composant, TypeDeChamp type, Map<String, String> proprietes, String ou) {
        if (type != TypeDeChamp.CHOIX && type != TypeDeChamp.CHOIX_MULTIPLE) {
            return null;
        }
        boolean libres = estOui(proprietes, "optionsLibres", ou);
        if (composant.hasNonNull("valuesKey")) {
            return new Champ.Options(null, composant.path("valuesKey").asText(), null, libres);
        }
        if (composant.hasNonNull("valuesExpression")) {
            return new Champ.Options(null, null, lireExpression(composant.path("valuesExpression"), ou), libres);
        }
        Set<String> fixes = new LinkedHashSet<>();
        for (JsonNode option : composant.path("values")) {
            if (!option.path("value").isTextual()
                    || !fixes.add(option.path("value").asText())) {
                throw new FormulaireIllisibleException(
                        ou + " : chaque option a pour valeur un texte, différent des autres.");
            }
        }
        return new Champ.Options(Collections.unmodifiableSet(fixes), null, null, libres);
    }

    private Expression lireExpression(JsonNode noeud, String ou) {
        return retenir(Expression.lire(noeud.asText(), ou));
    }

    private Expression retenir(Expression expression) {
        variablesLues.addAll(expression.variables());
        return expression;
    }

    /** What a component shows: its templates, its table's source, its list of options. */
    private void retenirVariables(JsonNode composant) {
        if (composant.hasNonNull("valuesKey")) {
            variablesLues.add(composant.path("valuesKey").asText());
        }
        for (JsonNode attribut : composant) {
            if (attribut.isTextual() && attribut.asText().startsWith("=")) {
                variablesLues.addAll(Expression.variables(attribut.asText()));
            } else if (attribut.isTextual()) {
                retenirVariables(attribut.asText());
            }
        }
    }

    /** Inside a loop the names are those of the list's elements. */
    private void retenirVariables(String modele) {
        int boucles = 0;
        Matcher balises = MODELE.matcher(modele);
        while (balises.find()) {
            if (balises.group(1).equals("/loop")) {
                boucles--;
            }
            if (boucles == 0) {
                variablesLues.addAll(Expression.variables(balises.group(2)));
            }
            if (balises.group(1).equals("#loop")) {
                boucles++;
            }
        }
    }
}

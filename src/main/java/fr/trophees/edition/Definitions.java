package fr.trophees.edition;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.trophees.formulaire.Erreur;
import fr.trophees.territoire.Territoires;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads and checks definitions of editions; those that ship with the product are found by their id. */
public final class Definitions {

    /** The definitions that ship with the product. */
    public static final List<String> LIVREES = List.of(
            "initiatives-territoriales-2024", "achat-socialement-responsable-2024", "trophees-de-la-clause-2019");

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern PREFIXE = Pattern.compile("[A-Z0-9]{2,10}");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private Definitions() {}

    /** @throws DefinitionInvalideException if the product ships no definition of that id */
    public static Definition livree(String id) {
        if (!LIVREES.contains(id)) {
            throw new DefinitionInvalideException("Aucun modèle d'édition ne porte cet identifiant.");
        }
        String fichier = id + ".yaml";
        try (InputStream source = Definitions.class.getResourceAsStream("/editions/" + fichier)) {
            return lire(fichier, source);
        } catch (IOException e) {
            throw new IllegalStateException("Définition illisible : " + fichier, e);
        }
    }

    /**
     * @param fichier its name, for messages
     * @throws DefinitionInvalideException in French, naming the file, the key and, where the reader knows it, the line
     */
    public static Definition lire(String fichier, InputStream source) throws IOException {
        Definition definition;
        try {
            definition = YAML.readValue(source, Definition.class);
        } catch (UnrecognizedPropertyException e) {
            throw invalide(fichier, e.getLocation(), chemin(e), "cette clé n'existe pas.");
        } catch (JsonMappingException e) {
            throw invalide(fichier, e.getLocation(), chemin(e), "cette valeur n'est pas de la forme attendue.");
        } catch (JsonProcessingException e) {
            throw invalide(fichier, e.getLocation(), "", "ce fichier n'est pas du YAML bien formé.");
        }
        if (definition == null) {
            throw new DefinitionInvalideException(fichier + " : le fichier est vide.");
        }
        List<String> fautes = fautes(definition);
        if (!fautes.isEmpty()) {
            throw new DefinitionInvalideException(fichier + ", " + String.join(" ", fautes));
        }
        return definition;
    }

    /** What makes a definition unusable, each fault beginning with its key. */
    private static List<String> fautes(Definition d) {
        List<String> fautes = new ArrayList<>();
        exiger(fautes, d.id() != null && ID.matcher(d.id()).matches(), "id", "minuscules, chiffres et tirets.");
        exiger(
                fautes,
                d.prefixe() != null && PREFIXE.matcher(d.prefixe()).matches(),
                "prefixe",
                "2 à 10 majuscules ou chiffres.");
        exiger(fautes, present(d.concours()), "concours", "indiquez le concours.");
        exiger(fautes, present(d.titre()), "titre", "indiquez le titre.");
        exiger(fautes, present(d.presentation()), "presentation", "indiquez la présentation.");
        exiger(fautes, d.annee() >= 2000 && d.annee() < 2200, "annee", "une année à quatre chiffres.");
        exiger(fautes, d.candidats() != null, "candidats", "« initiatives » ou « achat ».");
        exiger(
                fautes,
                Set.of("candidature-it", "candidature-asr", "candidature-clause")
                        .contains(String.valueOf(d.formulaire())),
                "formulaire",
                "ce formulaire n'existe pas.");
        exiger(
                fautes,
                Territoires.existe(d.chiffres()),
                "chiffres",
                "cette version des chiffres officiels n'est pas livrée.");
        exiger(
                fautes,
                d.contact() != null && present(d.contact().courriel()),
                "contact.courriel",
                "indiquez l'adresse de contact.");
        exiger(
                fautes,
                d.reglement() != null && present(d.reglement().version()),
                "reglement.version",
                "indiquez la version du règlement.");
        exiger(
                fautes,
                d.jury() != null && d.jury().domaines() != null,
                "jury.domaines",
                "indiquez les domaines du jury.");
        exiger(
                fautes,
                d.vote() != null && "majorite-relative".equals(d.vote().methode()),
                "vote.methode",
                "cette méthode de vote n'existe pas.");
        exiger(
                fautes,
                d.vote() != null && d.vote().quorum() != null,
                "vote.quorum",
                "indiquez le quorum, 0 s'il n'y en a pas.");
        fautesDesDecisions(fautes, d.decisions());
        fautesDesCategories(fautes, d.categories());
        fautesDuCalendrier(fautes, d);
        return fautes;
    }

    private static void fautesDesDecisions(List<String> fautes, Definition.Decisions d) {
        boolean completes = d != null
                && d.d1() != null
                && d.d2() != null
                && d.d3() != null
                && d.d4() != null
                && d.d5() != null
                && d.d6() != null
                && d.d7() != null
                && d.d8() != null;
        exiger(fautes, completes, "decisions", "chaque décision, de d1 à d8, a une valeur.");
        if (completes) {
            exiger(
                    fautes,
                    Set.of("admettre", "refuser").contains(String.valueOf(d.d1().propositionTardifs())),
                    "decisions.d1.propositionTardifs",
                    "« admettre » ou « refuser ».");
            exiger(
                    fautes,
                    "premiere-cloture".equals(d.d3().reference()),
                    "decisions.d3.reference",
                    "« premiere-cloture ».");
            exiger(
                    fautes,
                    "par-concours".equals(d.d6().recompenseUnique()),
                    "decisions.d6.recompenseUnique",
                    "« par-concours ».");
            exiger(
                    fautes,
                    Set.of("proposes", "sur-motif", "exclus").contains(String.valueOf(d.d7().laureats())),
                    "decisions.d7.laureats",
                    "« proposes », « sur-motif » ou « exclus ».");
            exiger(
                    fautes,
                    "par-l-equipe".equals(d.d8().proclamation()),
                    "decisions.d8.proclamation",
                    "« par-l-equipe ».");
        }
    }

    private static void fautesDesCategories(List<String> fautes, List<Definition.Categorie> categories) {
        exiger(fautes, categories != null && !categories.isEmpty(), "categories", "il en faut au moins une.");
        if (categories == null) {
            return;
        }
        Set<String> ids = new HashSet<>();
        for (Definition.Categorie categorie : categories) {
            exiger(
                    fautes,
                    categorie.id() != null && categorie.id().matches("[a-z0-9]{2,20}"),
                    "categories.id",
                    "minuscules et chiffres.");
            exiger(
                    fautes,
                    ids.add(categorie.id()),
                    "categories." + categorie.id(),
                    "deux catégories ont cet identifiant.");
            exiger(fautes, present(categorie.titre()), "categories." + categorie.id() + ".titre", "indiquez le titre.");
            exiger(fautes, present(categorie.texte()), "categories." + categorie.id() + ".texte", "indiquez le texte.");
        }
    }

    private static void fautesDuCalendrier(List<String> fautes, Definition definition) {
        if (definition.dates() == null) {
            exiger(fautes, false, "calendrier", "indiquez les dates.");
            return;
        }
        for (Jalon jalon : Jalon.values()) {
            exiger(
                    fautes,
                    definition.dates().get(jalon.code()) != null,
                    "calendrier." + jalon.code(),
                    "indiquez la date, par exemple 2024-11-08T16:00.");
        }
        Set<String> connus =
                java.util.Arrays.stream(Jalon.values()).map(Jalon::code).collect(Collectors.toSet());
        for (String code : definition.dates().keySet()) {
            exiger(fautes, connus.contains(code), "calendrier." + code, "ce jalon n'existe pas.");
        }
        if (fautes.isEmpty()) {
            for (Erreur erreur : definition.calendrier().desordres()) {
                exiger(fautes, false, "calendrier." + erreur.champ(), erreur.message());
            }
        }
    }

    private static boolean present(String texte) {
        return texte != null && !texte.isBlank();
    }

    private static void exiger(List<String> fautes, boolean juste, String cle, String message) {
        if (!juste) {
            fautes.add(cle + " : " + message);
        }
    }

    private static String chemin(JsonMappingException e) {
        return e.getPath().stream()
                .map(etape -> etape.getFieldName() == null ? "[" + etape.getIndex() + "]" : etape.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static DefinitionInvalideException invalide(String fichier, JsonLocation lieu, String cle, String message) {
        String ligne = lieu == null ? "" : ", ligne " + lieu.getLineNr();
        return new DefinitionInvalideException(fichier + ligne + (cle.isEmpty() ? "" : ", " + cle) + " : " + message);
    }
}

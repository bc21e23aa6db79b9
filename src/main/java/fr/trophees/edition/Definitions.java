package fr.trophees.edition;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.trophees.edition.Definition.Nature;
import fr.trophees.edition.DefinitionInvalideException.Faute;
import fr.trophees.formulaire.Erreur;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.validator.routines.EmailValidator;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Reads definitions of editions and says what is wrong with them, by file, line and key. Strict: unknown or missing keys,
 * wrong types, dates that don't exist, milestones out of order, names taken twice are all refused.
 */
public final class Definitions {

    /** Everything that isn't {@code @Nullable} is required; nothing is converted in silence. */
    static final ObjectMapper JSON = mapper();

    private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final String PREFIXE = "[A-Z0-9]{2,10}";
    private static final String SIGLE = "[A-Z0-9]{2,6}";

    /** What results call the extra prize: no category may be named so. */
    private static final String COUP_DE_COEUR = "coup-de-coeur";

    private final Predicate<String> formulaires;
    private final Predicate<String> chiffres;
    private final Predicate<String> methodes;

    /**
     * @param formulaires whether a candidate's form of that id exists
     * @param chiffres whether population figures of that version ship with the product
     * @param methodes whether a voting method bears that name
     */
    public Definitions(Predicate<String> formulaires, Predicate<String> chiffres, Predicate<String> methodes) {
        this.formulaires = formulaires;
        this.chiffres = chiffres;
        this.methodes = methodes;
    }

    /**
     * @param fichier how messages call it
     * @throws DefinitionInvalideException with every fault, or with the first when the file can't be read further
     */
    public Definition lire(String fichier, String yaml) {
        LectureYaml lecture = new LectureYaml(fichier, yaml);
        Definition definition = lier(lecture);
        List<Faute> fautes = verifier(definition).stream()
                .map(erreur -> new Faute(lecture.ligne(erreur.champ()), erreur.champ(), erreur.message()))
                .sorted(Comparator.comparingInt(Faute::ligne))
                .toList();
        if (!fautes.isEmpty()) {
            throw new DefinitionInvalideException(fichier, fautes);
        }
        return definition;
    }

    /**
     * The definitions that ship with the product, the latest first.
     *
     * @throws DefinitionInvalideException if one is wrong, or if two bear one name
     */
    public List<Definition> livrees() {
        List<Definition> definitions = new ArrayList<>();
        Set<String> noms = new HashSet<>();
        try {
            Resource[] fichiers = new PathMatchingResourcePatternResolver().getResources("classpath*:editions/*.yaml");
            for (Resource fichier : fichiers) {
                Definition definition = lire(fichier.getFilename(), fichier.getContentAsString(StandardCharsets.UTF_8));
                if (!noms.add(definition.id()) | !noms.add(definition.prefixe())) {
                    throw new DefinitionInvalideException(
                            fichier.getFilename(),
                            List.of(new Faute(1, "id", "une autre définition a cet identifiant ou ce préfixe")));
                }
                definitions.add(definition);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        definitions.sort(Comparator.comparing(Definition::annee).reversed().thenComparing(Definition::id));
        return definitions;
    }

    private static Definition lier(LectureYaml lecture) {
        try {
            return JSON.treeToValue(lecture.racine(), Definition.class);
        } catch (JsonMappingException e) {
            StringBuilder chemin = new StringBuilder();
            for (JsonMappingException.Reference pas : e.getPath()) {
                if (pas.getFieldName() == null) {
                    chemin.append('[').append(pas.getIndex()).append(']');
                } else {
                    chemin.append(chemin.isEmpty() ? "" : ".").append(pas.getFieldName());
                }
            }
            throw lecture.refus(lecture.ligne(chemin.toString()), chemin.toString(), Inattendu.message(e, JSON));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("L’arbre d’une définition ne se relit pas.", e);
        }
    }

    /**
     * What is wrong with a definition whose types are right, e.g. a clone.
     *
     * @return errors named by the path of their key; empty when all is well
     */
    public List<Erreur> verifier(Definition d) {
        List<Erreur> erreurs = new ArrayList<>();
        exiger(erreurs, d.id().matches(ID), "id", "des minuscules, des chiffres et des tirets sont attendus");
        exiger(
                erreurs,
                d.concours().matches(ID),
                "concours",
                "des minuscules, des chiffres et des tirets sont attendus");
        exiger(erreurs, d.sigle().matches(SIGLE), "sigle", "2 à 6 majuscules ou chiffres sont attendus");
        exiger(erreurs, d.prefixe().matches(PREFIXE), "prefixe", "2 à 10 majuscules ou chiffres sont attendus");
        exiger(erreurs, d.annee() >= 2000 && d.annee() <= 2100, "annee", "une année entre 2000 et 2100 est attendue");
        contacts(erreurs, d);
        d.calendrier().desordres().forEach(e -> erreurs.add(new Erreur("calendrier." + e.champ(), e.message())));
        categories(erreurs, d);
        candidature(erreurs, d);
        exiger(erreurs, !d.jury().domaines().isEmpty(), "jury.domaines", "au moins un domaine est attendu");
        uniques(erreurs, d.jury().domaines(), Function.identity(), "jury.domaines", "", "ce domaine est déjà donné");
        uniques(erreurs, d.jury().criteres(), Function.identity(), "jury.criteres", "", "ce critère est déjà donné");
        exiger(
                erreurs,
                !d.jury().engagement().version().isBlank()
                        && !d.jury().engagement().texte().isBlank(),
                "jury.engagement",
                "une version et un texte sont attendus");
        vote(erreurs, d);
        decisions(erreurs, d);
        reglement(erreurs, d);
        exiger(
                erreurs,
                chiffres.test(d.chiffres()),
                "chiffres",
                "le produit ne contient pas ces chiffres de population");
        exiger(
                erreurs,
                d.autreConcours() == null || !d.autreConcours().edition().equals(d.id()),
                "autreConcours.edition",
                "c’est l’édition elle-même");
        chemins(erreurs, d, d.supposes(), "supposes");
        chemins(erreurs, d, d.aRelire(), "aRelire");
        return erreurs;
    }

    private static void contacts(List<Erreur> erreurs, Definition d) {
        String message = "une adresse électronique est attendue";
        EmailValidator adresses = EmailValidator.getInstance();
        exiger(erreurs, adresses.isValid(d.contact().courriel()), "contact.courriel", message);
        exiger(erreurs, adresses.isValid(d.expediteur().repondreA()), "expediteur.repondreA", message);
        exiger(erreurs, web(d.contact().site()), "contact.site", "une adresse en https:// est attendue");
        for (int i = 0; i < d.contact().reseaux().size(); i++) {
            exiger(
                    erreurs,
                    web(d.contact().reseaux().get(i).adresse()),
                    "contact.reseaux[" + i + "].adresse",
                    "une adresse en https:// est attendue");
        }
    }

    private static void categories(List<Erreur> erreurs, Definition d) {
        exiger(erreurs, !d.categories().isEmpty(), "categories", "au moins une catégorie est attendue");
        for (int i = 0; i < d.categories().size(); i++) {
            String id = d.categories().get(i).id();
            exiger(
                    erreurs,
                    id.matches(ID) && !id.equals(COUP_DE_COEUR),
                    "categories[" + i + "].id",
                    "des minuscules, des chiffres et des tirets sont attendus, et « coup-de-coeur » est réservé");
        }
        uniques(
                erreurs,
                d.categories(),
                Definition.Categorie::id,
                "categories",
                ".id",
                "cet identifiant est déjà pris par une autre catégorie");
        uniques(
                erreurs,
                d.categories(),
                Definition.Categorie::titre,
                "categories",
                ".titre",
                "ce titre est déjà celui d’une autre catégorie");
    }

    private void candidature(List<Erreur> erreurs, Definition d) {
        Definition.Candidature candidature = d.candidature();
        exiger(
                erreurs,
                formulaires.test(candidature.formulaire()),
                "candidature.formulaire",
                "aucun formulaire ne porte cet identifiant");
        exiger(
                erreurs,
                candidature.documents().stream()
                        .anyMatch(document -> document.nature() == Nature.ATTESTATION && document.obligatoire()),
                "candidature.documents",
                "l’attestation de validation de dépôt est toujours demandée (article 3.1)");
        uniques(
                erreurs,
                candidature.documents(),
                Definition.Document::nature,
                "candidature.documents",
                ".nature",
                "cette nature est déjà donnée");
    }

    private void vote(List<Erreur> erreurs, Definition d) {
        Definition.Vote vote = d.vote();
        exiger(erreurs, methodes.test(vote.methode()), "vote.methode", "aucune méthode de vote ne porte ce nom");
        exiger(erreurs, vote.quorum().minimum() >= 0, "vote.quorum.minimum", "un nombre positif ou nul est attendu");
        exiger(
                erreurs,
                vote.quorum().pourcentage() >= 0 && vote.quorum().pourcentage() <= 100,
                "vote.quorum.pourcentage",
                "un nombre de 0 à 100 est attendu");
        exiger(
                erreurs,
                vote.nouveauScrutinJours() >= 1 && vote.nouveauScrutinJours() <= 60,
                "vote.nouveauScrutinJours",
                "un nombre de jours de 1 à 60 est attendu");
    }

    private static void decisions(List<Erreur> erreurs, Definition d) {
        Decisions.Horaire horaire = d.decisions().d1();
        List<Jalon> admis = List.of(Jalon.CLOTURE, Jalon.LIMITE);
        exiger(erreurs, admis.contains(horaire.annoncee()), "decisions.D-1.annoncee", "cloture ou limite est attendu");
        exiger(
                erreurs,
                admis.contains(horaire.accepteeJusqua()),
                "decisions.D-1.accepteeJusqua",
                "cloture ou limite est attendu");
        exiger(
                erreurs,
                horaire.accepteeJusqua() != Jalon.CLOTURE
                        || d.calendrier()
                                .instant(Jalon.CLOTURE)
                                .equals(d.calendrier().instant(Jalon.LIMITE)),
                "calendrier.limite",
                "rien n’est accepté après la clôture (D-1) : la limite doit être la même");
        exiger(
                erreurs,
                d.decisions().d6() == Decisions.Portee.PAR_CONCOURS,
                "decisions.D-6",
                "« tous-concours » n’est pas appliqué : chaque concours attribue ses prix séparément, indiquez par-concours");
        Decisions.SeuilsRuraux seuils = d.decisions().d4();
        exiger(erreurs, seuils.communeAuPlus() > 0, "decisions.D-4.communeAuPlus", "un nombre d’habitants est attendu");
        exiger(
                erreurs,
                seuils.departementMoinsDe() > 0,
                "decisions.D-4.departementMoinsDe",
                "un nombre d’habitants est attendu");
        exiger(
                erreurs,
                seuils.margePourCent() >= 0 && seuils.margePourCent() <= 100,
                "decisions.D-4.margePourCent",
                "un nombre de 0 à 100 est attendu");
        exiger(
                erreurs,
                !d.decisions()
                        .d8()
                        .alerte()
                        .instant(d.calendrier())
                        .toInstant()
                        .isBefore(d.calendrier().instant(Jalon.CEREMONIE)),
                "decisions.D-8.alerte",
                "l’alerte ne peut pas précéder la cérémonie");
    }

    private static void reglement(List<Erreur> erreurs, Definition d) {
        exiger(
                erreurs,
                !d.reglement().articles().isEmpty(),
                "reglement.articles",
                "le texte que les candidats acceptent est attendu (article 5.5)");
        uniques(
                erreurs,
                d.reglement().articles(),
                Definition.Article::numero,
                "reglement.articles",
                ".numero",
                "ce numéro est déjà celui d’un autre article");
    }

    private static void chemins(List<Erreur> erreurs, Definition d, List<String> chemins, String cle) {
        JsonNode arbre = JSON.valueToTree(d);
        for (int i = 0; i < chemins.size(); i++) {
            String chemin = chemins.get(i);
            boolean existe = chemin.matches("[\\w-]+(\\.[\\w-]+|\\[\\d+])*")
                    && !absent(arbre.at(JsonPointer.compile(
                            "/" + chemin.replaceAll("[.\\[]", "/").replace("]", ""))));
            exiger(erreurs, existe, cle + "[" + i + "]", "rien ne se trouve à ce chemin");
        }
    }

    private static boolean absent(JsonNode noeud) {
        return noeud.isMissingNode() || noeud.isNull();
    }

    private static <T> void uniques(
            List<Erreur> erreurs, List<T> liste, Function<T, ?> nom, String chemin, String suite, String message) {
        Set<Object> vus = new HashSet<>();
        for (int i = 0; i < liste.size(); i++) {
            exiger(erreurs, vus.add(nom.apply(liste.get(i))), chemin + "[" + i + "]" + suite, message);
        }
    }

    private static void exiger(List<Erreur> erreurs, boolean condition, String chemin, String message) {
        if (!condition) {
            erreurs.add(new Erreur(chemin, Typographie.insecables(message)));
        }
    }

    private static boolean web(String adresse) {
        return adresse.matches("https://[\\w.-]+(/\\S*)?");
    }

    private static ObjectMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .annotationIntrospector(new JacksonAnnotationIntrospector() {
                    private static final long serialVersionUID = 1;

                    @Override
                    public Boolean hasRequiredMarker(AnnotatedMember membre) {
                        return !membre.hasAnnotation(Nullable.class);
                    }
                })
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        Arrays.stream(CoercionInputShape.values())
                .filter(forme -> forme == CoercionInputShape.Integer
                        || forme == CoercionInputShape.Float
                        || forme == CoercionInputShape.Boolean)
                .forEach(
                        forme -> mapper.coercionConfigFor(LogicalType.Textual).setCoercion(forme, CoercionAction.Fail));
        return mapper;
    }
}

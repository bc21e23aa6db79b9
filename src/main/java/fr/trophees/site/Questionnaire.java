package fr.trophees.site;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.candidature.AutoDiagnostic.Facilitateurs;
import fr.trophees.candidature.AutoDiagnostic.Reponses;
import fr.trophees.edition.Definition;
import fr.trophees.eligibilite.Aire;
import fr.trophees.eligibilite.TypeStructure;
import fr.trophees.territoire.Commune;
import fr.trophees.territoire.Siren;
import fr.trophees.territoire.Siret;
import fr.trophees.territoire.Territoires;
import java.text.Collator;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the answers to « Puis-je candidater ? », each with what is wrong with it. */
final class Questionnaire {

    private static final int COMMUNES_PROPOSEES = 5;
    private static final int COMMUNES_LUES = 200;

    private final Definition definition;
    /** As people write a day where the browser has no calendar to offer: 8/11/2024. */
    private static final Pattern JOUR_ECRIT = Pattern.compile("(\\d{1,2})[/. ](\\d{1,2})[/. ](\\d{4})");

    private final Territoires territoires;
    private final Map<String, String> saisie;
    private final List<ErreurDeChamp> erreurs = new ArrayList<>();

    private Questionnaire(Definition definition, Territoires territoires, Map<String, String> saisie) {
        this.definition = definition;
        this.territoires = territoires;
        this.saisie = saisie;
    }

    /** @param saisie by name of the field; what isn't asked for this contest is not looked at */
    static Lecture lire(Definition definition, Territoires territoires, Map<String, String> saisie) {
        Questionnaire questionnaire = new Questionnaire(definition, territoires, saisie);
        Reponses reponses = demandeLAction(definition) ? questionnaire.action() : questionnaire.facilitateurs();
        return new Lecture(questionnaire.erreurs.isEmpty() ? reponses : null, questionnaire.erreurs);
    }

    /** ELIG-1 and ELIG-3 are asked about; otherwise ELIG-2 and ELIG-4. */
    static boolean demandeLAction(Definition definition) {
        return definition.candidature().publicVise() == Definition.PublicVise.INITIATIVES;
    }

    private Reponses action() {
        TypeStructure type = TypeStructure.lire(texte("structureType"))
                .orElseGet(() -> manque("structureType", "Dites ce qu’est votre structure."));
        Siren siren = siren();
        LocalDate debut = date("debut");
        if (debut == null && texte("debut").isEmpty()) {
            manque("debut", "Indiquez quand l’action a commencé, ou commencera.");
        }
        LocalDate fin = date("fin");
        if (debut != null && fin != null && fin.isBefore(debut)) {
            manque("fin", "La fin de l’action ne peut pas précéder son début.");
        }
        String mandante = texte("collectiviteMandante");
        return new Reponses(
                type,
                siren,
                mandante.isEmpty() ? null : mandante,
                false,
                Facilitateurs.INCONNU,
                definition.categories().get(0).id(),
                debut,
                fin,
                Aire.ABSENTE);
    }

    private Reponses facilitateurs() {
        Facilitateurs facilitateurs = Arrays.stream(Facilitateurs.values())
                .filter(reponse -> reponse.name().toLowerCase(Locale.ROOT).equals(texte("facilitateurs")))
                .findFirst()
                .orElseGet(() -> manque("facilitateurs", "Dites si votre structure porte des facilitateurs."));
        boolean adherente =
                ouiOuNon("adherente", "Dites si votre structure adhère à " + definition.organisateur() + ".");
        Optional<Definition.Categorie> categorie = definition.categories().stream()
                .filter(une -> une.id().equals(texte("categorie")))
                .findFirst();
        if (categorie.isEmpty()) {
            manque("categorie", "Choisissez une catégorie.");
        }
        boolean rurale = categorie.map(Definition.Categorie::rurale).orElse(false);
        return new Reponses(
                TypeStructure.STRUCTURE_PORTEUSE,
                null,
                null,
                adherente,
                facilitateurs,
                texte("categorie"),
                null,
                null,
                rurale ? aire() : Aire.ABSENTE);
    }

    private Aire aire() {
        List<String> communes = communes();
        String departement = texte("departement");
        if (!departement.isEmpty() && territoires.departement(departement).isEmpty()) {
            manque("departement", "Choisissez un département de la liste.");
        }
        if (texte("communes").isEmpty() && departement.isEmpty()) {
            manque("communes", "Indiquez les communes où intervient le facilitateur, ou le département.");
        }
        return new Aire(communes, departement);
    }

    private List<String> communes() {
        List<String> codes = new ArrayList<>();
        String[] noms = texte("communes").split("[,;\\n\\r]+");
        if (noms.length > COMMUNES_LUES) {
            manque("communes", "Indiquez " + COMMUNES_LUES + " communes au plus, ou leurs EPCI.");
            return codes;
        }
        List<String> inconnues = new ArrayList<>();
        for (String nom : noms) {
            if (!nom.isBlank()) {
                commune(nom.strip(), inconnues).ifPresent(codes::add);
            }
        }
        if (!inconnues.isEmpty()) {
            erreurs.removeIf(erreur -> erreur.champ().equals("communes"));
            manque(
                    "communes",
                    (inconnues.size() == 1
                                    ? "Cette commune n’est pas reconnue\u00A0: "
                                    : "Ces communes ne sont pas reconnues\u00A0: ")
                            + String.join(", ", inconnues)
                            + ". Vérifiez l’orthographe, ou indiquez le code postal ou INSEE.");
        }
        return codes;
    }

    /** A code of a commune or SIREN of an EPCI, or a commune's name that only one commune has. */
    private Optional<String> commune(String nom, List<String> inconnues) {
        String code = nom.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (territoires.commune(code).isPresent() || territoires.epci(code).isPresent()) {
            return Optional.of(code);
        }
        Collator lettres = Collator.getInstance(Locale.FRENCH);
        lettres.setStrength(Collator.PRIMARY);
        List<Commune> proches = territoires.rechercher(nom, 50);
        List<Commune> homonymes = proches.stream()
                .filter(commune -> lettres.compare(commune.nom().replace('-', ' '), nom.replace('-', ' ')) == 0)
                .toList();
        List<Commune> possibles = homonymes.isEmpty() ? proches : homonymes;
        if (possibles.size() == 1) {
            return Optional.of(possibles.get(0).insee());
        }
        if (possibles.isEmpty()) {
            inconnues.add("« " + nom + " »");
            return Optional.empty();
        }
        manque(
                "communes",
                "« " + nom
                        + " »\u00A0: plusieurs communes portent ce nom ou commencent ainsi ; écrivez le code INSEE de la vôtre : "
                        + possibles.stream()
                                .limit(COMMUNES_PROPOSEES)
                                .map(commune -> commune.enClair() + " " + commune.insee())
                                .collect(Collectors.joining(", "))
                        + (possibles.size() > COMMUNES_PROPOSEES ? "…" : "."));
        return Optional.empty();
    }

    private Siren siren() {
        String numero = texte("siren");
        if (numero.isEmpty()) {
            return null;
        }
        Optional<Siren> lu = Siren.lire(numero).or(() -> Siret.lire(numero).map(Siret::siren));
        if (lu.isEmpty()) {
            manque("siren", Siren.anomalie(numero).orElse("Ce numéro SIREN n’est pas reconnu."));
        }
        return lu.orElse(null);
    }

    private LocalDate date(String champ) {
        try {
            String saisie = texte(champ);
            Matcher ecrite = JOUR_ECRIT.matcher(saisie);
            return saisie.isEmpty()
                    ? null
                    : LocalDate.parse(
                            ecrite.matches()
                                    ? ecrite.group(3) + "-" + deuxChiffres(ecrite.group(2)) + "-"
                                            + deuxChiffres(ecrite.group(1))
                                    : saisie);
        } catch (DateTimeParseException impossible) {
            manque(champ, "Cette date n’existe pas, ou n’est pas écrite comme 08/11/2024.");
            return null;
        }
    }

    private static String deuxChiffres(String nombre) {
        return nombre.length() == 1 ? "0" + nombre : nombre;
    }

    private boolean ouiOuNon(String champ, String message) {
        String reponse = texte(champ);
        if (!reponse.equals("oui") && !reponse.equals("non")) {
            manque(champ, message);
        }
        return reponse.equals("oui");
    }

    private <T> T manque(String champ, String message) {
        if (erreurs.stream().noneMatch(erreur -> erreur.champ().equals(champ))) {
            erreurs.add(new ErreurDeChamp(champ, message));
        }
        return null;
    }

    private String texte(String champ) {
        return saisie.getOrDefault(champ, "").strip();
    }

    /** @param reponses null when something is wrong */
    record Lecture(Reponses reponses, List<ErreurDeChamp> erreurs) {

        Map<String, String> parChamp() {
            Map<String, String> messages = new LinkedHashMap<>();
            erreurs.forEach(erreur -> messages.put(erreur.champ(), erreur.message()));
            return messages;
        }
    }
}

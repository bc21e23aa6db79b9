package fr.trophees.boutenbout;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/** A candidate of an invented structure, who acts by the personal link alone. */
final class Candidat {

    private final Client client;
    private final String jeton;
    private final Map<String, Object> donnees;
    private final String adresse;
    private String numero;

    private Candidat(Client client, String jeton, Map<String, Object> donnees, String adresse) {
        this.client = client;
        this.jeton = jeton;
        this.donnees = donnees;
        this.adresse = adresse;
    }

    /**
     * Asks for a link, reads the mail, begins a dossier.
     *
     * @param nom the first part of the mail address
     * @param rang what makes the SIREN: the same for the same structure
     * @param propres fields that differ from an ordinary, eligible project
     */
    static Candidat commencer(
            Produit produit, Horloge horloge, String edition, String nom, int rang, Map<String, Object> propres) {
        demander(produit, edition, nom);
        horloge.vider();
        return ouvrir(produit, nom, rang, propres);
    }

    /** Asks for a link; the mail leaves when the clock moves. */
    static void demander(Produit produit, String edition, String nom) {
        produit.client()
                .post("/api/appels/" + edition + "/brouillons", Map.of("email", adresse(nom)))
                .exiger(202);
    }

    private static String adresse(String nom) {
        return nom + "@candidats.example.org";
    }

    /** Follows the link that came by mail, and begins the dossier. */
    static Candidat ouvrir(Produit produit, String nom, int rang, Map<String, Object> propres) {
        Client client = produit.client();
        String adresse = adresse(nom);
        Map<String, Object> donnees = ordinaires(nom, rang, adresse);
        donnees.putAll(propres);
        Candidat candidat =
                new Candidat(client, produit.boites().dernier(adresse, "lien").jeton(), donnees, adresse);
        candidat.enregistrer(donnees).exiger(200);
        return candidat;
    }

    /** Real communes, of every size. */
    private static final List<String> COMMUNES =
            List.of("48095", "34172", "35360", "35288", "59350", "13055", "67482", "2A004", "97105");

    static Map<String, Object> ordinaires(String nom, int rang, String adresse) {
        Map<String, Object> donnees = new LinkedHashMap<>();
        donnees.put("structureNom", "Structure imaginaire n° " + rang);
        donnees.put("siret", siret(rang));
        donnees.put("structureType", "plie");
        donnees.put("communeInsee", COMMUNES.get(rang % COMMUNES.size()));
        donnees.put("contactNom", "Noé Castel");
        donnees.put("contactEmail", adresse);
        donnees.put("projetTitre", "Le projet " + nom);
        donnees.put("projetResume", "Un projet inventé.");
        donnees.put("projetDescription", "Une structure imaginaire, une action imaginaire, sur une vraie commune.");
        donnees.put("dateDebut", "2022-01-10");
        donnees.put("reglementAccepte", true);
        donnees.put("droitsImageAcceptes", true);
        return donnees;
    }

    /** A SIREN with a right key, in a range that is given to nobody. */
    static String siren(int rang) {
        return avecCle("001%05d".formatted(rang));
    }

    static String siret(int rang) {
        return siretDe(siren(rang));
    }

    /** The first establishment of a SIREN. */
    static String siretDe(String siren) {
        return avecCle(siren + "0001");
    }

    private static String avecCle(String chiffres) {
        try {
            return chiffres + LuhnCheckDigit.LUHN_CHECK_DIGIT.calculate(chiffres);
        } catch (CheckDigitException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Client.Reponse enregistrer(Map<String, Object> champs) {
        return client.put(chemin(""), champs);
    }

    Client.Reponse deposer() {
        return deposer(Map.of());
    }

    Client.Reponse deposer(Map<String, Object> champs) {
        Client.Reponse reponse = client.post(chemin("/depot"), new HashMap<>(champs));
        if (reponse.statut() == 201) {
            numero = reponse.json().path("numero").asText();
        }
        return reponse;
    }

    Client.Reponse envoyerAttestation() {
        return client.televerser(chemin("/attestation"), Client.PDF, Map.of("signataireNom", "Inès Marchal"));
    }

    /** Another scan: other bytes. */
    Client.Reponse envoyerUneAutreAttestation() {
        byte[] autre = java.util.Arrays.copyOf(Client.PDF, Client.PDF.length + 1);
        return client.televerser(chemin("/attestation"), autre, Map.of());
    }

    Client.Reponse joindre(String nature, byte[] fichier) {
        return client.televerser(chemin("/pieces"), fichier, Map.of("nature", nature));
    }

    Client.Reponse lire() {
        return client.get(chemin(""));
    }

    JsonNode dossier() {
        return lire().exiger(200).json();
    }

    String etat() {
        return dossier().path("etat").asText();
    }

    String numero() {
        return numero;
    }

    String adresse() {
        return adresse;
    }

    /** The secret of the personal link. */
    String jeton() {
        return jeton;
    }

    String titre() {
        return (String) donnees.get("projetTitre");
    }

    /** What the page of a dossier says, less what makes this dossier another than the next: names, numbers, ids, hashes. */
    String pageSansNom(String motif) {
        Client.Reponse reponse = client.get(motif.replace("{jeton}", jeton));
        return reponse.statut()
                + reponse.texte()
                        .replace(jeton, "")
                        .replace(numero, "")
                        .replace(adresse, "")
                        .replace(titre(), "")
                        .replace((String) donnees.get("structureNom"), "")
                        .replace((String) donnees.get("communeInsee"), "")
                        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}", "")
                        .replaceAll("\\d(\\h?\\d){8,}", "");
    }

    private String chemin(String suite) {
        return "/api/dossiers/" + jeton + suite;
    }
}

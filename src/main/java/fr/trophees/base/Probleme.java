package fr.trophees.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** What a program reads when its request fails (RFC 9457), in French. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Probleme(String type, String title, int status, String detail, List<ErreurDeChamp> erreurs) {

    private static final Texte REFUS =
            new Texte("Demande refusée", "Cette demande ne peut pas être acceptée en l’état.");

    private static final Map<HttpStatus, Texte> TEXTES = Map.ofEntries(
            Map.entry(HttpStatus.BAD_REQUEST, new Texte("Requête illisible", "La requête n’a pas la forme attendue.")),
            Map.entry(HttpStatus.UNAUTHORIZED, new Texte("Compte attendu", "Identifiez-vous avec un compte valable.")),
            Map.entry(HttpStatus.FORBIDDEN, new Texte("Accès refusé", "Votre compte n’a pas accès à cette opération.")),
            Map.entry(HttpStatus.NOT_FOUND, new Texte("Introuvable", "Il n’y a rien à cette adresse.")),
            Map.entry(
                    HttpStatus.METHOD_NOT_ALLOWED,
                    new Texte("Méthode refusée", "Cette adresse n’accepte pas cette opération.")),
            Map.entry(
                    HttpStatus.NOT_ACCEPTABLE,
                    new Texte("Format indisponible", "La réponse n’existe pas dans le format demandé.")),
            Map.entry(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    new Texte("Fichier trop volumineux", "Le fichier dépasse la taille acceptée (10 Mio).")),
            Map.entry(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    new Texte("Format refusé", "Le contenu n’est pas envoyé dans le format attendu.")),
            Map.entry(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    new Texte("Saisie à corriger", "Un champ est inconnu, ou sa valeur n’est pas du type attendu.")),
            Map.entry(
                    HttpStatus.TOO_MANY_REQUESTS,
                    new Texte(
                            "Trop de demandes",
                            "Trop de demandes ont été faites en peu de temps : réessayez dans une heure.")),
            Map.entry(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    new Texte(
                            "Service occupé",
                            "Trop d’opérations ont lieu sur ce dossier au même moment. Merci de réessayer.")),
            Map.entry(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    new Texte(
                            "Erreur du service",
                            "Une erreur est survenue de notre côté ; rien de ce qui était enregistré n’est perdu. Merci de"
                                    + " réessayer dans un instant.")));

    private record Texte(String titre, String detail) {}

    /** What there is to say of a failure of which nothing but the status is known. */
    static Probleme de(HttpStatus statut) {
        Texte texte = TEXTES.getOrDefault(
                statut, statut.is5xxServerError() ? TEXTES.get(HttpStatus.INTERNAL_SERVER_ERROR) : REFUS);
        return new Probleme("about:blank", texte.titre(), statut.value(), texte.detail(), List.of());
    }
}

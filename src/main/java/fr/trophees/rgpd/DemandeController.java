package fr.trophees.rgpd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.trophees.base.CorpsJson;
import fr.trophees.base.ReceptionFilter;
import fr.trophees.base.RequeteRefusee;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Requests on personal data, from the candidate's page (ORG-2). */
@RestController
class DemandeController {

    private static final Set<String> CHAMPS = Set.of("nature", "message");

    private final DemandeService demandes;

    DemandeController(DemandeService demandes) {
        this.demandes = demandes;
    }

    @PostMapping(path = "/api/dossiers/{jeton}/demandes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void demander(
            @PathVariable String jeton,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant recue,
            HttpServletRequest requete)
            throws IOException {
        ObjectNode corps = CorpsJson.objet(requete);
        corps.fieldNames().forEachRemaining(champ -> {
            if (!CHAMPS.contains(champ)) {
                throw RequeteRefusee.invalide("", "Seuls la nature et le message de la demande sont attendus.");
            }
        });
        demandes.demander(jeton, texte(corps, "nature"), texte(corps, "message"), recue);
    }

    private static String texte(ObjectNode corps, String champ) {
        JsonNode valeur = corps.path(champ);
        if (valeur.isMissingNode() || valeur.isNull()) {
            return null;
        }
        if (!valeur.isTextual()) {
            throw RequeteRefusee.invalide(champ, "Un texte est attendu.");
        }
        return valeur.textValue();
    }
}

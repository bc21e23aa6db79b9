package fr.trophees.site;

import fr.trophees.base.RequeteRefusee;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** A request that can't be carried out, told on a page; the API's problems say the same. */
public final class PageDeRefus {

    private PageDeRefus() {}

    public static ModelAndView de(RequeteRefusee refus) {
        return page(refus.titre(), refus.getMessage(), refus.statut());
    }

    /** A form whose file could not be read to its end. */
    public static ModelAndView de(MultipartException refus) {
        return refus instanceof MaxUploadSizeExceededException
                ? page(
                        "Fichier trop volumineux",
                        "Le fichier dépasse la taille acceptée (10\u00a0Mio). Numérisez avec une résolution plus faible, ou reprenez la photo dans une taille plus petite.",
                        HttpStatus.PAYLOAD_TOO_LARGE)
                : page(
                        "Envoi incomplet",
                        "Le fichier n’est pas arrivé en entier : merci de l’envoyer à nouveau.",
                        HttpStatus.BAD_REQUEST);
    }

    private static ModelAndView page(String titre, String detail, HttpStatus statut) {
        return new ModelAndView("site/refus", Map.of("intitule", titre, "detail", detail), statut);
    }
}

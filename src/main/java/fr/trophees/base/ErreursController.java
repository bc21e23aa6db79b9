package fr.trophees.base;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.servlet.error.BasicErrorController;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;

/**
 * Tells the failures that no controller tells: an unknown address, an address that the firewall refuses. A browser gets the page of
 * {@code templates/error}, a program the same in French as a problem (RFC 9457).
 */
@Controller
class ErreursController extends BasicErrorController {

    ErreursController(ErrorAttributes attributs, ServerProperties serveur, List<ErrorViewResolver> pages) {
        super(attributs, serveur.getError(), pages);
    }

    /** Asked for by its address, there is nothing here. */
    @Override
    protected HttpStatus getStatus(HttpServletRequest requete) {
        return requete.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null
                ? HttpStatus.NOT_FOUND
                : super.getStatus(requete);
    }

    @Override
    public ResponseEntity<Map<String, Object>> error(HttpServletRequest requete) {
        HttpStatus statut = getStatus(requete);
        if (statut == HttpStatus.NO_CONTENT) {
            return new ResponseEntity<>(statut);
        }
        Probleme probleme = Probleme.de(statut);
        return ResponseEntity.status(statut)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(corps(probleme));
    }

    private static Map<String, Object> corps(Probleme probleme) {
        Map<String, Object> corps = new LinkedHashMap<>();
        corps.put("type", probleme.type());
        corps.put("title", probleme.title());
        corps.put("status", probleme.status());
        corps.put("detail", probleme.detail());
        return corps;
    }
}

package fr.trophees.site;

import fr.trophees.base.TropheesProperties;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What previews on social networks need of every public page: full addresses. Private pages don't show them. */
@ControllerAdvice(basePackageClasses = AdresseDePageAdvice.class)
class AdresseDePageAdvice {

    private final TropheesProperties reglages;

    AdresseDePageAdvice(TropheesProperties reglages) {
        this.reglages = reglages;
    }

    @ModelAttribute("adressePage")
    String adressePage(HttpServletRequest requete) {
        return reglages.urlPublique()
                + requete.getRequestURI().substring(requete.getContextPath().length());
    }

    @ModelAttribute("adresseImage")
    String adresseImage() {
        return reglages.page("/images/partage.png").toString();
    }
}

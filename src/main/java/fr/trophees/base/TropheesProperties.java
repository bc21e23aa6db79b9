package fr.trophees.base;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The product's own settings, {@code trophees.*}. A wrong value stops the start with a message that never repeats it: one of
 * them is a secret.
 *
 * @param urlPublique address under which people reach the product, {@code http(s)://host[:port][/path]}, without a trailing
 *     slash; the links in mails begin with it
 * @param expediteur {@code From} of every mail, as in RFC 5322: an address, possibly with a name
 * @param donnees folder of the embedded database and of the files received; made when absent by who needs it
 * @param secret what signs the links, at least {@value #LONGUEUR_SECRET} characters; null when it is kept in a file, see
 *     {@link Secret}
 */
@ConfigurationProperties("trophees")
public record TropheesProperties(
        @DefaultValue("http://localhost:8080") URI urlPublique,
        @DefaultValue("Trophées <ne-pas-repondre@localhost>") String expediteur,
        @DefaultValue("var") Path donnees,
        String secret) {

    static final int LONGUEUR_SECRET = 32;

    public TropheesProperties {
        urlPublique = adresse(urlPublique);
        exigerExpediteur(expediteur);
        secret = secret == null || secret.isBlank() ? null : secret;
        if (secret != null && secret.length() < LONGUEUR_SECRET) {
            throw new IllegalArgumentException(
                    "trophees.secret : il faut au moins " + LONGUEUR_SECRET + " caractères tirés au hasard.");
        }
    }

    /** Address of a page: {@code chemin} begins with a slash and is percent-encoded already. */
    public URI page(String chemin) {
        return URI.create(urlPublique + chemin);
    }

    @Override
    public String toString() {
        return "TropheesProperties[urlPublique=%s, expediteur=%s, donnees=%s, secret=%s]"
                .formatted(urlPublique, expediteur, donnees, secret == null ? "absent" : "présent");
    }

    private static URI adresse(URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!http || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "trophees.url-publique : il faut une adresse complète, par exemple https://trophees.example.org.");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("trophees.url-publique : l’adresse ne doit contenir ni « ? » ni « # ».");
        }
        return URI.create(url.toString().replaceFirst("/+$", ""));
    }

    private static void exigerExpediteur(String expediteur) {
        try {
            new InternetAddress(expediteur, true).validate();
            if (expediteur.chars().noneMatch(Character::isISOControl)) {
                return;
            }
        } catch (AddressException illisible) {
            // told below, without the value
        }
        throw new IllegalArgumentException(
                "trophees.expediteur : il faut une seule adresse, par exemple « Trophées <contact@example.org> ».");
    }
}

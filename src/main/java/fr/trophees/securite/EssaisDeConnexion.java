package fr.trophees.securite;

import fr.trophees.base.LimiteParHeure;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Bounds the passwords that one client tries on one account. Nobody else is kept out of it: an account that anybody could close by
 * trying would be closed on the day it is needed. The engine adds a second between two tries from anywhere, see its login settings.
 */
@Component
class EssaisDeConnexion {

    static final int PAR_HEURE = 20;

    private static final String USAGE = "connexion";

    private final LimiteParHeure limites;
    private final Clock horloge;

    EssaisDeConnexion(LimiteParHeure limites, Clock horloge) {
        this.limites = limites;
        this.horloge = horloge;
    }

    /** @param client its address; null for this machine */
    boolean epuises(String client, String compte) {
        return limites.atteinte(USAGE, qui(client, compte), PAR_HEURE, horloge.instant());
    }

    /** One more that failed. */
    void compter(String client, String compte) {
        limites.permet(USAGE, qui(client, compte), PAR_HEURE, horloge.instant());
    }

    private static String qui(String client, String compte) {
        return Client.reseau(client).orElse("ici") + '/' + compte;
    }
}

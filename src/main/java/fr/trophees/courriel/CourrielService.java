package fr.trophees.courriel;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes mails to the outbox. A mail leaves if, and only if, what causes it is committed; it is rendered and delivered later,
 * at least once, by {@link Distributeur}. A mass mailing is one {@code INSERT … SELECT} of the feature that causes it, see
 * {@link #parametres}.
 */
@Service
public class CourrielService {

    private final CourrielRepository courriels;
    private final Composition composition;
    private final Clock horloge;

    CourrielService(CourrielRepository courriels, Composition composition, Clock horloge) {
        this.courriels = courriels;
        this.composition = composition;
        this.horloge = horloge;
    }

    /**
     * Writes a mail in the caller's transaction.
     *
     * @return false when a mail with the same key was written before: nothing is changed then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean envoyer(Courriel courriel) {
        return courriels.ecrire(
                UUID.randomUUID(), courriel, parametres(courriel.concours(), courriel.contenu()), horloge.instant());
    }

    /**
     * The value of {@code courriel.parametres}, as JSON, for a mass mailing: what is the same for all, to which the query adds
     * what differs ({@code :parametres::jsonb || jsonb_build_object('projet', d.titre)}). The keys are the components of the
     * {@link Contenu}.
     */
    public static String parametres(Concours concours, Contenu contenu) {
        return new Parametres(concours, contenu).ecrire();
    }

    /**
     * Has a mail that was given up tried again, from the first attempt on.
     *
     * @return false when it was not given up: sent, waiting or unknown
     */
    @Transactional
    public boolean relancer(UUID id) {
        return courriels.relancer(id, horloge.instant());
    }

    /**
     * Has what is still to be sent about a dossier go to another address; not what is about the person. With the change of its
     * contact.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void readresser(UUID dossier, String ancienne, String nouvelle) {
        courriels.readresser(dossier, ancienne, nouvelle);
    }

    /** Erases what was written about a dossier, sent or not, with the erasure of that dossier. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void effacer(UUID dossier) {
        courriels.effacer(dossier);
    }

    /**
     * The words of a mail as they left, or would leave now: no link that opens something is shown.
     *
     * @return empty for an unknown id, or a mail that can't be put into words
     */
    @Transactional(readOnly = true)
    public Optional<CourrielRendu> apercu(UUID id) {
        Instant depart = courriels.trouver(id).map(LigneCourriel::envoyeLe).orElseGet(horloge::instant);
        return courriels.lire(id).flatMap(envoi -> composition.apercu(envoi, depart));
    }
}

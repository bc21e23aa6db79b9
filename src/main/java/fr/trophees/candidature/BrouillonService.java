package fr.trophees.candidature;

import fr.trophees.base.Rejeu;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import fr.trophees.formulaire.ReglesCourantes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Drafts: an address asks for a personal link, and the mail that carries it is all that tells whose address it is. */
@Service
class BrouillonService {

    /** Enough for whoever prepares several dossiers, too few to fill somebody else's mailbox. */
    static final int LIENS_PAR_HEURE = 20;

    private final Appels appels;
    private final DossierRepository dossiers;
    private final LiensDeDossier liens;
    private final CourrielService courriels;
    private final JdbcClient jdbc;
    private final Rejeu rejeu;
    private final boolean limite;

    BrouillonService(
            Appels appels,
            DossierRepository dossiers,
            LiensDeDossier liens,
            CourrielService courriels,
            JdbcClient jdbc,
            Rejeu rejeu,
            Environment environnement) {
        this.appels = appels;
        this.dossiers = dossiers;
        this.liens = liens;
        this.courriels = courriels;
        this.jdbc = jdbc;
        this.rejeu = rejeu;
        this.limite = !environnement.acceptsProfiles(Profiles.of("repetition"));
    }

    /**
     * Makes a draft and mails its link. Nothing in the outcome tells whether the address is known, nor whether it asked too often:
     * then nothing is sent.
     *
     * @throws RequeteRefusee 404 unknown edition, 422 no address, 409 not open, 410 over
     */
    void demander(String edition, String adresse, Instant recu) {
        Appel appel = appels.charger(edition);
        String propre = adresse == null ? "" : adresse.strip();
        ReglesCourantes.adresseElectronique(propre).ifPresent(message -> {
            throw RequeteRefusee.invalide(
                    "email", "Indiquez une adresse électronique valable, par exemple nom@structure.fr.");
        });
        appel.exigerOuvert(recu);
        rejeu.transaction(() -> creer(appel, propre, recu));
    }

    private void creer(Appel appel, String adresse, Instant recu) {
        if (limite && tropDeLiens(adresse, recu)) {
            return;
        }
        UUID id = UUID.randomUUID();
        Map<String, Object> donnees = Map.of("contactEmail", adresse);
        boolean autres = dossiers.duContact(adresse).stream()
                .anyMatch(autre -> autre.edition().equals(appel.id()) && autre.instruction() != Instruction.RETIRE);
        dossiers.creer(
                id,
                appel.id(),
                adresse,
                donnees,
                appel.manque(donnees),
                appel.formulaire().id(),
                recu);
        liens.creer(id, recu);
        boolean horsDelai = appel.delais().apresCloture(recu);
        courriels.envoyer(Courriel.a(
                        adresse,
                        appel.concours(),
                        new Contenu.Lien(
                                appel.delais().cloture(), appel.delais().limite(), horsDelai, autres))
                .dossier(id, null)
                .cle("lien/" + id));
    }

    private boolean tropDeLiens(String adresse, Instant recu) {
        String cle = adresse.toLowerCase(Locale.ROOT);
        // one at a time for an address, so that simultaneous requests are all counted
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 6))")
                .param(cle)
                .query((resultat, rang) -> rang)
                .list();
        int recents = jdbc.sql("select count(*) from dossier where lower(contact_courriel) = ? and cree_le > ?")
                .params(cle, DossierRepository.sql(recu.minus(Duration.ofHours(1))))
                .query(Integer.class)
                .single();
        return recents >= LIENS_PAR_HEURE;
    }
}

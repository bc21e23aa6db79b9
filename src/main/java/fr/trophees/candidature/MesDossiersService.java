package fr.trophees.candidature;

import fr.trophees.base.LimiteParHeure;
import fr.trophees.base.Rejeu;
import fr.trophees.courriel.Concours;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * The dossiers of an address, across contests: for who lost a link, or has several. Whatever the address, the same is done and said;
 * the list is read by who reads the mailbox.
 */
@Service
public class MesDossiersService {

    private static final Duration VALIDITE = Duration.ofHours(2);
    private static final int PAR_ADRESSE_ET_PAR_HEURE = 3;

    /** Mails to addresses without a dossier, all together: a few who look for theirs under another, not a mailing. */
    static final int INCONNUS_PAR_HEURE = 200;

    private static final Concours TOUS = new Concours(null, "Trophées");

    private final Appels appels;
    private final DossierRepository dossiers;
    private final LiensDeDossier liens;
    private final AccesRepository acces;
    private final PartageService partages;
    private final CourrielService courriels;
    private final LimiteParHeure limites;
    private final Rejeu rejeu;

    MesDossiersService(
            Appels appels,
            DossierRepository dossiers,
            LiensDeDossier liens,
            AccesRepository acces,
            PartageService partages,
            CourrielService courriels,
            LimiteParHeure limites,
            Rejeu rejeu) {
        this.appels = appels;
        this.dossiers = dossiers;
        this.liens = liens;
        this.acces = acces;
        this.partages = partages;
        this.courriels = courriels;
        this.limites = limites;
        this.rejeu = rejeu;
    }

    /**
     * Mails a link to the list. Nothing in the outcome tells whether the address has a dossier, nor whether it asked too often, or
     * too many others without a dossier did: then nothing is sent.
     *
     * @throws fr.trophees.base.RequeteRefusee 422 no address
     */
    public void demander(String adresse, Instant maintenant) {
        String propre = PartageService.adresse("email", adresse);
        rejeu.transaction(() -> {
            acces.purger(maintenant);
            boolean connue = !dossiers.duContact(propre).isEmpty()
                    || !acces.collegue(propre).isEmpty();
            boolean permise = limites.permet("mes-dossiers", propre, PAR_ADRESSE_ET_PAR_HEURE, maintenant);
            int ensemble = connue ? Integer.MAX_VALUE : INCONNUS_PAR_HEURE;
            if (!permise || !limites.permet("mes-dossiers/ensemble", String.valueOf(connue), ensemble, maintenant)) {
                return;
            }
            Acces liste = liens.ouvrirAcces(new Acces(
                    UUID.randomUUID(),
                    null,
                    Acces.Nature.ADRESSE,
                    propre,
                    null,
                    null,
                    maintenant,
                    maintenant.plus(VALIDITE)));
            courriels.envoyer(Courriel.a(propre, TOUS, new Contenu.MesDossiers(liste.id(), liste.expireLe())));
        });
    }

    /** The list; empty for a link that is unknown or over. */
    public Optional<Liste> liste(String jeton, Instant maintenant) {
        return liens.acces(jeton, Acces.Nature.ADRESSE, maintenant)
                .map(qui -> new Liste(qui.courriel(), qui.expireLe(), lignes(qui.courriel(), maintenant)));
    }

    private List<Ligne> lignes(String adresse, Instant maintenant) {
        List<Ligne> lignes = new ArrayList<>();
        for (Dossier dossier : dossiers.duContact(adresse)) {
            lignes.add(ligne(dossier, true, liens.lien(dossier.id()).orElse(null), maintenant));
        }
        for (Acces invite : acces.collegue(adresse)) {
            URI lien = liens.lienDuCollegue(invite);
            dossiers.trouver(invite.dossier()).ifPresent(d -> lignes.add(ligne(d, false, lien, maintenant)));
        }
        return lignes;
    }

    private Ligne ligne(Dossier dossier, boolean contact, URI lien, Instant maintenant) {
        Appel appel = appels.charger(dossier.edition());
        return new Ligne(
                dossier.id(),
                appel.concours().titre(),
                dossier.numero(),
                dossier.structureNom(),
                dossier.projetTitre(),
                EtatDossier.de(dossier, appel.delais(), maintenant)
                        .libelle(dossier.instruction() == Instruction.INCOMPLET),
                dossier.creeLe(),
                contact,
                lien == null ? null : lien.getRawPath());
    }

    /**
     * Has the links of one of these dossiers renewed; the new one is mailed, and is in the list.
     *
     * @throws fr.trophees.base.RequeteRefusee 404 a link that is unknown or over, or a dossier that isn't this address's; 429
     */
    public void renouveler(String jeton, UUID id, Instant maintenant) {
        rejeu.transaction(() -> {
            Acces qui = liens.acces(jeton, Acces.Nature.ADRESSE, maintenant).orElseThrow(Dossiers::inconnu);
            Dossier dossier = dossiers.verrouiller(id)
                    .filter(d -> d.contactCourriel().equalsIgnoreCase(qui.courriel()))
                    .orElseThrow(Dossiers::inconnu);
            partages.renouveler(dossier, maintenant);
        });
    }

    public record Liste(String adresse, Instant expireLe, List<Ligne> dossiers) {}

    /**
     * @param numero null for a draft; so for what is not typed yet
     * @param etat in words
     * @param contact false for an invited colleague
     * @param chemin of the personal link, null when none works: renewing makes one
     */
    public record Ligne(
            UUID id,
            String concours,
            String numero,
            String structure,
            String projet,
            String etat,
            Instant creeLe,
            boolean contact,
            String chemin) {}
}

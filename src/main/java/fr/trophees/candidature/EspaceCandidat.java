package fr.trophees.candidature;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.EtatAppel;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

/** What the candidates' pages show and do; the API goes through the same services. */
@Service
public class EspaceCandidat {

    private final Appels appels;
    private final LiensDeDossier liens;
    private final DossierRepository dossiers;
    private final AttestationRepository attestationsRecues;
    private final BrouillonService brouillons;
    private final AttestationService attestations;

    EspaceCandidat(
            Appels appels,
            LiensDeDossier liens,
            DossierRepository dossiers,
            AttestationRepository attestationsRecues,
            BrouillonService brouillons,
            AttestationService attestations) {
        this.appels = appels;
        this.liens = liens;
        this.dossiers = dossiers;
        this.attestationsRecues = attestationsRecues;
        this.brouillons = brouillons;
        this.attestations = attestations;
    }

    /** Whether a new dossier can be begun at that instant (D-1, ORG-1). */
    public boolean ouvert(String edition, Instant instant) {
        try {
            appels.charger(edition).exigerOuvert(instant);
            return true;
        } catch (RequeteRefusee fermee) {
            return false;
        }
    }

    /**
     * Makes a draft and mails its link; nothing tells whether the address is known.
     *
     * @throws RequeteRefusee 404 unknown edition, 422 no address, 409 not open, 410 over
     */
    public void demanderUnLien(String edition, String adresse, Instant recu) {
        brouillons.demander(edition, adresse, recu);
    }

    /** What a personal link opens; empty for an unknown one and for a revoked one. */
    public Optional<Suivi> suivi(String jeton, Instant maintenant) {
        return liens.dossier(jeton).flatMap(dossiers::trouver).map(dossier -> suivi(dossier, maintenant));
    }

    /**
     * Keeps a signed attestation (DEP-2).
     *
     * @throws RequeteRefusee 404 unknown or revoked link; 409 none is awaited; 410 too late; 413, 415, 422 the file or signatory
     */
    public void deposerAttestation(String jeton, MultipartFile fichier, String nom, String qualite, Instant recu)
            throws IOException {
        var id = liens.dossier(jeton).orElseThrow(Dossiers::inconnu);
        attestations.exigerAttendue(id, recu);
        attestations.deposer(id, Fichier.de(fichier), new AttestationService.Signataire(nom, qualite), recu);
    }

    private Suivi suivi(Dossier dossier, Instant maintenant) {
        Appel appel = appels.charger(dossier.edition());
        return new Suivi(
                dossier.edition(),
                appel.concours().titre(),
                appel.concours().contact(),
                appel.edition().etat(maintenant),
                dossier.numero(),
                EtatDossier.de(dossier, appel.delais(), maintenant),
                dossier.structureNom(),
                dossier.projetTitre(),
                dossier.categorie() == null ? null : appel.titreCategorie(dossier.categorie()),
                appel.manque(dossier),
                dossier.deposeLe(),
                appel.delais().cloture(),
                appel.delais().limite(),
                appel.delais().apresCloture(maintenant),
                appel.delais().apresLimite(maintenant),
                dossier.attestationAvant(),
                dossier.correctionJusqua(),
                attestationsRecues.toutes(dossier.id()).stream()
                        .map(recue ->
                                new AttestationEnvoyee(recue.nom(), recue.recueLe(), recue.statut(), recue.motif()))
                        .toList(),
                refusDAttestation(dossier, maintenant));
    }

    private String refusDAttestation(Dossier dossier, Instant maintenant) {
        try {
            attestations.exigerAttendue(dossier.id(), maintenant);
            return null;
        } catch (RequeteRefusee refus) {
            return refus.getMessage();
        }
    }

    /**
     * A dossier as its candidate follows it.
     *
     * @param numero null for a draft
     * @param apresCloture what is completed now is late (D-1)
     * @param apresLimite nothing is accepted any more, but for {@code attestationAvant} and {@code correctionJusqua}
     * @param attestationAvant exclusive: until when staff awaits a better attestation (D-5), or null
     * @param correctionJusqua exclusive: until when a correction asked by staff may be made, or null
     * @param attestations the latest first
     * @param refusAttestation why no attestation can be sent now, null when one can
     */
    public record Suivi(
            String edition,
            String concours,
            String contact,
            EtatAppel etatAppel,
            String numero,
            EtatDossier etat,
            String structureNom,
            String projetTitre,
            String categorieTitre,
            List<ErreurDeChamp> manque,
            Instant deposeLe,
            Instant cloture,
            Instant limite,
            boolean apresCloture,
            boolean apresLimite,
            Instant attestationAvant,
            Instant correctionJusqua,
            List<AttestationEnvoyee> attestations,
            String refusAttestation) {}

    /** @param motif why staff refused it, or null */
    public record AttestationEnvoyee(String nom, Instant recueLe, StatutAttestation statut, String motif) {}
}

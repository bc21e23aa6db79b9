package fr.trophees.candidature;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.courriel.CourrielRepository;
import fr.trophees.courriel.CourrielService;
import fr.trophees.courriel.LigneCourriel;
import fr.trophees.edition.EtatAppel;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
    private final AttestationPdf attestationASigner;
    private final PieceService pieces;
    private final PartageService partages;
    private final RetraitService retraits;
    private final Frise frise;
    private final CourrielRepository courriels;
    private final CourrielService redaction;

    EspaceCandidat(
            Appels appels,
            LiensDeDossier liens,
            DossierRepository dossiers,
            AttestationRepository attestationsRecues,
            BrouillonService brouillons,
            AttestationService attestations,
            AttestationPdf attestationASigner,
            PieceService pieces,
            PartageService partages,
            RetraitService retraits,
            Frise frise,
            CourrielRepository courriels,
            CourrielService redaction) {
        this.appels = appels;
        this.liens = liens;
        this.dossiers = dossiers;
        this.attestationsRecues = attestationsRecues;
        this.brouillons = brouillons;
        this.attestations = attestations;
        this.attestationASigner = attestationASigner;
        this.pieces = pieces;
        this.partages = partages;
        this.retraits = retraits;
        this.frise = frise;
        this.courriels = courriels;
        this.redaction = redaction;
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
        return liens.porteur(jeton).flatMap(porteur -> dossiers.trouver(porteur.dossier())
                .map(dossier -> suivi(dossier, porteur, maintenant)));
    }

    /**
     * What the dossier holds, what has happened to it and what lies ahead; nothing of it tells a result before the proclamation (JURY-7).
     *
     * @throws RequeteRefusee 404 unknown or revoked link
     */
    public Chronologie chronologie(String jeton, Instant maintenant) {
        LiensDeDossier.Porteur porteur = liens.porteur(jeton).orElseThrow(Dossiers::inconnu);
        Dossier dossier = dossiers.trouver(porteur.dossier()).orElseThrow(Dossiers::inconnu);
        Appel appel = appels.charger(dossier.edition());
        EtatDossier etat = EtatDossier.de(dossier, appel.delais(), maintenant);
        List<DossiersDeLEquipe.Reponse> reponses = new ArrayList<>(DossiersDeLEquipe.reponses(dossier, appel, false));
        reponses.addAll(DossiersDeLEquipe.reponses(dossier, appel, true));
        return new Chronologie(
                reponses,
                frise.faits(dossier, appel),
                Frise.aVenir(dossier, etat, appel, maintenant),
                messages(dossier.id(), porteur.courriel()));
    }

    /** What was sent to that address about the dossier, oldest first: as it left, but for what its links open. */
    List<MessageEnvoye> messages(UUID dossier, String adresse) {
        return courriels.listerDuDossier(dossier).stream()
                .filter(ligne -> ligne.destinataire().equalsIgnoreCase(adresse))
                .filter(ligne -> ligne.etat() != LigneCourriel.Etat.SANS_OBJET)
                .map(ligne -> redaction
                        .apercu(ligne.id())
                        .map(rendu -> new MessageEnvoye(
                                ligne.type(),
                                ligne.creeLe(),
                                ligne.envoyeLe(),
                                ligne.etat() == LigneCourriel.Etat.ABANDONNE,
                                rendu.sujet(),
                                rendu.texte()))
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The attestation to sign; empty for an unknown or revoked link. */
    public Optional<AttestationPdf.Contenu> aImprimer(String jeton, Instant maintenant) {
        return liens.dossier(jeton)
                .flatMap(dossiers::trouver)
                .map(dossier -> AttestationPdf.Contenu.de(dossier, appels.charger(dossier.edition()), maintenant));
    }

    /** @throws RequeteRefusee 404 unknown or revoked link */
    public byte[] attestationPdf(String jeton) {
        return attestationASigner.produire(
                liens.dossier(jeton).flatMap(dossiers::trouver).orElseThrow(Dossiers::inconnu));
    }

    /**
     * Keeps a signed attestation (DEP-2).
     *
     * @return id of what was received
     * @throws RequeteRefusee 404 unknown or revoked link; 409 none is awaited; 410 too late; 413, 415, 422 the file or signatory
     */
    public UUID deposerAttestation(String jeton, MultipartFile fichier, String nom, String qualite, Instant recu)
            throws IOException {
        UUID id = liens.dossier(jeton).orElseThrow(Dossiers::inconnu);
        attestations.exigerAttendue(id, recu);
        return attestations
                .deposer(id, Fichier.de(fichier), new AttestationService.Signataire(nom, qualite), null, recu)
                .id();
    }

    /**
     * A file that was received, as it came.
     *
     * @throws RequeteRefusee 404 unknown link, or no such file in this dossier
     */
    public FichierMontre attestationRecue(String jeton, UUID id) {
        UUID dossier = liens.dossier(jeton).orElseThrow(Dossiers::inconnu);
        return attestationsRecues.fichier(dossier, id).orElseThrow(Dossiers::fichierInconnu);
    }

    /**
     * Whether a file that was received is whole, as far as its end shows.
     *
     * @throws RequeteRefusee 404 unknown link, or no such file in this dossier
     */
    public boolean attestationEntiere(String jeton, UUID id) {
        UUID dossier = liens.dossier(jeton).orElseThrow(Dossiers::inconnu);
        return attestationsRecues.entiere(dossier, id).orElseThrow(Dossiers::fichierInconnu);
    }

    /**
     * A draft is erased, a deposited dossier withdrawn, at its contact's request.
     *
     * @throws RequeteRefusee 403, 404 link; 409 once the results are proclaimed
     */
    public void retirer(String jeton, Instant recu) {
        retraits.retirer(liens.exigerContact(jeton), recu);
    }

    private Suivi suivi(Dossier dossier, LiensDeDossier.Porteur porteur, Instant maintenant) {
        Appel appel = appels.charger(dossier.edition());
        return new Suivi(
                dossier.edition(),
                appel.concours().titre(),
                appel.concours().contact(),
                appel.edition().etat(maintenant),
                porteur.contact(),
                dossier.numero(),
                EtatDossier.de(dossier, appel.delais(), maintenant),
                dossier.structureNom(),
                dossier.projetTitre(),
                dossier.categorie() == null ? null : appel.titreCategorie(dossier.categorie()),
                appel.manque(dossier),
                dossier.deposeLe(),
                appel.delais().cloture(),
                appel.delais().limite(),
                appel.ceremonie(),
                appel.delais().apresCloture(maintenant),
                appel.delais().apresLimite(maintenant),
                dossier.attestationAvant(),
                dossier.correctionJusqua(),
                SignatureService.attendueAvant(dossier, appel, maintenant),
                attestationsRecues.toutes(dossier.id()).stream()
                        .map(AttestationEnvoyee::de)
                        .toList(),
                pieces.toutes(dossier.id()),
                refusDAttestation(dossier, maintenant),
                modifiable(dossier, appel, maintenant),
                dossier.instruction() == Instruction.INCOMPLET,
                ConsigneDAttestation.pour(dossier, appel, attestationsRecues.toutes(dossier.id()), maintenant),
                Situation.surLAdresse(dossier, partages.proposee(dossier, maintenant))
                        .filter(avis -> dossier.depose() || modifiable(dossier, appel, maintenant))
                        .orElse(null));
    }

    private static boolean modifiable(Dossier dossier, Appel appel, Instant maintenant) {
        try {
            SaisieService.exigerModifiable(dossier, appel, maintenant);
            return true;
        } catch (RequeteRefusee refus) {
            return false;
        }
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
     * @param titulaire whether the reader is the contact; otherwise an invited colleague
     * @param numero null for a draft
     * @param apresCloture what is completed now is late (D-1)
     * @param apresLimite nothing is accepted any more, but for {@code attestationAvant} and {@code correctionJusqua}
     * @param attestationAvant exclusive: until when staff awaits a better attestation (D-5), or null
     * @param correctionJusqua exclusive: until when a correction asked by staff may be made, or null
     * @param attestationAttendue until when an attestation can be sent
     * @param attestations the latest first
     * @param refusAttestation why no attestation can be sent now, null when one can
     * @param modifiable whether what was typed may still be changed
     * @param classe staff has recorded what came by mail, and no attestation was among it
     * @param consigneDAttestation what to do about it, null for nothing
     * @param consigneDAdresse of the other address that the form gives for the contact, null for nothing
     */
    public record Suivi(
            String edition,
            String concours,
            String contact,
            EtatAppel etatAppel,
            boolean titulaire,
            String numero,
            EtatDossier etat,
            String structureNom,
            String projetTitre,
            String categorieTitre,
            List<ErreurDeChamp> manque,
            Instant deposeLe,
            Instant cloture,
            Instant limite,
            Instant ceremonie,
            boolean apresCloture,
            boolean apresLimite,
            Instant attestationAvant,
            Instant correctionJusqua,
            Instant attestationAttendue,
            List<AttestationEnvoyee> attestations,
            List<PieceJointe> pieces,
            String refusAttestation,
            boolean modifiable,
            boolean classe,
            String consigneDAttestation,
            String consigneDAdresse) {

        public String libelle() {
            return etat.libelle(classe);
        }

        /** Nothing can come any more, and what came by mail in time is not all recorded yet (DEP-2). */
        public boolean attenteDesCourriels() {
            return etat == EtatDossier.INCOMPLET && !classe;
        }
    }

    /**
     * @param reponses what was typed, the contact last
     * @param messages sent to the reader
     */
    public record Chronologie(
            List<DossiersDeLEquipe.Reponse> reponses,
            List<Evenement> faits,
            List<Evenement> aVenir,
            List<MessageEnvoye> messages) {}

    /**
     * @param type as in the header {@code X-Trophees-Courriel}
     * @param envoyeLe null until it has left
     * @param abandonne it could not be delivered
     */
    public record MessageEnvoye(
            String type, Instant creeLe, Instant envoyeLe, boolean abandonne, String sujet, String texte) {}

    /**
     * @param empreinte SHA-256 of the bytes, in hexadecimal
     * @param taille in bytes
     * @param motif why staff refused it, or null
     */
    public record AttestationEnvoyee(
            UUID id,
            String nom,
            String empreinte,
            int taille,
            Instant recueLe,
            String signataireNom,
            String signataireQualite,
            StatutAttestation statut,
            String motif) {

        static AttestationEnvoyee de(AttestationRepository.Attestation recue) {
            return new AttestationEnvoyee(
                    recue.id(),
                    recue.nom(),
                    HexFormat.of().formatHex(recue.empreinte()),
                    recue.taille(),
                    recue.recueLe(),
                    recue.signataireNom(),
                    recue.signataireQualite(),
                    recue.statut(),
                    recue.motif());
        }
    }

    /**
     * @param empreinte SHA-256 of the bytes, in hexadecimal
     * @param credit whose picture it is, null when not told
     * @param accord whether it may be published (DEP-4)
     */
    public record PieceJointe(
            UUID id,
            String nature,
            String nom,
            String empreinte,
            int taille,
            Instant recueLe,
            String credit,
            Boolean accord) {}
}

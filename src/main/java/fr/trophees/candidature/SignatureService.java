package fr.trophees.candidature;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.LimiteParHeure;
import fr.trophees.base.Rejeu;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.AttestationRepository.Attestation;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

/**
 * The link by which the elected or the director who signs downloads the attestation and returns it (DEP-2). It opens nothing but
 * what the attestation prints.
 */
@Service
public class SignatureService {

    private static final int SIGNATAIRES_AU_PLUS = 5;
    private static final int MESSAGES_PAR_HEURE = 10;

    private final Appels appels;
    private final DossierRepository dossiers;
    private final AttestationRepository recues;
    private final AttestationService attestations;
    private final AttestationPdf pdf;
    private final LiensDeDossier liens;
    private final AccesRepository acces;
    private final CourrielService courriels;
    private final LimiteParHeure limites;
    private final Rejeu rejeu;

    SignatureService(
            Appels appels,
            DossierRepository dossiers,
            AttestationRepository recues,
            AttestationService attestations,
            AttestationPdf pdf,
            LiensDeDossier liens,
            AccesRepository acces,
            CourrielService courriels,
            LimiteParHeure limites,
            Rejeu rejeu) {
        this.appels = appels;
        this.dossiers = dossiers;
        this.recues = recues;
        this.attestations = attestations;
        this.pdf = pdf;
        this.liens = liens;
        this.acces = acces;
        this.courriels = courriels;
        this.limites = limites;
        this.rejeu = rejeu;
    }

    // for who prepares the dossier

    /** Who was asked to sign; empty for an unknown link. */
    public List<Signataire> signataires(String jeton, Instant maintenant) {
        return liens.dossier(jeton).stream()
                .flatMap(dossier -> {
                    List<Attestation> envois = recues.toutes(dossier);
                    return acces.duDossier(dossier, maintenant).stream()
                            .filter(un -> un.nature() == Acces.Nature.SIGNATAIRE)
                            .map(un -> new Signataire(
                                    un.id(),
                                    un.courriel(),
                                    un.nom(),
                                    un.qualite(),
                                    un.creeLe(),
                                    envois.stream().anyMatch(envoi -> un.id().equals(envoi.acces()))));
                })
                .toList();
    }

    /**
     * Mails the signatory a link of their own; one who has it already is sent it again.
     *
     * @throws RequeteRefusee 404 link; 409 no attestation is awaited, what it prints is not complete, too many signatories, or the
     *     contest is suspended and until when isn't known; 410 too late; 422 address, name or quality; 429
     */
    public void demander(String jeton, String adresse, String nom, String qualite, Instant maintenant) {
        AttestationService.Signataire qui = new AttestationService.Signataire(nom, qualite).propre();
        String propre = PartageService.adresse("signataireCourriel", adresse);
        rejeu.transaction(() -> {
            Dossier dossier = dossiers.verrouiller(liens.dossier(jeton).orElseThrow(Dossiers::inconnu))
                    .orElseThrow(Dossiers::inconnu);
            attestations.exigerAttendue(dossier.id(), maintenant);
            Appel appel = appels.charger(dossier.edition());
            if (AttestationPdf.Contenu.de(dossier, appel, maintenant).isIncomplete()) {
                throw RequeteRefusee.conflit(
                        "Attestation incomplète",
                        "Renseignez d’abord la structure, le SIRET, le titre du projet et la catégorie : ils sont imprimés sur"
                                + " l’attestation.");
            }
            if (appel.edition().suspendue()
                    && !attendueAvant(dossier, appel, maintenant).isAfter(maintenant)) {
                throw RequeteRefusee.conflit(
                        "Concours suspendu",
                        "Le concours est suspendu et sa nouvelle clôture n’est pas encore connue : le lien pourra être envoyé à la"
                                + " reprise. D’ici là, vous pouvez télécharger l’attestation et la faire signer.");
            }
            limites.exiger("signature", dossier.id().toString(), MESSAGES_PAR_HEURE, maintenant);
            limites.exiger("destinataire", propre, PartageService.MESSAGES_PAR_ADRESSE_ET_PAR_HEURE, maintenant);
            Acces sien = ouvrir(dossier, propre, qui, maintenant);
            courriels.envoyer(Courriel.a(propre, appel.concours(), contenu(sien, dossier, appel, maintenant))
                    .dossier(dossier.id(), dossier.numero()));
        });
    }

    private Acces ouvrir(Dossier dossier, String adresse, AttestationService.Signataire qui, Instant maintenant) {
        List<Acces> signataires = acces.duDossier(dossier.id(), maintenant).stream()
                .filter(un -> un.nature() == Acces.Nature.SIGNATAIRE)
                .toList();
        Optional<Acces> sien = signataires.stream()
                .filter(un -> un.courriel().equalsIgnoreCase(adresse))
                .findFirst();
        if (sien.isPresent()) {
            return sien.get();
        }
        if (signataires.size() >= SIGNATAIRES_AU_PLUS) {
            throw RequeteRefusee.conflit(
                    "Trop de signataires",
                    "L’attestation a déjà été envoyée à cinq personnes, le nombre maximal : annulez d’abord un lien.");
        }
        return liens.ouvrirAcces(new Acces(
                UUID.randomUUID(),
                dossier.id(),
                Acces.Nature.SIGNATAIRE,
                adresse,
                qui.nom(),
                qui.qualite(),
                maintenant,
                null));
    }

    private static Contenu.Signature contenu(Acces sien, Dossier dossier, Appel appel, Instant maintenant) {
        return new Contenu.Signature(
                sien.id(),
                dossier.structureNom(),
                dossier.projetTitre(),
                appel.titreCategorie(dossier.categorie()),
                false,
                attendueAvant(dossier, appel, maintenant),
                appel.article("DEP-2"));
    }

    /** The date that staff gave (D-5), else the closing that is announced, else the limit (D-1). */
    static Instant attendueAvant(Dossier dossier, Appel appel, Instant maintenant) {
        if (dossier.attestationAvant() != null && dossier.attestationAvant().isAfter(maintenant)) {
            return dossier.attestationAvant();
        }
        return appel.delais().apresCloture(maintenant)
                ? appel.delais().limite()
                : appel.delais().cloture();
    }

    /** The signatory's link stops working; what came by it stays. */
    public void annuler(String jeton, UUID id) {
        rejeu.transaction(() -> {
            UUID dossier = liens.dossier(jeton).orElseThrow(Dossiers::inconnu);
            dossiers.verrouiller(dossier);
            acces.supprimer(dossier, id, Acces.Nature.SIGNATAIRE);
        });
    }

    // for who signs

    /** What the signatory's link opens; empty for an unknown link and for a revoked one. */
    public Optional<ASigner> ouvrir(String jeton, Instant maintenant) {
        return liens.acces(jeton, Acces.Nature.SIGNATAIRE, maintenant).map(qui -> {
            Dossier dossier = dossiers.trouver(qui.dossier()).orElseThrow();
            Appel appel = appels.charger(dossier.edition());
            return new ASigner(
                    AttestationPdf.Contenu.de(dossier, appel, maintenant),
                    attendueAvant(dossier, appel, maintenant),
                    appel.delais().apresCloture(maintenant) && dossier.attestationAvant() == null,
                    refus(dossier, maintenant),
                    recues.toutes(dossier.id()).stream()
                            .filter(envoi -> qui.id().equals(envoi.acces()))
                            .map(EspaceCandidat.AttestationEnvoyee::de)
                            .toList());
        });
    }

    private String refus(Dossier dossier, Instant maintenant) {
        try {
            attestations.exigerAttendue(dossier.id(), maintenant);
            return null;
        } catch (RequeteRefusee refus) {
            return refus.getMessage();
        }
    }

    /** @throws RequeteRefusee 404 unknown or revoked link */
    public byte[] attestation(String jeton, Instant maintenant) {
        return pdf.produire(
                dossiers.trouver(signataire(jeton, maintenant).dossier()).orElseThrow(Dossiers::inconnu));
    }

    /**
     * Keeps what the signatory returns, as if the candidate had sent it.
     *
     * @throws RequeteRefusee 404 link; 409 none is awaited; 410 too late; 413, 415, 422 the file, name or quality
     */
    public UUID deposer(String jeton, MultipartFile fichier, String nom, String qualite, Instant recu)
            throws IOException {
        Acces qui = signataire(jeton, recu);
        attestations.exigerAttendue(qui.dossier(), recu);
        AttestationService.Signataire signataire = new AttestationService.Signataire(nom, qualite).propre();
        List<ErreurDeChamp> absents = new ArrayList<>();
        if (signataire.nom() == null) {
            absents.add(new ErreurDeChamp("signataireNom", "Indiquez votre nom.", "DEP-2"));
        }
        if (signataire.qualite() == null) {
            absents.add(new ErreurDeChamp(
                    "signataireQualite", "Indiquez en quelle qualité vous signez, par exemple présidente.", "DEP-2"));
        }
        if (!absents.isEmpty()) {
            throw RequeteRefusee.invalide(absents);
        }
        return attestations
                .deposer(qui.dossier(), Fichier.de(fichier), signataire, qui.id(), recu)
                .id();
    }

    private Acces signataire(String jeton, Instant maintenant) {
        return liens.acces(jeton, Acces.Nature.SIGNATAIRE, maintenant).orElseThrow(Dossiers::inconnu);
    }

    /** @param aRenvoye an attestation came by this link */
    public record Signataire(UUID id, String courriel, String nom, String qualite, Instant depuis, boolean aRenvoye) {}

    /**
     * @param attestation what it prints, and nothing else
     * @param tard the closing has passed: what comes is late (D-1)
     * @param refus why none can be sent now, null when one can
     * @param envois those that came by this link, the latest first
     */
    public record ASigner(
            AttestationPdf.Contenu attestation,
            Instant avant,
            boolean tard,
            String refus,
            List<EspaceCandidat.AttestationEnvoyee> envois) {}
}

package fr.trophees.candidature;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.Rejeu;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.AttestationRepository.Attestation;
import fr.trophees.candidature.AttestationRepository.Reception;
import fr.trophees.candidature.AttestationRepository.Voie;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import fr.trophees.moteur.Nom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Signed attestations, put on the candidate's page or received at the organiser's mailbox (DEP-2). */
@Service
class AttestationService {

    private static final int LONGUEUR_SIGNATAIRE = 200;

    private static final int NOMBRE_MAXIMAL = 20;

    private final Appels appels;
    private final DossierRepository dossiers;
    private final AttestationRepository attestations;
    private final ProcessusCandidature processus;
    private final CourrielService courriels;
    private final Rejeu rejeu;

    AttestationService(
            Appels appels,
            DossierRepository dossiers,
            AttestationRepository attestations,
            ProcessusCandidature processus,
            CourrielService courriels,
            Rejeu rejeu) {
        this.appels = appels;
        this.dossiers = dossiers;
        this.attestations = attestations;
        this.processus = processus;
        this.courriels = courriels;
        this.rejeu = rejeu;
    }

    /**
     * Refuses early what {@link #deposer} would refuse whatever the file is, before it is read.
     *
     * @throws RequeteRefusee 409 or 410, as {@link #deposer}
     */
    void exigerAttendue(UUID id, Instant recu) {
        Dossier dossier = dossiers.trouver(id).orElseThrow(Dossiers::inconnu);
        Appel appel = appels.charger(dossier.edition());
        exigerAttendue(dossier, appel);
        exigerATemps(dossier, appel, recu);
    }

    /**
     * Keeps what the candidate sent; it replaces one that staff has not looked at yet.
     *
     * @param signataire name and quality, as who sends it says
     * @param acces of the signatory who sends it by a link of their own, null otherwise
     * @throws RequeteRefusee 409 none is awaited, or too many came; 410 from midnight unless staff gave a date (D-1, D-5); 422
     *     signatory
     */
    Recue deposer(UUID id, Fichier fichier, Signataire signataire, UUID acces, Instant recu) {
        Signataire propre = signataire.propre();
        return rejeu.transaction(() -> {
            Dossier dossier = dossiers.verrouiller(id).orElseThrow(Dossiers::inconnu);
            Appel appel = appels.charger(dossier.edition());
            exigerAttendue(dossier, appel);
            exigerATemps(dossier, appel, recu);
            return recevoir(
                    dossier,
                    appel,
                    fichier,
                    new Reception(Voie.DEPOT, recu, recu, propre.nom(), propre.qualite(), acces));
        });
    }

    /**
     * Records one that came by mail: what counts is when the mail server received it. A dossier classified as incomplete in the
     * meantime is taken up again.
     *
     * @throws RequeteRefusee 404 unknown number, 409 it came too late or none is awaited, 422 an instant that can't be
     */
    Recue enregistrer(String numero, Fichier fichier, Instant recueLe, Signataire signataire, Instant maintenant) {
        Signataire propre = signataire.propre();
        return rejeu.transaction(() -> {
            Dossier dossier = dossiers.verrouiller(numero).orElseThrow(Dossiers::numeroInconnu);
            Appel appel = appels.charger(dossier.edition());
            if (recueLe.isAfter(maintenant)) {
                throw RequeteRefusee.invalide(
                        "recueLe", "Cet instant est dans l’avenir : indiquez quand le courriel est arrivé.");
            }
            if (recueLe.isBefore(appel.lancement())) {
                throw RequeteRefusee.invalide("recueLe", "Cet instant précède le lancement de l’appel.");
            }
            exigerAttendue(dossier, appel);
            if (appel.delais().attestationTropTard(recueLe, dossier.attestationAvant())) {
                throw RequeteRefusee.conflit(
                        "Arrivée trop tard",
                        "Cette attestation est arrivée après la date limite : elle n’a pas d’effet.");
            }
            return recevoir(
                    dossier,
                    appel,
                    fichier,
                    new Reception(Voie.COURRIEL, recueLe, maintenant, propre.nom(), propre.qualite(), null));
        });
    }

    private static void exigerAttendue(Dossier dossier, Appel appel) {
        switch (dossier.instruction()) {
            case RETIRE -> throw RequeteRefusee.conflit("Dossier retiré", "Ce dossier a été retiré.");
            case ANNULE -> throw RequeteRefusee.conflit("Concours annulé", "Le concours est annulé.");
            case ADMIS, REFUSE ->
                throw RequeteRefusee.conflit(
                        "Dossier instruit", "Ce dossier est déjà instruit : aucune attestation n’est attendue.");
            default -> appel.exigerNonAnnule();
        }
        if (dossier.attestation() == StatutAttestation.CONFORME) {
            throw RequeteRefusee.conflit(
                    "Attestation déjà vérifiée",
                    "L’attestation de ce dossier a été vérifiée : aucune autre n’est attendue.");
        }
    }

    private static void exigerATemps(Dossier dossier, Appel appel, Instant recu) {
        if (appel.delais().attestationTropTard(recu, dossier.attestationAvant())) {
            throw RequeteRefusee.tropTard(
                    "La date limite est passée : une attestation qui arrive maintenant n’a plus d’effet.");
        }
    }

    /** Files are kept, replaced or not: a link must not fill the database. What comes by mail is staff's to record, without bound. */
    private void exigerPeuNombreuses(Dossier dossier) {
        if (attestations.nombre(dossier.id()) >= NOMBRE_MAXIMAL) {
            throw RequeteRefusee.conflit(
                    "Trop d’attestations",
                    "Ce dossier a déjà reçu %d attestations, le nombre maximal. Envoyez la suivante par courriel à l’organisateur."
                            .formatted(NOMBRE_MAXIMAL));
        }
    }

    private Recue recevoir(Dossier dossier, Appel appel, Fichier fichier, Reception reception) {
        Optional<Attestation> presente = attestations.enVigueur(dossier.id());
        if (presente.isPresent() && dejaRecue(presente.get(), fichier, reception)) {
            attestations.attribuer(presente.get().id(), reception);
            return vue(presente.get().id(), dossier, appel, reception, fichier);
        }
        if (reception.voie() == Voie.DEPOT) {
            exigerPeuNombreuses(dossier);
        }
        attestations.remplacer(dossier.id());
        UUID id = attestations.ajouter(dossier.id(), fichier, SaisieService.imprime(dossier.donnees()), reception);
        dossiers.recalculerCompletude(dossier.id());
        Dossier apres = dossiers.trouver(dossier.id()).orElseThrow();
        courriels.envoyer(Courriel.a(
                        dossier.contactCourriel(),
                        appel.concours(),
                        new Contenu.AttestationRecue(
                                dossier.projetTitre(),
                                reception.recueLe(),
                                dossier.depose(),
                                appel.delais().cloture()))
                .dossier(dossier.id(), dossier.numero())
                .cle("attestation-recue/" + id));
        if (dossier.depose()) {
            reveiller(dossier, apres, appel);
        }
        return vue(id, apres, appel, reception, fichier);
    }

    /** The same bytes sent again are the same attestation: a repeated request changes nothing. */
    private static boolean dejaRecue(Attestation presente, Fichier fichier, Reception reception) {
        return Arrays.equals(presente.empreinte(), fichier.empreinte())
                && !reception.recueLe().isBefore(presente.recueLe());
    }

    private void reveiller(Dossier avant, Dossier apres, Appel appel) {
        if (avant.instruction() == Instruction.INCOMPLET) {
            dossiers.changerInstruction(apres.id(), Instruction.EN_COURS, null);
            processus.demarrer(apres);
            return;
        }
        boolean attendue = processus.signaler(apres.numero(), Nom.MESSAGE_ATTESTATION_RECUE);
        boolean retardEfface =
                EtatDossier.horsDelai(avant, appel.delais()) && !EtatDossier.horsDelai(apres, appel.delais());
        if (!attendue && retardEfface) {
            processus.signaler(apres.numero(), Nom.MESSAGE_CANDIDATURE_MODIFIEE);
        }
    }

    private Recue vue(UUID id, Dossier dossier, Appel appel, Reception reception, Fichier fichier) {
        return new Recue(
                id,
                dossier.numero(),
                EtatDossier.de(dossiers.trouver(dossier.id()).orElseThrow(), appel.delais(), reception.enregistreeLe()),
                fichier.nom(),
                reception.recueLe());
    }

    /** @param numero null while the dossier is a draft */
    record Recue(UUID id, String numero, EtatDossier etat, String nom, Instant recueLe) {}

    /** Who signed, as whoever sends it says; both may be null. */
    record Signataire(String nom, String qualite) {

        Signataire propre() {
            return new Signataire(propre("signataireNom", nom), propre("signataireQualite", qualite));
        }

        static String propre(String champ, String texte) {
            if (texte == null || texte.isBlank()) {
                return null;
            }
            String propre = texte.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
            if (propre.codePointCount(0, propre.length()) > LONGUEUR_SIGNATAIRE) {
                throw new RequeteRefusee(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "Saisie à corriger",
                        "Ce texte est trop long (200 caractères au plus).",
                        List.of(new ErreurDeChamp(champ, "Ce texte est trop long (200 caractères au plus).")));
            }
            return propre;
        }
    }
}

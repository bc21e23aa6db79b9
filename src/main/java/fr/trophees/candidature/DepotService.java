package fr.trophees.candidature;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.Rejeu;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** The deposit (DEP-1): what makes a draft a candidature. */
@Service
class DepotService {

    private final Appels appels;
    private final DossierRepository dossiers;
    private final ProcessusCandidature processus;
    private final PartageService partages;
    private final CourrielService courriels;
    private final Rejeu rejeu;

    DepotService(
            Appels appels,
            DossierRepository dossiers,
            ProcessusCandidature processus,
            PartageService partages,
            CourrielService courriels,
            Rejeu rejeu) {
        this.appels = appels;
        this.dossiers = dossiers;
        this.processus = processus;
        this.partages = partages;
        this.courriels = courriels;
        this.rejeu = rejeu;
    }

    /**
     * Deposits a draft, once: again, it only tells what was done. Late until midnight it is accepted (D-1); a negative verdict on
     * the merits never blocks it, only its form does, and an undisputed duplicate (ELIG-5). Its contact stays who received the
     * link; another address in the form is only offered the place, as after the deposit (ORG-2).
     *
     * @param attendu what the candidate has read through: another version isn't deposited in its place
     * @throws RequeteRefusee 409 duplicate, suspended, cancelled or withdrawn; 410 from midnight; 412 another version; 422 what is
     *     to be corrected
     */
    Depot deposer(UUID id, VersionAttendue attendu, Instant recu) {
        return rejeu.transaction(() -> {
            Dossier dossier = dossiers.verrouiller(id).orElseThrow(Dossiers::inconnu);
            Appel appel = appels.charger(dossier.edition());
            if (dossier.depose()) {
                return new Depot(dossier.numero(), EtatDossier.de(dossier, appel.delais(), recu), false);
            }
            appel.exigerOuvert(recu);
            attendu.exiger(dossier);
            List<ErreurDeChamp> erreurs = appel.manque(dossier.donnees());
            if (!erreurs.isEmpty()) {
                throw RequeteRefusee.invalide(erreurs);
            }
            exigerPlaceLibre(
                    dossiers, dossier, dossier.siren(), dossier.categorie(), dossier.entiteDistincte() != null);
            return deposer(dossier, appel, recu);
        });
    }

    boolean dejaDepose(UUID id) {
        return dossiers.trouver(id).orElseThrow(Dossiers::inconnu).depose();
    }

    private Depot deposer(Dossier brouillon, Appel appel, Instant recu) {
        String numero = dossiers.prochainNumero(appel.prefixe());
        dossiers.deposer(brouillon.id(), numero, appel.versionReglement(), recu);
        dossiers.recalculerCompletude(brouillon.id());
        Dossier dossier = dossiers.trouver(brouillon.id()).orElseThrow();
        processus.demarrer(dossier);
        accuser(dossier, appel);
        partages.proposerAuDepot(dossier, recu);
        return new Depot(numero, EtatDossier.de(dossier, appel.delais(), recu), true);
    }

    private void accuser(Dossier dossier, Appel appel) {
        courriels.envoyer(Courriel.a(
                        dossier.contactCourriel(),
                        appel.concours(),
                        new Contenu.Depot(
                                dossier.structureNom(),
                                dossier.projetTitre(),
                                appel.titreCategorie(dossier.categorie()),
                                dossier.deposeLe(),
                                appel.delais().cloture(),
                                dossier.reglementVersion(),
                                dossier.attestation() != null,
                                appel.article("DEP-2")))
                .dossier(dossier.id(), dossier.numero())
                .cle("depot/" + dossier.id()));
    }

    /**
     * One project per applicant in each category; the same SIREN is presumed the same applicant (ELIG-5).
     *
     * @param distincte the candidate claims to be another entity: staff will decide
     */
    static void exigerPlaceLibre(
            DossierRepository dossiers, Dossier dossier, String siren, String categorie, boolean distincte) {
        dossiers.verrouillerPlace(dossier.edition(), siren, categorie);
        if (distincte
                || dossiers.doublons(dossier.edition(), siren, categorie, dossier.id())
                        .isEmpty()) {
            return;
        }
        String message =
                "Votre structure (même SIREN) a déjà déposé un projet dans cette catégorie : un seul projet par candidat et"
                        + " par catégorie. Choisissez une autre catégorie, ou expliquez en quoi votre entité est distincte.";
        throw new RequeteRefusee(
                HttpStatus.CONFLICT,
                "Un projet déjà déposé dans cette catégorie",
                message,
                List.of(new ErreurDeChamp("entiteDistincte", message, "ELIG-5")));
    }

    /** @param nouveau false when it had been deposited before */
    record Depot(String numero, EtatDossier etat, boolean nouveau) {

        Map<String, Object> vu() {
            return Map.of("numero", numero, "etat", etat.code());
        }
    }
}

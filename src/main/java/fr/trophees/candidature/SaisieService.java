package fr.trophees.candidature;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.Rejeu;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.moteur.Nom;
import fr.trophees.territoire.Siret;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Saving what a candidate types, before the deposit and after it. */
@Service
class SaisieService {

    /** What the attestation says: when one of these changes, what was signed no longer holds (DEP-2). */
    static final Set<String> IMPRIMES = Set.of("structureNom", "siret", "projetTitre", "categorie");

    /** Neither printed nor looked at by a rule: the examination goes on as it is. */
    private static final Set<String> SANS_EFFET = Set.of(
            "projetResume",
            "projetDescription",
            "contactNom",
            "contactEmail",
            "contactTelephone",
            "reglementAccepte",
            "droitsImageAcceptes");

    private final Appels appels;
    private final DossierRepository dossiers;
    private final AttestationRepository attestations;
    private final ProcessusCandidature processus;
    private final PartageService partages;
    private final Rejeu rejeu;

    SaisieService(
            Appels appels,
            DossierRepository dossiers,
            AttestationRepository attestations,
            ProcessusCandidature processus,
            PartageService partages,
            Rejeu rejeu) {
        this.appels = appels;
        this.dossiers = dossiers;
        this.attestations = attestations;
        this.processus = processus;
        this.partages = partages;
        this.rejeu = rejeu;
    }

    /**
     * Saves the given fields: absent ones stay, null ones are emptied, wrong ones are kept and told in {@code manque}.
     *
     * @param attendu which versions the client may overwrite
     * @throws RequeteRefusee 409 deposited and closed, withdrawn, or a duplicate (ELIG-5); 410 from midnight (D-1); 412 another
     *     version; 422 a key or type that the form doesn't have
     */
    void enregistrer(UUID id, Map<String, Object> saisie, VersionAttendue attendu, Instant recu) {
        rejeu.transaction(() -> {
            Dossier dossier = dossiers.verrouiller(id).orElseThrow(Dossiers::inconnu);
            Appel appel = appels.charger(dossier.edition());
            exigerModifiable(dossier, appel, recu);
            attendu.exiger(dossier);
            List<ErreurDeChamp> erreurs = appel.erreursDeType(saisie);
            if (!erreurs.isEmpty()) {
                throw RequeteRefusee.invalide(erreurs);
            }
            changer(dossier, appel, saisie, recu);
        });
    }

    /** @throws RequeteRefusee 409 deposited and closed, decided, withdrawn or cancelled; 410 a draft from midnight (D-1) */
    static void exigerModifiable(Dossier dossier, Appel appel, Instant recu) {
        if (!dossier.depose()) {
            appel.exigerNonAnnule();
            appel.exigerAvantLimite(recu, "Votre saisie reste lisible, mais ne peut plus être modifiée ni déposée.");
            return;
        }
        switch (dossier.instruction()) {
            case RETIRE ->
                throw RequeteRefusee.conflit(
                        "Dossier retiré", "Ce dossier a été retiré : il ne peut plus être modifié.");
            case ANNULE ->
                throw RequeteRefusee.conflit(
                        "Concours annulé", "Le concours est annulé : le dossier ne peut plus être modifié.");
            case ADMIS, REFUSE ->
                throw RequeteRefusee.conflit(
                        "Dossier instruit",
                        "Ce dossier est déjà instruit : il ne peut plus être modifié. Pour toute question, écrivez à "
                                + appel.concours().contact() + ".");
            default -> {
                boolean correction = correctionPermise(dossier, recu);
                if (!correction && appel.delais().apresCloture(recu)) {
                    throw RequeteRefusee.conflit(
                            "Dossier déposé",
                            "Les candidatures sont closes : un dossier déposé ne peut plus être modifié, sauf si l’équipe vous"
                                    + " demande une correction.");
                }
            }
        }
    }

    static boolean correctionPermise(Dossier dossier, Instant recu) {
        return dossier.correctionJusqua() != null && recu.isBefore(dossier.correctionJusqua());
    }

    private void changer(Dossier avant, Appel appel, Map<String, Object> saisie, Instant recu) {
        Map<String, Object> donnees = fusion(avant.donnees(), appel.nettoyer(saisie));
        Set<String> changes = changements(avant.donnees(), donnees);
        if (avant.depose()) {
            exigerAccords(donnees);
        }
        Saisie apres = deriver(avant, appel, donnees, changes);
        boolean autrePlace = !Objects.equals(avant.siren(), apres.siren())
                || !Objects.equals(avant.categorie(), apres.categorie())
                || (avant.entiteDistincte() != null && apres.entiteDistincte() == null);
        if (avant.depose() && autrePlace) {
            DepotService.exigerPlaceLibre(
                    dossiers, avant, apres.siren(), apres.categorie(), apres.entiteDistincte() != null);
        }
        dossiers.enregistrer(avant.id(), apres, recu);
        if (changes.stream().anyMatch(IMPRIMES::contains)) {
            perimerAttestation(avant, appel, recu);
            attestations.retablir(avant.id(), imprime(donnees));
            dossiers.recalculerCompletude(avant.id());
        }
        if (!avant.depose()) {
            return;
        }
        if (changes.contains("contactEmail")) {
            partages.suivreAdresse(dossiers.trouver(avant.id()).orElseThrow(), recu);
        }
        if (!SANS_EFFET.containsAll(changes)) {
            processus.signaler(avant.numero(), Nom.MESSAGE_CANDIDATURE_MODIFIEE);
        }
    }

    private static Map<String, Object> fusion(Map<String, Object> anciennes, Map<String, Object> nouvelles) {
        Map<String, Object> donnees = new LinkedHashMap<>(anciennes);
        nouvelles.forEach((champ, valeur) -> {
            if (valeur == null) {
                donnees.remove(champ);
            } else {
                donnees.put(champ, valeur);
            }
        });
        return donnees;
    }

    private static Set<String> changements(Map<String, Object> avant, Map<String, Object> apres) {
        Set<String> champs = new HashSet<>(avant.keySet());
        champs.addAll(apres.keySet());
        champs.removeIf(champ -> Objects.equals(avant.get(champ), apres.get(champ)));
        return champs;
    }

    /** What was accepted by depositing can only be taken back with the dossier (DEP-3, DEP-4). */
    private static void exigerAccords(Map<String, Object> donnees) {
        if (!Boolean.TRUE.equals(donnees.get("reglementAccepte"))) {
            throw RequeteRefusee.invalide(List.of(new ErreurDeChamp(
                    "reglementAccepte",
                    "Le dossier est déposé : pour revenir sur l’acceptation du règlement, retirez-le.",
                    "DEP-3")));
        }
        if (!Boolean.TRUE.equals(donnees.get("droitsImageAcceptes"))) {
            throw RequeteRefusee.invalide(List.of(new ErreurDeChamp(
                    "droitsImageAcceptes",
                    "Le dossier est déposé : pour revenir sur l’autorisation donnée pour les lauréats, retirez-le.",
                    "DEP-4")));
        }
    }

    private static Saisie deriver(Dossier avant, Appel appel, Map<String, Object> donnees, Set<String> changes) {
        String categorie = avant.categorie();
        if (changes.contains("categorie")) {
            // what AVE moved stays moved (ELIG-7) unless the candidate picks another category
            String choisie = donnees.get("categorie") instanceof String texte ? texte : null;
            boolean connue = choisie != null && appel.categories().containsKey(choisie);
            categorie = connue ? choisie : avant.depose() ? avant.categorie() : null;
        }
        String siren = texte(donnees, "siret")
                .flatMap(Siret::lire)
                .map(siret -> siret.siren().valeur())
                .orElse(null);
        if (siren == null && avant.depose()) {
            siren = avant.siren();
        }
        String entite = avant.entiteDistincte();
        if (texte(donnees, "entiteDistincte").isEmpty()) {
            entite = null;
        } else if (entite == null || changes.contains("entiteDistincte")) {
            entite = "demandee";
        }
        return new Saisie(
                donnees,
                appel.manque(donnees),
                appel.formulaire().id(),
                categorie,
                siren,
                texte(donnees, "structureNom").orElse(null),
                texte(donnees, "projetTitre").orElse(null),
                entite,
                Objects.equals(siren, avant.siren()) ? avant.reconnaissance() : null);
    }

    private static Optional<String> texte(Map<String, Object> donnees, String champ) {
        return donnees.get(champ) instanceof String texte && !texte.isBlank() ? Optional.of(texte) : Optional.empty();
    }

    /** What staff asked to correct by a date after the closing keeps its arrivals, however early it is corrected (D-5). */
    private void perimerAttestation(Dossier dossier, Appel appel, Instant recu) {
        boolean demandee = correctionPermise(dossier, recu) && appel.delais().apresCloture(dossier.correctionJusqua());
        attestations.perimer(dossier.id(), demandee);
        if (demandee
                && (dossier.attestationAvant() == null
                        || dossier.attestationAvant().isBefore(dossier.correctionJusqua()))) {
            dossiers.attendreAttestationAvant(dossier.id(), dossier.correctionJusqua());
        }
    }

    /** What the form says of what is printed on the attestation. */
    static Map<String, Object> imprime(Map<String, Object> donnees) {
        Map<String, Object> imprime = new TreeMap<>(donnees);
        imprime.keySet().retainAll(IMPRIMES);
        return imprime;
    }
}

package fr.trophees.candidature;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.eligibilite.Issue;
import fr.trophees.eligibilite.Verdict;
import fr.trophees.territoire.Commune;
import fr.trophees.territoire.Epci;
import fr.trophees.territoire.Siret;
import fr.trophees.territoire.Territoires;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What the server says of a dossier while it is being filled in. It records only of which
 * structures it was asked, and decides nothing on the merits. */
@Service
class AvisService {

    private static final int COMMUNES_MONTREES = 2_000;

    /** The field under which a rule's word is shown. */
    private static final Map<String, List<String>> CHAMPS = Map.of(
            "ELIG-1", List.of("structureType"),
            "ELIG-2", List.of("facilitateurs", "adherent"),
            "ELIG-3", List.of("dateFin", "dateDebut"),
            "ELIG-4", List.of("territoireCommunes", "territoireDepartement"),
            "ELIG-5", List.of("categorie"),
            "ELIG-6", List.of("projetTitre"));

    private final Appels appels;
    private final DossierRepository dossiers;
    private final AttestationRepository attestations;
    private final ExamenService examens;
    private final PartageService partages;
    private final SirenConsultes consultations;

    AvisService(
            Appels appels,
            DossierRepository dossiers,
            AttestationRepository attestations,
            ExamenService examens,
            PartageService partages,
            SirenConsultes consultations) {
        this.appels = appels;
        this.dossiers = dossiers;
        this.attestations = attestations;
        this.examens = examens;
        this.partages = partages;
        this.consultations = consultations;
    }

    /**
     * Looks at what is typed, saved or not.
     *
     * @param saisie the form as the candidate sees it now
     * @throws RequeteRefusee 422 a key or type that the form doesn't have
     */
    Avis donner(UUID id, Map<String, Object> saisie, Instant maintenant) {
        Dossier dossier = dossiers.trouver(id).orElseThrow(Dossiers::inconnu);
        Appel appel = appels.charger(dossier.edition());
        List<ErreurDeChamp> erreurs = appel.erreursDeType(saisie);
        if (!erreurs.isEmpty()) {
            throw RequeteRefusee.invalide(erreurs);
        }
        Map<String, Object> donnees = new LinkedHashMap<>(appel.nettoyer(saisie));
        donnees.values().removeIf(java.util.Objects::isNull);
        return new Avis(
                DossierVu.aParis(maintenant),
                dossier.version(),
                appel.formulaire().id(),
                Situation.de(
                        dossier,
                        appel,
                        ConsigneDAttestation.pour(dossier, appel, attestations.toutes(dossier.id()), maintenant),
                        partages.proposee(dossier, maintenant),
                        maintenant),
                appel.erreursDeForme(donnees),
                appel.manque(donnees),
                propositions(appel, dossier, donnees),
                lieux(appel, donnees));
    }

    private List<Avis.Proposition> propositions(Appel appel, Dossier dossier, Map<String, Object> donnees) {
        List<Verdict> verdicts = examens.pressentir(appel, dossier, donnees).stream()
                .filter(verdict -> verdict.issue() != Issue.SANS_OBJET)
                .toList();
        boolean muet = verdicts.stream().anyMatch(AvisService::surLesAutres)
                && Siret.lire(siret(donnees))
                        .map(siret -> !consultations.permet(
                                dossier.id(), siret.siren().valeur()))
                        .orElse(false);
        return verdicts.stream()
                .filter(verdict -> !muet || !surLesAutres(verdict))
                .map(verdict -> new Avis.Proposition(
                        champ(appel, verdict),
                        verdict.regle(),
                        verdict.issue().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        motif(verdict),
                        verdict.article()))
                .toList();
    }

    private static String siret(Map<String, Object> donnees) {
        return donnees.get("siret") instanceof String texte ? texte : "";
    }

    /** Whether a rule's word depends on the dossiers that the same structure has deposited. */
    private static boolean surLesAutres(Verdict verdict) {
        return verdict.regle().equals("ELIG-5") || verdict.regle().equals("ELIG-6");
    }

    private static String champ(Appel appel, Verdict verdict) {
        return CHAMPS.getOrDefault(verdict.regle(), List.of()).stream()
                .filter(appel.formulaire().regles().cles()::contains)
                .findFirst()
                .orElse(null);
    }

    /** Whoever types a SIREN isn't known to be that structure: nothing of its other dossiers is told, not even a number. */
    private static String motif(Verdict verdict) {
        if (verdict.issue() == Issue.FAVORABLE) {
            return verdict.motif();
        }
        return switch (verdict.regle()) {
            case "ELIG-5" ->
                "Votre structure (même SIREN) a déjà déposé un projet dans cette catégorie : un seul projet par candidat et par"
                        + " catégorie. Choisissez une autre catégorie, ou expliquez en quoi votre entité est distincte.";
            case "ELIG-6" ->
                "Votre structure (même SIREN) a déjà déposé un projet au titre presque identique : un même dossier ne peut être"
                        + " présenté que dans une catégorie.";
            case "ELIG-2" ->
                "L’équipe le vérifiera : l’adhésion sur la liste des adhérents, ou la reconnaissance par votre coordination"
                        + " régionale, qu’elle interroge pour vous.";
            default -> verdict.motif();
        };
    }

    /** In words, each commune or EPCI that the form holds by its code. */
    private static Map<String, Avis.Lieu> lieux(Appel appel, Map<String, Object> donnees) {
        List<String> codes = new ArrayList<>();
        for (String champ : appel.formulaire().communes()) {
            if (donnees.get(champ) instanceof String code) {
                codes.add(code);
            } else if (donnees.get(champ) instanceof List<?> liste) {
                liste.forEach(code -> codes.add(String.valueOf(code)));
            }
        }
        Map<String, Avis.Lieu> lieux = new LinkedHashMap<>();
        codes.stream().limit(COMMUNES_MONTREES).forEach(code -> {
            Territoires territoires = appel.territoires();
            territoires
                    .commune(code)
                    .map(AvisService::lieu)
                    .or(() -> territoires.epci(code).map(AvisService::lieu))
                    .ifPresent(lieu -> lieux.put(code, lieu));
        });
        return lieux;
    }

    /** Communes whose name or Insee code begins so, then the EPCI whose name holds it when {@code groupements}. */
    List<Avis.Lieu> chercher(String edition, String debut, boolean groupements, int max) {
        Territoires territoires = appels.charger(edition).territoires();
        List<Avis.Lieu> lieux = new ArrayList<>();
        territoires.rechercher(debut, max).forEach(commune -> lieux.add(lieu(commune)));
        if (groupements) {
            territoires.rechercherEpci(debut, max).forEach(epci -> lieux.add(lieu(epci)));
        }
        return lieux;
    }

    private static Avis.Lieu lieu(Commune commune) {
        return new Avis.Lieu(
                commune.insee(),
                commune.enClair(),
                commune.departement().nom(),
                commune.region().nom(),
                commune.population().isPresent() ? commune.population().getAsInt() : null,
                commune.departement().annee());
    }

    private static Avis.Lieu lieu(Epci epci) {
        Commune premiere = epci.communes().get(0);
        return new Avis.Lieu(
                epci.siren().valeur(),
                "%s (%d communes)".formatted(epci.nom(), epci.communes().size()),
                premiere.departement().nom(),
                premiere.region().nom(),
                epci.population(),
                premiere.departement().annee());
    }
}

package fr.trophees.candidature;

import fr.trophees.edition.DecisionRepository;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that is held about a dossier and its contact, for the contact (ORG-2), as data; {@link DonneesPdf} puts the same on paper.
 * What the jury does is no part of it before the proclamation (JURY-7), nor are the names of the team.
 */
@Service
@Transactional(readOnly = true)
public class DonneesDuDossier {

    private static final Set<String> SUJETS = Set.of(
            InstructionService.SUJET_ATTESTATION,
            InstructionService.SUJET_RECONNAISSANCE,
            InstructionService.SUJET_HORS_DELAI,
            InstructionService.SUJET_INSTRUCTION,
            InstructionService.SUJET_DEPLACEMENT,
            InstructionService.SUJET_CORRECTION,
            PartageService.SUJET_CONTACT);

    private final LiensDeDossier liens;
    private final DossierRepository dossiers;
    private final Appels appels;
    private final AccesRepository acces;
    private final AttestationRepository attestations;
    private final PieceService pieces;
    private final ExamenService examens;
    private final DecisionRepository decisions;
    private final EspaceCandidat espace;
    private final Frise frise;
    private final JdbcClient jdbc;

    DonneesDuDossier(
            LiensDeDossier liens,
            DossierRepository dossiers,
            Appels appels,
            AccesRepository acces,
            AttestationRepository attestations,
            PieceService pieces,
            ExamenService examens,
            DecisionRepository decisions,
            EspaceCandidat espace,
            Frise frise,
            JdbcClient jdbc) {
        this.liens = liens;
        this.dossiers = dossiers;
        this.appels = appels;
        this.acces = acces;
        this.attestations = attestations;
        this.pieces = pieces;
        this.examens = examens;
        this.decisions = decisions;
        this.espace = espace;
        this.frise = frise;
        this.jdbc = jdbc;
    }

    /**
     * As data, for a JSON file.
     *
     * @param ailleurs what other parts of the product hold about this dossier
     * @throws fr.trophees.base.RequeteRefusee 403, 404 link
     */
    public Map<String, Object> exporter(String jeton, Map<String, Object> ailleurs, Instant maintenant) {
        Dossier dossier = dossiers.trouver(liens.exigerContact(jeton)).orElseThrow(Dossiers::inconnu);
        Appel appel = appels.charger(dossier.edition());
        Map<String, Object> tout = new LinkedHashMap<>();
        tout.put("etabliLe", maintenant);
        tout.put("dossier", leDossier(dossier, appel, maintenant));
        tout.put("contact", Map.of("courriel", dossier.contactCourriel()));
        tout.put("reponses", dossier.donnees());
        tout.put(
                "aCorriger",
                dossier.manque().stream().map(manque -> manque.message()).toList());
        tout.put("liens", lesLiens(dossier.id()));
        tout.put("acces", lesAcces(dossier.id(), maintenant));
        tout.put("attestations", lesAttestations(dossier.id()));
        tout.put(
                "pieces",
                pieces.toutes(dossier.id()).stream()
                        .map(piece -> objet(
                                "nature", piece.nature(),
                                "nom", piece.nom(),
                                "taille", piece.taille(),
                                "empreinte", piece.empreinte(),
                                "recueLe", piece.recueLe(),
                                "credit", piece.credit(),
                                "accord", piece.accord()))
                        .toList());
        tout.put(
                "examen",
                examens.verdicts(dossier).stream()
                        .map(verdict -> objet(
                                "regle", verdict.regle(),
                                "issue",
                                        verdict.issue()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'),
                                "motif", verdict.motif(),
                                "article", verdict.article()))
                        .toList());
        tout.put(
                "decisions",
                decisions.surDossier(dossier.id()).stream()
                        .filter(decision -> SUJETS.contains(decision.sujet()))
                        .map(decision -> objet(
                                "sujet", decision.sujet(),
                                "issue", decision.issue(),
                                "motif", decision.motif(),
                                "le", decision.le(),
                                "details", decision.details()))
                        .toList());
        tout.put(
                "messages",
                espace.messages(dossier.id(), dossier.contactCourriel()).stream()
                        .map(message -> objet(
                                "type", message.type(),
                                "creeLe", message.creeLe(),
                                "envoyeLe", message.envoyeLe(),
                                "objet", message.sujet(),
                                "texte", message.texte()))
                        .toList());
        tout.put(
                "historique",
                frise.faits(dossier, appel).stream()
                        .map(fait -> objet("le", fait.le(), "titre", fait.titre(), "detail", fait.detail()))
                        .toList());
        tout.putAll(ailleurs);
        return tout;
    }

    private Map<String, Object> leDossier(Dossier dossier, Appel appel, Instant maintenant) {
        Map<String, Object> ligne = objet(
                "numero", dossier.numero(),
                "edition", dossier.edition(),
                "concours", appel.concours().titre(),
                "etat", EtatDossier.de(dossier, appel.delais(), maintenant).code(),
                "categorie", dossier.categorie(),
                "creeLe", dossier.creeLe(),
                "deposeLe", dossier.deposeLe(),
                "completLe", dossier.completLe(),
                "reglementVersion", dossier.reglementVersion(),
                "retard", dossier.tardif(),
                "reconnaissance", dossier.reconnaissance(),
                "entiteDistincte", dossier.entiteDistincte(),
                "attestationAvant", dossier.attestationAvant(),
                "correctionJusqua", dossier.correctionJusqua(),
                "decideLe", dossier.decideLe(),
                "empreinteDesReponses", PreuveDeDepot.empreinteDesReponses(dossier));
        jdbc.sql("select modifie_le, reglement_accepte_le from dossier where id = ?")
                .param(dossier.id())
                .query((r, rang) -> {
                    ligne.put("modifieLe", DossierRepository.instant(r, "modifie_le"));
                    ligne.put("reglementAccepteLe", DossierRepository.instant(r, "reglement_accepte_le"));
                    return ligne;
                })
                .single();
        return ligne;
    }

    private List<Map<String, Object>> lesLiens(UUID dossier) {
        return jdbc.sql("select cree_le, revoque_le from lien where dossier = ? order by serie")
                .param(dossier)
                .query((r, rang) -> objet(
                        "creeLe", DossierRepository.instant(r, "cree_le"),
                        "revoqueLe", DossierRepository.instant(r, "revoque_le")))
                .list();
    }

    private List<Map<String, Object>> lesAcces(UUID dossier, Instant maintenant) {
        return acces.duDossier(dossier, maintenant).stream()
                .map(un -> objet(
                        "nature", un.nature().code(),
                        "courriel", un.courriel(),
                        "nom", un.nom(),
                        "qualite", un.qualite(),
                        "creeLe", un.creeLe(),
                        "expireLe", un.expireLe()))
                .toList();
    }

    private List<Map<String, Object>> lesAttestations(UUID dossier) {
        return attestations.toutes(dossier).stream()
                .map(recue -> objet(
                        "nom", recue.nom(),
                        "typeMedia", recue.typeMedia(),
                        "taille", recue.taille(),
                        "empreinte", HexFormat.of().formatHex(recue.empreinte()),
                        "recueLe", recue.recueLe(),
                        "voie", recue.voie().code(),
                        "signataireNom", recue.signataireNom(),
                        "signataireQualite", recue.signataireQualite(),
                        "statut", recue.statut().code(),
                        "motif", recue.motif(),
                        "verifieeLe", recue.verifieeLe()))
                .toList();
    }

    private static Map<String, Object> objet(Object... clesEtValeurs) {
        Map<String, Object> objet = new LinkedHashMap<>();
        for (int i = 0; i < clesEtValeurs.length; i += 2) {
            objet.put((String) clesEtValeurs[i], clesEtValeurs[i + 1]);
        }
        return objet;
    }
}

package fr.trophees.candidature;

import fr.trophees.base.Empreinte;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.document.DocumentPdf;
import fr.trophees.edition.Calendrier;
import fr.trophees.edition.DatesEnFrancais;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/**
 * The receipt that a candidate keeps: number, instants, version of the regulation accepted (DEP-3), hash of each file received and of
 * the answers, history. It is made of what is recorded: as long as that doesn't change, its bytes don't.
 */
@Service
public class PreuveDeDepot {

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private final LiensDeDossier liens;
    private final DossierRepository dossiers;
    private final Appels appels;
    private final AttestationRepository attestations;
    private final PieceService pieces;
    private final Frise frise;
    private final DocumentPdf documents;

    PreuveDeDepot(
            LiensDeDossier liens,
            DossierRepository dossiers,
            Appels appels,
            AttestationRepository attestations,
            PieceService pieces,
            Frise frise,
            DocumentPdf documents) {
        this.liens = liens;
        this.dossiers = dossiers;
        this.appels = appels;
        this.attestations = attestations;
        this.pieces = pieces;
        this.frise = frise;
        this.documents = documents;
    }

    /** @throws RequeteRefusee 404 unknown or revoked link, 409 while nothing is deposited */
    public byte[] produire(String jeton) {
        Dossier dossier = liens.dossier(jeton).flatMap(dossiers::trouver).orElseThrow(Dossiers::inconnu);
        if (!dossier.depose()) {
            throw RequeteRefusee.conflit(
                    "Dossier non déposé",
                    "Ce dossier est un brouillon : enregistrer n’est pas déposer, et il n’y a pas encore de dépôt à prouver.");
        }
        Appel appel = appels.charger(dossier.edition());
        List<Evenement> faits = frise.faits(dossier, appel);
        Map<String, Object> mots = new LinkedHashMap<>();
        mots.put("organisateur", appel.concours().organisateur());
        mots.put("concours", appel.concours().titre());
        mots.put("numero", dossier.numero());
        mots.put("structure", dossier.structureNom());
        mots.put("projet", dossier.projetTitre());
        mots.put("categorie", appel.titreCategorie(dossier.categorie()));
        mots.put("depose", moment(dossier.deposeLe()));
        mots.put("complet", dossier.completLe() == null ? null : moment(dossier.completLe()));
        mots.put("cloture", moment(appel.delais().cloture()));
        mots.put("reglement", dossier.reglementVersion());
        mots.put("reponses", empreinteDesReponses(dossier));
        mots.put("fichiers", fichiers(dossier));
        mots.put(
                "faits",
                faits.stream()
                        .map(fait -> new Ligne(moment(fait.le()), fait.titre(), fait.detail(), null, null))
                        .toList());
        return documents.produire("preuve", mots, faits.get(faits.size() - 1).le());
    }

    private List<Ligne> fichiers(Dossier dossier) {
        List<Ligne> fichiers = new ArrayList<>();
        attestations
                .toutes(dossier.id())
                .forEach(recue -> fichiers.add(new Ligne(
                        moment(recue.recueLe()),
                        "Attestation",
                        recue.nom(),
                        recue.taille(),
                        HexFormat.of().formatHex(recue.empreinte()))));
        pieces.toutes(dossier.id())
                .forEach(piece -> fichiers.add(new Ligne(
                        moment(piece.recueLe()),
                        "Pièce : " + piece.nature(),
                        piece.nom(),
                        piece.taille(),
                        piece.empreinte())));
        return fichiers;
    }

    /** SHA-256 of the answers as JSON, keys in alphabetical order, without spaces: the export of the data gives the same. */
    static String empreinteDesReponses(Dossier dossier) {
        String canonique = DossierRepository.json(new TreeMap<>(dossier.donnees()));
        return HexFormat.of().formatHex(Empreinte.sha256(canonique));
    }

    /** In words, and as machines read it. */
    private static String moment(Instant instant) {
        return DatesEnFrancais.aLaSeconde(instant) + " – " + ISO.format(instant.atZone(Calendrier.PARIS));
    }

    /**
     * @param taille in bytes, null for a fact
     * @param empreinte SHA-256 in hexadecimal, null for a fact
     */
    record Ligne(String quand, String titre, String detail, Integer taille, String empreinte) {}
}

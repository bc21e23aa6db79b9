package fr.trophees.candidature;

import fr.trophees.base.Rejeu;
import fr.trophees.base.RequeteRefusee;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What a candidate joins to a dossier: the mandate (usage, ELIG-1), pictures with their credits (DEP-4), anything else. */
@Service
class PieceService {

    static final Set<String> NATURES = Set.of("mandat", "illustration", "autre");

    private static final int NOMBRE_MAXIMAL = 20;

    private static final String COLONNES = "id, nature, nom, octet_length(contenu) as octets, credit, accord";

    private final Appels appels;
    private final DossierRepository dossiers;
    private final JdbcClient jdbc;
    private final FichiersGardes fichiers;
    private final Rejeu rejeu;

    PieceService(Appels appels, DossierRepository dossiers, JdbcClient jdbc, FichiersGardes fichiers, Rejeu rejeu) {
        this.appels = appels;
        this.dossiers = dossiers;
        this.jdbc = jdbc;
        this.fichiers = fichiers;
        this.rejeu = rejeu;
    }

    /**
     * Adds a file. A mandate may come later than the rest, until the dossier is decided.
     *
     * @throws RequeteRefusee 409 decided, withdrawn, cancelled or too many; 410 a draft from midnight; 422 nature
     */
    Piece ajouter(UUID id, String nature, Fichier fichier, Mention mention, Instant recu) {
        if (nature == null || !NATURES.contains(nature)) {
            throw RequeteRefusee.invalide(
                    "nature", "Choisissez la nature du document : mandat, illustration ou autre.");
        }
        return rejeu.transaction(() -> {
            Dossier dossier = dossiers.verrouiller(id).orElseThrow(Dossiers::inconnu);
            Appel appel = appels.charger(dossier.edition());
            exigerPossible(dossier, appel, recu);
            mention.exigerPlausible();
            Piece meme = memeContenu(id, nature, fichier);
            return meme != null ? meme : ecrire(id, nature, fichier, mention, recu);
        });
    }

    /**
     * Says whose picture it is and whether it may be published.
     *
     * @throws RequeteRefusee 404 no such piece; 409 decided, withdrawn or cancelled; 410 a draft from midnight; 422 too long
     */
    Piece crediter(UUID id, UUID piece, Mention mention, Instant recu) {
        return rejeu.transaction(() -> {
            Dossier dossier = dossiers.verrouiller(id).orElseThrow(Dossiers::inconnu);
            exigerPossible(dossier, appels.charger(dossier.edition()), recu);
            mention.exigerPlausible();
            return jdbc.sql("update piece set credit = ?, accord = ? where dossier = ? and id = ? returning "
                            + COLONNES)
                    .params(mention.propre(), mention.accord(), id, piece)
                    .query(Piece.class)
                    .optional()
                    .orElseThrow(Dossiers::fichierInconnu);
        });
    }

    /**
     * Takes a file back, as long as the dossier itself may be changed.
     *
     * @throws RequeteRefusee 404 no such piece; 409 or 410 when the dossier can't be changed any more
     */
    void retirer(UUID id, UUID piece, Instant recu) {
        rejeu.transaction(() -> {
            Dossier dossier = dossiers.verrouiller(id).orElseThrow(Dossiers::inconnu);
            SaisieService.exigerModifiable(dossier, appels.charger(dossier.edition()), recu);
            int retirees = jdbc.sql("delete from piece where dossier = ? and id = ?")
                    .params(id, piece)
                    .update();
            if (retirees == 0) {
                throw Dossiers.fichierInconnu();
            }
        });
    }

    /** What is joined to a dossier, in the order in which it came. */
    List<Piece> lister(UUID dossier) {
        return jdbc.sql("select " + COLONNES + " from piece where dossier = ? order by recue_le, id")
                .param(dossier)
                .query(Piece.class)
                .list();
    }

    static void exigerPossible(Dossier dossier, Appel appel, Instant recu) {
        if (dossier.instruit() || dossier.instruction() == Instruction.RETIRE) {
            throw RequeteRefusee.conflit(
                    "Dossier clos", "Ce dossier est instruit ou retiré : aucun document ne peut y être joint.");
        }
        appel.exigerNonAnnule();
        if (!dossier.depose()) {
            appel.exigerAvantLimite(recu, "Aucun document ne peut plus être joint.");
        }
    }

    private Piece memeContenu(UUID dossier, String nature, Fichier fichier) {
        return jdbc.sql("select " + COLONNES + " from piece where dossier = ? and nature = ? and empreinte = ?")
                .params(dossier, nature, fichier.empreinte())
                .query(Piece.class)
                .optional()
                .orElse(null);
    }

    private Piece ecrire(UUID dossier, String nature, Fichier fichier, Mention mention, Instant recu) {
        int nombre = jdbc.sql("select count(*) from piece where dossier = ?")
                .param(dossier)
                .query(Integer.class)
                .single();
        if (nombre >= NOMBRE_MAXIMAL) {
            throw RequeteRefusee.conflit(
                    "Trop de documents",
                    "Ce dossier contient déjà " + NOMBRE_MAXIMAL + " documents, le nombre maximal.");
        }
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into piece (id, dossier, nature, nom, type_media, contenu, empreinte, recue_le, credit, accord)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        dossier,
                        nature,
                        fichier.nom(),
                        fichier.typeMedia(),
                        fichier.contenu(),
                        fichier.empreinte(),
                        DossierRepository.sql(recu),
                        mention.propre(),
                        mention.accord())
                .update();
        return new Piece(id, nature, fichier.nom(), fichier.taille(), mention.propre(), mention.accord());
    }

    /** Those of a dossier, in the order in which they came. */
    List<EspaceCandidat.PieceJointe> toutes(UUID dossier) {
        return jdbc.sql(
                        """
                        select id, nature, nom, empreinte, octet_length(contenu) as taille, recue_le, credit, accord from piece
                        where dossier = ? order by recue_le, id
                        """)
                .param(dossier)
                .query((ligne, rang) -> new EspaceCandidat.PieceJointe(
                        ligne.getObject("id", UUID.class),
                        ligne.getString("nature"),
                        ligne.getString("nom"),
                        HexFormat.of().formatHex(ligne.getBytes("empreinte")),
                        ligne.getInt("taille"),
                        DossierRepository.instant(ligne, "recue_le"),
                        ligne.getString("credit"),
                        ligne.getObject("accord", Boolean.class)))
                .list();
    }

    /** One piece of a dossier, as it came. */
    Optional<FichierMontre> fichier(UUID dossier, UUID id) {
        return fichiers.trouver(FichiersGardes.Table.PIECES, dossier, id);
    }

    /** @param octets size of the content */
    record Piece(UUID id, String nature, String nom, int octets, String credit, boolean accord) {}

    /**
     * What is asked with a picture (DEP-4).
     *
     * @param credit its author, or null
     * @param accord whoever can be recognised on it agrees to its use, or nobody can be recognised
     */
    record Mention(String credit, boolean accord) {

        private static final int LONGUEUR_MAXIMALE = 200;

        private void exigerPlausible() {
            if (credit != null && credit.codePointCount(0, credit.length()) > LONGUEUR_MAXIMALE) {
                throw RequeteRefusee.invalide(
                        "credit", "Le crédit de l’image compte " + LONGUEUR_MAXIMALE + " caractères au plus.");
            }
        }

        private String propre() {
            return credit == null || credit.isBlank() ? null : credit.strip().replaceAll("\\p{Cntrl}+", " ");
        }
    }
}

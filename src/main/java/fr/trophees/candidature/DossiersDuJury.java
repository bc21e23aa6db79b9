package fr.trophees.candidature;

import fr.trophees.eligibilite.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Admitted dossiers as jurors read them: what the project and the structure are, the pieces and the verdicts, never how to reach
 * anybody (ORG-4). Whether a juror may read one is asked elsewhere.
 */
@Service
@Transactional(readOnly = true)
public class DossiersDuJury {

    /** Persons, and what is no answer about the project. */
    private static final Set<String> TUS = Set.of(
            "contactNom",
            "contactEmail",
            "contactTelephone",
            "facilitateurs",
            "structureNom",
            "projetTitre",
            "categorie",
            "adherent",
            "reglementAccepte",
            "droitsImageAcceptes");

    private static final RowMapper<PieceJointe> PIECE = new DataClassRowMapper<>(PieceJointe.class);

    private final JdbcClient jdbc;
    private final Appels appels;
    private final DossierRepository dossiers;
    private final ExamenService examens;
    private final PieceService pieces;

    DossiersDuJury(
            JdbcClient jdbc, Appels appels, DossierRepository dossiers, ExamenService examens, PieceService pieces) {
        this.jdbc = jdbc;
        this.appels = appels;
        this.dossiers = dossiers;
        this.examens = examens;
        this.pieces = pieces;
    }

    /** The admitted dossiers of a category, one line for each, in the order of their numbers. */
    public List<Apercu> lister(String edition, String categorie) {
        return jdbc.sql(
                        """
                        select d.id, d.numero, d.structure_nom, d.projet_titre, d.donnees ->> 'projetResume' as resume,
                               (select count(*) from piece p where p.dossier = d.id) as pieces
                        from dossier d where d.edition = ? and d.categorie = ? and d.instruction = 'admis'
                        order by length(d.numero), d.numero
                        """)
                .params(edition, categorie)
                .query(Apercu.class)
                .list();
    }

    /** As {@link #lire} reads each of {@link #lister}, in as many queries as for one. */
    public List<Lecture> toutLire(String edition, String categorie) {
        Appel appel = appels.charger(edition);
        List<Dossier> admis = dossiers.admis(edition, categorie);
        Map<UUID, List<Verdict>> verdicts = examens.verdictsRendus(admis);
        Map<UUID, List<PieceJointe>> jointes = new HashMap<>();
        jdbc.sql(
                        """
                        select dossier, id, nature, nom, type_media from piece where dossier = any (?)
                        order by dossier, recue_le, id
                        """)
                .param(admis.stream().map(Dossier::id).toArray(UUID[]::new))
                .query((ligne, rang) -> jointes.computeIfAbsent(
                                ligne.getObject("dossier", UUID.class), dossier -> new ArrayList<>())
                        .add(PIECE.mapRow(ligne, rang)))
                .list();
        return admis.stream()
                .map(dossier -> lecture(
                        dossier,
                        appel,
                        verdicts.getOrDefault(dossier.id(), List.of()),
                        jointes.getOrDefault(dossier.id(), List.of())))
                .toList();
    }

    /** How many admitted dossiers each category has; those without any are absent. */
    public Map<String, Integer> compter(String edition) {
        Map<String, Integer> nombres = new TreeMap<>();
        jdbc.sql(
                        """
                        select categorie, count(*) from dossier where edition = ? and instruction = 'admis' group by categorie
                        """)
                .param(edition)
                .query((ligne, rang) -> nombres.put(ligne.getString(1), ligne.getInt(2)))
                .list();
        return nombres;
    }

    /** An admitted dossier; empty for any other. */
    public Optional<Lecture> lire(String numero) {
        return dossiers.trouver(numero)
                .filter(dossier -> dossier.instruction() == Instruction.ADMIS)
                .map(dossier -> lecture(
                        dossier, appels.charger(dossier.edition()), examens.verdicts(dossier), piecesDe(dossier.id())));
    }

    private static Lecture lecture(Dossier dossier, Appel appel, List<Verdict> verdicts, List<PieceJointe> pieces) {
        List<Reponse> reponses = new ArrayList<>();
        for (String champ : appel.formulaire().regles().cles()) {
            Object valeur = dossier.donnees().get(champ);
            if (!TUS.contains(champ) && valeur != null) {
                reponses.add(new Reponse(
                        appel.formulaire().regles().libelle(champ), DossiersDeLEquipe.enClair(champ, valeur, appel)));
            }
        }
        return new Lecture(
                dossier.id(),
                dossier.edition(),
                dossier.categorie(),
                dossier.numero(),
                dossier.structureNom(),
                dossier.projetTitre(),
                dossier.texte("projetResume"),
                List.copyOf(reponses),
                verdicts,
                pieces);
    }

    private List<PieceJointe> piecesDe(UUID dossier) {
        return jdbc.sql("select id, nature, nom, type_media from piece where dossier = ? order by recue_le, id")
                .param(dossier)
                .query(PIECE)
                .list();
    }

    /** A piece of an admitted dossier. */
    public Optional<FichierMontre> piece(String numero, UUID id) {
        return lire(numero).flatMap(dossier -> pieces.fichier(dossier.id(), id));
    }

    /**
     * A dossier to choose from a list.
     *
     * @param resume may be null
     * @param pieces how many
     */
    public record Apercu(UUID id, String numero, String structureNom, String projetTitre, String resume, int pieces) {}

    /**
     * A dossier to read.
     *
     * @param resume may be null
     * @param reponses the form's other answers, in its order
     */
    public record Lecture(
            UUID id,
            String edition,
            String categorie,
            String numero,
            String structureNom,
            String projetTitre,
            String resume,
            List<Reponse> reponses,
            List<Verdict> verdicts,
            List<PieceJointe> pieces) {}

    public record Reponse(String libelle, String valeur) {}

    /** @param nature {@code mandat}, {@code illustration}, {@code autre} */
    public record PieceJointe(UUID id, String nature, String nom, String typeMedia) {

        public boolean image() {
            return typeMedia.startsWith("image/");
        }
    }
}

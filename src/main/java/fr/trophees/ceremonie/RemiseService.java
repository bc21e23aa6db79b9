package fr.trophees.ceremonie;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.document.DocumentPdf;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Definition;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import fr.trophees.palmares.Palmares;
import fr.trophees.palmares.PalmaresService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The papers of the ceremony: diplomas, press sheet, what the slides show. Until the proclamation they are under embargo: whoever
 * asks for them is written down first (JURY-7, D-8).
 */
@Service
@Transactional
public class RemiseService {

    private final PalmaresService palmares;
    private final EditionRepository editions;
    private final Embargo embargo;
    private final DocumentPdf documents;
    private final JdbcClient jdbc;

    RemiseService(
            PalmaresService palmares,
            EditionRepository editions,
            Embargo embargo,
            DocumentPdf documents,
            JdbcClient jdbc) {
        this.palmares = palmares;
        this.editions = editions;
        this.embargo = embargo;
        this.documents = documents;
        this.jdbc = jdbc;
    }

    /** What can be looked at; the words of the register. */
    public enum Piece {
        DIAPOSITIVES("les diapositives"),
        DIPLOMES("les diplômes"),
        PRESSE("la feuille de presse"),
        PROCES_VERBAL("le procès-verbal"),
        PALMARES("le palmarès");

        private final String libelle;

        Piece(String libelle) {
            this.libelle = libelle;
        }

        public String libelle() {
            return libelle;
        }
    }

    /**
     * The results as they will be handed over, for somebody who is written down as having seen them.
     *
     * @throws RequeteRefusee 409 while the results aren't validated, or reward a dossier that was withdrawn since (ORG-3)
     */
    public Remise remise(String edition, Piece piece, Lecteur lecteur) {
        Remise remise = lire(editions.charger(edition));
        embargo.noter(edition, piece.libelle(), lecteur);
        return remise;
    }

    /** Every diploma, one a page, A4 landscape. */
    public byte[] diplomes(String edition, Lecteur lecteur) {
        return imprimer(remise(edition, Piece.DIPLOMES, lecteur), null);
    }

    /**
     * One diploma.
     *
     * @param rang from 1, in the order of the prizes: it says nothing of who is rewarded
     * @throws RequeteRefusee 404 when there are fewer
     */
    public byte[] diplome(String edition, int rang, Lecteur lecteur) {
        Remise remise = lire(editions.charger(edition));
        if (rang < 1 || rang > remise.diplomes().size()) {
            throw RequeteRefusee.introuvable("Aucun diplôme ne porte ce numéro.");
        }
        embargo.noter(edition, Piece.DIPLOMES.libelle() + " (n° " + rang + ")", lecteur);
        return imprimer(remise, remise.diplomes().get(rang - 1));
    }

    private byte[] imprimer(Remise remise, Remise.Diplome seul) {
        List<Remise.Diplome> diplomes = seul == null ? remise.diplomes() : List.of(seul);
        if (diplomes.isEmpty()) {
            throw RequeteRefusee.introuvable("Aucun prix n’est décerné : il n’y a pas de diplôme.");
        }
        return documents.produire(
                "diplomes",
                Map.of("remise", remise, "diplomes", diplomes, "jour", DatesEnFrancais.jourCourt(remise.ceremonie())));
    }

    /** The press sheet. */
    public byte[] presse(String edition, Lecteur lecteur) {
        Remise remise = remise(edition, Piece.PRESSE, lecteur);
        return documents.produire(
                "presse",
                Map.of(
                        "remise",
                        remise,
                        "proclame",
                        editions.charger(edition).proclameeLe() != null,
                        "jour",
                        DatesEnFrancais.jour(remise.ceremonie()),
                        "quand",
                        DatesEnFrancais.dateEtHeure(remise.ceremonie())));
    }

    /** The diplomas, for somebody of the embargo list who committed to it. */
    public byte[] diplomes(Embargo.Acces acces) {
        return diplomes(acces.edition(), Lecteur.nomme(acces.id()));
    }

    /** The press sheet, so. */
    public byte[] presse(Embargo.Acces acces) {
        return presse(acces.edition(), Lecteur.nomme(acces.id()));
    }

    private Remise lire(Edition edition) {
        Palmares arrete = palmares.valide(edition.id())
                .orElseThrow(() -> RequeteRefusee.conflit(
                        "Palmarès non validé", "Le palmarès n’est pas validé : il n’y a encore rien à montrer."));
        if (palmares.laureatParti(edition.id())) {
            throw RequeteRefusee.conflit(
                    "Palmarès à rectifier",
                    "Un dossier récompensé a été retiré depuis la validation\u00a0: les documents de la remise se rouvriront quand la"
                            + " décision du jury sera consignée.");
        }
        Definition definition = edition.definition();
        Map<String, String> sansLaureat = palmares.sansLaureat(edition.id());
        List<Remise.Prix> prix = new ArrayList<>();
        for (Palmares.Categorie categorie : arrete.categories()) {
            prix.add(new Remise.Prix(
                    definition.categorie(categorie.id()).titre(),
                    false,
                    categorie.laureats().stream().map(this::laureat).toList(),
                    sansLaureat.get(categorie.id())));
        }
        if (arrete.coupDeCoeur() != null) {
            prix.add(new Remise.Prix(
                    definition.coupDeCoeur().titre(), true, List.of(laureat(arrete.coupDeCoeur())), null));
        }
        return new Remise(
                edition.id(),
                edition.titre(),
                definition.annee(),
                definition.organisateur(),
                definition.contact().courriel(),
                definition.contact().site(),
                edition.calendrier().instant(Jalon.CEREMONIE),
                definition.lieuCeremonie(),
                definition.lieux().ceremonie().evenement(),
                prix);
    }

    private Remise.Laureat laureat(Palmares.Laureat laureat) {
        return new Remise.Laureat(
                laureat.structureNom(),
                laureat.projetTitre(),
                jdbc.sql("select donnees ->> 'projetResume' from dossier where numero = ?")
                        .param(laureat.numero())
                        .query((ligne, n) -> Optional.ofNullable(ligne.getString(1)))
                        .optional()
                        .flatMap(resume -> resume)
                        .orElse(null));
    }
}

package fr.trophees.espacejury;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.DossiersDuJury.Apercu;
import fr.trophees.candidature.DossiersDuJury.Lecture;
import fr.trophees.candidature.DossiersDuJury.Reponse;
import fr.trophees.eligibilite.Issue;
import fr.trophees.eligibilite.Verdict;
import fr.trophees.espacejury.EspaceJury.Visite;
import fr.trophees.espacejury.LectureService.CategorieLisible;
import fr.trophees.espacejury.Notes.Note;
import fr.trophees.vote.BulletinVu;
import fr.trophees.vote.VoteService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Reading: the dossiers of a category, one, two side by side, all of them as a booklet; the juror's own notes beside (JURY-2, ORG-4). */
@Controller
@RequestMapping("/jury/{jeton}")
class LectureController {

    private static final Map<String, String> NATURES =
            Map.of("mandat", "mandat", "illustration", "illustration", "autre", "autre document");
    private final EspaceJury espace;
    private final LectureService lectures;
    private final VoteService votes;
    private final Notes notes;
    private final LivretPdf livrets;

    LectureController(EspaceJury espace, LectureService lectures, VoteService votes, Notes notes, LivretPdf livrets) {
        this.espace = espace;
        this.lectures = lectures;
        this.votes = votes;
        this.notes = notes;
        this.livrets = livrets;
    }

    @GetMapping("/categories/{id}")
    ModelAndView categorie(@PathVariable String jeton, @PathVariable String id) {
        Visite visite = espace.ouvrir(jeton);
        CategorieLisible categorie = lectures.ouvrir(visite.membre(), id);
        List<Apercu> dossiers = lectures.lister(visite.membre(), categorie);
        Map<UUID, Note> siennes = notes.de(visite.membre());
        ModelMap modele = new ModelMap();
        modele.put("categorie", categorie);
        modele.put(
                "dossiers",
                dossiers.stream()
                        .map(dossier -> LigneEnClair.de(dossier, siennes.getOrDefault(dossier.id(), Note.AUCUNE)))
                        .toList());
        modele.put("classement", classement(dossiers, siennes));
        modele.put(
                "aVoter",
                votes.bulletin(visite.edition().id(), id, visite.membre().id()).situation()
                        == BulletinVu.Situation.OUVERT);
        return visite.page("categorie", "accueil", modele);
    }

    /** The juror's own ratings, best first: an aid that binds them to nothing. */
    private static List<LigneEnClair> classement(List<Apercu> dossiers, Map<UUID, Note> siennes) {
        return dossiers.stream()
                .map(dossier -> LigneEnClair.de(dossier, siennes.getOrDefault(dossier.id(), Note.AUCUNE)))
                .filter(ligne -> ligne.total() > 0)
                .sorted(Comparator.comparingInt(LigneEnClair::total).reversed())
                .toList();
    }

    @GetMapping("/dossiers/{numero}")
    ModelAndView dossier(
            @PathVariable String jeton,
            @PathVariable String numero,
            @RequestParam(name = "fait", required = false) String fait) {
        Visite visite = espace.ouvrir(jeton);
        Lecture dossier = lectures.lire(visite.membre(), numero);
        Note note = notes.de(visite.membre()).getOrDefault(dossier.id(), Note.AUCUNE);
        return dossier(visite, dossier, note, fait, null, HttpStatus.OK);
    }

    @PostMapping("/dossiers/{numero}/notes")
    ModelAndView noter(
            @PathVariable String jeton, @PathVariable String numero, @RequestParam Map<String, String> champs) {
        Visite visite = espace.ouvrir(jeton);
        Lecture dossier = lectures.lire(visite.membre(), numero);
        Map<String, Integer> points = new LinkedHashMap<>();
        Notes.champs(visite.edition().definition().jury().criteres()).forEach((champ, critere) -> {
            String valeur = champs.getOrDefault(champ, "");
            if (valeur.matches("[1-5]")) {
                points.put(critere, Integer.valueOf(valeur));
            }
        });
        Note note = new Note(
                champs.getOrDefault("texte", "")
                        .replace("\u0000", "")
                        .replace("\r\n", "\n")
                        .strip(),
                points);
        if (note.texte().length() > Notes.LONGUEUR) {
            return dossier(
                    visite,
                    dossier,
                    note,
                    null,
                    "Vos notes dépassent 10 000 caractères : raccourcissez-les pour les enregistrer.",
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
        Note gardee = notes.de(visite.membre()).getOrDefault(dossier.id(), Note.AUCUNE);
        if (!gardee.version().equals(champs.getOrDefault("vu", gardee.version()))
                && !gardee.version().equals(note.version())) {
            return dossier(
                    visite,
                    dossier,
                    note,
                    null,
                    "Vos notes ont changé depuis une autre page ou un autre appareil. Elles disent : « "
                            + gardee.texte()
                            + " ». Reprenez-en ce qu’il faut, puis enregistrez de nouveau : ce que vous enregistrez les remplace.",
                    HttpStatus.CONFLICT);
        }
        notes.ecrire(visite.membre(), dossier.id(), note);
        return visite.suite("/dossiers/" + numero + "?fait=notes#notes");
    }

    private ModelAndView dossier(
            Visite visite, Lecture dossier, Note note, String fait, String erreur, HttpStatus statut) {
        ModelMap modele = new ModelMap();
        modele.put("dossier", dossier);
        modele.put("categorie", visite.edition().definition().categorie(dossier.categorie()));
        modele.put(
                "verdicts", dossier.verdicts().stream().map(VerdictEnClair::de).toList());
        modele.put("natures", NATURES);
        modele.put("note", note);
        modele.put(
                "vu",
                notes.de(visite.membre())
                        .getOrDefault(dossier.id(), Note.AUCUNE)
                        .version());
        modele.put("criteres", Notes.champs(visite.edition().definition().jury().criteres()));
        modele.put("fait", fait);
        modele.put("erreur", erreur);
        modele.put("autres", lectures.autres(dossier));
        return visite.page("dossier", "accueil", statut, modele);
    }

    @GetMapping("/dossiers/{numero}/pieces/{id}")
    ResponseEntity<Resource> piece(@PathVariable String jeton, @PathVariable String numero, @PathVariable UUID id) {
        return lectures.piece(espace.ouvrir(jeton).membre(), numero, id).enLigne();
    }

    @GetMapping("/comparaison")
    ModelAndView comparer(
            @PathVariable String jeton,
            @RequestParam(name = "a", defaultValue = "") String a,
            @RequestParam(name = "b", defaultValue = "") String b) {
        Visite visite = espace.ouvrir(jeton);
        Lecture gauche = lectures.lire(visite.membre(), a);
        Lecture droite = lectures.lire(visite.membre(), b);
        if (!gauche.categorie().equals(droite.categorie())) {
            throw RequeteRefusee.invalide("b", "Choisissez deux dossiers de la même catégorie.");
        }
        ModelMap modele = new ModelMap();
        modele.put("gauche", gauche);
        modele.put("droite", droite);
        modele.put("categorie", visite.edition().definition().categorie(gauche.categorie()));
        modele.put("questions", questions(gauche, droite));
        Map<UUID, Note> siennes = notes.de(visite.membre());
        modele.put("noteGauche", siennes.getOrDefault(gauche.id(), Note.AUCUNE));
        modele.put("noteDroite", siennes.getOrDefault(droite.id(), Note.AUCUNE));
        modele.put("criteres", Notes.champs(visite.edition().definition().jury().criteres()));
        return visite.page("comparaison", "accueil", modele);
    }

    private static List<Question> questions(Lecture gauche, Lecture droite) {
        Set<String> libelles = new LinkedHashSet<>();
        gauche.reponses().forEach(reponse -> libelles.add(reponse.libelle()));
        droite.reponses().forEach(reponse -> libelles.add(reponse.libelle()));
        List<Question> questions = new ArrayList<>();
        for (String libelle : libelles) {
            questions.add(new Question(libelle, reponse(gauche, libelle), reponse(droite, libelle)));
        }
        questions.add(new Question("Éligibilité", verdicts(gauche), verdicts(droite)));
        return questions;
    }

    private static String reponse(Lecture dossier, String libelle) {
        return dossier.reponses().stream()
                .filter(reponse -> reponse.libelle().equals(libelle))
                .map(Reponse::valeur)
                .findFirst()
                .orElse("Pas de réponse");
    }

    static String enClair(Issue issue) {
        return switch (issue) {
            case FAVORABLE -> "favorable";
            case A_VERIFIER -> "à vérifier";
            case DEFAVORABLE -> "défavorable";
            case SANS_OBJET -> "sans objet";
        };
    }

    private static String verdicts(Lecture dossier) {
        return String.join(
                "\n",
                dossier.verdicts().stream()
                        .map(verdict -> verdict.regle() + ", " + enClair(verdict.issue()) + " : " + verdict.motif()
                                + " (" + verdict.article() + ")")
                        .toList());
    }

    /** JURY-3: only the categories that the juror may read; made anew each time, kept nowhere. */
    @GetMapping("/livret.pdf")
    ResponseEntity<byte[]> livret(@PathVariable String jeton) {
        Visite visite = espace.ouvrir(jeton);
        Map<CategorieLisible, List<Lecture>> lisibles = lectures.lisibles(visite.membre());
        if (lisibles.isEmpty()) {
            throw new RequeteRefusee(
                    HttpStatus.FORBIDDEN,
                    "Dossiers fermés",
                    "Aucune catégorie ne vous est ouverte à la lecture pour le moment : votre livret serait vide.",
                    List.of());
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PDF)
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("livret-du-jury-confidentiel.pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(livrets.produire(visite.edition(), visite.membre(), lisibles));
    }

    /** A question, and what either dossier answers. */
    record Question(String libelle, String gauche, String droite) {}

    record LigneEnClair(
            String numero, String structure, String titre, String resume, int pieces, boolean annote, int total) {

        static LigneEnClair de(Apercu dossier, Note note) {
            return new LigneEnClair(
                    dossier.numero(),
                    dossier.structureNom(),
                    dossier.projetTitre(),
                    dossier.resume(),
                    dossier.pieces(),
                    !note.texte().isEmpty(),
                    note.total());
        }
    }

    record VerdictEnClair(String regle, String issue, String motif, String article) {

        static VerdictEnClair de(Verdict verdict) {
            return new VerdictEnClair(verdict.regle(), enClair(verdict.issue()), verdict.motif(), verdict.article());
        }
    }
}

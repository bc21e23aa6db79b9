package fr.trophees.palmares;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.ResultatsRectifies;
import fr.trophees.edition.Calendrier;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.Definition;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import fr.trophees.vote.Assemblee;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrects validated results by a recorded decision of the jury, and in no other way (ORG-3). Before the proclamation the results
 * change; after it they change too, and a dated correction is published and told to the candidates concerned.
 */
@Service
@Transactional
public class RectificationService {

    static final String SUJET = "rectification";
    static final String TEXTE_PUBLIE = "texte";

    private static final int LONGUEUR = 4000;

    private final PalmaresRepository palmares;
    private final PalmaresService service;
    private final DecisionRepository decisions;
    private final EditionRepository editions;
    private final Assemblee assemblee;
    private final ResultatsRectifies candidats;
    private final ApplicationEventPublisher evenements;
    private final Clock horloge;

    RectificationService(
            PalmaresRepository palmares,
            PalmaresService service,
            DecisionRepository decisions,
            EditionRepository editions,
            Assemblee assemblee,
            ResultatsRectifies candidats,
            ApplicationEventPublisher evenements,
            Clock horloge) {
        this.palmares = palmares;
        this.service = service;
        this.decisions = decisions;
        this.editions = editions;
        this.assemblee = assemblee;
        this.candidats = candidats;
        this.evenements = evenements;
        this.horloge = horloge;
    }

    /**
     * What staff types.
     *
     * @param version of the results that were on the screen, see {@link #version}
     * @param laureats category → numbers
     * @param coupDeCoeur a number, or {@code aucun}
     * @param jour of the jury's decision, ISO
     * @param texte what is published, after the proclamation only
     */
    public record Saisie(
            long version,
            Map<String, List<String>> laureats,
            String coupDeCoeur,
            String motif,
            String presents,
            String jour,
            String texte) {}

    /** The number of the decision that the results in force come from: it changes each time they do. */
    @Transactional(readOnly = true)
    public long version(String edition) {
        return Stream.of(PalmaresService.PALMARES, SUJET)
                .flatMap(sujet -> decisions.sur(edition, sujet).stream())
                .mapToLong(Decision::numero)
                .max()
                .orElse(0);
    }

    /** The results in force, in the form of a correction that changes nothing. */
    @Transactional(readOnly = true)
    public Rectification enVigueur(String edition) {
        TreeMap<String, List<String>> laureats = new TreeMap<>();
        editions.charger(edition).definition().categories().forEach(c -> laureats.put(c.id(), new ArrayList<>()));
        String coupDeCoeur = CoupDeCoeur.AUCUN;
        for (PalmaresRepository.LigneDePalmares ligne : palmares.laureats(edition)) {
            if (ligne.categorie().equals(PalmaresRepository.COUP_DE_COEUR)) {
                coupDeCoeur = ligne.numero();
            } else {
                laureats.get(ligne.categorie()).add(ligne.numero());
            }
        }
        return new Rectification(laureats, coupDeCoeur);
    }

    /** Number → how to name the dossier to people, for every admitted dossier of a category. */
    @Transactional(readOnly = true)
    public Map<String, String> candidats(String edition, String categorie) {
        Map<String, Rectification.EnLice> enLice = palmares.enLice(edition);
        Map<String, String> libelles = palmares.libelles(edition);
        libelles.keySet().removeIf(numero -> !enLice.get(numero).categorie().equals(categorie));
        return libelles;
    }

    /** Number → how to name the dossier to people, whether it still stands or not. */
    @Transactional(readOnly = true)
    public Map<String, String> noms(String edition) {
        return palmares.noms(edition);
    }

    /**
     * What gave a category the result in force, in French sentences for the minutes (ORG-3). Once the results are validated, it may
     * be another than what the ballots say of the dossiers that are left.
     */
    @Transactional(readOnly = true)
    public String issue(String edition, CompteRendu vote) {
        if (faites(edition).stream()
                .anyMatch(decision -> decision.details().containsKey("apres-" + vote.categorie()))) {
            return "Une décision du jury a rectifié le résultat de la catégorie (voir «\u00a0Rectifications\u00a0»).";
        }
        List<String> selonLeVote = vote.laureats().stream()
                .map(CompteRendu.Dossier::numero)
                .sorted()
                .toList();
        boolean ouverte = !List.of("laureat", "ex-aequo", "aucun").contains(vote.issue());
        return ouverte || !selonLeVote.equals(enVigueur(edition).laureats().get(vote.categorie()))
                ? "Le résultat validé tient" + departs(edition, vote.categorie())
                        + "\u00a0: seule une décision du jury le rectifierait."
                : vote.regle();
    }

    /** A dossier that leaves a category changes others too, when its structure was rewarded there rather than here (JURY-5). */
    private String departs(String edition, String categorie) {
        Set<String> quittees = palmares.categoriesQuitteesDepuis(
                edition, editions.charger(edition).palmaresValideLe());
        if (quittees.isEmpty()) {
            return "";
        }
        return quittees.contains(categorie)
                ? ", bien qu’un dossier ait quitté la catégorie depuis"
                : ", bien qu’un dossier ait quitté une autre catégorie depuis";
    }

    /** The corrections made, oldest first. */
    @Transactional(readOnly = true)
    public List<Decision> faites(String edition) {
        return decisions.sur(edition, SUJET);
    }

    /**
     * ORG-3: records the decision with the results before and after, and puts it into effect.
     *
     * @throws RequeteRefusee 409 while the results aren't validated, or when they changed since they were shown; 422
     */
    public void rectifier(String id, Saisie saisie, String par) {
        editions.verrouiller(id);
        Edition edition = editions.charger(id);
        if (edition.palmaresValideLe() == null) {
            throw RequeteRefusee.conflit(
                    "Palmarès non validé",
                    "Le palmarès n’est pas validé : il s’établit encore par les tâches de l’édition, sans rectification.");
        }
        if (saisie.version() != version(id)) {
            throw RequeteRefusee.conflit(
                    "Palmarès changé entre-temps",
                    "Le palmarès a changé depuis que cette page a été ouverte. Relisez-le ci-dessous avant de décider.");
        }
        boolean proclame = edition.proclameeLe() != null;
        Rectification avant = enVigueur(id);
        TreeMap<String, List<String>> laureats = new TreeMap<>(avant.laureats());
        laureats.replaceAll((categorie, inchange) -> saisie.laureats().getOrDefault(categorie, List.of()));
        Rectification apres = new Rectification(laureats, saisie.coupDeCoeur());
        verifier(edition, avant, apres, saisie, proclame);

        palmares.remplacer(
                id,
                edition.definition().categories().stream()
                        .map(c -> ResultatCategorie.de(c.id(), apres.laureats().get(c.id())))
                        .toList(),
                CoupDeCoeur.AUCUN.equals(apres.coupDeCoeur()) ? null : apres.coupDeCoeur());
        long decision = decisions.consigner(new Decision(
                0,
                id,
                null,
                null,
                SUJET,
                proclame ? "apres-proclamation" : "avant-proclamation",
                saisie.motif().strip(),
                saisie.presents().strip(),
                par,
                horloge.instant(),
                details(edition, avant, apres, saisie, proclame)));
        evenements.publishEvent(new PalmaresArrete(id, decision));
        if (proclame) {
            candidats.prevenir(
                    concernes(id, avant, apres), decision, saisie.texte().strip());
        }
    }

    private void verifier(Edition edition, Rectification avant, Rectification apres, Saisie saisie, boolean proclame) {
        List<ErreurDeChamp> erreurs = new ArrayList<>();
        apres.verifier(avant, palmares.enLice(edition.id()), PalmaresService.regle(edition), saisie.motif())
                .forEach(erreur -> erreurs.add(new ErreurDeChamp(erreur.champ(), erreur.message())));
        exiger(saisie.motif(), "motif", "Donnez le motif de la décision", erreurs);
        exiger(saisie.presents(), "presents", "Dites qui était présent", erreurs);
        List<String> recuses = assemblee.recuses(
                edition.id(), apres.categoriesChangees(avant), Objects.toString(saisie.presents(), ""));
        if (!recuses.isEmpty()) {
            erreurs.add(new ErreurDeChamp(
                    "presents",
                    "Retirez de cette liste qui a des liens professionnels avec un candidat d’une catégorie rectifiée (article 4.4)\u00a0: "
                            + String.join(", ", recuses) + "."));
        }
        if (jour(edition, saisie.jour()).isEmpty()) {
            erreurs.add(new ErreurDeChamp(
                    "jour",
                    "Donnez le jour où le jury a décidé, entre l’ouverture des votes (le "
                            + DatesEnFrancais.jour(ouvertureDesVotes(edition)) + ") et aujourd’hui."));
        }
        if (proclame) {
            exiger(saisie.texte(), "texte", "Rédigez le texte à publier", erreurs);
        }
        if (!erreurs.isEmpty()) {
            throw RequeteRefusee.invalide(erreurs);
        }
    }

    /** The day that was typed, if the jury can have decided that day. */
    private Optional<LocalDate> jour(Edition edition, String texte) {
        try {
            LocalDate jour = LocalDate.parse(texte == null ? "" : texte);
            LocalDate aujourdHui = horloge.instant().atZone(Calendrier.PARIS).toLocalDate();
            return jour.isBefore(ouvertureDesVotes(edition)) || jour.isAfter(aujourdHui)
                    ? Optional.empty()
                    : Optional.of(jour);
        } catch (DateTimeParseException autre) {
            return Optional.empty();
        }
    }

    private static LocalDate ouvertureDesVotes(Edition edition) {
        return edition.calendrier().jour(Jalon.OUVERTURE_VOTES);
    }

    private static void exiger(String texte, String champ, String message, List<ErreurDeChamp> erreurs) {
        if (texte == null || texte.isBlank() || texte.length() > LONGUEUR || texte.indexOf(0) >= 0) {
            erreurs.add(new ErreurDeChamp(champ, message + ", en 4\u00a0000 caractères au plus."));
        }
    }

    private Map<String, String> details(
            Edition edition, Rectification avant, Rectification apres, Saisie saisie, boolean proclame) {
        Map<String, String> libelles = palmares.noms(edition.id());
        Map<String, String> details = new LinkedHashMap<>();
        details.put("seance", DatesEnFrancais.jour(jour(edition, saisie.jour()).orElseThrow()));
        for (String categorie : apres.categoriesChangees(avant)) {
            details.put("avant-" + categorie, dire(avant.laureats().get(categorie), libelles));
            details.put("apres-" + categorie, dire(apres.laureats().get(categorie), libelles));
        }
        if (!apres.coupDeCoeur().equals(avant.coupDeCoeur())) {
            details.put("avant-" + PalmaresRepository.COUP_DE_COEUR, dire(avant.coupDeCoeur(), libelles));
            details.put("apres-" + PalmaresRepository.COUP_DE_COEUR, dire(apres.coupDeCoeur(), libelles));
        }
        if (proclame) {
            details.put(TEXTE_PUBLIE, saisie.texte().strip());
        }
        return details;
    }

    private static String dire(List<String> numeros, Map<String, String> libelles) {
        return numeros.isEmpty()
                ? "aucun lauréat"
                : String.join(
                        " ; ",
                        numeros.stream().map(n -> libelles.getOrDefault(n, n)).toList());
    }

    private static String dire(String coupDeCoeur, Map<String, String> libelles) {
        return CoupDeCoeur.AUCUN.equals(coupDeCoeur) ? "non décerné" : libelles.getOrDefault(coupDeCoeur, coupDeCoeur);
    }

    /** Those whose own result is another one, and those of a category that has a laureate now and had none, or the reverse. */
    private SortedSet<String> concernes(String edition, Rectification avant, Rectification apres) {
        SortedSet<String> concernes = new TreeSet<>();
        Map<String, Rectification.EnLice> enLice = palmares.enLice(edition);
        for (String categorie : apres.categoriesChangees(avant)) {
            List<String> laureatsAvant = avant.laureats().get(categorie);
            List<String> laureatsApres = apres.laureats().get(categorie);
            boolean exAequoAvant = laureatsAvant.size() > 1;
            boolean toute = laureatsAvant.isEmpty() != laureatsApres.isEmpty();
            enLice.forEach((numero, dossier) -> {
                boolean etait = laureatsAvant.contains(numero);
                boolean est = laureatsApres.contains(numero);
                boolean autrementNomme = etait && est && exAequoAvant != laureatsApres.size() > 1;
                if (dossier.categorie().equals(categorie) && (toute || etait != est || autrementNomme)) {
                    concernes.add(numero);
                }
            });
        }
        if (!apres.coupDeCoeur().equals(avant.coupDeCoeur())) {
            Stream.of(avant.coupDeCoeur(), apres.coupDeCoeur())
                    .filter(enLice::containsKey)
                    .forEach(concernes::add);
        }
        return concernes;
    }

    /** What was corrected in a decision, category by category, in words. */
    @Transactional(readOnly = true)
    public List<Changement> changements(Edition edition, Decision decision) {
        List<Changement> changements = new ArrayList<>();
        Stream.concat(
                        edition.definition().categories().stream().map(Definition.Categorie::id),
                        Stream.of(PalmaresRepository.COUP_DE_COEUR))
                .filter(categorie -> decision.details().containsKey("apres-" + categorie))
                .forEach(categorie -> changements.add(new Changement(
                        categorie.equals(PalmaresRepository.COUP_DE_COEUR)
                                ? edition.definition().coupDeCoeur().titre()
                                : edition.definition().categorie(categorie).titre(),
                        decision.details().get("avant-" + categorie),
                        decision.details().get("apres-" + categorie))));
        return changements;
    }

    public record Changement(String categorie, String avant, String apres) {}
}

package fr.trophees.vote;

import fr.trophees.courriel.Concours;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import fr.trophees.edition.Edition;
import fr.trophees.jury.Jure;
import fr.trophees.jury.JuryService;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What jurors are written about their votes. Nothing in a mail, nor in the fact that it exists, tells a choice (JURY-8). */
@Component
class MessagesAuxJures {

    private static final String ARTICLE_LIENS = "art. 4.4";
    private static final String TACHES = "/camunda/app/tasklist/default/";

    private final CourrielService courriels;
    private final JuryService jury;

    MessagesAuxJures(CourrielService courriels, JuryService jury) {
        this.courriels = courriels;
        this.jury = jury;
    }

    /**
     * JURY-3: recused from categories; the ballots that were cast there are annulled.
     *
     * @param aPreciser the member hasn't said yet with whom they have ties
     * @param evenement what it follows from, told to each juror once; null when nothing else can tell it
     */
    void recusation(Edition edition, String jure, Suites suites, boolean aPreciser, String evenement) {
        jury.membre(edition.id(), jure)
                .ifPresent(membre -> courriels.envoyer(new Courriel(
                        membre.courriel(),
                        Concours.de(edition),
                        new Contenu.Recusation(
                                membre.nom(),
                                titres(edition, suites.quittees()),
                                titres(edition, suites.annules()),
                                titres(edition, suites.retrouvees()),
                                ARTICLE_LIENS,
                                aPreciser),
                        null,
                        null,
                        jure,
                        evenement == null ? null : cle(edition, jure, evenement),
                        null)));
    }

    private static String cle(Edition edition, String jure, String evenement) {
        return "jury-vote/" + edition.id() + "/" + jure + "/" + evenement;
    }

    private static List<String> titres(Edition edition, List<String> categories) {
        return categories.stream()
                .map(categorie -> edition.definition().categorie(categorie).titre())
                .toList();
    }

    /** Reminds a juror of the categories in which their ballot is awaited: one mail, however many there are. */
    void relancer(Edition edition, List<String> categories, String jure, Instant fermeture, Instant echeance) {
        envoyer(
                edition,
                categories,
                jure,
                null,
                null,
                fermeture,
                relance(edition, categories, jure, echeance.toString()));
    }

    /** JURY-8: tells voters why they have to vote, or may vote again, in the same words to all of them. */
    void prevenir(
            Edition edition,
            String categorie,
            Collection<String> jures,
            Contenu.JuryRelance.Motif motif,
            Instant fermeture,
            Instant echeance) {
        List<String> categories = List.of(categorie);
        jures.forEach(jure -> envoyer(
                edition,
                categories,
                jure,
                motif,
                null,
                fermeture,
                relance(edition, categories, jure, echeance + "/" + motif)));
    }

    /**
     * What one event changes, in several categories at once.
     *
     * @param fermeture of the first of their votes to close
     * @param evenement told to each juror once
     */
    void prevenir(
            Edition edition,
            List<String> categories,
            String jure,
            Contenu.JuryRelance.Motif motif,
            Instant fermeture,
            String evenement) {
        envoyer(edition, categories, jure, motif, null, fermeture, cle(edition, jure, evenement));
    }

    /**
     * A move gave a category its first dossier: its voters read in the same mail what becomes of the category that it left.
     *
     * @param origine that category, null when the reader doesn't vote there
     * @param fermeture of the first of their votes to close
     * @param evenement told to each juror once
     */
    void prevenirDUneCategoriePourvue(
            Edition edition, String categorie, Origine origine, String jure, Instant fermeture, String evenement) {
        envoyer(
                edition,
                List.of(categorie),
                jure,
                Contenu.JuryRelance.Motif.CATEGORIE_POURVUE,
                origine,
                fermeture,
                cle(edition, jure, evenement));
    }

    /** @param vide no dossier is left there */
    record Origine(String categorie, boolean vide) {}

    private static String relance(Edition edition, List<String> categories, String jure, String suite) {
        return "jury-relance/" + edition.id() + "/" + String.join("+", categories) + "/" + jure + "/" + suite;
    }

    private void envoyer(
            Edition edition,
            List<String> categories,
            String jure,
            Contenu.JuryRelance.Motif motif,
            Origine origine,
            Instant fermeture,
            String cle) {
        jury.membre(edition.id(), jure)
                .ifPresent(membre -> courriels.envoyer(new Courriel(
                        membre.courriel(),
                        Concours.de(edition),
                        new Contenu.JuryRelance(
                                membre.nom(),
                                titres(edition, categories),
                                fermeture,
                                motif,
                                origine == null
                                        ? null
                                        : edition.definition()
                                                .categorie(origine.categorie())
                                                .titre(),
                                origine != null && origine.vide()),
                        null,
                        null,
                        jure,
                        cle,
                        null)));
    }

    /** JURY-3, JURY-8: a category is left with too few voters. */
    void alerterTropPeuDeVotants(Edition edition, Scrutin scrutin, int votants) {
        courriels.envoyer(new Courriel(
                edition.definition().contact().courriel(),
                Concours.de(edition),
                new Contenu.AlerteEquipe(
                        "une catégorie n’a plus assez de votants",
                        Quorum.nommer(votants) + " dans la catégorie « "
                                + edition.definition()
                                        .categorie(scrutin.categorie())
                                        .titre()
                                + " ».\n\nAvec moins de trois votants, chacun peut déduire le bulletin des autres ; sous le"
                                + " quorum, le jury devra délibérer. La tâche « Pallier le manque de votants » vous attend :"
                                + " nommez d’autres membres du jury, qui seront invités à voter jusqu’à la fermeture du vote,"
                                + " ou décidez de poursuivre ainsi.",
                        TACHES),
                null,
                null,
                null,
                "votants/" + edition.id() + "/" + scrutin.categorie() + "/" + scrutin.tour() + "/" + votants,
                null));
    }

    /**
     * ORG-3: results are validated; only a recorded decision can take into account what would have had them voted again.
     *
     * @param recuses members who voted in the category and are tied to a candidate of it; staff may know (JURY-3)
     */
    void alerterApresValidation(
            Edition edition, String categorie, Collection<String> recuses, Contenu.JuryRelance.Motif motif) {
        boolean admis = motif == Contenu.JuryRelance.Motif.DOSSIER_ADMIS;
        String titre = edition.definition().categorie(categorie).titre();
        courriels.envoyer(new Courriel(
                edition.definition().contact().courriel(),
                Concours.de(edition),
                new Contenu.AlerteEquipe(
                        admis
                                ? "un dossier est admis après la validation"
                                : "un lien professionnel apparaît après la validation",
                        (admis
                                        ? "Un dossier vient d’être admis dans la catégorie « " + titre
                                                + " », sur lequel le jury n’a pas voté."
                                        : nommer(edition, recuses) + " : vote exprimé dans la catégorie « " + titre
                                                + " », et lien professionnel avec un candidat de cette catégorie (article 4.4).")
                                + " Les résultats sont validés : seule une décision consignée peut les corriger.",
                        null),
                null,
                null,
                null,
                (admis ? "admission" : "recusation") + "-apres-validation/" + edition.id() + "/" + categorie
                        + (admis ? "" : "/" + String.join("+", recuses)),
                null));
    }

    /** ORG-3: whether the dossier was rewarded is told in Tasklist and on the desk only (JURY-7). */
    void alerterDepartApresValidation(Edition edition, String categorie, Instant le) {
        courriels.envoyer(new Courriel(
                edition.definition().contact().courriel(),
                Concours.de(edition),
                new Contenu.AlerteEquipe(
                        "une candidature quitte une catégorie après la validation",
                        "Une candidature de la catégorie « "
                                + edition.definition().categorie(categorie).titre()
                                + " » a été retirée, et les résultats sont validés : ils restent tels quels. S’ils la"
                                + " récompensaient, ils ne peuvent pas être proclamés avant une décision du jury, à consigner au"
                                + " bureau, « Procès-verbal » ; le bureau le signale en page d’accueil.",
                        "/bureau/jury/" + edition.id() + "/palmares"),
                null,
                null,
                null,
                "depart-apres-validation/" + edition.id() + "/" + categorie + "/" + le,
                null));
    }

    private String nommer(Edition edition, Collection<String> jures) {
        return jures.stream()
                .map(jure -> jury.membre(edition.id(), jure).map(Jure::nom).orElse(jure))
                .collect(Collectors.joining(", "));
    }
}

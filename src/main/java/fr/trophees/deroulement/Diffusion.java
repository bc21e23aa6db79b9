package fr.trophees.deroulement;

import fr.trophees.candidature.MessagesAuxCandidats;
import fr.trophees.courriel.Concours;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.Definition;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import fr.trophees.seance.SeanceService;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is told to everybody at once: the call to members (DEP-5), what becomes of the calendar (ORG-1), alerts to staff. A
 * mailing is one statement, and one key for each recipient, so that doing it again sends nothing twice.
 */
@Service
@Transactional
class Diffusion {

    private static final String ARTICLE_ORGANISATION = "art. 5.1";

    private final JdbcClient jdbc;
    private final CourrielService courriels;
    private final MessagesAuxCandidats candidats;
    private final SeanceService seances;
    private final EditionRepository editions;
    private final DecisionRepository decisions;
    private final Clock horloge;

    Diffusion(
            JdbcClient jdbc,
            CourrielService courriels,
            MessagesAuxCandidats candidats,
            SeanceService seances,
            EditionRepository editions,
            DecisionRepository decisions,
            Clock horloge) {
        this.jdbc = jdbc;
        this.courriels = courriels;
        this.candidats = candidats;
        this.seances = seances;
        this.editions = editions;
        this.decisions = decisions;
        this.horloge = horloge;
    }

    /** DEP-5: the call, once for each member's address, without those who unsubscribed. */
    void annoncerAppel(String id) {
        Edition edition = editions.charger(id);
        Definition definition = edition.definition();
        Contenu.Appel appel = new Contenu.Appel(
                null,
                edition.calendrier().instant(Jalon.CLOTURE),
                definition.appel().quiPeutCandidater(),
                definition.categories().stream()
                        .map(Definition.Categorie::titre)
                        .toList(),
                edition.calendrier().instant(Jalon.CEREMONIE),
                definition.lieuCeremonie(),
                definition.autreConcours() == null
                        ? null
                        : definition.autreConcours().titre());
        jdbc.sql(
                        """
                insert into courriel (edition, type, destinataire, parametres, cle, en_masse, cree_le, a_envoyer_le)
                select :edition, 'appel', m.courriel, :parametres::jsonb || jsonb_build_object('structure', min(m.nom)),
                       'appel:' || :edition || ':' || m.courriel, true, :le, :le
                from membre m
                where m.liste_du = (select max(liste_du) from membre) and m.courriel <> ''
                  and not exists (select 1 from desinscription d where d.courriel = m.courriel)
                group by m.courriel
                on conflict (cle) do nothing
                """)
                .param("edition", id)
                .param("parametres", CourrielService.parametres(Concours.de(edition), appel))
                .param("le", maintenant())
                .update();
    }

    /**
     * ORG-1: prolonged or shortened; whoever was late and no longer is reads it in the same mail. Each change is told for itself,
     * also when a second one was decided before the first was told.
     */
    void annoncerCalendrier(String id) {
        Edition edition = editions.charger(id);
        List<Decision> changements = decisions.sur(id, "calendrier").stream()
                .filter(decision -> decision.issue().equals("modifie"))
                .filter(decision ->
                        editions.accomplir(id, "calendrier/" + decision.numero(), decision.le(), horloge.instant()))
                .toList();
        for (Decision changement : changements) {
            candidats.annoncerCalendrier(
                    id,
                    contenu(changement),
                    cloture(changement).map(Contenu.DateChangee::ancienne).orElse(null),
                    fait(changement));
        }
        boolean reconvoque = seances.actualiser(id);
        for (Decision changement : changements) {
            boolean seuleLaSession =
                    dates(changement).stream().allMatch(date -> date.libelle().equals(libelle(Jalon.SESSION_JURY)));
            if (!reconvoque || !seuleLaSession) { // the new notice says the date already
                prevenirLeJury(edition, "calendrier", contenu(changement), fait(changement));
            }
        }
    }

    private static Contenu.Calendrier contenu(Decision changement) {
        return new Contenu.Calendrier(
                dates(changement),
                changement.motif(),
                cloture(changement).map(Contenu.DateChangee::nouvelle).orElse(null),
                false,
                null,
                ARTICLE_ORGANISATION);
    }

    private static Optional<Contenu.DateChangee> cloture(Decision changement) {
        return dates(changement).stream()
                .filter(date -> date.libelle().equals(libelle(Jalon.CLOTURE)))
                .findFirst();
    }

    /**
     * Whoever resumes the edition waits until this is told: the diagram then waits for the resumption, or knows that it has come.
     *
     * @return whether the edition was resumed in the meantime
     */
    boolean annoncerSuspension(String id) {
        editions.verrouiller(id);
        Edition edition = editions.charger(id);
        Decision derniere = derniere(id, "suspension", "suspendue");
        Contenu.Suspension contenu = new Contenu.Suspension(derniere.le(), derniere.motif(), ARTICLE_ORGANISATION);
        candidats.annoncerSuspension(id, contenu, fait(derniere));
        prevenirLeJury(edition, "suspension", contenu, fait(derniere));
        return !edition.suspendue();
    }

    void annoncerReprise(String id) {
        Edition edition = editions.charger(id);
        Decision derniere = derniere(id, "suspension", "reprise");
        Instant cloture = edition.calendrier().instant(Jalon.CLOTURE);
        Contenu.Reprise contenu = new Contenu.Reprise(
                derniere.le(), dates(derniere), cloture.isAfter(derniere.le()) ? cloture : null, null);
        candidats.annoncerReprise(id, contenu, fait(derniere));
        prevenirLeJury(edition, "reprise", contenu, fait(derniere));
        seances.actualiser(id);
    }

    void annoncerAnnulation(String id) {
        Edition edition = editions.charger(id);
        Decision derniere = derniere(id, "annulation", "annulee");
        Contenu.Annulation contenu = new Contenu.Annulation(derniere.motif(), ARTICLE_ORGANISATION);
        candidats.annoncerAnnulation(id, contenu, fait(derniere));
        prevenirLeJury(edition, "annulation", contenu, fait(derniere));
    }

    /** To the organiser's mailbox; the same key never twice. */
    void alerterEquipe(Edition edition, String objet, String message, String chemin, String cle) {
        courriels.envoyer(new Courriel(
                edition.definition().contact().courriel(),
                Concours.de(edition),
                new Contenu.AlerteEquipe(objet, message, chemin),
                null,
                null,
                null,
                cle,
                null));
    }

    /** Jurors read the same as candidates. */
    private void prevenirLeJury(Edition edition, String type, Contenu contenu, String fait) {
        jdbc.sql(
                        """
                insert into courriel (edition, type, destinataire, jure, parametres, cle, en_masse, cree_le, a_envoyer_le)
                select j.edition, :type, j.courriel, j.id, :parametres::jsonb, :type || '/' || :fait || '/' || j.id, true, :le, :le
                from jure j where j.edition = :edition and j.parti_le is null
                on conflict (cle) do nothing
                """)
                .param("type", type)
                .param("parametres", CourrielService.parametres(Concours.de(edition), contenu))
                .param("fait", fait)
                .param("le", maintenant())
                .param("edition", edition.id())
                .update();
    }

    private static String fait(Decision cause) {
        return cause.edition() + "/" + cause.numero();
    }

    private Decision derniere(String edition, String sujet, String issue) {
        return decisions.sur(edition, sujet).stream()
                .filter(decision -> decision.issue().equals(issue))
                .reduce((avant, apres) -> apres)
                .orElseThrow();
    }

    private static List<Contenu.DateChangee> dates(Decision decision) {
        return Arrays.stream(Jalon.values())
                .filter(jalon -> decision.details().containsKey(jalon.code()))
                .map(jalon -> {
                    String[] instants = decision.details().get(jalon.code()).split(" ");
                    return new Contenu.DateChangee(
                            libelle(jalon),
                            Instant.parse(instants[0]),
                            Instant.parse(instants[1]),
                            jalon == Jalon.LIMITE);
                })
                .toList();
    }

    private static String libelle(Jalon jalon) {
        return jalon.libelle().substring(0, 1).toUpperCase(java.util.Locale.FRENCH)
                + jalon.libelle().substring(1);
    }

    private OffsetDateTime maintenant() {
        return horloge.instant().atOffset(ZoneOffset.UTC);
    }
}

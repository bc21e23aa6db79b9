package fr.trophees.deroulement;

import fr.trophees.candidature.MessagesAuxCandidats;
import fr.trophees.candidature.RecalageService;
import fr.trophees.candidature.SuiviEdition;
import fr.trophees.edition.Calendrier;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Echeance;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionProcess;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import fr.trophees.moteur.Nom;
import fr.trophees.palmares.PalmaresService;
import fr.trophees.vote.VoteService;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The course of an edition where it meets the dossiers: counts them, waits for them, wakes them by batches. */
@Service
@Transactional
class DeroulementService implements SuiviEdition {

    private static final String EQUIPE = "equipe";

    private final EditionRepository editions;
    private final EditionProcess processus;
    private final Diffusion diffusion;
    private final MessagesAuxCandidats candidats;
    private final RecalageService recalage;
    private final VoteService votes;
    private final PalmaresService palmares;
    private final RuntimeService moteur;
    private final TaskService taches;
    private final JdbcClient jdbc;
    private final Clock horloge;
    private final int lot;

    /** @param lot dossiers woken by one job: small enough to be done again without harm */
    DeroulementService(
            EditionRepository editions,
            EditionProcess processus,
            Diffusion diffusion,
            MessagesAuxCandidats candidats,
            RecalageService recalage,
            VoteService votes,
            PalmaresService palmares,
            RuntimeService moteur,
            TaskService taches,
            JdbcClient jdbc,
            Clock horloge,
            @Value("${trophees.lot:200}") int lot) {
        this.editions = editions;
        this.processus = processus;
        this.diffusion = diffusion;
        this.candidats = candidats;
        this.recalage = recalage;
        this.votes = votes;
        this.palmares = palmares;
        this.moteur = moteur;
        this.taches = taches;
        this.jdbc = jdbc;
        this.horloge = horloge;
        this.lot = lot;
    }

    /**
     * Whether a reminder is to be sent now, and not again: it isn't early, its date lies after the last change of the
     * calendar, and it wasn't sent for that date.
     */
    private boolean aFaire(String id, String element, String phrase) {
        Edition edition = editions.charger(id);
        Instant echeance = Echeance.lire(phrase).instant(edition.calendrier()).toInstant();
        Instant maintenant = horloge.instant();
        return !edition.suspendue()
                && !edition.annulee()
                && !maintenant.isBefore(echeance)
                && !echeance.isBefore(edition.calendrierChangeLe())
                && editions.accomplir(id, element, echeance, maintenant);
    }

    /**
     * DEP-2, D-1: reminds drafts, and dossiers without a conforming attestation, as they are now. When several reminders are due
     * at once, because the calendar was validated late or nothing ran for days, only the latest goes.
     *
     * @param rappels the phrases of all the diagram's reminders
     */
    void relancerCandidats(String id, String element, String phrase, List<String> rappels) {
        if (!depasse(id, phrase, rappels) && aFaire(id, element, phrase)) {
            candidats.relancer(
                    id,
                    element,
                    Echeance.lire(phrase)
                            .instant(editions.charger(id).calendrier())
                            .toInstant());
        }
    }

    private boolean depasse(String id, String phrase, List<String> rappels) {
        Calendrier calendrier = editions.charger(id).calendrier();
        Instant echeance = Echeance.lire(phrase).instant(calendrier).toInstant();
        Instant maintenant = horloge.instant();
        return rappels.stream()
                .map(rappel -> Echeance.lire(rappel).instant(calendrier).toInstant())
                .anyMatch(rappel -> rappel.isAfter(echeance) && !rappel.isAfter(maintenant));
    }

    /**
     * ORG-1: has a batch of candidatures follow the calendar, then the votes and the edition's own timers.
     *
     * @return true when a batch is left
     */
    boolean recalerEcheances(String id) {
        if (recalage.recalerEcheances(id, lot)) {
            return true;
        }
        votes.suivreLeCalendrier(id);
        processus.recalerMinuteries(id);
        return false;
    }

    /** JURY-2: true when every deposited dossier is decided. Whoever decides one waits until this has been read. */
    boolean tousInstruits(String id) {
        editions.verrouiller(id);
        return jdbc.sql(
                        """
                select not exists (select 1 from dossier where edition = ? and numero is not null and instruction = 'en-cours')
                """)
                .param(id)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void instructionAvancee(String edition) {
        if (tousInstruits(edition)) {
            processus.signalerInstruction(edition);
        }
    }

    boolean juryComplet(String id) {
        return editions.charger(id).juryCompletLe() != null;
    }

    /** D-1: staff learns how deposits ended. */
    void dresserBilan(String id) {
        Edition edition = editions.charger(id);
        Bilan bilan = jdbc.sql(
                        """
                select count(*) filter (where numero is not null and instruction <> 'retire') as deposes,
                       count(*) filter (where complet_le >= cloture.instant + interval '1 second'
                                          and instruction <> 'retire') as hors_delai,
                       count(*) filter (where numero is not null and complet_le is null
                                          and instruction <> 'retire') as sans_attestation,
                       count(*) filter (where numero is null) as brouillons
                from dossier join jalon cloture on cloture.edition = dossier.edition and cloture.code = 'cloture'
                where dossier.edition = ?
                """)
                .param(id)
                .query(Bilan.class)
                .single();
        diffusion.alerterEquipe(
                edition,
                "les dépôts sont clos",
                """
                Dossiers déposés : %d.
                Complets après la clôture, à trancher : %d.
                Sans attestation : %d. Si l'une d'elles est arrivée à temps par courriel, enregistrez-la avant le délai indiqué sur le dossier.
                Brouillons non déposés : %d.
                """
                        .formatted(bilan.deposes(), bilan.horsDelai(), bilan.sansAttestation(), bilan.brouillons()),
                null,
                "bilan:" + id + ":" + edition.calendrier().instant(Jalon.LIMITE));
    }

    record Bilan(int deposes, int horsDelai, int sansAttestation, int brouillons) {}

    /** D-1: on the eve of the launch nobody has validated the calendar: the call opens at its date, and isn't announced. */
    void alerterCalendrier(String id) {
        Edition edition = editions.charger(id);
        if (edition.calendrierValideLe() != null) {
            return;
        }
        Instant lancement = edition.calendrier().instant(Jalon.LANCEMENT);
        diffusion.alerterEquipe(
                edition,
                "le calendrier n'est pas validé",
                """
                L'appel s'ouvre le %s et personne n'a validé son calendrier. Ce sont les dates publiées qui décident : ce jour-là, les candidats pourront commencer leurs dossiers. Mais rien ne sera annoncé aux adhérents, et aucune relance ne partira, tant que le calendrier n'est pas validé.
                Relisez les dates avant le lancement. Si l'une est fausse, corrigez-la ; puis terminez la tâche « Vérifier le calendrier ».
                """
                        .formatted(DatesEnFrancais.jour(lancement)),
                "/camunda/app/tasklist/default/",
                "calendrier-a-valider:" + id + ":" + lancement);
    }

    /** D-8: nobody has proclaimed by midnight; once for each date of the ceremony. */
    void alerterProclamation(String id) {
        Edition edition = editions.charger(id);
        diffusion.alerterEquipe(
                edition,
                "les résultats attendent d'être proclamés",
                "La cérémonie (%s) est passée et les résultats ne sont pas publiés. Rien ne se publie seul : terminez la tâche « Proclamer les résultats »."
                        .formatted(
                                DatesEnFrancais.dateEtHeure(edition.calendrier().instant(Jalon.CEREMONIE))),
                premiere(taches(id)),
                "proclamation:" + id + ":" + edition.calendrier().instant(Jalon.CEREMONIE));
    }

    /**
     * D-8, ORG-3: the ceremony comes and there is nothing that could be proclaimed there: the results aren't validated, or they
     * reward a dossier that was withdrawn. Nobody is told anything otherwise.
     *
     * @param element of the diagram: once for each, and for each date of the ceremony
     */
    void alerterPalmares(String id, String element) {
        Edition edition = editions.charger(id);
        Instant ceremonie = edition.calendrier().instant(Jalon.CEREMONIE);
        String remise = "La remise des trophées %s %s"
                .formatted(
                        horloge.instant().isBefore(ceremonie) ? "a lieu le" : "était annoncée pour le",
                        DatesEnFrancais.dateEtHeure(ceremonie));
        String cle = "palmares-attendu:" + id + ":" + element + ":" + ceremonie;
        if (palmares.laureatParti(id)) {
            diffusion.alerterEquipe(
                    edition,
                    "une décision du jury manque pour proclamer",
                    remise
                            + " et un dossier récompensé a été retiré depuis la validation. Les résultats ne se proclament pas sans une décision du jury : consignez-la.",
                    "/bureau/jury/" + id + "/palmares",
                    cle);
        } else if (edition.palmaresValideLe() == null) {
            List<Task> taches = taches(id);
            diffusion.alerterEquipe(
                    edition,
                    "le palmarès n'est pas validé",
                    remise + " et le palmarès n'est pas validé : rien ne pourra être proclamé.\n" + attendues(taches),
                    premiere(taches),
                    cle);
        }
    }

    /** Staff's open tasks of an edition, those of its votes and of its dossiers too, oldest first. */
    private List<Task> taches(String edition) {
        return taches.createTaskQuery()
                .processVariableValueEquals(Nom.VARIABLE_EDITION, edition)
                .taskCandidateGroup(EQUIPE)
                .includeAssignedTasks()
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    private static String attendues(List<Task> taches) {
        if (taches.isEmpty()) {
            return "Aucune tâche de l'équipe n'attend : les votes ne sont pas fermés, ou un travail automatique est en échec"
                    + " (le bureau le dit).";
        }
        Map<String, Long> parNom = taches.stream()
                .collect(Collectors.groupingBy(Task::getName, LinkedHashMap::new, Collectors.counting()));
        return "En attente de l'équipe : "
                + parNom.entrySet().stream()
                        .map(nom -> "« " + nom.getKey() + " »"
                                + (nom.getValue() == 1 ? "" : " (" + nom.getValue() + " fois)"))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String premiere(List<Task> taches) {
        return "/camunda/app/tasklist/default/"
                + (taches.isEmpty() ? "" : "#/?task=" + taches.get(0).getId());
    }

    /**
     * Wakes a batch of the edition's candidatures that wait for a message.
     *
     * @return true when others still wait
     */
    boolean reveiller(String id, String message) {
        List<Execution> attentes = moteur.createExecutionQuery()
                .processDefinitionKey(Nom.PROCESSUS_CANDIDATURE)
                .processVariableValueEquals(Nom.VARIABLE_EDITION, id)
                .messageEventSubscriptionName(message)
                .listPage(0, lot + 1);
        attentes.stream().limit(lot).forEach(attente -> moteur.messageEventReceived(message, attente.getId()));
        return attentes.size() > lot;
    }
}

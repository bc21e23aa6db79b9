package fr.trophees.demonstration;

import fr.trophees.base.ConditionalOnBaseEmbarquee;
import fr.trophees.edition.Calendrier;
import fr.trophees.edition.Decalage;
import fr.trophees.edition.Definition;
import fr.trophees.edition.Definitions;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.EditionService;
import fr.trophees.jury.JuryService;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * At the first start on the embedded database: an edition that opened a week ago, with its jury, so that a newcomer finds an
 * open call, tasks and mails. Invented structures only; never beside a configured database.
 */
@Component
@Profile("!repetition")
@ConditionalOnBaseEmbarquee
@Order(2)
class EditionDeDemonstration implements ApplicationRunner {

    private static final String MODELE = "initiatives-territoriales-2024";
    private static final int JOURS_DEPUIS_LE_LANCEMENT = 7;

    private final EditionRepository editions;
    private final EditionService service;
    private final JuryService jury;
    private final Definitions definitions;
    private final TaskService taches;
    private final FormService formulaires;
    private final IdentityService identites;
    private final ManagementService travaux;
    private final JdbcClient jdbc;
    private final Clock horloge;

    EditionDeDemonstration(
            EditionRepository editions,
            EditionService service,
            JuryService jury,
            Definitions definitions,
            TaskService taches,
            FormService formulaires,
            IdentityService identites,
            ManagementService travaux,
            JdbcClient jdbc,
            Clock horloge) {
        this.editions = editions;
        this.service = service;
        this.jury = jury;
        this.definitions = definitions;
        this.taches = taches;
        this.formulaires = formulaires;
        this.identites = identites;
        this.travaux = travaux;
        this.jdbc = jdbc;
        this.horloge = horloge;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!editions.toutes().isEmpty()) {
            return;
        }
        LocalDate lancement =
                horloge.instant().atZone(Calendrier.PARIS).toLocalDate().minusDays(JOURS_DEPUIS_LE_LANCEMENT);
        Definition modele = definitions.livrees().stream()
                .filter(definition -> definition.id().equals(MODELE))
                .findFirst()
                .orElseThrow();
        Definition definition = TextesDeDemonstration.adapter(
                modele,
                modele.decaler(new Decalage(DossiersDeDemonstration.EDITION, "DEMO", lancement, null, null, null)));
        importerDesAdherents(lancement);
        service.ouvrir(definition);
        jury.composer(
                definition.id(),
                JuryDeDemonstration.membres(
                        definition.id(), 1, 5, definition.jury().domaines()),
                "produit");
        validerLeCalendrier(definition.id());
    }

    private void importerDesAdherents(LocalDate lancement) {
        for (Map.Entry<String, String> adherent : Map.of(
                        "Maison de l'emploi du Val d'Orme", "contact@valdorme.example.org",
                        "PLIE des Trois Rivières", "plie@troisrivieres.example.org",
                        "Communauté de communes des Hauts de Brume", "emploi@hautsdebrume.example.org")
                .entrySet()) {
            jdbc.sql(
                            """
                    insert into membre (liste_du, siren, nom, courriel, offre, region)
                    values (?, ?, ?, ?, 'toute', null) on conflict do nothing
                    """)
                    .params(
                            lancement,
                            DossiersDeDemonstration.siren(adherent.getKey()),
                            adherent.getKey(),
                            adherent.getValue())
                    .update();
        }
    }

    /** What a member of staff does in Tasklist. */
    private void validerLeCalendrier(String edition) {
        travaux.createJobQuery().messages().list().forEach(travail -> travaux.executeJob(travail.getId()));
        Task tache = taches.createTaskQuery()
                .processInstanceBusinessKey(edition)
                .taskDefinitionKey("userTask_verifierCalendrier")
                .singleResult();
        if (tache != null) {
            identites.setAuthentication("equipe", List.of("equipe"));
            try {
                formulaires.submitTaskForm(tache.getId(), Map.of("valide", true));
            } finally {
                identites.clearAuthentication();
            }
        }
    }
}

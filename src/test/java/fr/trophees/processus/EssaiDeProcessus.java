package fr.trophees.processus;

import fr.trophees.TropheesApplication;
import fr.trophees.base.PostgresDeTest;
import fr.trophees.candidature.Banc;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * The whole product on the real engine and a real PostgreSQL, its clock and its jobs in the test's hands; one context for
 * all the tests that bear it. Two dossiers make a batch, so that the diagrams' loops are few dossiers long.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = TropheesApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "trophees.lot=2",
            "trophees.donnees=target/essai-processus",
            "trophees.courriel.actif=false",
            "camunda.bpm.job-execution.enabled=false",
            "logging.level.org.camunda.bpm=warn"
        })
@ActiveProfiles("repetition")
@Import({Banc.class, Regie.class, Couverture.Mesure.class, PostgresDeTest.SansReglage.class})
public @interface EssaiDeProcessus {}

package fr.trophees.candidature;

import fr.trophees.base.PostgresDeTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The candidates' part of the product, on the real engine, a real PostgreSQL and a real HTTP server; see {@link Banc}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = ProduitDEssai.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.generic-properties.properties.history-time-to-live=P365D",
            "camunda.bpm.deployment-resource-pattern=classpath*:processes/candidature.bpmn,classpath*:processes/demande-rgpd.bpmn,"
                    + "classpath*:forms/*.form",
            "trophees.courriel.actif=false",
            "trophees.donnees=target/essai-candidature",
            "spring.servlet.multipart.max-file-size=12MB",
            "spring.servlet.multipart.max-request-size=12MB",
            "server.tomcat.max-swallow-size=32MB",
            "spring.mvc.contentnegotiation.favor-parameter=false",
            "logging.level.org.camunda.bpm=warn"
        })
@Import({Banc.class, PostgresDeTest.SansReglage.class})
public @interface EssaiDeCandidature {}

package fr.trophees;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The walls of the code: what the compiler can't keep. */
@AnalyzeClasses(packages = "fr.trophees", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Rules of the regulation: whole packages, and classes of packages that do other things too. */
    private static final Pattern REGLE_PURE = Pattern.compile("fr\\.trophees\\.(eligibilite\\..*|territoire\\..*"
            + "|vote\\.(Depouillement|MethodeDeVote|MajoriteRelative|DeuxTours|Schulze|JugementMajoritaire|Mention|Classements|FeuilleDeVote|FormeDeBulletin|Quorum|Deliberation|Recu|Participation)"
            + "|palmares\\.(Attribution|CoupDeCoeur|Cumul|DeliberationRequise|Rectification|ResultatCategorie|Situation)"
            + "|jury\\.(Recusations?|Composition|Lien|LiensPossibles|Proposition|Obstacle)"
            + "|seance\\.OrdreDuJour"
            + "|edition\\.(Calendrier|Echeance|Jalon|Ponctualite|EtatAppel|Decalage|JoursChomes))(\\$.*)?");

    /** Outside {@code moteur}, what else touches Camunda's internals: its clock, and the session of its web applications. */
    private static final Set<String> INTERNES_AILLEURS = Set.of(
            "org.camunda.bpm.engine.impl.util.ClockUtil",
            "org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin",
            "org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl",
            "org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin",
            "org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil",
            "org.camunda.bpm.webapp.impl.security.auth.Authentications",
            "org.camunda.bpm.webapp.impl.security.auth.UserAuthentication");

    @ArchTest
    static final ArchRule les_paquets_ne_forment_pas_de_cycle =
            slices().matching("fr.trophees.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule une_regle_pure_ne_connait_ni_camunda_ni_spring_ni_la_base = noClasses()
            .that(nommees("a pure rule", REGLE_PURE))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda..", "org.springframework..", "javax.sql..", "java.sql..");

    @ArchTest
    static final ArchRule un_delegate_est_prive_a_son_paquet_et_en_porte_le_nom = classes()
            .that()
            .implement(JavaDelegate.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .haveSimpleNameEndingWith("Delegate");

    @ArchTest
    static final ArchRule un_delegate_ne_touche_pas_la_base = noClasses()
            .that()
            .implement(JavaDelegate.class)
            .should()
            .dependOnClassesThat(simpleNameEndingWith("Repository"))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "javax.sql..", "java.sql..");

    @ArchTest
    static final ArchRule les_internes_de_camunda_restent_dans_moteur = noClasses()
            .that()
            .resideOutsideOfPackage("fr.trophees.moteur..")
            .should()
            .dependOnClassesThat(interneDeCamunda());

    @ArchTest
    static final ArchRule l_horloge_virtuelle_seule_regle_celle_du_moteur = noClasses()
            .that()
            .resideOutsideOfPackages("fr.trophees.moteur..", "fr.trophees.repetition..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm.engine.impl..");

    @ArchTest
    static final ArchRule la_session_de_tasklist_ne_regarde_que_la_securite = noClasses()
            .that()
            .resideOutsideOfPackage("fr.trophees.securite..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm.webapp.impl..");

    @ArchTest
    static final ArchRule l_heure_vient_d_une_seule_horloge = noClasses()
            .should()
            .callMethodWhere(lisantLHeureDuSysteme())
            .orShould()
            .callConstructor(Date.class)
            .because("one Clock bean is injected everywhere: the rehearsal moves it");

    @ArchTest
    static final ArchRule l_horloge_se_cree_dans_moteur_ou_repetition = noClasses()
            .that()
            .resideOutsideOfPackages("fr.trophees.moteur..", "fr.trophees.repetition..")
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "make a clock",
                    (JavaCall<?> appel) -> appel.getTargetOwner().isEquivalentTo(Clock.class)
                            && appel.getName().startsWith("system")));

    @ArchTest
    static final ArchRule rien_ne_s_injecte_dans_un_champ = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith(Inject.class)
            .orShould()
            .beAnnotatedWith(Resource.class);

    @ArchTest
    static final ArchRule un_champ_d_objet_partage_ne_change_pas_de_valeur =
            fields().that().areStatic().should().beFinal().because("no state in memory that another node needs");

    @ArchTest
    static final ArchRule pas_de_fourre_tout = noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)$");

    @ArchTest
    static final ArchRule pas_d_orm = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "org.springframework.data..");

    private static DescribedPredicate<JavaClass> nommees(String quoi, Pattern nom) {
        return DescribedPredicate.describe(
                "are " + quoi, classe -> nom.matcher(classe.getName()).matches());
    }

    private static DescribedPredicate<JavaClass> interneDeCamunda() {
        return DescribedPredicate.describe("are internals of Camunda", classe -> {
            String nom = classe.getBaseComponentType().getName();
            return nom.startsWith("org.camunda.bpm") && nom.contains(".impl.") && !INTERNES_AILLEURS.contains(nom);
        });
    }

    private static DescribedPredicate<JavaCall<?>> lisantLHeureDuSysteme() {
        return DescribedPredicate.describe("read the system's clock", appel -> {
            boolean now = appel.getName().equals("now")
                    && appel.getTargetOwner().getPackageName().equals("java.time")
                    && appel.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.isEquivalentTo(Clock.class));
            boolean millisecondes = appel.getTargetOwner().isEquivalentTo(System.class)
                    && appel.getName().equals("currentTimeMillis");
            return now || millisecondes;
        });
    }
}

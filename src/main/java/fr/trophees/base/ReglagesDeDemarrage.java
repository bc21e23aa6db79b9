package fr.trophees.base;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Refuses, before anything starts, settings that would leave the product half in demonstration and half in production: beside a
 * configured database there is no default password, and without one there is no production account.
 */
class ReglagesDeDemarrage implements BeanFactoryPostProcessor, PriorityOrdered, EnvironmentAware {

    static final String URL_DE_LA_BASE = "spring.datasource.url";

    static final String PROFIL_REPETITION = "repetition";

    private static final Set<String> PROFILS = Set.of(PROFIL_REPETITION);

    private static final String ADMIN_IDENTIFIANT = "trophees.admin.identifiant";
    private static final String ADMIN_MOT_DE_PASSE = "trophees.admin.mot-de-passe";

    private static final List<String> OBLIGATOIRES_EN_PRODUCTION = List.of(
            "trophees.url-publique", "trophees.expediteur", "trophees.secret", ADMIN_IDENTIFIANT, ADMIN_MOT_DE_PASSE);

    private static final List<String> SANS_OBJET_EN_DEMONSTRATION =
            List.of("spring.datasource.username", "spring.datasource.password", ADMIN_IDENTIFIANT, ADMIN_MOT_DE_PASSE);

    private static final int MOT_DE_PASSE_MINIMAL = 12;

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        verifier(environment);
    }

    /** @throws DemarrageImpossibleException naming the settings at fault, never their values */
    static void verifier(Environment environment) {
        verifierLesProfils(environment);
        if (environment.containsProperty(URL_DE_LA_BASE)) {
            verifierLaProduction(environment);
        } else {
            verifierLaDemonstration(environment);
        }
    }

    private static void verifierLesProfils(Environment environment) {
        List<String> inconnus = Stream.of(environment.getActiveProfiles())
                .filter(profil -> !PROFILS.contains(profil))
                .toList();
        if (!inconnus.isEmpty()) {
            throw new DemarrageImpossibleException(
                    "Ce profil n'existe pas : %s.".formatted(String.join(", ", inconnus)),
                    "Le seul profil est « %s » ; corrigez spring.profiles.active.".formatted(PROFIL_REPETITION));
        }
        if (environment.matchesProfiles(PROFIL_REPETITION) && environment.containsProperty(URL_DE_LA_BASE)) {
            throw new DemarrageImpossibleException(
                    "Le profil « %s » avance l'horloge : il ne s'emploie pas sur une base de données configurée."
                            .formatted(PROFIL_REPETITION),
                    "Retirez ce profil, ou retirez le réglage %s.".formatted(URL_DE_LA_BASE));
        }
    }

    private static void verifierLaProduction(Environment environment) {
        if (!StringUtils.startsWithIgnoreCase(environment.getProperty(URL_DE_LA_BASE), "jdbc:postgresql:")) {
            throw new DemarrageImpossibleException(
                    "Le réglage %s n'est pas l'adresse d'une base PostgreSQL.".formatted(nommer(URL_DE_LA_BASE)),
                    "Elle s'écrit jdbc:postgresql://hôte:port/base ; sans ce réglage, Trophées emploie sa base embarquée.");
        }
        List<String> absents = OBLIGATOIRES_EN_PRODUCTION.stream()
                .filter(nom -> !StringUtils.hasText(environment.getProperty(nom)))
                .toList();
        if (!absents.isEmpty()) {
            throw new DemarrageImpossibleException(
                    "Avec une base de données configurée, il manque : %s.".formatted(nommer(absents)),
                    "Renseignez chacun de ces réglages : aucun n'a de valeur par défaut.");
        }
        String motDePasse = environment.getRequiredProperty(ADMIN_MOT_DE_PASSE);
        if (motDePasse.length() < MOT_DE_PASSE_MINIMAL
                || motDePasse.equalsIgnoreCase(environment.getProperty(ADMIN_IDENTIFIANT))) {
            throw new DemarrageImpossibleException(
                    "Le réglage %s est trop facile à deviner.".formatted(nommer(ADMIN_MOT_DE_PASSE)),
                    "Il faut au moins %d caractères, différents de l'identifiant.".formatted(MOT_DE_PASSE_MINIMAL));
        }
    }

    private static void verifierLaDemonstration(Environment environment) {
        List<String> presents = SANS_OBJET_EN_DEMONSTRATION.stream()
                .filter(nom -> StringUtils.hasText(environment.getProperty(nom)))
                .toList();
        if (!presents.isEmpty()) {
            throw new DemarrageImpossibleException(
                    "Sans %s, Trophées emploie sa base embarquée et des comptes de démonstration, et ces réglages n'ont pas d'effet : %s."
                            .formatted(nommer(URL_DE_LA_BASE), nommer(presents)),
                    "Désignez la base de données, ou retirez-les.");
        }
    }

    private static String nommer(List<String> reglages) {
        return String.join(
                ", ", reglages.stream().map(ReglagesDeDemarrage::nommer).toList());
    }

    /** The name in a file and the one in the environment: whoever reads it used one or the other. */
    static String nommer(String reglage) {
        return "%s (%s)".formatted(reglage, reglage.toUpperCase().replaceAll("[.-]", "_"));
    }
}

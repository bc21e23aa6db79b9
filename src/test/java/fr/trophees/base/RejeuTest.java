package fr.trophees.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

class RejeuTest {

    private AnnotationConfigApplicationContext contexte;
    private Compteur compteur;

    @BeforeEach
    void demarrer() {
        contexte = new AnnotationConfigApplicationContext(Reglages.class);
        compteur = contexte.getBean(Compteur.class);
    }

    @AfterEach
    void arreter() {
        contexte.close();
    }

    @Test
    void une_transaction_croisee_est_refaite_et_rien_ne_reste_de_la_premiere_tentative() {
        compteur.croisements().add(new OptimisticLockingException("une minuterie est passée"));
        compteur.croisements().add(new CannotAcquireLockException("un autre nœud est passé"));

        compteur.ecrire();

        assertThat(compteur.croisements()).isEmpty();
        assertThat(compteur.lire()).isOne();
    }

    @Test
    void dans_une_transaction_celui_qui_l_a_ouverte_decide() {
        List<Integer> lus = new ArrayList<>();
        contexte.getBean(Rejeu.class).transaction(() -> {
            if (lus.isEmpty()) {
                compteur.croisements().add(new OptimisticLockingException("une minuterie est passée"));
            }
            lus.add(compteur.lire());
            compteur.ecrire();
        });

        assertThat(lus).containsExactly(0, 0);
        assertThat(compteur.lire()).isOne();
    }

    @Test
    void une_autre_erreur_n_est_pas_refaite() {
        compteur.croisements().add(new IllegalStateException("exprès"));

        assertThatThrownBy(compteur::ecrire).hasMessage("exprès");
        assertThat(compteur.lire()).isZero();
    }

    @Test
    void un_croisement_qui_dure_se_dit() {
        for (int i = 0; i < 10; i++) {
            compteur.croisements().add(new OptimisticLockingException("encore"));
        }

        assertThatThrownBy(compteur::ecrire).isInstanceOf(OptimisticLockingException.class);
        assertThat(compteur.croisements()).hasSize(4);
    }

    /** Writes a row, then fails as long as it is told to. */
    @Transactional
    static class Compteur {

        private final JdbcClient jdbc;
        private final List<RuntimeException> croisements = new ArrayList<>();

        Compteur(DataSource base) {
            this.jdbc = JdbcClient.create(base);
        }

        public List<RuntimeException> croisements() {
            return croisements;
        }

        public void ecrire() {
            jdbc.sql("insert into essai values (1)").update();
            if (!croisements.isEmpty()) {
                throw croisements.remove(0);
            }
        }

        public int lire() {
            return jdbc.sql("select count(*) from essai").query(Integer.class).single();
        }
    }

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    @Import({RejeuDesTransactions.class, Rejeu.class})
    static class Reglages {

        @Bean
        DataSource base() {
            DataSource base = new DriverManagerDataSource(PostgresDeTest.creerBase());
            new JdbcTemplate(base).execute("create table essai (valeur integer)");
            return base;
        }

        @Bean
        DataSourceTransactionManager transactions(DataSource base) {
            return new DataSourceTransactionManager(base);
        }

        @Bean
        Compteur compteur(DataSource base) {
            return new Compteur(base);
        }
    }
}

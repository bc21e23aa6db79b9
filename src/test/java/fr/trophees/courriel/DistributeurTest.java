package fr.trophees.courriel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.trophees.courriel.LigneCourriel.Etat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

class DistributeurTest {

    private static final String ADRESSE = "camille@ville.example";

    @TempDir
    Path donnees;

    private Banc banc;
    private final Boite boite = new Boite();

    @BeforeEach
    void ouvrir() {
        banc = new Banc(donnees);
    }

    @AfterEach
    void fermer() {
        banc.close();
    }

    @Test
    void ce_qui_est_du_part_et_le_reste_attend() {
        ecrire("a@ville.example");
        UUID demain = banc.ecrire(annulation("b@ville.example").leAuPlusTot(Exemples.MAINTENANT.plusSeconds(60)));
        Distributeur distributeur = banc.distributeur(boite);

        assertThat(distributeur.distribuer()).isEqualTo(1);
        assertThat(distributeur.distribuer()).isZero();
        assertThat(banc.ligne(demain).etat()).isEqualTo(Etat.EN_ATTENTE);
        banc.horloge.avancer(Duration.ofMinutes(1));
        assertThat(distributeur.distribuer()).isEqualTo(1);

        assertThat(boite.destinataires()).containsExactly("a@ville.example", "b@ville.example");
        assertThat(banc.ligne(demain).envoyeLe()).isEqualTo(banc.horloge.instant());
        assertThat(banc.mesures
                        .get("trophees.courriel.remis")
                        .tag("type", "annulation")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void un_envoi_en_masse_laisse_passer_un_courriel_attendu() {
        ecrire("masse@ville.example");
        banc.jdbc.sql("update courriel set en_masse = true").update();
        banc.horloge.avancer(Duration.ofSeconds(5));
        ecrire("attendu@ville.example");

        banc.distributeur(boite).distribuer();

        assertThat(boite.destinataires()).containsExactly("attendu@ville.example", "masse@ville.example");
    }

    @Test
    void sans_serveur_chaque_courriel_est_un_fichier() throws Exception {
        UUID dossier = UUID.randomUUID();
        UUID id = banc.ecrire(Courriel.a(ADRESSE, Exemples.IT, new Contenu.Lien(Exemples.CLOTURE, null, false, false))
                .dossier(dossier, null));
        Path dossierCourriels = donnees.resolve("var/courriels");

        assertThat(banc.distributeur(new TransportFichiers(dossierCourriels)).distribuer())
                .isEqualTo(1);

        assertThat(fichiers(dossierCourriels)).hasSize(1);
        Path fichier = fichiers(dossierCourriels).get(0);
        assertThat(fichier.getFileName().toString())
                .matches("20241101-090000-\\d{6}-lien-" + id.toString().substring(0, 8) + "\\.eml");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dossierCourriels)))
                .isEqualTo("rwx------");
        String eml = Files.readString(fichier, StandardCharsets.US_ASCII);
        assertThat(eml)
                .contains("Message-ID: <" + id + "@trophees.example.org>\r\n")
                .contains("X-Trophees-Courriel: lien\r\n")
                .contains("Content-Type: multipart/mixed")
                .contains("text/calendar")
                .doesNotContain("X-Trophees-Dossier", "List-Unsubscribe");
        assertThat(banc.jdbc
                        .sql("select parametres::text from courriel")
                        .query(String.class)
                        .single())
                .doesNotContain("jeton");
    }

    @Test
    void deux_courriels_dont_les_identifiants_commencent_pareil_font_deux_fichiers() throws Exception {
        for (int i = 0; i < 2; i++) {
            ecrire(i + "@ville.example");
            banc.jdbc
                    .sql(
                            "update courriel set id = ('0a1b2c3d-0000-4000-8000-00000000000' || :i)::uuid where destinataire = :d")
                    .param("i", i)
                    .param("d", i + "@ville.example")
                    .update();
        }

        assertThat(banc.distributeur(new TransportFichiers(donnees)).distribuer())
                .isEqualTo(2);
        assertThat(fichiers(donnees)).hasSize(2);
    }

    @Test
    void un_dossier_ou_l_on_ne_peut_ecrire_fait_attendre_sans_rien_compter() throws Exception {
        Files.writeString(donnees.resolve("courriels"), "un fichier à la place du dossier");
        UUID id = ecrire(ADRESSE);

        assertThat(banc.distributeur(new TransportFichiers(donnees.resolve("courriels")))
                        .distribuer())
                .isZero();

        assertThat(banc.ligne(id).etat()).isEqualTo(Etat.EN_ATTENTE);
        assertThat(banc.ligne(id).tentatives()).isZero();
    }

    @Test
    void un_echec_est_repris_de_plus_en_plus_tard_puis_abandonne_et_relance() {
        UUID id = ecrire(ADRESSE);
        Distributeur distributeur = banc.distributeur(boite);
        boite.refuser(ADRESSE, EchecRemise.temporaire("SMTP 451", null));

        List<Long> attentes = new ArrayList<>();
        while (banc.ligne(id).etat() == Etat.EN_ATTENTE) {
            assertThat(distributeur.distribuer()).isZero();
            Instant avant = banc.horloge.instant();
            banc.horloge.regler(
                    banc.ligne(id).aEnvoyerLe().isAfter(avant) ? banc.ligne(id).aEnvoyerLe() : avant);
            attentes.add(Duration.between(avant, banc.horloge.instant()).toMinutes());
        }

        assertThat(attentes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 0L);
        assertThat(banc.ligne(id).etat()).isEqualTo(Etat.ABANDONNE);
        assertThat(banc.ligne(id).erreur()).isEqualTo("SMTP 451");
        assertThat(banc.ligne(id).tentatives()).isEqualTo(9);
        assertThat(banc.mesures.get("trophees.courriel.abandonnes").counter().count())
                .isEqualTo(1);
        assertThat(banc.mesures.get("trophees.courriel.a.relancer").gauge().value())
                .isEqualTo(1);

        boite.accepter();
        assertThat(distributeur.distribuer()).isZero();
        assertThat(banc.service().relancer(id)).isTrue();
        assertThat(distributeur.distribuer()).isEqualTo(1);
        assertThat(banc.ligne(id).etat()).isEqualTo(Etat.ENVOYE);
        assertThat(banc.ligne(id).erreur()).isNull();
        assertThat(banc.service().relancer(id)).isFalse();
    }

    @Test
    void un_echec_definitif_est_abandonne_aussitot() {
        UUID id = ecrire("adresse impossible");

        assertThat(banc.distributeur(boite).distribuer()).isZero();

        assertThat(banc.ligne(id).etat()).isEqualTo(Etat.ABANDONNE);
        assertThat(banc.ligne(id).erreur()).isEqualTo("L’adresse n’est pas une adresse de courriel");
    }

    @Test
    void une_adresse_de_contact_fausse_n_est_pas_la_faute_du_destinataire() {
        UUID id = banc.ecrire(Courriel.a(
                ADRESSE, new Concours(null, "Trophées", null, "contact faux"), new Contenu.Annulation(null, null)));

        assertThat(banc.distributeur(boite).distribuer()).isZero();

        assertThat(banc.ligne(id).etat()).isEqualTo(Etat.EN_ATTENTE);
        assertThat(banc.ligne(id).erreur()).isEqualTo("Message impossible à composer");
    }

    @Test
    void un_courriel_empoisonne_ne_bloque_pas_les_autres() {
        UUID inconnu = ecrire(ADRESSE);
        banc.jdbc
                .sql("update courriel set type = 'inconnu' where id = :id")
                .param("id", inconnu)
                .update();
        UUID illisible = ecrire(ADRESSE);
        banc.jdbc
                .sql("update courriel set parametres = '{\"concours\": \"T\", \"x\": 1}' where id = :id")
                .param("id", illisible)
                .update();
        UUID explosif = ecrire("explose@ville.example");
        boite.exploser("explose@ville.example", new StackOverflowError());
        UUID sansLien = banc.ecrire(Courriel.a(ADRESSE, Exemples.IT, Exemples.complet(TypeCourriel.DEPOT))
                .dossier(UUID.randomUUID(), "IT2024-0001"));
        banc.liens.faire(() -> {
            throw new DataAccessResourceFailureException("panne");
        });
        UUID sain = ecrire("sain@ville.example");

        assertThat(banc.distributeur(boite).distribuer()).isEqualTo(1);

        assertThat(boite.destinataires()).containsExactly("sain@ville.example");
        assertThat(banc.ligne(sain).etat()).isEqualTo(Etat.ENVOYE);
        assertThat(List.of(inconnu, illisible, explosif, sansLien)).allSatisfy(id -> {
            assertThat(banc.ligne(id).etat()).isEqualTo(Etat.EN_ATTENTE);
            assertThat(banc.ligne(id).tentatives()).isEqualTo(1);
            assertThat(banc.ligne(id).aEnvoyerLe()).isEqualTo(Exemples.MAINTENANT.plusSeconds(60));
            assertThat(banc.ligne(id).erreur()).isNotBlank();
        });
        assertThat(banc.ligne(illisible).erreur()).contains("annulation", "x");
    }

    @Test
    void une_requete_qui_echoue_pendant_la_composition_n_empeche_pas_de_noter_l_echec() {
        UUID id = banc.ecrire(Courriel.a(ADRESSE, Exemples.IT, Exemples.complet(TypeCourriel.DEPOT))
                .dossier(UUID.randomUUID(), "IT2024-0001"));
        banc.liens.faire(
                () -> banc.jdbc.sql("select 1 / 0").query(Integer.class).single());

        assertThat(banc.distributeur(boite).distribuer()).isZero();

        assertThat(banc.ligne(id).tentatives()).isEqualTo(1);
    }

    @Test
    void un_transport_en_panne_arrete_la_tournee_sans_rien_compter() {
        UUID premier = ecrire("a@ville.example");
        UUID second = ecrire("b@ville.example");
        Distributeur distributeur = banc.distributeur(boite);
        boite.refuser("a@ville.example", EchecRemise.indisponible("Serveur injoignable", null));

        assertThat(distributeur.tourner()).isEqualTo(new Distributeur.Bilan(0, false));
        assertThat(List.of(premier, second))
                .allSatisfy(id -> assertThat(banc.ligne(id).tentatives()).isZero());
        banc.horloge.avancer(Duration.ofMinutes(30));
        assertThat(banc.mesures.get("trophees.courriel.retard").gauge().value()).isEqualTo(1800);
        assertThat(banc.mesures.get("trophees.courriel.en.attente").gauge().value())
                .isEqualTo(2);

        boite.accepter();
        assertThat(distributeur.tourner()).isEqualTo(new Distributeur.Bilan(2, true));
        assertThat(banc.mesures.get("trophees.courriel.retard").gauge().value()).isZero();
    }

    @Test
    void trop_d_echecs_de_suite_arretent_la_tournee() {
        for (int i = 0; i < 7; i++) {
            ecrire(i + "@ville.example");
            boite.refuser(i + "@ville.example", EchecRemise.temporaire("SMTP 451", null));
        }

        assertThat(banc.distributeur(boite).tourner()).isEqualTo(new Distributeur.Bilan(0, false));
        assertThat(banc.jdbc
                        .sql("select count(*) from courriel where tentatives = 1")
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void DEP_5_qui_s_est_desinscrit_depuis_ne_recoit_plus_l_appel() {
        UUID id = banc.ecrire(Courriel.a("Camille@Ville.example", Exemples.IT, Exemples.complet(TypeCourriel.APPEL)));
        UUID autre = ecrire("camille@ville.example");
        banc.courriels().desinscrire("camille@ville.example", Exemples.MAINTENANT);

        assertThat(banc.distributeur(boite).distribuer()).isEqualTo(1);

        assertThat(banc.ligne(id).etat()).isEqualTo(Etat.SANS_OBJET);
        assertThat(banc.ligne(autre).etat()).isEqualTo(Etat.ENVOYE);
        assertThat(banc.courriels().lister(Etat.ABANDONNE, null, Long.MAX_VALUE, 10))
                .isEmpty();
        assertThat(banc.service().relancer(id)).isFalse();
    }

    @Test
    void une_relance_ne_part_plus_apres_la_cloture_ni_pour_un_brouillon_efface() {
        UUID efface = UUID.randomUUID();
        banc.liens.effacer(efface);
        UUID sansDossier = banc.ecrire(relance().dossier(efface, null));
        assertThat(banc.distributeur(boite).distribuer()).isZero();
        UUID tropTard = banc.ecrire(relance().dossier(UUID.randomUUID(), null));
        banc.horloge.regler(Exemples.CLOTURE);
        assertThat(banc.distributeur(boite).distribuer()).isZero();

        assertThat(banc.ligne(sansDossier).etat()).isEqualTo(Etat.SANS_OBJET);
        assertThat(banc.ligne(tropTard).etat()).isEqualTo(Etat.SANS_OBJET);
    }

    @Test
    void le_lien_personnel_ne_part_qu_a_un_candidat() throws Exception {
        UUID dossier = UUID.randomUUID();
        for (TypeCourriel type : TypeCourriel.values()) {
            banc.ecrire(Courriel.a(ADRESSE, Exemples.IT, Exemples.complet(type))
                    .dossier(dossier, "IT2024-0001")
                    .jure(type == TypeCourriel.SUSPENSION || type == TypeCourriel.JURY_LIEN ? "jure1" : null));
        }

        assertThat(banc.distributeur(boite).distribuer()).isEqualTo(TypeCourriel.values().length);

        assertThat(boite.messages())
                .filteredOn(message -> !message.contains("jeton-" + dossier))
                .extracting(message -> message.replaceAll("(?s).*X-Trophees-Courriel: (\\S+).*", "$1"))
                .containsExactlyInAnyOrder(
                        "appel",
                        "mes-dossiers",
                        "invitation",
                        "signature",
                        "cession",
                        "contact-remplace",
                        "jury-convocation",
                        "jury-lien",
                        "jury-adresse",
                        "jury-depart",
                        "jury-relance",
                        "jury-remerciement",
                        "recusation",
                        "suspension",
                        "reponse",
                        "alerte-equipe");
        assertThat(boite.messages()).allMatch(message -> message.contains("X-Trophees-Dossier: IT2024-0001"));
    }

    @Test
    void le_lien_d_un_jure_ne_part_qu_a_lui_et_dans_ce_qui_lui_demande_d_agir() throws Exception {
        for (TypeCourriel type : TypeCourriel.values()) {
            banc.ecrire(Courriel.a(ADRESSE, Exemples.IT, Exemples.complet(type)).jure("jure1"));
        }
        banc.ecrire(Courriel.a(ADRESSE, Exemples.IT, Exemples.complet(TypeCourriel.JURY_LIEN))
                .jure("parti"));

        banc.distributeur(boite).distribuer();

        assertThat(boite.messages())
                .filteredOn(message -> message.contains("jeton-jure1"))
                .extracting(message -> message.replaceAll("(?s).*X-Trophees-Courriel: (\\S+).*", "$1"))
                .containsExactlyInAnyOrder("jury-convocation", "jury-lien", "jury-relance");
        assertThat(boite.messages()).noneMatch(message -> message.contains("jeton-parti"));
    }

    @Test
    void un_arret_entre_la_remise_et_la_note_redonne_le_meme_message() {
        UUID id = ecrire(ADRESSE);
        boite.apresRemise(() -> {
            throw new IllegalStateException("le nœud meurt");
        });
        assertThat(banc.distributeur(boite).distribuer()).isZero();
        assertThat(banc.ligne(id).envoyeLe()).isNull();

        boite.apresRemise(() -> {});
        banc.horloge.avancer(Duration.ofMinutes(1));
        assertThat(banc.distributeur(boite).distribuer()).isEqualTo(1);

        assertThat(boite.messages()).hasSize(2);
        assertThat(boite.identifiants()).containsOnly("<" + id + "@trophees.example.org>");
    }

    @Test
    @Timeout(60)
    void plusieurs_distributeurs_remettent_chaque_courriel_une_fois() throws Exception {
        for (int i = 0; i < 200; i++) {
            ecrire(i + "@ville.example");
        }
        ExecutorService fils = Executors.newFixedThreadPool(4);
        CountDownLatch depart = new CountDownLatch(1);
        List<Future<Integer>> tournees = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Distributeur noeud = banc.distributeur(boite);
            tournees.add(fils.submit(() -> {
                depart.await();
                return noeud.distribuer();
            }));
        }
        depart.countDown();

        int remis = 0;
        for (Future<Integer> tournee : tournees) {
            remis += tournee.get();
        }
        fils.shutdown();

        assertThat(remis).isEqualTo(200);
        assertThat(boite.destinataires()).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    @Timeout(60)
    void une_demande_attend_la_tournee_en_cours_du_meme_noeud() throws Exception {
        ecrire("a@ville.example");
        CountDownLatch remise = new CountDownLatch(1);
        CountDownLatch suite = new CountDownLatch(1);
        boite.apresRemise(() -> {
            remise.countDown();
            attendre(suite);
        });
        Distributeur distributeur = banc.distributeur(boite);
        ExecutorService fils = Executors.newFixedThreadPool(2);
        Future<Integer> enCours = fils.submit(distributeur::distribuer);
        attendre(remise);
        Future<Integer> demande = fils.submit(distributeur::distribuer);

        assertThat(demande).isNotDone();
        suite.countDown();

        assertThat(enCours.get()).isEqualTo(1);
        assertThat(demande.get()).isZero();
        fils.shutdown();
    }

    @Test
    @Timeout(60)
    void l_arret_attend_le_courriel_en_cours_et_laisse_les_autres() throws Exception {
        ecrire("a@ville.example");
        UUID suivant = ecrire("b@ville.example");
        CountDownLatch remise = new CountDownLatch(1);
        CountDownLatch suite = new CountDownLatch(1);
        boite.apresRemise(() -> {
            remise.countDown();
            attendre(suite);
        });
        TourneeReguliere reguliere =
                new TourneeReguliere(banc.distributeur(boite), new CourrielProperties(true, Duration.ofMillis(1)));
        reguliere.start();
        attendre(remise);
        ExecutorService arret = Executors.newSingleThreadExecutor();
        Future<?> arrete = arret.submit(() -> reguliere.stop());
        Awaitility.await().until(() -> !reguliere.isRunning());
        suite.countDown();
        arrete.get();
        arret.shutdown();

        assertThat(boite.destinataires()).containsExactly("a@ville.example");
        assertThat(banc.ligne(suivant).etat()).isEqualTo(Etat.EN_ATTENTE);
        assertThat(banc.courriels().lister(Etat.ENVOYE, null, Long.MAX_VALUE, 10))
                .hasSize(1);
    }

    @Test
    @Timeout(60)
    void la_tournee_reguliere_repart_apres_un_arret_et_espace_ses_essais_en_panne() throws Exception {
        TourneeReguliere reguliere =
                new TourneeReguliere(banc.distributeur(boite), new CourrielProperties(true, Duration.ofSeconds(10)));
        ecrire(ADRESSE);
        boite.refuser(ADRESSE, EchecRemise.indisponible("Serveur injoignable", null));

        assertThat(Stream.generate(reguliere::tour).limit(4))
                .containsExactly(
                        Duration.ofSeconds(20), Duration.ofSeconds(40), Duration.ofMinutes(1), Duration.ofMinutes(1));
        boite.accepter();
        assertThat(reguliere.tour()).isEqualTo(Duration.ofSeconds(10));
        assertThat(boite.destinataires()).containsExactly(ADRESSE);

        TourneeReguliere rapide =
                new TourneeReguliere(banc.distributeur(boite), new CourrielProperties(true, Duration.ofMillis(1)));
        rapide.start();
        rapide.stop();
        CountDownLatch remise = new CountDownLatch(1);
        boite.apresRemise(remise::countDown);
        ecrire("b@ville.example");
        rapide.start();
        attendre(remise);
        rapide.stop();
        assertThat(rapide.isRunning()).isFalse();
    }

    @Test
    void une_base_en_panne_arrete_la_tournee() {
        banc.jdbc.sql("alter table courriel rename to ailleurs").update();
        try {
            Distributeur distributeur = banc.distributeur(boite);
            assertThatThrownBy(distributeur::distribuer).isInstanceOf(DataAccessException.class);
            assertThat(new TourneeReguliere(distributeur, new CourrielProperties(true, Duration.ofSeconds(1))).tour())
                    .isEqualTo(Duration.ofSeconds(2));
        } finally {
            banc.jdbc.sql("alter table ailleurs rename to courriel").update();
        }
    }

    private UUID ecrire(String adresse) {
        return banc.ecrire(annulation(adresse));
    }

    private static Courriel annulation(String adresse) {
        return Courriel.a(adresse, Exemples.IT, new Contenu.Annulation("Motif", "5.1"));
    }

    private static Courriel relance() {
        return Courriel.a(ADRESSE, Exemples.IT, Exemples.complet(TypeCourriel.RELANCE));
    }

    private static void attendre(CountDownLatch signal) {
        try {
            assertThat(signal.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> fichiers(Path dossier) throws IOException {
        try (Stream<Path> fichiers = Files.list(dossier)) {
            return fichiers.toList();
        }
    }
}

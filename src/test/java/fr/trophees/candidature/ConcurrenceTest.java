package fr.trophees.candidature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.candidature.Banc.Candidat;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What people send while the engine works is neither lost nor refused. */
@EssaiDeCandidature
class ConcurrenceTest {

    @Autowired
    Banc banc;

    @Autowired
    Environment environnement;

    private String edition;

    @BeforeEach
    void ouvrir() {
        banc.horloge().regler("2024-10-20T10:00:00");
        edition = banc.ouvrirIt();
    }

    /** Runs jobs as the engine's threads do: what crosses is tried again. */
    private Runnable moteur(AtomicBoolean fini) {
        return () -> {
            while (!fini.get()) {
                for (Job job : banc.travaux.createJobQuery().executable().listPage(0, 20)) {
                    try {
                        banc.travaux.executeJob(job.getId());
                    } catch (RuntimeException croisement) {
                        // the next round finds it again, or finds it gone
                    }
                }
            }
        };
    }

    @Test
    void DEP_2_aucune_attestation_ne_passe_inapercue_pendant_que_le_processus_avance() throws Exception {
        List<Candidat> candidats = new ArrayList<>();
        for (int rang = 0; rang < 24; rang++) {
            candidats.add(banc.depose(edition, banc.saisieIt("it" + (rang % 5 + 1))));
        }
        AtomicBoolean fini = new AtomicBoolean();
        ExecutorService fils = Executors.newFixedThreadPool(6);
        try {
            Future<?> engin = fils.submit(moteur(fini));
            Future<?> autreEngin = fils.submit(moteur(fini));
            List<Future<Integer>> envois = new ArrayList<>();
            for (Candidat candidat : candidats) {
                envois.add(fils.submit(() -> banc.attestation(candidat.jeton()).statut()));
            }
            for (Future<Integer> envoi : envois) {
                assertThat(envoi.get()).isEqualTo(201);
            }
            fini.set(true);
            engin.get();
            autreEngin.get();
        } finally {
            fils.shutdownNow();
        }
        banc.travaux.createJobQuery().noRetriesLeft().list().forEach(job -> banc.travaux.setJobRetries(job.getId(), 1));
        banc.travailler();
        for (Candidat candidat : candidats) {
            assertThat(banc.tachesEnCours(candidat.numero())).containsExactly("userTask_verifierAttestation");
        }
    }

    @Test
    void des_modifications_et_un_retrait_simultanes_aboutissent_tous() throws Exception {
        List<Candidat> candidats = new ArrayList<>();
        for (int rang = 0; rang < 8; rang++) {
            candidats.add(banc.complet(edition, banc.saisieIt("it" + (rang % 5 + 1))));
        }
        AtomicBoolean fini = new AtomicBoolean();
        ExecutorService fils = Executors.newFixedThreadPool(8);
        try {
            Future<?> engin = fils.submit(moteur(fini));
            List<Future<Integer>> envois = new ArrayList<>();
            for (Candidat candidat : candidats) {
                for (int fois = 0; fois < 3; fois++) {
                    String titre = "Titre " + fois;
                    envois.add(fils.submit(
                            () -> banc.put("/api/dossiers/" + candidat.jeton(), Map.of("projetTitre", titre))
                                    .statut()));
                    envois.add(
                            fils.submit(() -> banc.attestation(candidat.jeton()).statut()));
                }
            }
            for (Future<Integer> envoi : envois) {
                assertThat(envoi.get()).isIn(200, 201);
            }
            List<Future<Integer>> retraits = new ArrayList<>();
            for (Candidat candidat : candidats) {
                retraits.add(fils.submit(
                        () -> banc.delete("/api/dossiers/" + candidat.jeton()).statut()));
            }
            for (Future<Integer> retrait : retraits) {
                assertThat(retrait.get()).isEqualTo(204);
            }
            fini.set(true);
            engin.get();
        } finally {
            fils.shutdownNow();
        }
        banc.travaux.createJobQuery().noRetriesLeft().list().forEach(job -> banc.travaux.setJobRetries(job.getId(), 1));
        banc.travailler();
        for (Candidat candidat : candidats) {
            assertThat(banc.etat(candidat.jeton())).isEqualTo("retire");
            assertThat(banc.enCours(candidat.numero())).isFalse();
        }
    }

    @Test
    void D_1_deux_clics_sur_un_depot_tardif_donnent_le_meme_depot() throws Exception {
        banc.horloge().regler("2024-11-08T17:00:00");
        ExecutorService fils = Executors.newFixedThreadPool(2);
        try {
            for (int rang = 0; rang < 10; rang++) {
                Map<String, Object> saisie = banc.saisieIt("it" + (rang % 5 + 1));
                String jeton = banc.brouillon(edition, saisie);
                CyclicBarrier ensemble = new CyclicBarrier(2);
                List<Future<Integer>> clics = new ArrayList<>();
                for (int clic = 0; clic < 2; clic++) {
                    clics.add(fils.submit(() -> {
                        ensemble.await();
                        return banc.post("/api/dossiers/" + jeton + "/depot", saisie)
                                .statut();
                    }));
                }
                assertThat(List.of(clics.get(0).get(), clics.get(1).get())).containsExactlyInAnyOrder(201, 200);
            }
        } finally {
            fils.shutdownNow();
        }
    }

    @Test
    void D_1_un_envoi_lent_compte_a_l_instant_ou_il_commence() throws Exception {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        banc.travailler();
        banc.horloge().regler("2024-11-08T16:00:00");
        byte[] pdf = Banc.pdf();
        String debut = "--L\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"a.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n";
        String fin = "\r\n--L--\r\n";
        int taille = debut.length() + pdf.length + fin.length();
        try (Socket prise =
                new Socket("localhost", environnement.getRequiredProperty("local.server.port", Integer.class))) {
            OutputStream sortie = prise.getOutputStream();
            sortie.write(("POST /api/dossiers/" + candidat.jeton() + "/attestation HTTP/1.1\r\nHost: localhost\r\n"
                            + "Connection: close\r\nContent-Type: multipart/form-data; boundary=L\r\nContent-Length: "
                            + taille
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            sortie.flush();
            Thread.sleep(500);
            banc.horloge().regler("2024-11-08T16:00:30");
            sortie.write(debut.getBytes(StandardCharsets.US_ASCII));
            sortie.write(pdf);
            sortie.write(fin.getBytes(StandardCharsets.US_ASCII));
            sortie.flush();
            assertThat(new String(prise.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 201");
        }
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-a-verifier");
    }
}

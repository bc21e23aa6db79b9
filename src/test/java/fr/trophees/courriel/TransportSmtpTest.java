package fr.trophees.courriel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.trophees.courriel.LigneCourriel.Etat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Timeout(60)
class TransportSmtpTest {

    @TempDir
    Path donnees;

    private Banc banc;
    private final ServeurSmtpFactice factice = new ServeurSmtpFactice();

    @BeforeEach
    void ouvrir() {
        banc = new Banc(donnees);
    }

    @AfterEach
    void fermer() throws IOException {
        banc.close();
        factice.close();
    }

    @Test
    void un_vrai_serveur_recoit_le_message_entier() throws Exception {
        GreenMail serveur = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        serveur.start();
        try {
            UUID dossier = UUID.randomUUID();
            UUID id = banc.ecrire(Courriel.a(
                            "camille@ville.example",
                            Exemples.IT,
                            new Contenu.Lien(Exemples.CLOTURE, null, false, false))
                    .dossier(dossier, null));

            assertThat(banc.distributeur(vers(serveur.getSmtp().getPort())).distribuer())
                    .isEqualTo(1);

            MimeMessage recu = serveur.getReceivedMessages()[0];
            MimeMultipart corps = (MimeMultipart)
                    ((MimeMultipart) recu.getContent()).getBodyPart(0).getContent();
            assertThat(recu.getMessageID()).isEqualTo("<" + id + "@trophees.example.org>");
            assertThat(recu.getHeader("X-Trophees-Courriel")).containsExactly("lien");
            assertThat(recu.getAllRecipients()[0]).hasToString("camille@ville.example");
            assertThat((String) corps.getBodyPart(0).getContent())
                    .contains("https://trophees.example.org/dossiers/jeton-" + dossier);
        } finally {
            serveur.stop();
        }
    }

    @Test
    void un_serveur_arrete_fait_attendre_puis_tout_part_a_son_retour() throws Exception {
        GreenMail serveur = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        serveur.start();
        int port = serveur.getSmtp().getPort();
        serveur.stop();
        UUID id = ecrire("a@ville.example");
        ecrire("b@ville.example");
        Distributeur distributeur = banc.distributeur(vers(port));

        assertThat(distributeur.tourner()).isEqualTo(new Distributeur.Bilan(0, false));
        assertThat(banc.ligne(id).tentatives()).isZero();

        GreenMail deRetour = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        deRetour.start();
        try {
            assertThat(distributeur.tourner()).isEqualTo(new Distributeur.Bilan(2, true));
            assertThat(deRetour.getReceivedMessages()).hasSize(2);
        } finally {
            deRetour.stop();
        }
    }

    @Test
    void une_tournee_se_sert_d_une_seule_connexion() {
        Stream.of("a", "b", "c").forEach(nom -> ecrire(nom + "@ville.example"));

        assertThat(banc.distributeur(vers(factice.port())).distribuer()).isEqualTo(3);

        assertThat(factice.acceptes()).containsExactly("a@ville.example", "b@ville.example", "c@ville.example");
        assertThat(factice.connexions()).isEqualTo(1);
    }

    @Test
    void un_serveur_qui_raccroche_apres_quelques_messages_les_recoit_tous() {
        factice.messagesParConnexion(2);
        Stream.of("a", "b", "c", "d", "e").forEach(nom -> ecrire(nom + "@ville.example"));

        assertThat(banc.distributeur(vers(factice.port())).distribuer()).isEqualTo(5);

        assertThat(factice.acceptes()).hasSize(5).doesNotHaveDuplicates();
        assertThat(factice.connexions()).isEqualTo(3);
    }

    @Test
    void un_destinataire_refuse_est_abandonne_aussitot_et_les_autres_partent() {
        factice.repondre("RCPT TO:<parti@ville.example>", "550 5.1.1 parti@ville.example inconnu");
        UUID refuse = ecrire("parti@ville.example");
        UUID suivant = ecrire("b@ville.example");

        assertThat(banc.distributeur(vers(factice.port())).distribuer()).isEqualTo(1);

        assertThat(banc.ligne(refuse).etat()).isEqualTo(Etat.ABANDONNE);
        assertThat(banc.ligne(refuse).erreur()).contains("550 5.1.1");
        assertThat(banc.ligne(suivant).etat()).isEqualTo(Etat.ENVOYE);
    }

    @Test
    void un_refus_provisoire_est_repris_plus_tard() {
        factice.repondre("RCPT TO:<gris@ville.example>", "451 4.7.1 revenez");
        UUID id = ecrire("gris@ville.example");
        Distributeur distributeur = banc.distributeur(vers(factice.port()));

        assertThat(distributeur.distribuer()).isZero();
        assertThat(banc.ligne(id).etat()).isEqualTo(Etat.EN_ATTENTE);
        assertThat(banc.ligne(id).erreur()).contains("451");

        factice.accepterTout();
        assertThat(distributeur.distribuer()).isZero();
        banc.horloge.avancer(Duration.ofMinutes(1));
        assertThat(distributeur.distribuer()).isEqualTo(1);
    }

    @Test
    void un_expediteur_refuse_n_est_pas_la_faute_du_destinataire() {
        factice.repondre("MAIL FROM", "550 5.7.1 expediteur inconnu");
        UUID id = ecrire("a@ville.example");

        assertThat(banc.distributeur(vers(factice.port())).distribuer()).isZero();

        assertThat(banc.ligne(id).etat()).isEqualTo(Etat.EN_ATTENTE);
        assertThat(banc.ligne(id).erreur()).contains("550 5.7.1");
    }

    @Test
    void un_serveur_muet_ne_retient_qu_un_courriel_le_temps_regle() {
        factice.repondre("RCPT TO:<lent@ville.example>", ServeurSmtpFactice.SILENCE);
        UUID lent = ecrire("lent@ville.example");

        assertThat(banc.distributeur(vers(factice.port())).distribuer()).isZero();

        assertThat(banc.ligne(lent).etat()).isEqualTo(Etat.EN_ATTENTE);
        assertThat(banc.ligne(lent).tentatives()).isEqualTo(1);
    }

    @Test
    void un_serveur_qui_s_arrete_n_est_la_faute_d_aucun_courriel() {
        factice.repondre("MAIL FROM", "421 je m'arrete");
        UUID id = ecrire("a@ville.example");

        assertThat(banc.distributeur(vers(factice.port())).tourner()).isEqualTo(new Distributeur.Bilan(0, false));

        assertThat(banc.ligne(id).tentatives()).isZero();
    }

    private UUID ecrire(String adresse) {
        return banc.ecrire(Courriel.a(adresse, Exemples.IT, new Contenu.Annulation("Motif", "5.1")));
    }

    private static TransportSmtp vers(int port) {
        JavaMailSenderImpl reglages = new JavaMailSenderImpl();
        reglages.setHost("127.0.0.1");
        reglages.setPort(port);
        reglages.setUsername("");
        reglages.getJavaMailProperties().setProperty("mail.smtp.timeout", "300");
        return new TransportSmtp(reglages);
    }
}

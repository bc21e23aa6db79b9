package fr.trophees.courriel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCourrielTest {

    private static final UUID ID = UUID.fromString("0a1b2c3d-0000-4000-8000-000000000001");

    @Test
    void les_en_tetes_sont_ceux_du_contrat() throws Exception {
        MimeMessage relu = relire(message("camille@ville.example", "IT2024-0042"));

        assertThat(relu.getMessageID()).isEqualTo("<" + ID + "@trophees.example.org>");
        assertThat(relu.getHeader("Date")).containsExactly("Fri, 1 Nov 2024 09:00:00 +0100");
        assertThat(relu.getHeader("X-Trophees-Courriel")).containsExactly("depot");
        assertThat(relu.getHeader("X-Trophees-Dossier")).containsExactly("IT2024-0042");
        assertThat(relu.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(relu.getFrom()[0]).hasToString("=?UTF-8?Q?Troph=C3=A9es?= <ne-pas-repondre@example.org>");
        assertThat(relu.getReplyTo()[0]).hasToString("ave@ville-emploi.asso.fr");
        assertThat(relu.getSubject()).isEqualTo("Sujet à accents");
    }

    @Test
    void le_texte_vient_avant_le_html_et_l_agenda_apres() throws Exception {
        MimeMultipart tout =
                (MimeMultipart) relire(message("camille@ville.example", null)).getContent();
        MimeMultipart variantes = (MimeMultipart) tout.getBodyPart(0).getContent();

        assertThat(tout.getContentType()).startsWith("multipart/mixed");
        assertThat(variantes.getContentType()).startsWith("multipart/alternative");
        assertThat(variantes.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(variantes.getBodyPart(0).getContent()).isEqualTo("Texte « é »\r\n");
        assertThat(variantes.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(tout.getBodyPart(1).getContentType()).contains("text/calendar", "method=PUBLISH");
        assertThat(tout.getBodyPart(1).getFileName()).isEqualTo("cloture.ics");
    }

    @Test
    void aucun_retour_a_la_ligne_n_ajoute_d_en_tete() throws Exception {
        MessageCourriel message = message("camille@ville.example", "IT2024-0042\r\nBcc: x@example.org");
        message.corps(new CourrielRendu("Sujet\r\nBcc: x@example.org\r\n\r\ncorps", "t", "h"), null);

        MimeMessage relu = relire(message);

        assertThat(relu.getHeader("Bcc")).isNull();
        assertThat(Collections.list(relu.getAllHeaders()))
                .noneMatch(h -> h.getName().equalsIgnoreCase("bcc"));
        assertThat(relu.getSubject()).isEqualTo("Sujet Bcc: x@example.org corps");
        assertThat(relu.getAllRecipients()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "personne",
                "@ville.example",
                "a@ville.example, b@ville.example",
                "a@ville.example\r\nBcc: b@ville.example",
                "a b@ville.example",
                "",
                "groupe: a@ville.example;"
            })
    void une_adresse_qui_n_en_est_pas_une_est_refusee(String adresse) {
        assertThatExceptionOfType(AddressException.class).isThrownBy(() -> message(adresse, null));
    }

    @Test
    void un_domaine_accentue_s_ecrit_comme_le_DNS_le_connait() throws Exception {
        assertThat(message("camille@mairie-évry.example", null).getAllRecipients()[0])
                .hasToString("camille@xn--mairie-vry-h7a.example");
    }

    @Test
    void DEP_5_la_desinscription_se_fait_en_un_clic() throws Exception {
        MessageCourriel message = message("camille@ville.example", null);
        message.desinscription(URI.create("https://trophees.example.org/desinscription/jeton"));

        assertThat(message.getHeader("List-Unsubscribe"))
                .containsExactly("<https://trophees.example.org/desinscription/jeton>");
        assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    private static MessageCourriel message(String destinataire, String numero) throws MessagingException {
        Envoi envoi = new Envoi(
                ID,
                1,
                "initiatives-territoriales-2024",
                "depot",
                destinataire,
                null,
                numero,
                null,
                "{}",
                Exemples.MAINTENANT,
                0);
        MessageCourriel message = new MessageCourriel(
                envoi,
                MessageCourriel.adresse(destinataire),
                "Trophées <ne-pas-repondre@example.org>",
                "ave@ville-emploi.asso.fr",
                "trophees.example.org",
                Exemples.MAINTENANT);
        message.corps(
                new CourrielRendu("Sujet à accents", "Texte « é »\n", "<p>é</p>"),
                new PieceDAgenda("cloture.ics", new byte[] {1}));
        return message;
    }

    private static MimeMessage relire(MimeMessage message) throws MessagingException, IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        message.writeTo(octets);
        return new MimeMessage((Session) null, new ByteArrayInputStream(octets.toByteArray()));
    }
}

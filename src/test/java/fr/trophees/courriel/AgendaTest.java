package fr.trophees.courriel;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final URI APPEL = URI.create("https://trophees.example.org/appels/initiatives-territoriales-2024");

    @Test
    void la_cloture_est_a_seize_heures_a_paris_avec_un_rappel_la_veille() {
        String ics = ics(Exemples.CLOTURE, Exemples.AVANT);

        assertThat(ics)
                .contains("BEGIN:VTIMEZONE", "TZID:Europe/Paris")
                .contains("DTSTART;TZID=Europe/Paris:20241108T160000")
                .contains("BEGIN:VALARM", "TRIGGER;RELATED=START:-P1D")
                .contains("UID:cloture-initiatives-territoriales-2024@trophees.example.org")
                .contains("URL:" + APPEL)
                .doesNotContain("/dossiers/");
    }

    @Test
    void le_fuseau_decrit_les_deux_heures_de_l_annee() {
        Instant ete = Instant.parse("2024-07-01T16:00:00+02:00");
        Instant apresLeChangement = Instant.parse("2024-10-27T03:30:00+01:00");
        ICalendar relu = Biweekly.parse(ics(ete, Exemples.AVANT)).first();

        assertThat(relu.validate(ICalVersion.V2_0).isEmpty()).isTrue();
        assertThat(relu.getEvents().get(0).getDateStart().getValue()).isEqualTo(Date.from(ete));
        assertThat(ics(apresLeChangement, Exemples.AVANT)).contains("DTSTART;TZID=Europe/Paris:20241027T033000");
        assertThat(ics(ete, Exemples.AVANT))
                .contains("DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3")
                .contains("DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10");
    }

    @Test
    void ORG_1_une_nouvelle_cloture_remplace_l_ancienne_dans_l_agenda() {
        ICalendar ancien = Biweekly.parse(ics(Exemples.CLOTURE, Exemples.AVANT)).first();
        ICalendar nouveau = Biweekly.parse(ics(Exemples.CLOTURE.plusSeconds(86_400), Exemples.AVANT.plusSeconds(3600)))
                .first();

        assertThat(nouveau.getEvents().get(0).getUid())
                .isEqualTo(ancien.getEvents().get(0).getUid());
        assertThat(nouveau.getEvents().get(0).getSequence().getValue())
                .isGreaterThan(ancien.getEvents().get(0).getSequence().getValue());
    }

    @Test
    void JURY_9_la_session_garde_son_identifiant_et_sa_sequence_croit_quand_elle_change() {
        Instant session = Instant.parse("2024-12-02T14:00:00+01:00");
        VEvent premiere = evenement(new Contenu.Reunion(session, 150, "12 rue des Lilas, Brive", null, 0));
        VEvent changee =
                evenement(new Contenu.Reunion(session.plusSeconds(86_400), 90, null, "https://visio.example.org/j", 1));

        assertThat(changee.getUid().getValue())
                .isEqualTo(premiere.getUid().getValue())
                .isEqualTo("session-jury-initiatives-territoriales-2024@trophees.example.org");
        assertThat(premiere.getSequence().getValue()).isZero();
        assertThat(changee.getSequence().getValue()).isEqualTo(1);
        assertThat(premiere.getDuration().getValue().toMillis()).isEqualTo(150 * 60_000L);
        assertThat(premiere.getLocation().getValue()).isEqualTo("12 rue des Lilas, Brive");
        assertThat(changee.getLocation().getValue()).isEqualTo("https://visio.example.org/j");
        assertThat(changee.getDateStart().getValue()).isEqualTo(Date.from(session.plusSeconds(86_400)));
    }

    private static VEvent evenement(Contenu.Reunion reunion) {
        byte[] ics = Agenda.reunion(Exemples.IT, reunion, Exemples.AVANT, "trophees.example.org");
        return Biweekly.parse(new String(ics, StandardCharsets.UTF_8))
                .first()
                .getEvents()
                .get(0);
    }

    private static String ics(Instant cloture, Instant ecritLe) {
        return new String(
                Agenda.cloture(Exemples.IT, cloture, ecritLe, APPEL, "trophees.example.org"), StandardCharsets.UTF_8);
    }
}

package fr.trophees.espacejury;

import fr.trophees.edition.EditionAnnulee;
import fr.trophees.jury.Jure;
import fr.trophees.jury.MembreParti;
import fr.trophees.palmares.ResultatsProclames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A juror's private notes and ratings: read by that juror alone, in no screen of staff and no export, and only at the address
 * under which they were written. They are erased at the
 * proclamation, when the contest is cancelled, when the member leaves the jury, or when the juror asks.
 */
@Service
@Transactional
class Notes {

    static final int LONGUEUR = 10_000;

    private final JdbcClient jdbc;
    private final Clock horloge;

    Notes(JdbcClient jdbc, Clock horloge) {
        this.jdbc = jdbc;
        this.horloge = horloge;
    }

    /** The juror's own, by dossier; those without any are absent. */
    @Transactional(readOnly = true)
    public Map<UUID, Note> de(Jure membre) {
        Map<UUID, Note> notes = new LinkedHashMap<>();
        Object[] siennes = {membre.edition(), membre.id(), membre.courriel()};
        jdbc.sql(
                        "select dossier, texte from note_de_jure where edition = ? and jure = ? and lower(courriel) = lower(?)")
                .params(siennes)
                .query((ligne, n) -> notes.put(
                        ligne.getObject("dossier", UUID.class),
                        new Note(ligne.getString("texte"), new LinkedHashMap<>())))
                .list();
        jdbc.sql(
                        """
                select dossier, critere, points from appreciation join note_de_jure using (edition, jure, dossier)
                where edition = ? and jure = ? and lower(courriel) = lower(?)
                """)
                .params(siennes)
                .query((ligne, n) -> noter(notes, ligne))
                .list();
        return notes;
    }

    private static Integer noter(Map<UUID, Note> notes, ResultSet ligne) throws SQLException {
        return notes.get(ligne.getObject("dossier", UUID.class))
                .points()
                .put(ligne.getString("critere"), ligne.getInt("points"));
    }

    /** Replaces what the juror wrote on a dossier; nothing at all erases it. */
    public void ecrire(Jure membre, UUID dossier, Note note) {
        Object[] cle = {membre.edition(), membre.id(), dossier};
        if (note.texte().isBlank() && note.points().isEmpty()) {
            jdbc.sql("delete from note_de_jure where edition = ? and jure = ? and dossier = ?")
                    .params(cle)
                    .update();
            return;
        }
        jdbc.sql(
                        """
                insert into note_de_jure (edition, jure, dossier, texte, modifiee_le, courriel) values (?, ?, ?, ?, ?, ?)
                on conflict (edition, jure, dossier) do update
                set texte = excluded.texte, modifiee_le = excluded.modifiee_le, courriel = excluded.courriel
                """)
                .params(
                        membre.edition(),
                        membre.id(),
                        dossier,
                        note.texte(),
                        horloge.instant().atOffset(ZoneOffset.UTC),
                        membre.courriel())
                .update();
        jdbc.sql("delete from appreciation where edition = ? and jure = ? and dossier = ?")
                .params(cle)
                .update();
        note.points().forEach((critere, points) -> jdbc.sql(
                        "insert into appreciation (edition, jure, dossier, critere, points) values (?, ?, ?, ?, ?)")
                .params(membre.edition(), membre.id(), dossier, critere, points)
                .update());
    }

    public void effacer(Jure membre) {
        effacer(membre.edition(), membre.id());
    }

    @EventListener
    void effacerAuDepart(MembreParti depart) {
        effacer(depart.edition(), depart.jure());
    }

    @EventListener
    void effacerALaProclamation(ResultatsProclames proclamation) {
        effacerToutes(proclamation.edition());
    }

    @EventListener
    void effacerALAnnulation(EditionAnnulee annulation) {
        effacerToutes(annulation.edition());
    }

    private void effacerToutes(String edition) {
        jdbc.sql("delete from note_de_jure where edition = ?").param(edition).update();
    }

    private void effacer(String edition, String jure) {
        jdbc.sql("delete from note_de_jure where edition = ? and jure = ?")
                .params(edition, jure)
                .update();
    }

    /**
     * @param texte empty when there is none
     * @param points by criterion, 1 to 5; those not rated are absent
     */
    record Note(String texte, Map<String, Integer> points) {

        static final Note AUCUNE = new Note("", Map.of());

        int total() {
            return points.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** Tells two states of a note apart. */
        String version() {
            return Integer.toHexString(Objects.hash(texte, new TreeMap<>(points)));
        }

        /** Never the content. */
        @Override
        public String toString() {
            return "Note";
        }
    }

    /** The criteria that a form may carry, by the name of its field. */
    static Map<String, String> champs(List<String> criteres) {
        Map<String, String> champs = new LinkedHashMap<>();
        for (int i = 0; i < criteres.size(); i++) {
            champs.put("critere" + i, criteres.get(i));
        }
        return champs;
    }
}

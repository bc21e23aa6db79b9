package fr.trophees.bureau;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.bureau.FichierDAdherents.Adherent;
import fr.trophees.candidature.AdhesionsChangees;
import fr.trophees.edition.Calendrier;
import fr.trophees.edition.DatesEnFrancais;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings in the association's list of members, which says who is one (ELIG-2) and whom the calls go to (DEP-5). A list is dated and
 * never changed; only the latest counts. All of a file is imported, or nothing.
 */
@Service
class ImportAdherents {

    private static final Logger JOURNAL = LoggerFactory.getLogger(ImportAdherents.class);

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final ApplicationEventPublisher evenements;
    private final Clock horloge;

    ImportAdherents(JdbcClient jdbc, ObjectMapper json, ApplicationEventPublisher evenements, Clock horloge) {
        this.jdbc = jdbc;
        this.json = json;
        this.evenements = evenements;
        this.horloge = horloge;
    }

    /**
     * What an import would do; nothing is written.
     *
     * @throws RequeteRefusee as {@link #importer}
     */
    @Transactional(readOnly = true)
    public Bilan verifier(LocalDate listeDu, byte[] csv) {
        return bilan(listeDu, lire(csv));
    }

    /**
     * @throws RequeteRefusee 409 a list as recent is there already, 422 the date or any line of the file
     */
    @Transactional
    public Bilan importer(LocalDate listeDu, byte[] csv) {
        List<Adherent> adherents = lire(csv);
        // two imports at once would otherwise mix under one date
        jdbc.sql("lock table membre in share row exclusive mode").update();
        Bilan bilan = bilan(listeDu, adherents);
        Set<String> changees = changees(derniereListe(), adherents);
        jdbc.sql(
                        """
                        insert into membre (liste_du, siren, nom, courriel, offre, region)
                        select :listeDu, siren, nom, courriel, offre, region
                        from jsonb_to_recordset(:adherents::jsonb) as a(siren text, nom text, courriel text, offre text, region text)
                        """)
                .param("listeDu", listeDu)
                .param("adherents", enJson(adherents))
                .update();
        evenements.publishEvent(new AdhesionsChangees(changees));
        JOURNAL.info("Liste des adhérents du {} importée : {} lignes", listeDu, adherents.size());
        return bilan;
    }

    private static List<Adherent> lire(byte[] csv) {
        FichierDAdherents fichier = FichierDAdherents.lire(csv);
        if (!fichier.erreurs().isEmpty()) {
            throw RequeteRefusee.invalide(fichier.erreurs());
        }
        return fichier.adherents();
    }

    private Bilan bilan(LocalDate listeDu, List<Adherent> adherents) {
        if (listeDu.isAfter(horloge.instant().atZone(Calendrier.PARIS).toLocalDate())) {
            throw RequeteRefusee.invalide("listeDu", "La date de la liste est dans l’avenir.");
        }
        LocalDate precedente = derniereListe();
        if (precedente != null && !listeDu.isAfter(precedente)) {
            throw RequeteRefusee.conflit(
                    "Liste déjà là",
                    "La liste du " + DatesEnFrancais.jour(precedente)
                            + " est déjà enregistrée et ne change plus : la nouvelle doit porter une date postérieure.");
        }
        Set<String> avant = sirens(precedente);
        Set<String> apres = sirens(adherents);
        Set<String> nouvelles = new HashSet<>(apres);
        nouvelles.removeAll(avant);
        Set<String> parties = new HashSet<>(avant);
        parties.removeAll(apres);
        return new Bilan(
                listeDu,
                adherents.size(),
                apres.size(),
                (int) adherents.stream()
                        .map(Adherent::courriel)
                        .filter(courriel -> !courriel.isEmpty())
                        .distinct()
                        .count(),
                (int) adherents.stream().filter(a -> a.offre().equals("toute")).count(),
                (int) adherents.stream().filter(a -> a.offre().equals("clause")).count(),
                precedente,
                nouvelles.size(),
                parties.size());
    }

    /** Date of the list in force, null when none was imported. */
    LocalDate derniereListe() {
        return jdbc.sql("select max(liste_du) from membre")
                .query((ligne, rang) -> ligne.getObject(1, LocalDate.class))
                .list()
                .get(0);
    }

    /** Structures that the new list has and the former one doesn't, or the other way round. */
    private Set<String> changees(LocalDate precedente, List<Adherent> adherents) {
        Set<String> avant = sirens(precedente);
        Set<String> apres = sirens(adherents);
        Set<String> changees = new HashSet<>(avant);
        changees.addAll(apres);
        changees.removeIf(siren -> avant.contains(siren) && apres.contains(siren));
        return changees;
    }

    private static Set<String> sirens(List<Adherent> adherents) {
        return adherents.stream().map(Adherent::siren).collect(Collectors.toSet());
    }

    private Set<String> sirens(LocalDate liste) {
        if (liste == null) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("select distinct siren from membre where liste_du = ?")
                .param(liste)
                .query(String.class)
                .list());
    }

    private String enJson(List<Adherent> adherents) {
        try {
            return json.writeValueAsString(adherents);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible.getOriginalMessage());
        }
    }

    /**
     * What an import brings.
     *
     * @param adresses different ones
     * @param precedente date of the list in force until then, or null
     * @param nouvelles structures that it didn't have
     * @param parties structures that are no longer there
     */
    record Bilan(
            LocalDate listeDu,
            int lignes,
            int structures,
            int adresses,
            int offreToute,
            int offreClause,
            LocalDate precedente,
            int nouvelles,
            int parties) {}
}

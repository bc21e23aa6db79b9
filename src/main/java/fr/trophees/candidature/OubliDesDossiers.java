package fr.trophees.candidature;

import fr.trophees.conservation.Oubli;
import fr.trophees.conservation.Terme;
import fr.trophees.courriel.CourrielService;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A draft goes entirely. Of a deposited dossier remain its number, its category, its dates and outcome, the names of the structure
 * and of the project: who applied, what they wrote, sent and received is erased, and no link opens it any more.
 */
@Component
class OubliDesDossiers implements Oubli {

    private static final String SUJET = "conservation";

    private final Appels appels;
    private final DossierRepository dossiers;
    private final AccesRepository acces;
    private final DecisionRepository decisions;
    private final CourrielService courriels;
    private final JdbcClient jdbc;

    OubliDesDossiers(
            Appels appels,
            DossierRepository dossiers,
            AccesRepository acces,
            DecisionRepository decisions,
            CourrielService courriels,
            JdbcClient jdbc) {
        this.appels = appels;
        this.dossiers = dossiers;
        this.acces = acces;
        this.decisions = decisions;
        this.courriels = courriels;
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Integer> oublier(String edition, Terme terme, Instant maintenant) {
        return switch (terme) {
            case BROUILLONS -> compte("brouillons", effacerLesBrouillons(edition));
            case DOSSIERS -> compte("dossiers déposés", vider(edition, false, maintenant));
            case LAUREATS -> compte("dossiers lauréats", vider(edition, true, maintenant));
        };
    }

    @Override
    public void oublierLePerime(Instant maintenant) {
        acces.purger(maintenant);
    }

    private static Map<String, Integer> compte(String quoi, int combien) {
        return combien == 0 ? Map.of() : Map.of(quoi, combien);
    }

    private int effacerLesBrouillons(String edition) {
        List<UUID> brouillons = jdbc.sql("select id from dossier where edition = ? and numero is null for update")
                .param(edition)
                .query(UUID.class)
                .list();
        brouillons.forEach(brouillon -> {
            courriels.effacer(brouillon);
            dossiers.effacer(brouillon);
        });
        return brouillons.size();
    }

    private int vider(String edition, boolean laureats, Instant maintenant) {
        List<UUID> vides = jdbc.sql(
                        """
                        update dossier d
                        set donnees = '{}', manque = '[]', contact_courriel = :contact, correction_jusqua = null,
                            attestation_avant = null, efface_le = :le, version = version + 1
                        where d.edition = :edition and d.numero is not null and d.efface_le is null
                          and (:laureats or not exists (select from laureat l where l.dossier = d.id))
                        returning d.id
                        """)
                .param("contact", appels.charger(edition).concours().contact())
                .param("le", DossierRepository.sql(maintenant))
                .param("edition", edition)
                .param("laureats", laureats)
                .query(UUID.class)
                .list();
        for (UUID dossier : vides) {
            for (String table : List.of("lien", "acces", "attestation", "piece", "verdict")) {
                jdbc.sql("delete from " + table + " where dossier = ?")
                        .param(dossier)
                        .update();
            }
            courriels.effacer(dossier);
            decisions.taireLesMotifs(dossier);
            decisions.consigner(new Decision(
                    0, edition, dossier, null, SUJET, "effacees", null, null, "produit", maintenant, Map.of()));
        }
        return vides.size();
    }
}

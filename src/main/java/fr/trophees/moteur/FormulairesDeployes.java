package fr.trophees.moteur;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The Camunda forms that the engine holds, for those that no task shows. The engine's public API finds a form by its task or
 * process only: this reads its tables.
 */
@Component
public class FormulairesDeployes {

    private final JdbcClient jdbc;

    FormulairesDeployes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every version of the form of that id, the one deployed last first. */
    public List<Version> versions(String formulaire) {
        return jdbc.sql("select id_, version_ from act_re_camformdef where key_ = ? order by version_ desc")
                .param(formulaire)
                .query((ligne, rang) -> new Version(ligne.getString("id_"), ligne.getInt("version_")))
                .list();
    }

    /** The form's JSON, as it was deployed. */
    public String lire(Version version) {
        return jdbc.sql(
                        """
                        select b.bytes_ from act_re_camformdef f
                        join act_ge_bytearray b on b.deployment_id_ = f.deployment_id_ and b.name_ = f.resource_name_
                        where f.id_ = ?
                        """)
                .param(version.id())
                .query((ligne, rang) -> new String(ligne.getBytes("bytes_"), StandardCharsets.UTF_8))
                .single();
    }

    /**
     * @param id unique and never used again
     * @param numero 1, 2, … as Cockpit counts
     */
    public record Version(String id, int numero) {}
}

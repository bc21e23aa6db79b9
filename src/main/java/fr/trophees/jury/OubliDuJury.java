package fr.trophees.jury;

import fr.trophees.conservation.Oubli;
import fr.trophees.conservation.Terme;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Members' addresses, links and professional ties go with the dossiers. Their names stay, as in the minutes: who decided, who was
 * recused from what. An account that was opened for the jury alone is closed once no edition knows its address any more.
 */
@Component
class OubliDuJury implements Oubli {

    private final ComptesDesJures comptes;
    private final JdbcClient jdbc;

    OubliDuJury(ComptesDesJures comptes, JdbcClient jdbc) {
        this.comptes = comptes;
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Integer> oublier(String edition, Terme terme, Instant maintenant) {
        if (terme != Terme.DOSSIERS) {
            return Map.of();
        }
        for (String table : List.of(
                "lien_de_jure", "lien_professionnel", "structure_declaree", "declaration_de_liens", "lien_ecarte")) {
            jdbc.sql("delete from " + table + " where edition = ?")
                    .param(edition)
                    .update();
        }
        List<String> oublies = jdbc.sql(
                        "update jure set courriel = '' where edition = ? and courriel <> '' returning id")
                .param(edition)
                .query(String.class)
                .list();
        oublies.forEach(this::fermerLeCompte);
        return oublies.isEmpty() ? Map.of() : Map.of("membres du jury (adresse, liens)", oublies.size());
    }

    private void fermerLeCompte(String compte) {
        boolean sertEncore = jdbc.sql("select exists (select from jure where id = ? and courriel <> '')")
                .param(compte)
                .query(Boolean.class)
                .single();
        if (!sertEncore && comptes.propreAuJury(compte)) {
            comptes.fermer(compte);
        }
    }
}

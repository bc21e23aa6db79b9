package fr.trophees.candidature;

import fr.trophees.moteur.Nom;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a coordination is to be asked depends on the list of members (ELIG-2): when a newer one says otherwise of a structure, its
 * dossiers under examination start again from there. What a coordination has answered stays.
 */
@Component
class RevueDesAdhesions {

    private final DossierRepository dossiers;
    private final ProcessusCandidature processus;
    private final JdbcClient jdbc;

    RevueDesAdhesions(DossierRepository dossiers, ProcessusCandidature processus, JdbcClient jdbc) {
        this.dossiers = dossiers;
        this.processus = processus;
        this.jdbc = jdbc;
    }

    @EventListener
    void revoir(AdhesionsChangees changees) {
        List<UUID> touches = jdbc.sql(
                        """
                        select id from dossier
                        where instruction = 'en-cours' and reconnaissance in ('a-demander', 'non-requise') and siren = any (?)
                        order by numero
                        """)
                .param(changees.sirens().toArray(String[]::new))
                .query(UUID.class)
                .list();
        for (UUID id : touches) {
            Dossier dossier = dossiers.verrouiller(id).orElseThrow();
            dossiers.changerReconnaissance(id, null);
            processus.signaler(dossier.numero(), Nom.MESSAGE_CANDIDATURE_MODIFIEE);
        }
    }
}

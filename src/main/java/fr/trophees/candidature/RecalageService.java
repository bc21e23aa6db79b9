package fr.trophees.candidature;

import fr.trophees.edition.Calendrier;
import fr.trophees.edition.EditionReprise;
import fr.trophees.moteur.Nom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has the candidatures of an edition follow its calendar once it has changed (ORG-1). The calendar in the table has decided
 * already; this only wakes the processes that have to look again, some at a time, each dossier once for each change.
 */
@Service
public class RecalageService {

    private static final String A_RECALER =
            """
            from dossier d join edition e on e.id = d.edition
            where d.edition = :edition and d.instruction in ('en-cours', 'incomplet')
              and (d.recale_le is null or d.recale_le < e.calendrier_change_le)
            """;

    private final JdbcClient jdbc;
    private final DossierRepository dossiers;
    private final Appels appels;
    private final ExamenService examens;
    private final ProcessusCandidature processus;
    private final Clock horloge;

    RecalageService(
            JdbcClient jdbc,
            DossierRepository dossiers,
            Appels appels,
            ExamenService examens,
            ProcessusCandidature processus,
            Clock horloge) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.appels = appels;
        this.examens = examens;
        this.processus = processus;
        this.horloge = horloge;
    }

    /**
     * Goes through at most {@code lot} dossiers: timers read their phrase again, a dossier whose delay changed is looked at again,
     * one classified without its attestation is taken up again when the limit lies ahead. Where D-3 follows the closing, each is
     * examined anew: what it is told depends on the closing in force, not on when it was examined. To be called until it returns
     * false.
     *
     * @return whether some remain
     */
    @Transactional
    public boolean recalerEcheances(String edition, int lot) {
        List<UUID> pris = jdbc.sql(
                        "select d.id " + A_RECALER + " order by d.numero limit :lot for no key update of d skip locked")
                .param("edition", edition)
                .param("lot", lot)
                .query(UUID.class)
                .list();
        Appel appel = appels.charger(edition);
        for (UUID id : pris) {
            recaler(dossiers.trouver(id).orElseThrow(), appel);
            jdbc.sql(
                            """
                            update dossier d set recale_le = e.calendrier_change_le
                            from edition e where e.id = d.edition and d.id = ?
                            """)
                    .param(id)
                    .update();
        }
        return jdbc.sql("select exists (select " + A_RECALER + ")")
                .param("edition", edition)
                .query(Boolean.class)
                .single();
    }

    /** What staff gave a candidate to send a better attestation or a correction follows the pause, as milestones do (D-5, ORG-1). */
    @EventListener
    void decalerDelaisDonnes(EditionReprise reprise) {
        for (Dossier dossier : dossiers.avecDelaiDonneApres(reprise.edition(), reprise.suspendueLe())) {
            dossiers.attendreAttestationAvant(dossier.id(), apres(dossier.attestationAvant(), reprise));
            dossiers.permettreCorrection(dossier.id(), apres(dossier.correctionJusqua(), reprise));
        }
    }

    private static Instant apres(Instant date, EditionReprise reprise) {
        return date != null && date.isAfter(reprise.suspendueLe())
                ? Calendrier.apresPause(date, reprise.suspendueLe(), reprise.repriseLe())
                : date;
    }

    private void recaler(Dossier dossier, Appel appel) {
        if (dossier.instruction() == Instruction.INCOMPLET) {
            boolean rouvert = !appel.delais().attestationTropTard(horloge.instant(), dossier.attestationAvant());
            if (rouvert) {
                dossiers.changerInstruction(dossier.id(), Instruction.EN_COURS, null);
                processus.demarrer(dossier);
            }
            return;
        }
        if (appel.referenceSuitLaCloture()) {
            examens.examiner(dossier);
        }
        boolean horsDelai = dossier.attestation() != null && EtatDossier.horsDelai(dossier, appel.delais());
        if (dossier.attestation() == null) {
            processus.recalerMinuteries(dossier.numero());
        } else if (horsDelai != dossiers.horsDelaiConstate(dossier.id())) {
            processus.signaler(dossier.numero(), Nom.MESSAGE_CANDIDATURE_MODIFIEE);
        }
    }
}

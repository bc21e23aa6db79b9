package fr.trophees.candidature;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.CourrielService;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails to all the candidates of an edition: each mailing is one statement, which writes to the outbox what is true of each dossier
 * at that instant. Each mailing has a fact, the same for a retry: a dossier is told it once.
 */
@Service
public class MessagesAuxCandidats {

    /** Whom the contest as a whole concerns: drafts and dossiers, unless refused or withdrawn. */
    private static final String CONCERNES = "d.instruction not in ('refuse', 'retire')";

    private static final String ADMIS = "d.instruction = 'admis'";

    /**
     * Who has something left to do before the closing: drafts, and dossiers without a conforming attestation. An empty draft
     * counts when it is all that its address has: another that was asked for in between is only a link.
     */
    private static final String INACHEVES =
            """
            (d.instruction = 'brouillon' and (d.donnees - 'contactEmail' <> '{}'::jsonb or d.id in (
                select distinct on (lower(contact_courriel)) id from dossier where edition = :edition
                order by lower(contact_courriel), numero is not null or donnees - 'contactEmail' <> '{}'::jsonb desc,
                  cree_le desc, id))
              or d.instruction in ('en-cours', 'incomplet') and coalesce(a.statut, '') <> 'conforme')
            """;

    /** What is common to all names no access: the query does. */
    private static final UUID SANS_ACCES = new UUID(0, 0);

    private static final String RIEN = "'{}'::jsonb";

    private static final String PROJET = "jsonb_build_object('projet', d.projet_titre)";

    private static final String RESTE =
            """
            jsonb_build_object(
                'projet', d.projet_titre,
                'depose', d.numero is not null,
                'vide', d.numero is null and d.donnees - 'contactEmail' = '{}'::jsonb,
                'attestationPerimee', case when a.statut is null then (
                    select p.recue_le from attestation p where p.dossier = d.id and p.statut = 'caduque'
                    order by p.enregistree_le desc, p.id limit 1) end,
                'attestationRecue', a.statut is not null,
                'manque', case
                    when d.numero is null
                        then coalesce((select jsonb_agg(m ->> 'message') from jsonb_array_elements(d.manque) m), '[]'::jsonb)
                    else '[]'::jsonb
                    end)
            """;

    /** Late for the former closing, and on time on the calendar as it is now (ORG-1, D-1: the closing's second is on time). */
    private static final String RETOUR_DANS_LES_DELAIS =
            """
            jsonb_build_object('remisDansLesDelais',
                coalesce(d.tardif is null and d.complet_le >= :ancienneCloture::timestamptz + interval '1 second'
                    and d.complet_le < (select j.instant from jalon j where j.edition = d.edition and j.code = 'cloture')
                        + interval '1 second', false))
            """;

    /** What staff had given a candidate for an attestation or a correction, as the pause moved it (D-5). */
    private static final String DELAI_DONNE =
            """
            jsonb_build_object('delai', case
                when d.instruction = 'en-cours' and greatest(d.attestation_avant, d.correction_jusqua) > :maintenant
                then greatest(d.attestation_avant, d.correction_jusqua) end)
            """;

    private final JdbcClient jdbc;
    private final Appels appels;
    private final Clock horloge;

    MessagesAuxCandidats(JdbcClient jdbc, Appels appels, Clock horloge) {
        this.jdbc = jdbc;
        this.appels = appels;
        this.horloge = horloge;
    }

    /**
     * Reminds those who have something left to do before the closing, as they are now; those who were asked to sign, too, while
     * no attestation has come (DEP-2).
     *
     * @param element id of the diagram's element that reminds
     * @param echeance when the reminder was due: the same element may remind again on another date
     * @return how many mails were written
     */
    @Transactional
    public int relancer(String edition, String element, Instant echeance) {
        Appel appel = appels.charger(edition);
        revoirCeQuiManque(appel);
        Contenu.Relance relance = new Contenu.Relance(
                null, false, false, false, null, List.of(), appel.delais().cloture(), appel.article("DEP-2"));
        return ecrire(appel, "relance", relance, RESTE, INACHEVES, element + "/" + echeance)
                + relancerSignataires(appel, element + "/" + echeance);
    }

    /** What drafts lack is said by the form in force, when it has changed since they were saved. */
    private void revoirCeQuiManque(Appel appel) {
        List<Brouillon> page;
        do {
            page = jdbc.sql(
                            """
                            select id, donnees from dossier
                            where edition = ? and instruction = 'brouillon' and manque_formulaire is distinct from ?
                            limit 500 for no key update
                            """)
                    .params(appel.id(), appel.formulaire().id())
                    .query((r, rang) -> new Brouillon(
                            r.getObject("id", UUID.class), appel.manque(DossierRepository.donnees(r, "donnees"))))
                    .list();
            jdbc.sql(
                            """
                            update dossier d set manque = revu.manque, manque_formulaire = :formulaire
                            from jsonb_to_recordset(:revus::jsonb) revu (id uuid, manque jsonb) where d.id = revu.id
                            """)
                    .param("formulaire", appel.formulaire().id())
                    .param("revus", DossierRepository.json(page))
                    .update();
        } while (!page.isEmpty());
    }

    private record Brouillon(UUID id, List<ErreurDeChamp> manque) {}

    private int relancerSignataires(Appel appel, String fait) {
        Contenu.Signature rappel = new Contenu.Signature(
                SANS_ACCES, null, null, null, true, appel.delais().cloture(), appel.article("DEP-2"));
        return jdbc.sql(
                        """
                        insert into courriel
                            (edition, type, destinataire, dossier, numero, parametres, cle, en_masse, cree_le, a_envoyer_le)
                        select d.edition, 'signature', s.courriel, d.id, d.numero,
                            :communs::jsonb || jsonb_build_object('acces', s.id, 'structure', d.structure_nom,
                                'projet', d.projet_titre, 'categorie', :titres::jsonb ->> d.categorie),
                            'signature/' || :fait || '/' || s.id, true, :maintenant, :maintenant
                        from acces s join dossier d on d.id = s.dossier
                        left join attestation a on a.dossier = d.id and a.statut in ('a-verifier', 'conforme')
                        where d.edition = :edition and s.nature = 'signataire' and a.statut is null and %s
                        on conflict (cle) do nothing
                        """
                                .formatted(INACHEVES))
                .param("communs", CourrielService.parametres(appel.concours(), rappel))
                .param("titres", DossierRepository.json(appel.categories()))
                .param("fait", fait)
                .param("maintenant", DossierRepository.sql(horloge.instant()))
                .param("edition", appel.id())
                .update();
    }

    /**
     * Tells everybody that dates have changed; those whom the change puts back on time are told so.
     *
     * @param ancienneCloture the closing before the change, null when it didn't move
     * @param fait what the mailing is about, e.g. the number of the decision
     */
    @Transactional
    public int annoncerCalendrier(String edition, Contenu.Calendrier calendrier, Instant ancienneCloture, String fait) {
        return ecrire(
                appels.charger(edition),
                "calendrier",
                calendrier,
                RETOUR_DANS_LES_DELAIS,
                CONCERNES,
                ancienneCloture,
                fait);
    }

    /** @see #annoncerCalendrier */
    @Transactional
    public int annoncerSuspension(String edition, Contenu.Suspension suspension, String fait) {
        return ecrire(appels.charger(edition), "suspension", suspension, RIEN, CONCERNES, fait);
    }

    /** @see #annoncerCalendrier */
    @Transactional
    public int annoncerReprise(String edition, Contenu.Reprise reprise, String fait) {
        return ecrire(appels.charger(edition), "reprise", reprise, DELAI_DONNE, CONCERNES, fait);
    }

    /** @see #annoncerCalendrier */
    @Transactional
    public int annoncerAnnulation(String edition, Contenu.Annulation annulation, String fait) {
        return ecrire(appels.charger(edition), "annulation", annulation, RIEN, CONCERNES, fait);
    }

    /** The same words to every admitted candidate (JURY-7). */
    @Transactional
    public int inviter(String edition, Contenu.InvitationCeremonie invitation, String fait) {
        return ecrire(appels.charger(edition), "invitation-ceremonie", invitation, PROJET, ADMIS, fait);
    }

    /** @param propres SQL: what differs from one dossier to another; a constant of this class, as is {@code lesquels} */
    private int ecrire(Appel appel, String type, Contenu contenu, String propres, String lesquels, String fait) {
        return ecrire(appel, type, contenu, propres, lesquels, null, fait);
    }

    private int ecrire(
            Appel appel,
            String type,
            Contenu contenu,
            String propres,
            String lesquels,
            Instant ancienneCloture,
            String fait) {
        return jdbc.sql(
                        """
                        insert into courriel
                            (edition, type, destinataire, dossier, numero, parametres, cle, en_masse, cree_le, a_envoyer_le)
                        select d.edition, :type, d.contact_courriel, d.id, d.numero, :communs::jsonb || %s,
                            :type || '/' || :fait || '/' || d.id, true, :maintenant, :maintenant
                        from dossier d
                        left join attestation a on a.dossier = d.id and a.statut in ('a-verifier', 'conforme')
                        where d.edition = :edition and %s
                        on conflict (cle) do nothing
                        """
                                .formatted(propres, lesquels))
                .param("type", type)
                .param("communs", CourrielService.parametres(appel.concours(), contenu))
                .param("fait", fait)
                .param("maintenant", DossierRepository.sql(horloge.instant()))
                .param("edition", appel.id())
                .param("ancienneCloture", DossierRepository.sql(ancienneCloture))
                .update();
    }
}

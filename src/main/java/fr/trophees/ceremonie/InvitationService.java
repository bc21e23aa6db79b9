package fr.trophees.ceremonie;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.DossierRefuse;
import fr.trophees.candidature.DossierRetire;
import fr.trophees.candidature.LiensDeDossier;
import fr.trophees.candidature.MessagesAuxCandidats;
import fr.trophees.courriel.Concours;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The invitation to the ceremony and its answers. Every admitted candidature is invited once, in the same words: neither the
 * invitation nor the page where one answers depends on a result (JURY-7).
 */
@Service
@Transactional
public class InvitationService {

    /** More than that is not an answer but a mistake; the organiser is then written to. */
    public static final int PERSONNES_MAXIMUM = 20;

    private final JdbcClient jdbc;
    private final EditionRepository editions;
    private final MessagesAuxCandidats messages;
    private final CourrielService courriels;
    private final LiensDeDossier liens;
    private final Clock horloge;

    InvitationService(
            JdbcClient jdbc,
            EditionRepository editions,
            MessagesAuxCandidats messages,
            CourrielService courriels,
            LiensDeDossier liens,
            Clock horloge) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.messages = messages;
        this.courriels = courriels;
        this.liens = liens;
        this.horloge = horloge;
    }

    /**
     * Invites the admitted candidatures that have not been. Nobody is invited to what is suspended, cancelled or begun.
     *
     * @return how many were invited
     */
    public int inviter(String id) {
        editions.verrouiller(id);
        Edition edition = editions.charger(id);
        if (edition.suspendue() || edition.annulee() || commencee(edition)) {
            return 0;
        }
        int invites = jdbc.sql(
                        """
                insert into invitation (dossier, edition, invite_le)
                select id, edition, :le from dossier where edition = :edition and instruction = 'admis'
                on conflict (dossier) do nothing
                """)
                .param("le", maintenant())
                .param("edition", id)
                .update();
        messages.inviter(
                id,
                new Contenu.InvitationCeremonie(
                        null,
                        edition.calendrier().instant(Jalon.CEREMONIE),
                        edition.definition().lieuCeremonie()),
                id);
        return invites;
    }

    @EventListener
    void annuler(DossierRetire evenement) {
        annuler(evenement.edition(), evenement.numero());
    }

    @EventListener
    void annuler(DossierRefuse evenement) {
        annuler(evenement.edition(), evenement.numero());
    }

    /** The invitation falls with the dossier: its contact is told once, unless the ceremony has begun. */
    private void annuler(String id, String numero) {
        Edition edition = editions.charger(id);
        if (edition.annulee() || commencee(edition)) {
            return;
        }
        jdbc.sql(
                        """
                select d.id, d.contact_courriel, d.projet_titre from invitation i join dossier d on d.id = i.dossier
                where d.edition = ? and d.numero = ?
                """)
                .params(id, numero)
                .query((ligne, n) -> Courriel.a(
                                ligne.getString("contact_courriel"),
                                Concours.de(edition),
                                new Contenu.InvitationAnnulee(
                                        ligne.getString("projet_titre"),
                                        edition.calendrier().instant(Jalon.CEREMONIE)))
                        .dossier(ligne.getObject("id", UUID.class), numero)
                        .cle("invitation-annulee/" + ligne.getString("id")))
                .list()
                .forEach(courriels::envoyer);
    }

    /** The invitation that a personal link opens; empty for an unknown link, and for a dossier that is not invited. */
    @Transactional(readOnly = true)
    public Optional<Invitation> lire(String jeton) {
        return liens.dossier(jeton).flatMap(this::lire);
    }

    /** Whether the link is that of a dossier that was invited and doesn't stand any more: withdrawn since, or refused. */
    @Transactional(readOnly = true)
    public boolean tombee(String jeton) {
        return liens.dossier(jeton)
                .filter(dossier -> jdbc.sql(
                                """
                select exists (select 1 from invitation i join dossier d on d.id = i.dossier
                               where i.dossier = ? and d.instruction <> 'admis')
                """)
                        .param(dossier)
                        .query(Boolean.class)
                        .single())
                .isPresent();
    }

    private Optional<Invitation> lire(UUID dossier) {
        return jdbc.sql(
                        """
                select i.edition, d.numero, d.structure_nom, d.projet_titre, i.vient, i.personnes, i.repondu_le
                from invitation i join dossier d on d.id = i.dossier
                where i.dossier = ? and d.instruction = 'admis'
                """)
                .param(dossier)
                .query((ligne, n) -> {
                    Edition edition = editions.charger(ligne.getString("edition"));
                    OffsetDateTime repondu = ligne.getObject("repondu_le", OffsetDateTime.class);
                    return new Invitation(
                            edition.titre(),
                            ligne.getString("numero"),
                            ligne.getString("structure_nom"),
                            ligne.getString("projet_titre"),
                            edition.calendrier().instant(Jalon.CEREMONIE),
                            edition.definition().lieuCeremonie(),
                            edition.definition().contact().courriel(),
                            ligne.getObject("vient", Boolean.class),
                            ligne.getObject("personnes", Integer.class),
                            repondu == null ? null : repondu.toInstant(),
                            edition.annulee() || commencee(edition));
                })
                .optional();
    }

    /**
     * Records an answer; the last one counts, until the ceremony begins.
     *
     * @param vient {@code oui} or {@code non}
     * @param personnes how many will come, with {@code oui}
     * @throws RequeteRefusee 404, 409 once the ceremony has begun, 422 with the field at fault
     */
    public void repondre(String jeton, String vient, String personnes) {
        UUID dossier = liens.dossier(jeton).orElseThrow(InvitationService::inconnue);
        Invitation invitation = lire(dossier).orElseThrow(InvitationService::inconnue);
        if (invitation.close()) {
            throw RequeteRefusee.conflit(
                    "Réponse trop tardive", "La cérémonie a commencé ou n’aura pas lieu : la réponse ne change plus.");
        }
        if (!"oui".equals(vient) && !"non".equals(vient)) {
            throw RequeteRefusee.invalide("vient", "Dites si vous viendrez ou non.");
        }
        boolean oui = "oui".equals(vient);
        jdbc.sql("update invitation set vient = ?, personnes = ?, repondu_le = ? where dossier = ?")
                .params(oui, oui ? nombre(personnes) : null, maintenant(), dossier)
                .update();
    }

    private static int nombre(String personnes) {
        String texte = personnes == null ? "" : personnes.strip();
        int nombre = texte.matches("\\d{1,3}") ? Integer.parseInt(texte) : 0;
        if (nombre < 1 || nombre > PERSONNES_MAXIMUM) {
            throw RequeteRefusee.invalide(
                    "personnes", "Indiquez combien vous serez, de 1 à " + PERSONNES_MAXIMUM + " personnes.");
        }
        return nombre;
    }

    /** Who was invited and what they answered, by number, for staff. */
    @Transactional(readOnly = true)
    public List<Reponse> reponses(String edition) {
        return jdbc.sql(
                        """
                select d.numero, d.structure_nom, d.projet_titre, i.vient, i.personnes, i.repondu_le,
                       d.instruction = 'admis' as en_lice
                from invitation i join dossier d on d.id = i.dossier where i.edition = ? order by d.numero
                """)
                .param(edition)
                .query(Reponse.class)
                .list();
    }

    /** How many admitted candidatures have not been invited. */
    @Transactional(readOnly = true)
    public int nonInvites(String edition) {
        return jdbc.sql(
                        """
                select count(*) from dossier d where d.edition = ? and d.instruction = 'admis'
                  and not exists (select 1 from invitation i where i.dossier = d.id)
                """)
                .param(edition)
                .query(Integer.class)
                .single();
    }

    private boolean commencee(Edition edition) {
        return !horloge.instant().isBefore(edition.calendrier().instant(Jalon.CEREMONIE));
    }

    private OffsetDateTime maintenant() {
        return horloge.instant().atOffset(ZoneOffset.UTC);
    }

    private static RequeteRefusee inconnue() {
        return RequeteRefusee.introuvable("Aucune invitation n’est adressée par ce lien.");
    }

    /**
     * @param lieu of the ceremony
     * @param contact the organiser's address
     * @param vient null while there is no answer
     * @param personnes null unless they come
     * @param close an answer would come too late
     */
    public record Invitation(
            String concours,
            String numero,
            String structure,
            String projet,
            Instant ceremonie,
            String lieu,
            String contact,
            Boolean vient,
            Integer personnes,
            Instant reponduLe,
            boolean close) {}

    /** @param enLice false once the dossier is withdrawn */
    public record Reponse(
            String numero,
            String structureNom,
            String projetTitre,
            Boolean vient,
            Integer personnes,
            Instant reponduLe,
            boolean enLice) {}
}

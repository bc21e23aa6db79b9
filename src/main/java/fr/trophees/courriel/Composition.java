package fr.trophees.courriel;

import fr.trophees.base.TropheesProperties;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import org.thymeleaf.exceptions.TemplateEngineException;

/** Makes the message of a row of the outbox: its links, its words, its headers. */
@Component
class Composition {

    private static final String TACHES = "/camunda/app/tasklist/";
    private static final String FIN_CACHEE = "…";

    private final TropheesProperties reglages;
    private final ObjectProvider<LiensPersonnels> personnels;
    private final ObjectProvider<LiensDesJures> jures;
    private final LienDesinscription desinscription;
    private final Redaction redaction;
    private final CourrielRepository courriels;
    private final Clock horloge;

    Composition(
            TropheesProperties reglages,
            ObjectProvider<LiensPersonnels> personnels,
            ObjectProvider<LiensDesJures> jures,
            LienDesinscription desinscription,
            Redaction redaction,
            CourrielRepository courriels,
            Clock horloge) {
        this.reglages = reglages;
        this.personnels = personnels;
        this.jures = jures;
        this.desinscription = desinscription;
        this.redaction = redaction;
        this.courriels = courriels;
        this.horloge = horloge;
    }

    MessageCourriel composer(Envoi envoi) throws EchecRemise, MessagingException {
        Instant maintenant = horloge.instant();
        TypeCourriel type = type(envoi);
        Parametres parametres = parametres(type, envoi);
        if (type.desinscriptible() && courriels.desinscrit(envoi.destinataire())) {
            throw EchecRemise.sansObjet("Le destinataire s’est désinscrit");
        }
        if (parametres
                .contenu()
                .perimeLe()
                .filter(fin -> !maintenant.isBefore(fin))
                .isPresent()) {
            throw EchecRemise.sansObjet("Trop tard : ce courriel n’a plus d’objet");
        }
        Optional<URI> personnel = porteLeLien(type, envoi)
                ? personnels.getObject().lien(envoi.dossier(), envoi.destinataire())
                : Optional.empty();
        if (personnel.isEmpty() && type.sansObjetSansDossier()) {
            throw EchecRemise.sansObjet("Le dossier est effacé, ou confié à quelqu’un d’autre");
        }
        Optional<URI> jure = porteLeLienDuJure(type, envoi)
                ? jures.getObject().lien(envoi.edition(), envoi.jure())
                : Optional.empty();
        if (jure.isEmpty() && type == TypeCourriel.JURY_LIEN) {
            throw EchecRemise.sansObjet("Le destinataire n’est plus membre du jury");
        }
        Optional<URI> porte = parametres.contenu().porte().flatMap(ou -> personnels
                .getObject()
                .jeton(ou.acces())
                .map(jeton -> reglages.page(ou.chemin() + jeton)));
        if (porte.isEmpty() && parametres.contenu().porte().isPresent()) {
            throw EchecRemise.sansObjet("Le lien que ce courriel devait porter est annulé");
        }
        Liens liens = liens(
                envoi,
                parametres,
                personnel.orElse(null),
                jure.orElse(null),
                porte.orElse(null),
                desinscription.lien(envoi.id()));
        CourrielRendu rendu = rediger(type, parametres, liens, envoi, maintenant);
        MessageCourriel message = new MessageCourriel(
                envoi,
                destinataire(envoi),
                reglages.expediteur(),
                parametres.concours().contact(),
                domaine(),
                maintenant);
        if (liens.desinscription() != null) {
            message.desinscription(liens.desinscription());
        }
        message.corps(rendu, agenda(envoi, parametres, liens));
        return message;
    }

    /**
     * The words of a mail as they would leave at an instant, or did. What its links open stays its recipient's: they are shown
     * without their end.
     */
    Optional<CourrielRendu> apercu(Envoi envoi, Instant depart) {
        try {
            return Optional.of(rediger(envoi, depart));
        } catch (IllegalArgumentException | TemplateEngineException illisible) {
            return Optional.empty();
        }
    }

    private CourrielRendu rediger(Envoi envoi, Instant depart) {
        TypeCourriel type = type(envoi);
        Parametres parametres = Parametres.lire(type, envoi.edition(), envoi.parametres());
        URI personnel = porteLeLien(type, envoi) ? reglages.page("/dossiers/" + FIN_CACHEE) : null;
        URI jure = porteLeLienDuJure(type, envoi) ? reglages.page("/jury/" + FIN_CACHEE) : null;
        URI porte = parametres
                .contenu()
                .porte()
                .map(ou -> reglages.page(ou.chemin() + FIN_CACHEE))
                .orElse(null);
        Liens liens = liens(envoi, parametres, personnel, jure, porte, reglages.page("/desinscription/" + FIN_CACHEE));
        return redaction.rediger(type, parametres, liens, envoi.numero(), envoi.jure() != null, depart);
    }

    private static boolean porteLeLien(TypeCourriel type, Envoi envoi) {
        return envoi.dossier() != null && type.porteLeLien(envoi.jure() != null);
    }

    private static boolean porteLeLienDuJure(TypeCourriel type, Envoi envoi) {
        return envoi.edition() != null && envoi.jure() != null && type.porteLeLienDuJure();
    }

    private static InternetAddress destinataire(Envoi envoi) throws EchecRemise {
        try {
            return MessageCourriel.adresse(envoi.destinataire());
        } catch (AddressException aucune) {
            throw EchecRemise.definitif("L’adresse n’est pas une adresse de courriel");
        }
    }

    /** Told to staff, and tried again: another node, or the next version, may know better. */
    private static Parametres parametres(TypeCourriel type, Envoi envoi) throws EchecRemise {
        try {
            return Parametres.lire(type, envoi.edition(), envoi.parametres());
        } catch (IllegalArgumentException illisible) {
            throw EchecRemise.temporaire(illisible.getMessage(), illisible);
        }
    }

    private CourrielRendu rediger(
            TypeCourriel type, Parametres parametres, Liens liens, Envoi envoi, Instant maintenant) throws EchecRemise {
        try {
            return redaction.rediger(type, parametres, liens, envoi.numero(), envoi.jure() != null, maintenant);
        } catch (TemplateEngineException gabarit) {
            throw EchecRemise.temporaire(gabarit.getMessage(), gabarit);
        }
    }

    private Liens liens(Envoi envoi, Parametres parametres, URI personnel, URI jure, URI porte, URI desinscription) {
        URI appel = envoi.edition() == null
                ? null
                : reglages.page("/appels/" + UriUtils.encodePathSegment(envoi.edition(), StandardCharsets.UTF_8));
        URI page = parametres.contenu() instanceof Contenu.AlerteEquipe alerte && alerte.chemin() != null
                ? reglages.page(alerte.chemin())
                : porte;
        return new Liens(
                personnel,
                jure,
                appel,
                reglages.page(TACHES),
                page,
                type(envoi).desinscriptible() ? desinscription : null);
    }

    private PieceDAgenda agenda(Envoi envoi, Parametres parametres, Liens liens) {
        Contenu contenu = parametres.contenu();
        return contenu.clotureAgenda()
                .map(cloture -> new PieceDAgenda(
                        "cloture.ics",
                        Agenda.cloture(parametres.concours(), cloture, envoi.creeLe(), liens.appel(), domaine())))
                .or(() -> contenu.reunionAgenda()
                        .map(reunion -> new PieceDAgenda(
                                "session-du-jury.ics",
                                Agenda.reunion(parametres.concours(), reunion, envoi.creeLe(), domaine()))))
                .orElse(null);
    }

    private String domaine() {
        return reglages.urlPublique().getHost();
    }

    private static TypeCourriel type(Envoi envoi) {
        return TypeCourriel.duCode(envoi.type())
                .orElseThrow(() -> new IllegalArgumentException("unknown type of mail"));
    }
}

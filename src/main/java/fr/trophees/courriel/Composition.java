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
        Optional<URI> personnel =
                porteLeLien(type, envoi) ? personnels.getObject().lien(envoi.dossier()) : Optional.empty();
        if (personnel.isEmpty() && type.sansObjetSansDossier()) {
            throw EchecRemise.sansObjet("Le dossier est effacé");
        }
        Optional<URI> jure = porteLeLienDuJure(type, envoi)
                ? jures.getObject().lien(envoi.edition(), envoi.jure())
                : Optional.empty();
        if (jure.isEmpty() && type == TypeCourriel.JURY_LIEN) {
            throw EchecRemise.sansObjet("Le destinataire n’est plus membre du jury");
        }
        Liens liens =
                liens(envoi, parametres, personnel.orElse(null), jure.orElse(null), desinscription.lien(envoi.id()));
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

    /** The words of a mail as they would leave now. What its links open stays its recipient's: they are shown without their end. */
    Optional<CourrielRendu> apercu(Envoi envoi) {
        try {
            return Optional.of(rediger(envoi));
        } catch (IllegalArgumentException | TemplateEngineException illisible) {
            return Optional.empty();
        }
    }

    private CourrielRendu rediger(Envoi envoi) {
        TypeCourriel type = type(envoi);
        Parametres parametres = Parametres.lire(type, envoi.edition(), envoi.parametres());
        URI personnel = porteLeLien(type, envoi) ? reglages.page("/dossiers/…") : null;
        URI jure = porteLeLienDuJure(type, envoi) ? reglages.page("/jury/…") : null;
        Liens liens = liens(envoi, parametres, personnel, jure, reglages.page("/desinscription/…"));
        return redaction.rediger(type, parametres, liens, envoi.numero(), envoi.jure() != null, horloge.instant());
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

    private Liens liens(Envoi envoi, Parametres parametres, URI personnel, URI jure, URI desinscription) {
        URI appel = envoi.edition() == null
                ? null
                : reglages.page("/appels/" + UriUtils.encodePathSegment(envoi.edition(), StandardCharsets.UTF_8));
        URI page = parametres.contenu() instanceof Contenu.AlerteEquipe alerte && alerte.chemin() != null
                ? reglages.page(alerte.chemin())
                : null;
        return new Liens(
                personnel,
                jure,
                appel,
                reglages.page(TACHES),
                page,
                type(envoi).desinscriptible() ? desinscription : null);
    }

    private byte[] agenda(Envoi envoi, Parametres parametres, Liens liens) {
        return parametres
                .contenu()
                .clotureAgenda()
                .map(cloture ->
                        Agenda.cloture(parametres.concours(), cloture, envoi.creeLe(), liens.appel(), domaine()))
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

package fr.trophees.courriel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The mails of the product. The name in small letters with hyphens is the column {@code type}, the header
 * {@code X-Trophees-Courriel} and the name of the templates {@code courriels/<type>.html} and {@code .txt}.
 */
public enum TypeCourriel {
    APPEL(Contenu.Appel.class, Public.MEMBRE, "Appel à candidatures : {concours}"),
    LIEN(Contenu.Lien.class, Public.DEMANDEUR, "{concours} : votre lien personnel pour candidater"),
    NOUVEAU_LIEN(Contenu.NouveauLien.class, Public.CANDIDAT, "{concours} : votre nouveau lien personnel"),
    MES_DOSSIERS(Contenu.MesDossiers.class, Public.ADRESSE, "{concours} : retrouver vos dossiers"),
    INVITATION(Contenu.Invitation.class, Public.INVITE, "{concours} : une invitation à rédiger un dossier"),
    SIGNATURE(Contenu.Signature.class, Public.SIGNATAIRE, "{concours} : une attestation attend votre signature"),
    CESSION(Contenu.Cession.class, Public.INVITE, "{concours} : un dossier vous est confié"),
    CESSION_PROPOSEE(
            Contenu.CessionProposee.class,
            Public.CANDIDAT,
            "{concours} : votre dossier est proposé à quelqu’un d’autre"),
    CONTACT_REMPLACE(
            Contenu.ContactRemplace.class, Public.ANCIEN, "{concours} : vous n’êtes plus le contact du dossier"),
    DEPOT(Contenu.Depot.class, Public.CANDIDAT, "{concours} : votre dossier est déposé"),
    RELANCE(Contenu.Relance.class, Public.CANDIDAT, "{concours} : votre candidature n’est pas encore complète"),
    ATTESTATION_RECUE(Contenu.AttestationRecue.class, Public.CANDIDAT, "{concours} : votre attestation est arrivée"),
    ATTESTATION_REFUSEE(
            Contenu.AttestationRefusee.class, Public.CANDIDAT, "{concours} : votre attestation n’est pas retenue"),
    CORRECTION(Contenu.Correction.class, Public.CANDIDAT, "{concours} : votre dossier est à corriger"),
    HORS_DELAI(Contenu.HorsDelai.class, Public.CANDIDAT, "{concours} : votre dossier est arrivé après la clôture"),
    DEPLACEMENT(Contenu.Deplacement.class, Public.CANDIDAT, "{concours} : votre dossier change de catégorie"),
    ADMISSION(Contenu.Admission.class, Public.CANDIDAT, "{concours} : votre dossier est admis"),
    REFUS(Contenu.Refus.class, Public.CANDIDAT, "{concours} : votre dossier n’est pas admis"),
    INCOMPLET(Contenu.Incomplet.class, Public.CANDIDAT, "{concours} : votre dossier est incomplet"),
    JURY_CONVOCATION(Contenu.JuryConvocation.class, Public.JURE, "{concours} : le jury se réunit"),
    JURY_LIEN(Contenu.JuryLien.class, Public.JURE, "{concours} : votre espace du jury"),
    JURY_DEPART(Contenu.JuryDepart.class, Public.JURE, "{concours} : vous n’êtes plus membre du jury"),
    JURY_ADRESSE(Contenu.JuryAdresse.class, Public.JURE, "{concours} : une adresse du jury a changé"),
    JURY_RELANCE(Contenu.JuryRelance.class, Public.JURE, "{concours} : votre vote est attendu"),
    JURY_REMERCIEMENT(Contenu.JuryRemerciement.class, Public.JURE, "{concours} : merci d’avoir siégé au jury"),
    RECUSATION(Contenu.Recusation.class, Public.JURE, "{concours} : vous ne votez pas dans une catégorie"),
    RETRAIT(Contenu.Retrait.class, Public.CANDIDAT, "{concours} : votre dossier est retiré"),
    CALENDRIER(Contenu.Calendrier.class, Public.PARTICIPANT, "{concours} : le calendrier change"),
    SUSPENSION(Contenu.Suspension.class, Public.PARTICIPANT, "{concours} : le concours est suspendu"),
    REPRISE(Contenu.Reprise.class, Public.PARTICIPANT, "{concours} : le concours reprend"),
    ANNULATION(Contenu.Annulation.class, Public.PARTICIPANT, "{concours} : le concours est annulé"),
    INVITATION_CEREMONIE(
            Contenu.InvitationCeremonie.class, Public.CANDIDAT, "{concours} : invitation à la remise des trophées"),
    INVITATION_ANNULEE(
            Contenu.InvitationAnnulee.class,
            Public.CANDIDAT,
            "{concours} : votre invitation à la remise des trophées ne vaut plus"),
    RESULTAT(Contenu.Resultat.class, Public.CANDIDAT, "{concours} : les résultats"),
    RGPD(Contenu.Rgpd.class, Public.PERSONNE, "{concours} : votre demande sur vos données personnelles"),
    REPONSE(Contenu.Reponse.class, Public.AUTEUR, "{concours} : la réponse à votre question"),
    ALERTE_EQUIPE(Contenu.AlerteEquipe.class, Public.EQUIPE, "{concours} : {objet}");

    /** Why somebody receives a mail, as its foot says it. */
    enum Public {
        MEMBRE(
                "Vous recevez ce message parce que votre structure adhère à {organisateur}, qui organise les {concours}."),
        DEMANDEUR(
                "Vous recevez ce message parce qu’un lien pour candidater aux {concours} a été demandé avec cette adresse. "
                        + "Si la demande ne vient pas de vous, ignorez ce message : rien ne sera déposé en votre nom. Pour ne recevoir "
                        + "aucun rappel avant la clôture, effacez le brouillon depuis sa page."),
        CANDIDAT("Vous recevez ce message parce que cette adresse est celle du contact d’un dossier de candidature aux "
                + "{concours}."),
        ADRESSE(
                "Vous recevez ce message parce que la liste des dossiers liés à cette adresse a été demandée. Si la demande "
                        + "ne vient pas de vous, ignorez ce message : rien ne se passera."),
        INVITE(
                "Vous recevez ce message parce que le contact d’un dossier de candidature aux {concours} a indiqué cette "
                        + "adresse. Si vous ne le connaissez pas, ignorez ce message : rien ne se passera."),
        SIGNATAIRE(
                "Vous recevez ce message parce qu’une structure candidate aux {concours} a indiqué cette adresse comme "
                        + "celle de la personne qui signe son attestation. Cette adresse ne sert à rien d’autre."),
        ANCIEN("Vous recevez ce message parce que cette adresse était celle du contact d’un dossier de candidature aux "
                + "{concours}."),
        JURE("Vous recevez ce message parce que vous êtes membre du jury des {concours}."),
        PARTICIPANT("Vous recevez ce message parce que vous êtes concerné par les {concours}."),
        PERSONNE("Vous recevez ce message parce qu’une demande sur vos données personnelles a été enregistrée pour les "
                + "{concours}."),
        AUTEUR(
                "Vous recevez ce message parce qu’une question sur les {concours} a été posée avec cette adresse. Elle ne sert "
                        + "à rien d’autre."),
        EQUIPE("Vous recevez ce message parce que vous faites partie de l’équipe qui organise les {concours}.");

        private final String raison;

        Public(String raison) {
            this.raison = raison;
        }

        String raison(Concours concours) {
            return raison.replace("{organisateur}", concours.organisateur()).replace("{concours}", concours.titre());
        }
    }

    private static final Map<String, TypeCourriel> PAR_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(TypeCourriel::code, Function.identity()));
    private static final Map<Class<? extends Contenu>, TypeCourriel> PAR_CONTENU =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(TypeCourriel::contenu, Function.identity()));

    private final Class<? extends Contenu> contenu;
    private final Public destinataires;
    private final String sujet;

    TypeCourriel(Class<? extends Contenu> contenu, Public destinataires, String sujet) {
        this.contenu = contenu;
        this.destinataires = destinataires;
        this.sujet = sujet;
    }

    /** As in the database, in headers, file names and template names: {@code attestation-recue}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<TypeCourriel> duCode(String code) {
        return Optional.ofNullable(PAR_CODE.get(code));
    }

    static TypeCourriel de(Contenu contenu) {
        return PAR_CONTENU.get(contenu.getClass());
    }

    Class<? extends Contenu> contenu() {
        return contenu;
    }

    /** Subject line; carries no result and nothing that a candidate typed. */
    String sujet(Concours concours, Contenu contenu) {
        String objet = contenu instanceof Contenu.AlerteEquipe alerte ? alerte.objet() : "";
        return modele(contenu).replace("{concours}", concours.titre()).replace("{objet}", objet);
    }

    private String modele(Contenu contenu) {
        if (contenu instanceof Contenu.Calendrier change && change.dates().isEmpty()) {
            return "{concours} : le règlement change";
        }
        if (contenu instanceof Contenu.JuryConvocation convocation && convocation.sequence() > 0) {
            return "{concours} : la réunion du jury change";
        }
        if (contenu instanceof Contenu.JuryRelance relance
                && relance.motif() == Contenu.JuryRelance.Motif.PLUS_DE_DOSSIER) {
            return "{concours} : plus rien à voter dans une catégorie";
        }
        if (contenu instanceof Contenu.Signature signature && signature.rappel()) {
            return "{concours} : rappel, une attestation attend votre signature";
        }
        if (contenu instanceof Contenu.Relance relance && relance.depose() && relance.attestationRecue()) {
            return "{concours} : votre attestation va être vérifiée";
        }
        if (contenu instanceof Contenu.Resultat resultat && resultat.rectification() != null) {
            return "{concours} : résultats rectifiés";
        }
        return sujet;
    }

    /** The mails about the contest as a whole go to candidates and jurors alike; an empty draft has only been asked for. */
    Public destinataires(Contenu contenu, boolean dossier, boolean jure) {
        if (contenu instanceof Contenu.Relance relance && relance.vide()) {
            return Public.DEMANDEUR;
        }
        if (destinataires != Public.PARTICIPANT) {
            return destinataires;
        }
        return jure ? Public.JURE : dossier ? Public.CANDIDAT : Public.PARTICIPANT;
    }

    /** Only who applies gets the personal link, whatever dossier a mail is about. */
    boolean porteLeLien(boolean jure) {
        return switch (destinataires) {
            case DEMANDEUR, CANDIDAT, PERSONNE -> true;
            case PARTICIPANT -> !jure;
            case MEMBRE, ADRESSE, INVITE, SIGNATAIRE, ANCIEN, JURE, AUTEUR, EQUIPE -> false;
        };
    }

    /** The juror's own link goes to the juror alone, in the mails that ask something of them. */
    boolean porteLeLienDuJure() {
        return this == JURY_CONVOCATION || this == JURY_LIEN || this == JURY_RELANCE;
    }

    /** Without its dossier there is nothing to say any more. */
    boolean sansObjetSansDossier() {
        return this == LIEN || this == NOUVEAU_LIEN || this == RELANCE;
    }

    /** Sent to people who asked for nothing: they can have it stop (DEP-5). */
    boolean desinscriptible() {
        return this == APPEL;
    }
}

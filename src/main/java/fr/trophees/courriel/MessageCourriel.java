package fr.trophees.courriel;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * The message as it leaves. Its {@code Message-ID} comes from the outbox, so that a mail handed over twice is seen as one; no
 * header holds a line break, whatever it is made of.
 */
class MessageCourriel extends MimeMessage {

    private final UUID id;
    private final long rang;
    private final String type;
    private final Instant date;
    private final String identifiant;

    /**
     * @param domaine right-hand side of the Message-ID
     * @param maintenant the {@code Date}
     */
    MessageCourriel(
            Envoi envoi,
            InternetAddress destinataire,
            String expediteur,
            String contact,
            String domaine,
            Instant maintenant)
            throws MessagingException {
        super((Session) null);
        id = envoi.id();
        rang = envoi.rang();
        type = envoi.type();
        date = maintenant;
        identifiant = "<%s@%s>".formatted(id, domaine);
        setFrom(adresse(expediteur));
        setRecipient(RecipientType.TO, destinataire);
        setReplyTo(new InternetAddress[] {adresse(contact)});
        setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(maintenant.atZone(DateEnFrancais.PARIS)));
        setHeader("X-Trophees-Courriel", TexteLibre.ligne(envoi.type()));
        if (envoi.numero() != null) {
            setHeader("X-Trophees-Dossier", TexteLibre.ligne(envoi.numero()));
        }
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("Content-Language", "fr");
    }

    long rang() {
        return rang;
    }

    UUID id() {
        return id;
    }

    String type() {
        return type;
    }

    Instant date() {
        return date;
    }

    /** One click unsubscribes, without a page (RFC 8058). */
    void desinscription(URI lien) throws MessagingException {
        setHeader("List-Unsubscribe", "<" + lien + ">");
        setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    /** @param agenda a calendar file, null for none */
    void corps(CourrielRendu rendu, PieceDAgenda agenda) throws MessagingException {
        setSubject(TexteLibre.ligne(rendu.sujet()), StandardCharsets.UTF_8.name());
        MimeMultipart variantes =
                new MimeMultipart("alternative", texte(rendu.texte(), "plain"), texte(rendu.html(), "html"));
        if (agenda == null) {
            setContent(variantes);
        } else {
            MimeBodyPart corps = new MimeBodyPart();
            corps.setContent(variantes);
            setContent(new MimeMultipart("mixed", corps, piece(agenda)));
        }
        saveChanges();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", identifiant);
    }

    private static MimeBodyPart texte(String texte, String sousType) throws MessagingException {
        MimeBodyPart partie = new MimeBodyPart();
        partie.setText(texte, StandardCharsets.UTF_8.name(), sousType);
        return partie;
    }

    private static MimeBodyPart piece(PieceDAgenda agenda) throws MessagingException {
        MimeBodyPart piece = new MimeBodyPart();
        piece.setDataHandler(new DataHandler(
                new ByteArrayDataSource(agenda.contenu(), "text/calendar; charset=UTF-8; method=PUBLISH")));
        piece.setFileName(agenda.nom());
        piece.setDisposition(Part.ATTACHMENT);
        return piece;
    }

    /**
     * One complete address; a domain with accents is written as the DNS knows it.
     *
     * @throws AddressException for anything else; the message has no value in it
     */
    static InternetAddress adresse(String texte) throws AddressException {
        if (texte.chars().anyMatch(Character::isISOControl)) {
            throw new AddressException("control character");
        }
        InternetAddress adresse = new InternetAddress(texte, true);
        String brute = adresse.getAddress();
        int arobase = brute.lastIndexOf('@');
        if (adresse.isGroup() || arobase < 1) {
            throw new AddressException("not one mailbox");
        }
        try {
            adresse.setAddress(brute.substring(0, arobase + 1) + IDN.toASCII(brute.substring(arobase + 1)));
            adresse.setPersonal(adresse.getPersonal(), StandardCharsets.UTF_8.name());
        } catch (IllegalArgumentException | UnsupportedEncodingException e) {
            throw new AddressException("domain");
        }
        adresse.validate();
        return adresse;
    }
}

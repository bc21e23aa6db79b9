package fr.trophees.boutenbout;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What everybody finds in their mailbox. */
record Boites(GreenMail serveur) {

    private static final Pattern LIEN = Pattern.compile("/dossiers/([A-Za-z0-9_-]{43})");
    private static final Pattern LIEN_DE_JURE = Pattern.compile("/jury/[A-Za-z0-9_-]{43}");

    /** The types of the mails that somebody got, in order. */
    List<String> types(String adresse) {
        return messages(adresse).stream().map(Boites::type).toList();
    }

    List<Message> messages(String adresse, String type) {
        return messages(adresse).stream()
                .filter(message -> type.equals(type(message)))
                .map(Message::lire)
                .toList();
    }

    Message dernier(String adresse, String type) {
        List<Message> tous = messages(adresse, type);
        if (tous.isEmpty()) {
            throw new AssertionError("no mail « " + type + " » for " + adresse + ", only " + types(adresse));
        }
        return tous.get(tous.size() - 1);
    }

    /** Every mail of the contest, whoever got it. */
    List<Message> tous() {
        return Arrays.stream(serveur.getReceivedMessages()).map(Message::lire).toList();
    }

    /** Every mail that somebody got, in order. */
    List<Message> tous(String adresse) {
        return messages(adresse).stream().map(Message::lire).toList();
    }

    private List<MimeMessage> messages(String adresse) {
        GreenMailUser boite = serveur.getUserManager().getUserByEmail(adresse);
        if (boite == null) {
            return List.of();
        }
        try {
            List<MimeMessage> messages = new ArrayList<>();
            serveur.getManagers()
                    .getImapHostManager()
                    .getInbox(boite)
                    .getMessages()
                    .forEach(garde -> messages.add(garde.getMimeMessage()));
            return messages;
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String type(MimeMessage message) {
        return entete(message, "X-Trophees-Courriel");
    }

    private static String entete(MimeMessage message, String nom) {
        try {
            return message.getHeader(nom, null);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param texte the text part */
    record Message(String type, String dossier, String identifiant, String sujet, String date, String texte) {

        private static Message lire(MimeMessage message) {
            try {
                return new Message(
                        Boites.type(message),
                        entete(message, "X-Trophees-Dossier"),
                        message.getMessageID(),
                        message.getSubject(),
                        entete(message, "Date"),
                        Objects.requireNonNull(partieTexte(message.getContent()))
                                .replace('\u00a0', ' ')
                                .replace('\u202f', ' '));
            } catch (MessagingException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String partieTexte(Object contenu) throws MessagingException, IOException {
            if (contenu instanceof Multipart parties) {
                for (int i = 0; i < parties.getCount(); i++) {
                    BodyPart partie = parties.getBodyPart(i);
                    if (partie.isMimeType("text/plain") || partie.isMimeType("multipart/*")) {
                        return partieTexte(partie.getContent());
                    }
                }
                return null;
            }
            return (String) contenu;
        }

        /** Path of the juror's personal link, which stands once. */
        String cheminDuJure() {
            List<String> liens = LIEN_DE_JURE
                    .matcher(texte)
                    .results()
                    .map(java.util.regex.MatchResult::group)
                    .toList();
            if (liens.size() != 1) {
                throw new AssertionError(liens.size() + " juror's links in: " + texte);
            }
            return liens.get(0);
        }

        /** The personal link's token. */
        String jeton() {
            Matcher lien = LIEN.matcher(texte);
            if (!lien.find()) {
                throw new AssertionError("no link in: " + texte);
            }
            return lien.group(1);
        }
    }
}

package fr.trophees.courriel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.net.SocketTimeoutException;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The mail server of {@code spring.mail.*}. One connection serves a whole round, where {@code JavaMailSender} would open one
 * for each mail; its session and settings are used as they are, with time limits where none is set.
 */
class TransportSmtp implements Transport {

    /** The server closes the channel: what RFC 5321 makes it say before it hangs up. */
    private static final int FERMETURE = 421;

    private final JavaMailSenderImpl reglages;

    TransportSmtp(JavaMailSenderImpl reglages) {
        this.reglages = reglages;
        Properties proprietes = reglages.getJavaMailProperties();
        String prefixe = "mail." + protocole(reglages) + ".";
        proprietes.putIfAbsent(prefixe + "connectiontimeout", "10000");
        proprietes.putIfAbsent(prefixe + "timeout", "30000");
        proprietes.putIfAbsent(prefixe + "writetimeout", "30000");
    }

    @Override
    public Tournee ouvrir() {
        return new TourneeSmtp();
    }

    private final class TourneeSmtp implements Tournee {

        private jakarta.mail.Transport connexion;

        @Override
        public void remettre(MessageCourriel message) throws EchecRemise {
            boolean ouverteAvant = connexion != null;
            try {
                envoyer(message);
            } catch (MessagingException echec) {
                close();
                if (!ouverteAvant || !connexionFinie(echec)) {
                    throw traduire(echec);
                }
                // the server had enough of this connection, not of this mail
                try {
                    envoyer(message);
                } catch (MessagingException encore) {
                    close();
                    throw traduire(encore);
                }
            }
        }

        private void envoyer(MessageCourriel message) throws MessagingException, EchecRemise {
            if (connexion == null) {
                connexion = connecter();
            }
            connexion.sendMessage(message, message.getAllRecipients());
        }

        private jakarta.mail.Transport connecter() throws EchecRemise {
            try {
                Session session = reglages.getSession();
                jakarta.mail.Transport transport = session.getTransport(protocole(reglages));
                transport.connect(
                        reglages.getHost(), reglages.getPort(), vide(reglages.getUsername()), reglages.getPassword());
                return transport;
            } catch (MessagingException injoignable) {
                throw EchecRemise.indisponible("Serveur de courriel injoignable", injoignable);
            }
        }

        @Override
        public void close() {
            if (connexion == null) {
                return;
            }
            try {
                connexion.close();
            } catch (MessagingException dejaFermee) {
                // what mattered was answered before
            } finally {
                connexion = null;
            }
        }
    }

    private static boolean connexionFinie(MessagingException echec) {
        Reponse reponse = Reponse.de(echec);
        return reponse.code() == FERMETURE
                || reponse.code() < 0 && !(echec.getCause() instanceof SocketTimeoutException);
    }

    private static EchecRemise traduire(MessagingException echec) {
        Reponse reponse = Reponse.de(echec);
        if (reponse.code() == FERMETURE) {
            return EchecRemise.indisponible("Le serveur de courriel s’arrête", echec);
        }
        if (reponse.destinataire() && reponse.code() >= 500) {
            return EchecRemise.definitif(reponse.enClair());
        }
        return EchecRemise.temporaire(reponse.enClair(), echec);
    }

    private static String protocole(JavaMailSenderImpl reglages) {
        return reglages.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : reglages.getProtocol();
    }

    private static String vide(String texte) {
        return texte == null || texte.isEmpty() ? null : texte;
    }

    /**
     * What the server answered.
     *
     * @param code SMTP reply code, negative when there was none
     * @param destinataire it was about the recipient
     */
    private record Reponse(int code, boolean destinataire, String texte) {

        static Reponse de(MessagingException echec) {
            Reponse reponse = new Reponse(-1, false, "Pas de réponse du serveur de courriel");
            for (Exception e = echec; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
                if (e instanceof SMTPAddressFailedException adresse) {
                    return new Reponse(adresse.getReturnCode(), true, adresse.getMessage());
                } else if (e instanceof SMTPSenderFailedException expediteur) {
                    reponse = new Reponse(expediteur.getReturnCode(), false, expediteur.getMessage());
                } else if (e instanceof SMTPSendFailedException envoi) {
                    reponse = new Reponse(envoi.getReturnCode(), false, envoi.getMessage());
                }
            }
            return reponse;
        }

        String enClair() {
            return TexteLibre.ligne(texte);
        }
    }
}

package fr.trophees.courriel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A mailbox in memory that a test can make fail. */
class Boite implements Transport {

    private final List<MessageCourriel> recus = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Throwable> refus = new ConcurrentHashMap<>();
    private volatile Runnable apresRemise = () -> {};

    void refuser(String adresse, EchecRemise echec) {
        refus.put(adresse, echec);
    }

    void exploser(String adresse, Error erreur) {
        refus.put(adresse, erreur);
    }

    void accepter() {
        refus.clear();
    }

    void apresRemise(Runnable action) {
        apresRemise = action;
    }

    List<String> destinataires() {
        return lire(message -> message.getAllRecipients()[0].toString());
    }

    List<String> identifiants() {
        return lire(MessageCourriel::getMessageID);
    }

    List<String> messages() {
        return lire(message -> {
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            message.writeTo(octets);
            return octets.toString(StandardCharsets.UTF_8).replace("=\r\n", "");
        });
    }

    @Override
    public Tournee ouvrir() {
        return new Tournee() {
            @Override
            public void remettre(MessageCourriel message) throws EchecRemise {
                Throwable echec = refus.get(lire(message, m -> m.getAllRecipients()[0].toString()));
                if (echec instanceof EchecRemise refuse) {
                    throw refuse;
                }
                if (echec instanceof Error erreur) {
                    throw erreur;
                }
                recus.add(message);
                apresRemise.run();
            }

            @Override
            public void close() {
                // nothing to close
            }
        };
    }

    private <T> List<T> lire(Lecture<T> lecture) {
        synchronized (recus) {
            return recus.stream().map(message -> lire(message, lecture)).toList();
        }
    }

    private static <T> T lire(MessageCourriel message, Lecture<T> lecture) {
        try {
            return lecture.lire(message);
        } catch (jakarta.mail.MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private interface Lecture<T> {
        T lire(MessageCourriel message) throws jakarta.mail.MessagingException, IOException;
    }
}

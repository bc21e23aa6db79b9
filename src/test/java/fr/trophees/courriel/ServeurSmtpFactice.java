package fr.trophees.courriel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers what a test wants, one connection at a time: GreenMail accepts everything. */
final class ServeurSmtpFactice implements AutoCloseable {

    /** An answer that never comes. */
    static final String SILENCE = "";

    private final ServerSocket ecoute;
    private final Map<String, String> reponses = new ConcurrentHashMap<>();
    private final List<String> acceptes = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger connexions = new AtomicInteger();
    private final CountDownLatch fin = new CountDownLatch(1);
    private volatile int messagesParConnexion = Integer.MAX_VALUE;

    ServeurSmtpFactice() {
        try {
            ecoute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread fil = new Thread(this::servir, "smtp-factice");
        fil.setDaemon(true);
        fil.start();
    }

    int port() {
        return ecoute.getLocalPort();
    }

    /** @param debut of a command line, {@code RCPT TO:<a@ville.example>} */
    void repondre(String debut, String reponse) {
        reponses.put(debut, reponse);
    }

    void accepterTout() {
        reponses.clear();
    }

    /** Then it says 421 and hangs up. */
    void messagesParConnexion(int nombre) {
        messagesParConnexion = nombre;
    }

    List<String> acceptes() {
        return List.copyOf(acceptes);
    }

    int connexions() {
        return connexions.get();
    }

    private void servir() {
        while (!ecoute.isClosed()) {
            try (Socket client = ecoute.accept()) {
                connexions.incrementAndGet();
                dialoguer(client);
            } catch (IOException coupe) {
                // the client, or the test, hung up
            }
        }
    }

    private void dialoguer(Socket client) throws IOException {
        BufferedReader lu =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        PrintWriter ecrit = new PrintWriter(client.getOutputStream(), true, StandardCharsets.US_ASCII);
        ecrit.print("220 factice\r\n");
        ecrit.flush();
        String destinataire = null;
        int messages = 0;
        for (String ligne = lu.readLine(); ligne != null; ligne = lu.readLine()) {
            String reponse = reponse(ligne);
            if (reponse.equals(SILENCE)) {
                attendreLaFin();
                return;
            }
            if (ligne.startsWith("RCPT")) {
                destinataire = ligne.replaceFirst(".*<(.*)>.*", "$1");
            }
            if (ligne.startsWith("MAIL") && messages >= messagesParConnexion) {
                ecrit.print("421 assez\r\n");
                ecrit.flush();
                return;
            }
            ecrit.print(reponse + "\r\n");
            ecrit.flush();
            if (ligne.equals("DATA") && reponse.startsWith("354")) {
                while (!".".equals(lu.readLine())) {
                    // the message itself
                }
                ecrit.print("250 pris\r\n");
                ecrit.flush();
                acceptes.add(destinataire);
                messages++;
            }
            if (ligne.equals("QUIT")) {
                return;
            }
        }
    }

    private String reponse(String ligne) {
        return reponses.entrySet().stream()
                .filter(r -> ligne.startsWith(r.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ligne.equals("DATA") ? "354 allez" : "250 bien");
    }

    private void attendreLaFin() {
        try {
            fin.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        fin.countDown();
        ecoute.close();
    }
}

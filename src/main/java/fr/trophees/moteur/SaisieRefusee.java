package fr.trophees.moteur;

/** A completion that can't be accepted. The message is shown to the user, in French; it never repeats what was typed. */
public class SaisieRefusee extends RuntimeException {

    public SaisieRefusee(String message) {
        super(message);
    }
}

package fr.trophees.courriel;

/** A mail could not be handed over. The message is kept with the mail for staff; it goes to no log. */
class EchecRemise extends Exception {

    /** What the failure says of the next attempt. */
    enum Portee {
        /** Nothing can be handed over now, whatever the mail: it is not the mail's fault and not counted against it. */
        TRANSPORT_INDISPONIBLE,
        /** This mail failed; it may succeed later. */
        TEMPORAIRE,
        /** This mail will never succeed. */
        DEFINITIF,
        /** There is nothing to say to this recipient any more: no failure, and nothing to try again. */
        SANS_OBJET
    }

    private final Portee portee;

    private EchecRemise(Portee portee, String raison, Throwable cause) {
        super(raison, cause);
        this.portee = portee;
    }

    static EchecRemise indisponible(String raison, Throwable cause) {
        return new EchecRemise(Portee.TRANSPORT_INDISPONIBLE, raison, cause);
    }

    static EchecRemise temporaire(String raison, Throwable cause) {
        return new EchecRemise(Portee.TEMPORAIRE, raison, cause);
    }

    static EchecRemise definitif(String raison) {
        return new EchecRemise(Portee.DEFINITIF, raison, null);
    }

    static EchecRemise sansObjet(String raison) {
        return new EchecRemise(Portee.SANS_OBJET, raison, null);
    }

    Portee portee() {
        return portee;
    }
}

package fr.trophees.courriel;

/** Where mails are handed over. */
interface Transport {

    /** A round of deliveries; connects when the first mail is handed over. */
    Tournee ouvrir();

    /** Used by one thread at a time. */
    interface Tournee extends AutoCloseable {

        /** Returns once somebody else has taken charge of the mail. */
        void remettre(MessageCourriel message) throws EchecRemise;

        @Override
        void close();
    }
}

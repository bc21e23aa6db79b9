package fr.trophees.territoire;

/**
 * What official data knows under a SIREN (ELIG-1).
 *
 * @param code Insee code, or the SIREN for an EPCI or EPT
 * @param collectiviteTerritoriale whether it is a collectivité territoriale in law
 * @param epci whether it is a grouping of communes; the Métropole de Lyon counts as both
 */
public record Collectivite(
        Siren siren, Nature nature, String code, String nom, boolean collectiviteTerritoriale, boolean epci) {

    public enum Nature {
        COMMUNE("une commune"),
        EPCI("un EPCI"),
        EPT("un établissement public territorial"),
        DEPARTEMENT("un département"),
        REGION("une région");

        private final String libelle;

        Nature(String libelle) {
            this.libelle = libelle;
        }

        /** With its article, for sentences. */
        public String libelle() {
            return libelle;
        }
    }
}

package fr.trophees.territoire;

/** Kinds of groupings of communes, under the names that the official data gives them. */
public enum TypeEpci {
    CC("communauté de communes"),
    CA("communauté d’agglomération"),
    CU("communauté urbaine"),
    METRO("métropole"),
    /** Listed with the EPCI, yet in law a collectivité à statut particulier (CGCT, art. L. 3611-1). */
    MET69("collectivité à statut particulier"),
    EPT("établissement public territorial");

    private final String libelle;

    TypeEpci(String libelle) {
        this.libelle = libelle;
    }

    public String libelle() {
        return libelle;
    }
}

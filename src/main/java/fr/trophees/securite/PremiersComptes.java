package fr.trophees.securite;

import java.util.List;

/** The accounts that must exist at the first start. */
interface PremiersComptes {

    List<Compte> comptes();

    /** @param groupe id of the account's only group */
    record Compte(String id, String prenom, String nom, String motDePasse, String groupe) {

        @Override
        public String toString() {
            return "Compte[id=" + id + ", groupe=" + groupe + "]";
        }
    }
}

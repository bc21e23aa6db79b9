package fr.trophees.eligibilite;

import fr.trophees.territoire.Siren;
import java.util.Objects;

/** A dossier of the contest that counts for ELIG-5 and ELIG-6: deposited, neither withdrawn nor refused. */
public record DossierDepose(
        String numero, Siren siren, String categorie, String projetTitre, EntiteDistincte entiteDistincte) {

    public DossierDepose {
        Objects.requireNonNull(numero);
        Objects.requireNonNull(siren);
        Objects.requireNonNull(categorie);
        Objects.requireNonNull(entiteDistincte);
    }
}

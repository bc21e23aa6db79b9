package fr.trophees.eligibilite;

import fr.trophees.territoire.Siren;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What the rules need to know of a candidature. Texts may be null where the form leaves them out.
 *
 * @param numero null before the deposit
 * @param siren null only where somebody asks before writing anything: nothing official is then known of the structure
 * @param collectiviteMandante who mandates an organisation, in the candidate's words
 * @param mandatFourni whether the mandate is among the pieces
 * @param adherenteDeclaree the candidate's word, only compared with the list
 * @param facilitateurs their names, as typed
 * @param communeInsee the seat
 * @param dateFin null while the action runs
 */
public record DossierExamine(
        String numero,
        Siren siren,
        String structureNom,
        TypeStructure structureType,
        String collectiviteMandante,
        boolean mandatFourni,
        boolean adherenteDeclaree,
        Adhesion adhesion,
        Coordination coordination,
        String facilitateurs,
        String communeInsee,
        String categorie,
        String projetTitre,
        LocalDate dateDebut,
        LocalDate dateFin,
        EntiteDistincte entiteDistincte,
        Aire aire) {

    public DossierExamine {
        Objects.requireNonNull(structureType);
        Objects.requireNonNull(adhesion);
        Objects.requireNonNull(coordination);
        Objects.requireNonNull(categorie);
        Objects.requireNonNull(entiteDistincte);
        Objects.requireNonNull(aire);
    }
}

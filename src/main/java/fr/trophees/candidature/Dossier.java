package fr.trophees.candidature;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.formulaire.ReglesCourantes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A dossier as recorded.
 *
 * @param numero {@code IT2024-0042}, null for a draft
 * @param categorie where it stands; AVE may have moved it (ELIG-7), {@code donnees} keeps what the candidate chose
 * @param donnees the form's fields by key: text, booleans, lists of text; absent when empty
 * @param manque what a deposit would be refused for
 * @param version grows with each change of {@code donnees} or {@code categorie}
 * @param contactCourriel where its mails go
 * @param entiteDistincte null, {@code demandee}, {@code acceptee} (ELIG-5)
 * @param correctionJusqua exclusive: staff asked for a correction until then
 * @param attestation how the attestation that stands does, null when none does
 * @param attestationAvant exclusive: until when staff awaits a better attestation (D-5)
 * @param completLe the later of deposit and first effective attestation (DEP-2), null while one is missing
 * @param tardif decision on a late completion (D-1): {@code admis} or {@code refuse}, null before
 * @param reconnaissance by the coordination régionale (ELIG-2): {@code non-requise}, {@code a-demander}, {@code reconnue},
 *     {@code non-reconnue}; null before the first examination
 */
public record Dossier(
        UUID id,
        String edition,
        String numero,
        String categorie,
        Map<String, Object> donnees,
        List<ErreurDeChamp> manque,
        long version,
        String contactCourriel,
        String siren,
        String structureNom,
        String projetTitre,
        String entiteDistincte,
        Instruction instruction,
        Instant correctionJusqua,
        StatutAttestation attestation,
        Instant attestationAvant,
        String reglementVersion,
        Instant creeLe,
        Instant deposeLe,
        Instant completLe,
        String tardif,
        String reconnaissance,
        Instant decideLe) {

    public boolean depose() {
        return numero != null;
    }

    /** A text of the form, null when it is empty. */
    public String texte(String champ) {
        return donnees.get(champ) instanceof String texte ? texte : null;
    }

    /**
     * The address that the form gives for the contact, once it is deposited and differs from where mails go: nobody there has
     * accepted yet to become the contact. Empty for none, and for what is no address.
     */
    Optional<String> contactPropose() {
        return autreAdresse().filter(adresse -> depose());
    }

    /** As {@link #contactPropose}, for a draft too: it will be asked once the dossier is deposited. */
    Optional<String> autreAdresse() {
        return Optional.ofNullable(texte("contactEmail"))
                .filter(adresse -> !adresse.equalsIgnoreCase(contactCourriel))
                .filter(adresse -> ReglesCourantes.adresseElectronique(adresse).isEmpty());
    }

    boolean instruit() {
        return instruction == Instruction.ADMIS || instruction == Instruction.REFUSE;
    }
}

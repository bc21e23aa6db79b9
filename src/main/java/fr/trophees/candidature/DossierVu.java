package fr.trophees.candidature;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.trophees.base.Empreinte;
import fr.trophees.base.ErreurDeChamp;
import fr.trophees.edition.Calendrier;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A dossier as its candidate sees it.
 *
 * @param version of {@code donnees}, carried by the entity tag
 */
@JsonPropertyOrder({"numero", "edition", "categorie", "etat", "donnees", "manque", "cloture", "limite"})
@JsonInclude(JsonInclude.Include.ALWAYS)
record DossierVu(
        String numero,
        String edition,
        String categorie,
        String etat,
        Map<String, Object> donnees,
        List<ErreurDeChamp> manque,
        OffsetDateTime cloture,
        OffsetDateTime limite,
        @JsonIgnore long version) {

    static DossierVu de(Dossier dossier, Appel appel, Instant maintenant) {
        return new DossierVu(
                dossier.numero(),
                dossier.edition(),
                dossier.categorie(),
                EtatDossier.de(dossier, appel.delais(), maintenant).code(),
                dossier.donnees(),
                appel.manque(dossier),
                aParis(appel.delais().cloture()),
                aParis(appel.delais().limite()),
                dossier.version());
    }

    /**
     * Strong: two representations with the same tag are the same, whether the candidate, staff or the calendar made the difference.
     * See {@link VersionAttendue}.
     */
    String etiquette() {
        String reste = String.join(
                "|",
                String.valueOf(numero),
                String.valueOf(categorie),
                etat,
                cloture.toString(),
                limite.toString(),
                manque.toString());
        byte[] empreinte = Empreinte.sha256(reste);
        return "\"%d-%s\"".formatted(version, HexFormat.of().formatHex(Arrays.copyOf(empreinte, 8)));
    }

    static OffsetDateTime aParis(Instant instant) {
        return instant.atZone(Calendrier.PARIS).toOffsetDateTime();
    }
}

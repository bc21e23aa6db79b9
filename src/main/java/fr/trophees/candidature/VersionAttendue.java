package fr.trophees.candidature;

import fr.trophees.base.RequeteRefusee;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/**
 * What an {@code If-Match} header lets a save overwrite. Our entity tags are {@code "<version>-<rest>"}: the rest changes with
 * what the calendar and staff do, which a save doesn't overwrite, so only the version is compared.
 *
 * @param entete the header, null when absent: the last save then wins
 * @param brouillonSeulement the save is nobody's act, only what is being typed: it doesn't reach a dossier deposited meanwhile
 */
record VersionAttendue(String entete, boolean brouillonSeulement) {

    private static final Pattern ETIQUETTE = Pattern.compile("(W/)?\"([^\"]*)\"");
    private static final Pattern NOTRE = Pattern.compile("(\\d{1,18})-[0-9a-f]{16}");

    static final VersionAttendue TOUTE = new VersionAttendue(null);

    VersionAttendue(String entete) {
        this(entete, false);
    }

    /** @throws RequeteRefusee 409 deposited meanwhile, 412 when the client saw another version */
    void exiger(Dossier dossier) {
        if (brouillonSeulement && dossier.depose()) {
            throw RequeteRefusee.conflit(
                    "Dossier déposé",
                    "Ce dossier a été déposé entre-temps : vos changements ne s’enregistrent plus tout seuls.");
        }
        if (!accepte(dossier.version())) {
            throw new RequeteRefusee(
                    HttpStatus.PRECONDITION_FAILED,
                    "Modifié entre-temps",
                    "Le dossier a été modifié ailleurs depuis que vous l’avez ouvert. Rechargez la page : votre saisie n’a pas"
                            + " été enregistrée.",
                    List.of());
        }
    }

    boolean accepte(long version) {
        if (entete == null || entete.strip().equals("*")) {
            return true;
        }
        Matcher etiquettes = ETIQUETTE.matcher(entete);
        while (etiquettes.find()) {
            boolean forte = etiquettes.group(1) == null;
            Matcher notre = NOTRE.matcher(etiquettes.group(2));
            if (forte && notre.matches() && Long.parseLong(notre.group(1)) == version) {
                return true;
            }
        }
        return false;
    }
}

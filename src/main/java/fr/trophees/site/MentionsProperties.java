package fr.trophees.site;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the law wants published about the site and only its publisher knows, {@code trophees.mentions.*}. Nothing is made up: what
 * isn't given is shown as still to be filled in, and staff is told.
 *
 * @param directeurPublication who directs the publication
 * @param hebergeurNom name of the hosting provider, then its address and telephone
 * @param delegueDonnees how to reach the data protection officer; none is compulsory
 */
@ConfigurationProperties("trophees.mentions")
public record MentionsProperties(
        String directeurPublication,
        String hebergeurNom,
        String hebergeurAdresse,
        String hebergeurTelephone,
        String delegueDonnees) {

    public MentionsProperties {
        directeurPublication = ouRien(directeurPublication);
        hebergeurNom = ouRien(hebergeurNom);
        hebergeurAdresse = ouRien(hebergeurAdresse);
        hebergeurTelephone = ouRien(hebergeurTelephone);
        delegueDonnees = ouRien(delegueDonnees);
    }

    /** Names of the settings that the legal notice lacks. */
    public List<String> manquantes() {
        List<String> manquantes = new ArrayList<>();
        signaler(manquantes, directeurPublication, "trophees.mentions.directeur-publication");
        signaler(manquantes, hebergeurNom, "trophees.mentions.hebergeur-nom");
        signaler(manquantes, hebergeurAdresse, "trophees.mentions.hebergeur-adresse");
        signaler(manquantes, hebergeurTelephone, "trophees.mentions.hebergeur-telephone");
        return manquantes;
    }

    private static void signaler(List<String> manquantes, String valeur, String reglage) {
        if (valeur == null) {
            manquantes.add(reglage);
        }
    }

    private static String ouRien(String texte) {
        return texte == null || texte.isBlank() ? null : texte.strip();
    }
}

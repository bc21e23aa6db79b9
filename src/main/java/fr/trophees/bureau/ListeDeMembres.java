package fr.trophees.bureau;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.jury.FicheDeMembre;
import fr.trophees.jury.MembresDuJury.LigneDeListe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** A list of jurors as its CSV says it; the account's name may be left out. Errors name the line, never the value. */
final class ListeDeMembres {

    static final List<String> COLONNES =
            List.of("nom", "courriel", "structure", "siren", "domaine", "president", "compte");

    private static final Map<String, Boolean> PRESIDENT =
            Map.of("", false, "non", false, "0", false, "oui", true, "1", true, "x", true);
    private static final int LIGNES_MAXIMUM = 500;

    private ListeDeMembres() {}

    /** @throws RequeteRefusee 422 with every line at fault */
    static List<LigneDeListe> lire(byte[] octets) {
        List<LigneDeListe> liste = new ArrayList<>();
        List<ErreurDeChamp> erreurs = new ArrayList<>();
        LectureCsv.lire(octets, COLONNES, (ligne, numero) -> lire(ligne, numero, liste, erreurs))
                .ifPresent(erreurs::add);
        if (erreurs.isEmpty() && (liste.isEmpty() || liste.size() > LIGNES_MAXIMUM)) {
            erreurs.add(new ErreurDeChamp(
                    "fichier",
                    liste.isEmpty()
                            ? "Ce fichier ne contient aucun membre."
                            : "Ce fichier contient plus de " + LIGNES_MAXIMUM + " membres."));
        }
        if (!erreurs.isEmpty()) {
            throw RequeteRefusee.invalide(erreurs);
        }
        return liste;
    }

    private static void lire(CSVRecord ligne, long numero, List<LigneDeListe> liste, List<ErreurDeChamp> erreurs) {
        if (!ligne.isConsistent()) {
            erreurs.add(new ErreurDeChamp(
                    "ligne " + numero, "Ligne " + numero + " : il faut exactement " + COLONNES.size() + " colonnes."));
            return;
        }
        Boolean president = PRESIDENT.get(ligne.get("president").toLowerCase(Locale.ROOT));
        if (president == null) {
            erreurs.add(new ErreurDeChamp(
                    "ligne " + numero, "Ligne " + numero + " : president, indiquez « oui » ou « non »."));
            return;
        }
        liste.add(new LigneDeListe(
                numero,
                new FicheDeMembre(
                        rien(ligne.get("compte")),
                        ligne.get("nom"),
                        ligne.get("courriel"),
                        rien(ligne.get("structure")),
                        rien(ligne.get("siren")),
                        rien(ligne.get("domaine")),
                        president)));
    }

    private static String rien(String texte) {
        return texte.isBlank() ? null : texte;
    }
}

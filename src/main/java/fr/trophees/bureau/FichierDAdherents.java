package fr.trophees.bureau;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.formulaire.ReglesCourantes;
import fr.trophees.territoire.Siren;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/**
 * A list of members as its CSV says it: columns {@code siren;nom;courriel;offre;region} in any order, UTF-8 or as Excel writes it
 * in France. Errors name the line and the column, never the value.
 *
 * @param erreurs with {@code ligne 12} as their field; nothing may be imported unless there are none
 */
record FichierDAdherents(List<Adherent> adherents, List<ErreurDeChamp> erreurs) {

    static final Set<String> OFFRES = Set.of("toute", "clause");

    private static final List<String> COLONNES = List.of("siren", "nom", "courriel", "offre", "region");
    private static final int LONGUEUR_MAXIMALE = 200;
    private static final int ERREURS_MAXIMALES = 100;

    /**
     * One line.
     *
     * @param siren nine digits
     * @param courriel in small letters, empty when none is known
     * @param offre {@code toute} or {@code clause}
     * @param region null when the list doesn't say
     */
    record Adherent(String siren, String nom, String courriel, String offre, String region) {}

    static FichierDAdherents lire(byte[] octets) {
        Lecture lecture = new Lecture();
        return LectureCsv.lire(octets, COLONNES, lecture::lire)
                .map(erreur -> refus(erreur.champ(), erreur.message()))
                .orElseGet(lecture::terminer);
    }

    private static FichierDAdherents refus(String champ, String message) {
        return new FichierDAdherents(List.of(), List.of(new ErreurDeChamp(champ, message)));
    }

    /** What has been read so far. */
    private static final class Lecture {

        private final List<Adherent> adherents = new ArrayList<>();
        private final List<ErreurDeChamp> erreurs = new ArrayList<>();
        private final Map<String, Long> dejaVus = new HashMap<>();

        void lire(CSVRecord ligne, long numero) {
            if (!ligne.isConsistent()) {
                erreur(numero, "il faut exactement " + COLONNES.size() + " colonnes.");
                return;
            }
            int avant = erreurs.size();
            String siren = ligne.get("siren");
            Siren.anomalie(siren).ifPresent(message -> erreur(numero, "siren : " + message));
            String nom = texte(ligne, "nom", numero);
            if (nom.isEmpty()) {
                erreur(numero, "nom : indiquez le nom de la structure.");
            }
            String courriel = ligne.get("courriel").toLowerCase(Locale.ROOT);
            if (!courriel.isEmpty()) {
                ReglesCourantes.adresseElectronique(courriel)
                        .ifPresent(message -> erreur(numero, "courriel : " + message));
            }
            String offre = ligne.get("offre").toLowerCase(Locale.ROOT);
            if (!OFFRES.contains(offre)) {
                erreur(numero, "offre : indiquez « toute » ou « clause ».");
            }
            String region = texte(ligne, "region", numero);
            if (erreurs.size() > avant) {
                return;
            }
            Adherent adherent =
                    new Adherent(new Siren(siren).valeur(), nom, courriel, offre, region.isEmpty() ? null : region);
            Long precedente = dejaVus.putIfAbsent(adherent.siren() + " " + courriel, numero);
            if (precedente != null) {
                erreur(numero, "même SIREN et même adresse qu’à la ligne " + precedente + ".");
            }
            adherents.add(adherent);
        }

        private String texte(CSVRecord ligne, String colonne, long numero) {
            String texte = ligne.get(colonne);
            if (texte.codePointCount(0, texte.length()) > LONGUEUR_MAXIMALE) {
                erreur(numero, colonne + " : " + LONGUEUR_MAXIMALE + " caractères au plus.");
            }
            if (texte.chars().anyMatch(Character::isISOControl)) {
                erreur(numero, colonne + " : un caractère de ce texte ne peut pas être enregistré.");
            }
            return texte;
        }

        private void erreur(long numero, String message) {
            erreurs.add(new ErreurDeChamp("ligne " + numero, "Ligne " + numero + ", " + message));
        }

        FichierDAdherents terminer() {
            if (adherents.isEmpty() && erreurs.isEmpty()) {
                return refus("fichier", "Ce fichier ne contient aucun adhérent.");
            }
            Optional<ErreurDeChamp> reste = erreurs.size() > ERREURS_MAXIMALES
                    ? Optional.of(new ErreurDeChamp(
                            "fichier",
                            "Et " + (erreurs.size() - ERREURS_MAXIMALES)
                                    + " autres erreurs : corrigez d’abord celles-ci."))
                    : Optional.empty();
            List<ErreurDeChamp> dites =
                    new ArrayList<>(erreurs.subList(0, Math.min(erreurs.size(), ERREURS_MAXIMALES)));
            reste.ifPresent(dites::add);
            return new FichierDAdherents(List.copyOf(adherents), dites);
        }
    }
}

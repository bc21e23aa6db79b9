package fr.trophees.jury;

import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Ties that a juror might have with a structure (JURY-3): what the two have in common, each time with the two facts that matched.
 * Nobody is recused by it: people confirm or dismiss. Structures, persons and territories are compared in both directions; case,
 * accents, hyphens and little words make no difference.
 */
public final class LiensPossibles {

    /** What was compared. */
    public enum Nature {
        SIREN("siren", "même SIREN"),
        STRUCTURE("structure", "noms de structure"),
        DOMAINE("domaine", "adresses électroniques"),
        PERSONNE("personne", "noms de personne"),
        TERRITOIRE("territoire", "territoires");

        private final String code;
        private final String libelle;

        Nature(String code, String libelle) {
            this.code = code;
            this.libelle = libelle;
        }

        /** Name in the database and in JSON. */
        @JsonValue
        public String code() {
            return code;
        }

        public String libelle() {
            return libelle;
        }

        /** @throws IllegalArgumentException for a name that is none */
        static Nature duCode(String code) {
            return Arrays.stream(values())
                    .filter(nature -> nature.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Cette nature de lien n’existe pas."));
        }
    }

    /**
     * Two facts that match, in words: the juror's, then the structure's. Of the structure's people none is named but by the
     * juror's own name.
     */
    public record Rapprochement(Nature nature, String duMembre, String deLaStructure) {}

    /** A place, e.g. « Brest », « la commune de Brest ». */
    public record Lieu(String nom, String enClair) {}

    /** Somebody whom a dossier names, and as what: « le contact du dossier ». The name may stand in a longer text. */
    public record Personne(String noms, String role) {}

    /**
     * A juror as they are compared.
     *
     * @param structure name of their structure, or null
     * @param siren of their structure, nine digits, or null
     * @param courriel their address, or null
     * @param lieux territories of their structure, when it is a collectivité
     */
    public record Membre(String nom, String structure, String siren, String courriel, List<Lieu> lieux) {

        public Membre {
            lieux = List.copyOf(lieux);
        }
    }

    /**
     * A structure of the contest as it is compared.
     *
     * @param mandante the collectivité that mandated it, or null
     * @param courriels addresses of its dossiers
     * @param lieux where it has its seat, and the territories around it
     */
    public record Structure(
            String siren,
            String nom,
            String mandante,
            List<String> courriels,
            List<Personne> personnes,
            List<Lieu> lieux) {

        public Structure {
            courriels = List.copyOf(courriels);
            personnes = List.copyOf(personnes);
            lieux = List.copyOf(lieux);
        }
    }

    private static final Set<String> PETITS_MOTS = Set.of(
            "a",
            "au",
            "aux",
            "d",
            "de",
            "des",
            "du",
            "en",
            "et",
            "l",
            "la",
            "le",
            "les",
            "n",
            "no",
            "pour",
            "sur",
            "ville",
            "mairie",
            "commune",
            "association",
            "asso");

    /** Domains of everybody: nothing in common is told by them. */
    private static final Set<String> DOMAINES_PUBLICS = Set.of(
            "aliceadsl.fr",
            "aol.com",
            "asso.fr",
            "bbox.fr",
            "club-internet.fr",
            "com.fr",
            "example.com",
            "example.net",
            "example.org",
            "free.fr",
            "gmail.com",
            "gmx.com",
            "gmx.fr",
            "gouv.fr",
            "hotmail.com",
            "hotmail.fr",
            "icloud.com",
            "laposte.net",
            "live.com",
            "live.fr",
            "mac.com",
            "mail.com",
            "me.com",
            "msn.com",
            "neuf.fr",
            "nom.fr",
            "numericable.fr",
            "orange.fr",
            "outlook.com",
            "outlook.fr",
            "pm.me",
            "proton.me",
            "protonmail.com",
            "sfr.fr",
            "wanadoo.fr",
            "yahoo.com",
            "yahoo.fr");

    private LiensPossibles() {}

    /** Every pair of facts that matches, in the order of {@link Nature}; empty when nothing does. */
    public static List<Rapprochement> comparer(Membre membre, Structure structure) {
        Set<Rapprochement> trouves = new LinkedHashSet<>();
        if (membre.siren() != null && membre.siren().equals(structure.siren())) {
            trouves.add(new Rapprochement(Nature.SIREN, membre.siren(), structure.siren()));
        }
        for (String nom : presents(structure.nom(), structure.mandante())) {
            if (memeStructure(membre.structure(), nom)) {
                trouves.add(new Rapprochement(Nature.STRUCTURE, membre.structure(), nom));
            }
        }
        for (String courriel : structure.courriels()) {
            String sien = domaine(membre.courriel());
            String leur = domaine(courriel);
            if (memeDomaine(sien, leur)) {
                trouves.add(new Rapprochement(Nature.DOMAINE, "@" + sien, "@" + leur));
            }
        }
        for (Personne personne : structure.personnes()) {
            if (memePersonne(membre.nom(), personne.noms())) {
                trouves.add(new Rapprochement(Nature.PERSONNE, membre.nom(), personne.role()));
            }
        }
        comparerLesTerritoires(membre, structure, trouves);
        return List.copyOf(trouves);
    }

    /** What is left to propose once some facts were dismissed. */
    public static List<Rapprochement> sansLesEcartes(
            List<Rapprochement> rapprochements, Collection<Rapprochement> ecartes) {
        return rapprochements.stream()
                .filter(rapprochement -> !ecartes.contains(rapprochement))
                .toList();
    }

    private static void comparerLesTerritoires(Membre membre, Structure structure, Set<Rapprochement> trouves) {
        for (Lieu leur : structure.lieux()) {
            if (nomme(membre.structure(), leur.nom())) {
                trouves.add(new Rapprochement(Nature.TERRITOIRE, membre.structure(), leur.enClair()));
            }
        }
        for (Lieu sien : membre.lieux()) {
            for (String nom : presents(structure.nom(), structure.mandante())) {
                if (nomme(nom, sien.nom())) {
                    trouves.add(new Rapprochement(Nature.TERRITOIRE, sien.enClair(), nom));
                }
            }
            if (structure.lieux().contains(sien)) {
                trouves.add(new Rapprochement(Nature.TERRITOIRE, sien.enClair(), sien.enClair()));
            }
        }
    }

    /** The same words, or one name within the other, of two words at least. */
    private static boolean memeStructure(String un, String autre) {
        List<String> mots = mots(un);
        List<String> siens = mots(autre);
        if (mots.isEmpty() || siens.isEmpty()) {
            return false;
        }
        return mots.equals(siens)
                || Math.min(mots.size(), siens.size()) >= 2 && (contient(mots, siens) || contient(siens, mots));
    }

    private static boolean memeDomaine(String un, String autre) {
        return un != null
                && autre != null
                && !DOMAINES_PUBLICS.contains(un)
                && !DOMAINES_PUBLICS.contains(autre)
                && (un.equals(autre) || un.endsWith("." + autre) || autre.endsWith("." + un));
    }

    private static String domaine(String courriel) {
        if (courriel == null || courriel.lastIndexOf('@') < 0) {
            return null;
        }
        String domaine = courriel.substring(courriel.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return domaine.contains(".") ? domaine : null;
    }

    /** Given and family name, in either order, one within the other. */
    private static boolean memePersonne(String un, String autre) {
        return citee(mots(un), mots(autre)) || citee(mots(autre), mots(un));
    }

    private static boolean citee(List<String> nom, List<String> texte) {
        if (nom.size() < 2) {
            return false;
        }
        List<String> inverse = new ArrayList<>(nom);
        Collections.rotate(inverse, 1);
        return contient(texte, nom) || contient(texte, inverse);
    }

    private static boolean nomme(String texte, String lieu) {
        List<String> mots = mots(lieu);
        return !mots.isEmpty() && String.join("", mots).length() >= 3 && contient(mots(texte), mots);
    }

    private static boolean contient(List<String> texte, List<String> suite) {
        return Collections.indexOfSubList(texte, suite) >= 0;
    }

    private static List<String> presents(String un, String autre) {
        List<String> noms = new ArrayList<>();
        for (String nom : Arrays.asList(un, autre)) {
            if (nom != null && !nom.isBlank()) {
                noms.add(nom);
            }
        }
        return noms;
    }

    private static List<String> mots(String texte) {
        if (texte == null) {
            return List.of();
        }
        String simple = Normalizer.normalize(texte, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return Arrays.stream(simple.split(" "))
                .filter(mot -> !mot.isEmpty() && !PETITS_MOTS.contains(mot))
                .toList();
    }
}

package fr.trophees.formulaire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One reading of one set of values against a form's fields. */
final class Examen {

    private final Map<String, Champ> champs;
    private final Expressions expressions;
    private final Map<String, Object> affichage;
    private final boolean soumission;

    private final Map<String, Object> nettes = new LinkedHashMap<>();
    private final Map<String, String> erreursDeType = new HashMap<>();
    private final Set<String> masques;
    private final Contexte contexte;

    /**
     * @param saisie values under the fields' full keys
     * @param affichage display variables, which FEEL sees beside the fields
     * @param soumission whether the values are sent as the answer to this very form: defaults apply, hidden values are
     *     suspect; otherwise they are a draft gathered over time
     */
    Examen(
            Map<String, Champ> champs,
            Expressions expressions,
            Map<String, Object> saisie,
            Map<String, Object> affichage,
            boolean soumission) {
        this.champs = champs;
        this.expressions = expressions;
        this.affichage = affichage;
        this.soumission = soumission;
        for (Champ champ : champs.values()) {
            Object defaut = soumission ? champ.presence().parDefaut() : null;
            recevoir(champ, saisie.getOrDefault(champ.cle(), defaut));
        }
        Set<String> caches = Set.of();
        Contexte vu = contexteSans(caches, null);
        // hiding a field empties it, which may hide or show another: repeated until nothing changes
        for (int tour = 0; tour <= champs.size(); tour++) {
            Set<String> suivants = masques(vu);
            if (suivants.equals(caches)) {
                break;
            }
            caches = suivants;
            vu = contexteSans(caches, vu);
        }
        this.masques = caches;
        this.contexte = vu;
    }

    private void recevoir(Champ champ, Object valeur) {
        if (valeur == null) {
            return;
        }
        Optional<String> erreur = Controle.erreurDeType(champ, valeur);
        if (erreur.isPresent()) {
            erreursDeType.put(champ.cle(), erreur.get());
            return;
        }
        Object nette = Controle.nettoyer(champ, valeur);
        if (nette != null) {
            nettes.put(champ.cle(), nette);
        }
    }

    private Set<String> masques(Contexte vu) {
        Set<String> masques = new HashSet<>();
        for (Champ champ : champs.values()) {
            if (champ.presence().masque(vu)) {
                masques.add(champ.cle());
            }
        }
        return masques;
    }

    /** @param precedent what was seen before, null at first: hiding what is empty anyway changes nothing */
    private Contexte contexteSans(Set<String> masques, Contexte precedent) {
        Map<String, Object> variables = new HashMap<>(affichage);
        for (Champ champ : champs.values()) {
            Object vide = champ.type().vide();
            poser(
                    variables,
                    champ.cle(),
                    masques.contains(champ.cle()) ? vide : nettes.getOrDefault(champ.cle(), vide));
        }
        return precedent != null && precedent.variables().equals(variables)
                ? precedent
                : new Contexte(variables, expressions.evaluer(variables));
    }

    /** The values of the fields that are shown. */
    Map<String, Object> valeurs() {
        Map<String, Object> visibles = new LinkedHashMap<>(nettes);
        visibles.keySet().removeAll(masques);
        return visibles;
    }

    /** At most one error for each field, in the form's order. */
    List<Erreur> erreurs(boolean manquesCompris) {
        List<Erreur> erreurs = new ArrayList<>();
        for (Champ champ : champs.values()) {
            erreur(champ, manquesCompris).map(champ::erreur).ifPresent(erreurs::add);
        }
        return erreurs;
    }

    private Optional<String> erreur(Champ champ, boolean manquesCompris) {
        Object valeur = nettes.get(champ.cle());
        if (masques.contains(champ.cle())) {
            return erreurSiMasque(champ, valeur);
        }
        if (erreursDeType.containsKey(champ.cle())) {
            return Optional.of(erreursDeType.get(champ.cle()));
        }
        if (estAbsente(champ, valeur)) {
            return manquesCompris ? erreurDAbsence(champ, valeur) : Optional.empty();
        }
        return Controle.erreurDeForme(champ, valeur, contexte).or(() -> erreurDExigence(champ));
    }

    private Optional<String> erreurSiMasque(Champ champ, Object valeur) {
        boolean vide = valeur == null
                || valeur.equals(false)
                || valeur.equals(champ.presence().parDefaut());
        boolean envoye = soumission && (!vide || erreursDeType.containsKey(champ.cle()));
        return envoye && !champ.presence().ignoreSiMasque()
                ? Optional.of("ce champ ne se remplit pas avec les réponses données, videz-le.")
                : Optional.empty();
    }

    /** A box left unticked is an answer, except where the box must be ticked. */
    private boolean estAbsente(Champ champ, Object valeur) {
        return valeur == null || valeur.equals(false) && champ.presence().exige(contexte);
    }

    private Optional<String> erreurDAbsence(Champ champ, Object valeur) {
        boolean exigee = champ.presence().exige(contexte);
        boolean caseSansReponse = soumission && champ.type() == TypeDeChamp.CASE && valeur == null;
        if (!exigee && !caseSansReponse) {
            return Optional.empty();
        }
        if (champ.presence().messageRequis() != null) {
            return Optional.of(champ.presence().messageRequis());
        }
        return Optional.of(
                switch (champ.type()) {
                    case CASE ->
                        exigee
                                ? "cochez cette case pour continuer."
                                : "indiquez si la case est cochée (true) ou non (false).";
                    case CHOIX -> "choisissez une réponse.";
                    case CHOIX_MULTIPLE -> "indiquez au moins un élément.";
                    case DATE -> "indiquez une date.";
                    case HEURE -> "indiquez une heure.";
                    case DATE_HEURE -> "indiquez une date et une heure.";
                    case NOMBRE, NOMBRE_EN_TEXTE -> "indiquez un nombre.";
                    case TEXTE, TEXTE_LONG -> "ce champ est obligatoire, remplissez-le.";
                });
    }

    private Optional<String> erreurDExigence(Champ champ) {
        Champ.Forme forme = champ.forme();
        return forme.exigence() != null && contexte.estFausse(forme.exigence())
                ? Optional.of(forme.messageExigence())
                : Optional.empty();
    }

    /** Puts a value under a dotted key, in Maps inside Maps. */
    static void poser(Map<String, Object> cible, String cle, Object valeur) {
        int point = cle.indexOf('.');
        if (point < 0) {
            cible.put(cle, valeur);
            return;
        }
        String nom = cle.substring(0, point);
        Map<String, Object> groupe = new LinkedHashMap<>();
        if (cible.get(nom) instanceof Map<?, ?> present) {
            present.forEach((interne, contenu) -> groupe.put(String.valueOf(interne), contenu));
        }
        poser(groupe, cle.substring(point + 1), valeur);
        cible.put(nom, groupe);
    }
}

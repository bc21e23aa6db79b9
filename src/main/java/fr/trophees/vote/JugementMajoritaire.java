package fr.trophees.vote;

import fr.trophees.formulaire.Erreur;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Majority judgement: every dossier is graded, the best median grade wins.
 *
 * <p>References: Michel Balinski and Rida Laraki, "A theory of measuring, electing, and ranking", PNAS 104 (2007),
 * p. 8720–8725; "Majority Judgment", MIT Press, 2010. The majority-grade is the lower middle one. Dossiers that have the
 * same are told apart by their majority-values: a majority-grade is taken out of each, and those of the rest are compared, as
 * long as they are equal. Only dossiers whose grades are the same, one for one, stay on a par.
 *
 * <p>A ballot reads {@code IT2024-0001:bien,IT2024-0003:tres-bien}: each dossier that stands has one grade. A dossier that
 * came into the category after a ballot was cast and not changed counts there as "À rejeter", the authors' rule for a
 * missing grade; voters are told when a dossier comes.
 */
final class JugementMajoritaire implements MethodeDeVote<Map<String, Mention>> {

    @Override
    public String id() {
        return "jugement-majoritaire";
    }

    @Override
    public String libelle() {
        return "Jugement majoritaire";
    }

    @Override
    public String regle() {
        return "Chaque membre du jury donne une mention à chaque dossier, d’«\u00a0Excellent\u00a0» à «\u00a0À rejeter\u00a0». La mention"
                + " majoritaire d’un dossier est celle du milieu : plus de la moitié des bulletins lui donnent cette mention ou"
                + " une meilleure. Le dossier qui a la meilleure mention majoritaire est lauréat. À mention majoritaire égale,"
                + " on la retire une fois de chaque dossier et on compare de nouveau, jusqu’à ce qu’elles diffèrent.";
    }

    @Override
    public FormeDeBulletin forme() {
        return FormeDeBulletin.MENTIONS;
    }

    @Override
    public Optional<String> refus(String contenu, Set<String> dossiers) {
        Set<String> juges = new HashSet<>();
        int position = 0;
        for (String ligne : contenu.split(",", -1)) {
            position++;
            String[] parts = ligne.split(":", -1);
            if (parts.length != 2 || !dossiers.contains(parts[0].strip())) {
                return Optional.of("Le dossier en position " + position
                        + " n’est pas, ou n’est plus, en lice dans cette catégorie.");
            }
            if (Mention.parCode(parts[1].strip()).isEmpty()) {
                return Optional.of("La mention en position " + position + " n’existe pas.");
            }
            if (!juges.add(parts[0].strip())) {
                return Optional.of("Le dossier en position " + position + " a déjà une mention.");
            }
        }
        int manque = dossiers.size() - juges.size();
        return manque == 0
                ? Optional.empty()
                : Optional.of("Donnez une mention à chaque dossier : il en manque " + manque + ".");
    }

    @Override
    public Map<String, Mention> lire(String contenu) {
        SortedMap<String, Mention> mentions = new TreeMap<>();
        for (String ligne : contenu.split(",")) {
            int fin = ligne.indexOf(':');
            mentions.put(
                    ligne.substring(0, fin).strip(),
                    Mention.parCode(ligne.substring(fin + 1).strip()).orElseThrow());
        }
        return mentions;
    }

    @Override
    public String canonique(String contenu) {
        return lire(contenu).entrySet().stream()
                .map(ligne -> ligne.getKey() + ":" + ligne.getValue().code())
                .collect(Collectors.joining(","));
    }

    @Override
    public Decompte decompter(SortedSet<String> dossiers, List<Map<String, Mention>> bulletins) {
        List<Map<String, Mention>> comptes = bulletins.stream()
                .filter(bulletin -> dossiers.stream().anyMatch(bulletin::containsKey))
                .toList();
        Map<String, List<Mention>> valeurs = new HashMap<>();
        SortedMap<String, Integer> voix = new TreeMap<>();
        SortedMap<String, String> details = new TreeMap<>();
        for (String dossier : dossiers) {
            List<Mention> mentions = comptes.stream()
                    .map(bulletin -> bulletin.getOrDefault(dossier, Mention.A_REJETER))
                    .toList();
            List<Mention> valeur = valeurMajoritaire(mentions);
            valeurs.put(dossier, valeur);
            voix.put(dossier, (int) mentions.stream()
                    .filter(mention -> mention != Mention.A_REJETER)
                    .count());
            details.put(dossier, valeur.isEmpty() ? "aucune mention" : profil(valeur.get(0), mentions));
        }
        return new Decompte(
                voix,
                Classements.paliers(dossiers, valeurs::get, JugementMajoritaire::comparer),
                bulletins.size() - comptes.size(),
                details);
    }

    /** The majority-grade, then that of the rest, and so on: what ranks a dossier. */
    static List<Mention> valeurMajoritaire(List<Mention> mentions) {
        List<Mention> restantes = new ArrayList<>(mentions);
        restantes.sort(Comparator.naturalOrder());
        List<Mention> valeur = new ArrayList<>(restantes.size());
        while (!restantes.isEmpty()) {
            valeur.add(restantes.remove(restantes.size() / 2));
        }
        return valeur;
    }

    private static int comparer(List<Mention> une, List<Mention> autre) {
        for (int i = 0; i < une.size(); i++) {
            int ordre = une.get(i).compareTo(autre.get(i));
            if (ordre != 0) {
                return ordre;
            }
        }
        return 0;
    }

    private static String profil(Mention majoritaire, List<Mention> mentions) {
        Map<Mention, Integer> nombres = new EnumMap<>(Mention.class);
        mentions.forEach(mention -> nombres.merge(mention, 1, Integer::sum));
        return "mention majoritaire «\u00a0" + majoritaire.libelle() + "\u00a0» ("
                + nombres.entrySet().stream()
                        .map(nombre -> nombre.getKey().libelle() + "\u00a0: " + nombre.getValue())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    @Override
    public List<FeuilleDeVote.Reponse> reponses(int dossiers) {
        return Arrays.stream(Mention.values())
                .map(mention -> new FeuilleDeVote.Reponse(mention.code(), mention.libelle()))
                .toList();
    }

    @Override
    public FeuilleDeVote composer(Map<String, String> feuille) {
        List<Erreur> erreurs = new ArrayList<>();
        SortedMap<String, String> mentions = new TreeMap<>();
        feuille.forEach((dossier, reponse) -> {
            if (reponse == null || reponse.isBlank()) {
                erreurs.add(new Erreur(dossier, "Donnez une mention à ce dossier."));
            } else if (Mention.parCode(reponse.strip()).isEmpty()) {
                erreurs.add(new Erreur(dossier, "Choisissez une des mentions proposées."));
            } else {
                mentions.put(dossier, reponse.strip());
            }
        });
        if (mentions.isEmpty()) {
            return FeuilleDeVote.refusee(
                    List.of(new Erreur("choix", "Donnez une mention à chaque dossier, ou votez blanc.")));
        }
        return erreurs.isEmpty()
                ? new FeuilleDeVote(
                        mentions.entrySet().stream()
                                .map(ligne -> ligne.getKey() + ":" + ligne.getValue())
                                .collect(Collectors.joining(",")),
                        List.of())
                : FeuilleDeVote.refusee(erreurs);
    }

    @Override
    public Map<String, String> feuille(String contenu) {
        Map<String, String> feuille = new LinkedHashMap<>();
        lire(contenu).forEach((dossier, mention) -> feuille.put(dossier, mention.code()));
        return feuille;
    }
}

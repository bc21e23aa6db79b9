package fr.trophees.jury;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Composes a jury member by member (JURY-1): nobody is replaced or left out unless staff says so of that person. Each change is
 * written down.
 */
@Service
@Transactional
public class MembresDuJury {

    private static final String SUJET = "jury";
    private static final int MOTIF_MAXIMUM = 4000;

    private final JuryService jury;
    private final ComptesDesJures comptes;
    private final DecisionRepository decisions;
    private final Clock horloge;

    MembresDuJury(JuryService jury, ComptesDesJures comptes, DecisionRepository decisions, Clock horloge) {
        this.jury = jury;
        this.comptes = comptes;
        this.decisions = decisions;
        this.horloge = horloge;
    }

    /**
     * Adds a member.
     *
     * @param fiche without an account's name, one is made of the member's
     * @return the account's name
     * @throws RequeteRefusee 409, 422
     */
    public String ajouter(String edition, FicheDeMembre fiche, String par) {
        jury.verrouiller(edition);
        Map<String, Jure> membres = membres(edition);
        Jure membre = verifier(edition, fiche, membres.keySet(), "");
        refuserLeDoublon(membre, membres, "");
        membres.put(membre.id(), membre);
        jury.composer(edition, membres.values(), par);
        consigner(edition, membre, "entree", null, par);
        return membre.id();
    }

    /**
     * Changes what is recorded of a member; the account's name stays.
     *
     * @throws RequeteRefusee 404, 409, 422
     */
    public void modifier(String edition, String id, FicheDeMembre fiche, String par) {
        jury.verrouiller(edition);
        Map<String, Jure> membres = membres(edition);
        Jure avant = membres.remove(id);
        if (avant == null) {
            throw inconnu();
        }
        Jure apres = verifier(edition, fiche.nommee(id), Set.of(), "");
        refuserLeDoublon(apres, membres, "");
        if (apres.equals(avant)) {
            return;
        }
        membres.put(id, apres);
        jury.composer(edition, membres.values(), par);
        consigner(edition, apres, "modification", null, par);
    }

    /**
     * The member sits no more and votes no more; a ballot that is still theirs is annulled.
     *
     * @throws RequeteRefusee 404, 409, 422 without a reason
     */
    public void retirer(String edition, String id, String motif, String par) {
        jury.verrouiller(edition);
        Map<String, Jure> membres = membres(edition);
        Jure parti = membres.remove(id);
        if (parti == null) {
            throw inconnu();
        }
        if (motif == null || motif.isBlank() || motif.length() > MOTIF_MAXIMUM || motif.indexOf(0) >= 0) {
            throw RequeteRefusee.invalide(
                    "motif", "Dites pourquoi ce membre quitte le jury, en 4\u00a0000 caractères au plus.");
        }
        jury.composer(edition, membres.values(), par);
        consigner(edition, parti, "sortie", motif.strip(), par);
    }

    /**
     * Gives the whole jury: whoever isn't among these sits no more, as with {@link #retirer}.
     *
     * @return the members who sit
     * @throws RequeteRefusee 409, 422
     */
    public List<Jure> remplacer(String edition, List<Jure> membres, String par) {
        jury.verrouiller(edition);
        Map<String, Jure> partis = membres(edition);
        membres.forEach(membre -> partis.remove(membre.id()));
        List<Jure> assis = jury.composer(edition, membres, par);
        partis.values()
                .forEach(parti ->
                        consigner(edition, parti, "sortie", "Une nouvelle liste du jury ne le compte plus.", par));
        return assis;
    }

    /** What {@link #importer} would do; nothing is written. @throws RequeteRefusee 422 */
    @Transactional(readOnly = true)
    public Bilan verifier(String edition, List<LigneDeListe> liste) {
        return comparer(edition, liste).bilan();
    }

    /**
     * Adds the members of a list, and changes those who sit already under the same account or address. Whoever isn't in the list
     * stays: it takes nobody out.
     *
     * @throws RequeteRefusee 409, 422 with {@code ligne 12} as the field: nothing is imported then
     */
    public Bilan importer(String edition, List<LigneDeListe> liste, String par) {
        jury.verrouiller(edition);
        Comparaison comparaison = comparer(edition, liste);
        if (!comparaison.nouveaux().isEmpty() || !comparaison.changes().isEmpty()) {
            Map<String, Jure> membres = membres(edition);
            Stream.concat(comparaison.nouveaux().stream(), comparaison.changes().stream())
                    .forEach(jure -> membres.put(jure.id(), jure));
            jury.composer(edition, membres.values(), par);
            comparaison.nouveaux().forEach(jure -> consigner(edition, jure, "entree", null, par));
            comparaison.changes().forEach(jure -> consigner(edition, jure, "modification", null, par));
        }
        return comparaison.bilan();
    }

    /** @param numero of the line in the file */
    public record LigneDeListe(long numero, FicheDeMembre fiche) {}

    /** Names, as an import takes them. @param absents those who sit and are not in the list: they stay */
    public record Bilan(List<String> nouveaux, List<String> changes, List<String> inchanges, List<String> absents) {}

    private record Comparaison(List<Jure> nouveaux, List<Jure> changes, Bilan bilan) {}

    private Comparaison comparer(String edition, List<LigneDeListe> liste) {
        Map<String, Jure> membres = membres(edition);
        Set<String> pris = new HashSet<>(membres.keySet());
        Set<String> vus = new HashSet<>();
        Map<String, Jure> adresses = new LinkedHashMap<>();
        List<ErreurDeChamp> erreurs = new ArrayList<>();
        List<Jure> nouveaux = new ArrayList<>();
        List<Jure> changes = new ArrayList<>();
        List<String> inchanges = new ArrayList<>();
        for (LigneDeListe ligne : liste) {
            String champ = "ligne " + ligne.numero();
            FicheDeMembre fiche = ligne.fiche();
            Jure assis = trouver(membres, fiche);
            List<ErreurDeChamp> fautes = new ArrayList<>();
            Jure jure = assis == null
                    ? nommer(fiche, pris).verifier(edition, "", new HashSet<>(), comptes, fautes)
                    : fiche.nommee(assis.id()).verifier(edition, "", new HashSet<>(), comptes, fautes);
            fautes.forEach(faute ->
                    erreurs.add(new ErreurDeChamp(champ, "Ligne " + ligne.numero() + " : " + faute.message())));
            if (!fautes.isEmpty()) {
                continue;
            }
            pris.add(jure.id());
            if (!vus.add(jure.id()) || adresses.putIfAbsent(jure.courriel().toLowerCase(Locale.ROOT), jure) != null) {
                erreurs.add(new ErreurDeChamp(
                        champ, "Ligne " + ligne.numero() + " : même compte ou même adresse qu’une ligne précédente."));
            } else if (assis == null) {
                nouveaux.add(jure);
            } else if (assis.equals(jure)) {
                inchanges.add(jure.nom());
            } else {
                changes.add(jure);
            }
        }
        if (!erreurs.isEmpty()) {
            throw RequeteRefusee.invalide(erreurs);
        }
        return new Comparaison(
                nouveaux,
                changes,
                new Bilan(
                        nouveaux.stream().map(Jure::nom).toList(),
                        changes.stream().map(Jure::nom).toList(),
                        inchanges,
                        membres.values().stream()
                                .filter(membre -> !vus.contains(membre.id()))
                                .map(Jure::nom)
                                .toList()));
    }

    private static Jure trouver(Map<String, Jure> membres, FicheDeMembre fiche) {
        if (fiche.id() != null && !fiche.id().isBlank()) {
            return membres.get(fiche.id());
        }
        return membres.values().stream()
                .filter(membre -> membre.courriel().equalsIgnoreCase(String.valueOf(fiche.email())))
                .findFirst()
                .orElse(null);
    }

    private Jure verifier(String edition, FicheDeMembre fiche, Set<String> pris, String champ) {
        List<ErreurDeChamp> erreurs = new ArrayList<>();
        Jure jure = nommer(fiche, pris).verifier(edition, champ, new HashSet<>(), comptes, erreurs);
        if (!erreurs.isEmpty()) {
            throw RequeteRefusee.invalide(erreurs);
        }
        return jure;
    }

    private static void refuserLeDoublon(Jure jure, Map<String, Jure> membres, String champ) {
        if (membres.containsKey(jure.id())) {
            throw RequeteRefusee.invalide(
                    champ + "id",
                    "Un membre du jury a déjà ce compte : modifiez sa fiche, ou donnez un autre nom de compte.");
        }
        if (membres.values().stream().anyMatch(m -> m.courriel().equalsIgnoreCase(jure.courriel()))) {
            throw RequeteRefusee.invalide(champ + "email", "Un membre du jury a déjà cette adresse.");
        }
    }

    /** Gives an account's name to who has none, made of their own and borne by nobody. */
    private FicheDeMembre nommer(FicheDeMembre fiche, Set<String> pris) {
        if (fiche.id() != null && !fiche.id().isBlank()) {
            return fiche;
        }
        String racine = Normalizer.normalize(String.valueOf(fiche.nom()), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String base = racine.isEmpty() ? "jure" : racine.substring(0, Math.min(racine.length(), 50));
        String nom = base;
        for (int rang = 2; pris.contains(nom) || comptes.existe(nom); rang++) {
            nom = base + "-" + rang;
        }
        return fiche.nommee(nom);
    }

    private Map<String, Jure> membres(String edition) {
        return jury.membres(edition).stream()
                .collect(Collectors.toMap(Jure::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    private static RequeteRefusee inconnu() {
        return RequeteRefusee.introuvable("Ce membre n’est pas du jury.");
    }

    private void consigner(String edition, Jure jure, String issue, String motif, String par) {
        decisions.consigner(new Decision(
                0,
                edition,
                null,
                null,
                SUJET,
                issue,
                motif,
                null,
                par,
                horloge.instant(),
                Map.of("jure", jure.id(), "nom", jure.nom())));
    }
}

package fr.trophees.jury;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.formulaire.ReglesCourantes;
import fr.trophees.territoire.Siren;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Staff composes the jury and records confirmed ties (JURY-1, JURY-3). */
@RestController
@RequestMapping("/api/editions/{edition}/jury")
class JuryController {

    private static final int LONGUEUR = 200;
    private final JuryService jury;

    JuryController(JuryService jury) {
        this.jury = jury;
    }

    @PutMapping
    List<Jure> composer(@PathVariable String edition, @RequestBody List<Membre> membres) {
        List<ErreurDeChamp> erreurs = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<Jure> jures = new ArrayList<>();
        for (int i = 0; i < membres.size(); i++) {
            jures.add(membres.get(i).verifier(edition, "[" + i + "].", ids, erreurs));
        }
        if (!erreurs.isEmpty()) {
            throw RequeteRefusee.invalide(erreurs);
        }
        return jury.composer(edition, jures);
    }

    @PutMapping("/{jure}/liens")
    Map<String, Object> confirmerLiens(
            @PathVariable String edition, @PathVariable String jure, @RequestBody List<String> sirens, Principal par) {
        if (jury.membre(edition, jure).isEmpty()) {
            throw RequeteRefusee.introuvable("Ce membre n'est pas du jury.");
        }
        Set<String> justes = new TreeSet<>();
        for (String siren : sirens) {
            justes.add(Siren.lire(String.valueOf(siren))
                    .orElseThrow(() -> RequeteRefusee.invalide(
                            "siren", "Un des SIREN n'est pas valable : donnez neuf chiffres, clé comprise."))
                    .valeur());
        }
        jury.confirmerLiens(edition, jure, justes, par.getName());
        return Map.of("jure", jure, "liens", justes);
    }

    /** A member as staff types them. */
    record Membre(
            String id, String nom, String email, String structureNom, String siren, String domaine, Boolean president) {

        private Jure verifier(String edition, String champ, Set<String> ids, List<ErreurDeChamp> erreurs) {
            if (id == null || !id.matches("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")) {
                erreurs.add(new ErreurDeChamp(
                        champ + "id", "Donnez un identifiant de 64 lettres, chiffres, points ou tirets au plus."));
            } else if (!ids.add(id)) {
                erreurs.add(
                        new ErreurDeChamp(champ + "id", "Deux membres ont cet identifiant : donnez-en un à chacun."));
            }
            exigerTexte(nom, champ + "nom", "Donnez le nom du membre", erreurs);
            if (email == null || ReglesCourantes.adresseElectronique(email).isPresent()) {
                erreurs.add(new ErreurDeChamp(champ + "email", "Donnez une adresse électronique valable."));
            }
            if (structureNom != null) {
                exigerTexte(structureNom, champ + "structureNom", "Donnez le nom de la structure", erreurs);
            }
            if (domaine != null) {
                exigerTexte(domaine, champ + "domaine", "Donnez le domaine", erreurs);
            }
            String propre = null;
            if (siren != null && !siren.isBlank()) {
                propre = Siren.lire(siren).map(Siren::valeur).orElse(null);
                if (propre == null) {
                    erreurs.add(new ErreurDeChamp(
                            champ + "siren", "Ce SIREN n'est pas valable : donnez neuf chiffres, clé comprise."));
                }
            }
            return new Jure(edition, id, nom, email, structureNom, propre, domaine, Boolean.TRUE.equals(president));
        }

        private static void exigerTexte(String texte, String champ, String message, List<ErreurDeChamp> erreurs) {
            if (texte == null
                    || texte.isBlank()
                    || texte.length() > LONGUEUR
                    || texte.chars().anyMatch(Character::isISOControl)) {
                erreurs.add(new ErreurDeChamp(champ, message + ", en " + LONGUEUR + " caractères au plus."));
            }
        }
    }
}

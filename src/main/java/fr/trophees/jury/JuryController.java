package fr.trophees.jury;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
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

    private final JuryService jury;

    JuryController(JuryService jury) {
        this.jury = jury;
    }

    @PutMapping
    List<Jure> composer(@PathVariable String edition, @RequestBody List<FicheDeMembre> membres) {
        List<ErreurDeChamp> erreurs = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<Jure> jures = new ArrayList<>();
        for (int i = 0; i < membres.size(); i++) {
            Jure jure = membres.get(i).verifier(edition, "[" + i + "].", ids, erreurs);
            if (jure.president() && jures.stream().anyMatch(Jure::president)) {
                erreurs.add(new ErreurDeChamp(
                        "[" + i + "].president", "Un autre membre préside déjà : il n'y a qu'une présidence."));
            }
            jures.add(jure);
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
}

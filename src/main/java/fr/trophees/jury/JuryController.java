package fr.trophees.jury;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.territoire.Siren;
import java.lang.reflect.RecordComponent;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Staff composes the jury and records confirmed ties (JURY-1, JURY-3). */
@RestController
@RequestMapping("/api/editions/{edition}/jury")
class JuryController {

    private static final Set<String> CLES = Arrays.stream(FicheDeMembre.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toCollection(LinkedHashSet::new));

    private final JuryService jury;
    private final MembresDuJury membresDuJury;
    private final ComptesDesJures comptes;
    private final ObjectMapper json;

    JuryController(JuryService jury, MembresDuJury membresDuJury, ComptesDesJures comptes, ObjectMapper json) {
        this.jury = jury;
        this.membresDuJury = membresDuJury;
        this.comptes = comptes;
        this.json = json;
    }

    @PutMapping
    List<Jure> composer(@PathVariable String edition, @RequestBody List<JsonNode> membres, Principal par) {
        if (membres.isEmpty()) {
            throw RequeteRefusee.invalide(
                    "", "Donnez la liste de tous les membres du jury : une liste vide les retirerait tous.");
        }
        List<ErreurDeChamp> erreurs = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<Jure> jures = new ArrayList<>();
        for (int i = 0; i < membres.size(); i++) {
            FicheDeMembre fiche = lire(membres.get(i), "[" + i + "]", erreurs);
            if (fiche == null) {
                continue;
            }
            Jure jure = fiche.verifier(edition, "[" + i + "].", ids, comptes, erreurs);
            if (jure.president() && jures.stream().anyMatch(Jure::president)) {
                erreurs.add(new ErreurDeChamp(
                        "[" + i + "].president", "Un autre membre préside déjà : il n'y a qu'une présidence."));
            }
            jures.add(jure);
        }
        if (!erreurs.isEmpty()) {
            throw RequeteRefusee.invalide(erreurs);
        }
        return membresDuJury.remplacer(edition, jures, par.getName());
    }

    /** The member as written; null when it can't be read, which is then among the errors. */
    private FicheDeMembre lire(JsonNode membre, String champ, List<ErreurDeChamp> erreurs) {
        if (!membre.isObject()) {
            erreurs.add(new ErreurDeChamp(
                    champ, "Un membre est attendu ici : un objet avec " + String.join(", ", CLES) + "."));
            return null;
        }
        membre.fieldNames().forEachRemaining(cle -> {
            if (!CLES.contains(cle)) {
                erreurs.add(new ErreurDeChamp(
                        champ + "." + cle,
                        "Ce champ n'existe pas. Les champs d'un membre : " + String.join(", ", CLES) + "."));
            }
        });
        try {
            return json.convertValue(membre, FicheDeMembre.class);
        } catch (IllegalArgumentException illisible) {
            String nom = illisible.getCause() instanceof JsonMappingException cause
                            && !cause.getPath().isEmpty()
                    ? "." + cause.getPath().get(0).getFieldName()
                    : "";
            erreurs.add(new ErreurDeChamp(champ + nom, "Cette valeur n'est pas du type attendu."));
            return null;
        }
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

package fr.trophees.jury;

import fr.trophees.base.RequeteRefusee;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Staff's word on the ties that the system proposes, and on members' personal links (JURY-3). */
@RestController
@RequestMapping("/api/editions/{edition}/jury")
class PropositionsController {

    private final PropositionsDeLiens propositions;
    private final JuryService jury;

    PropositionsController(PropositionsDeLiens propositions, JuryService jury) {
        this.propositions = propositions;
        this.jury = jury;
    }

    @GetMapping("/propositions")
    List<Proposition> lister(@PathVariable String edition) {
        return propositions.aTrancher(edition);
    }

    @PostMapping("/{jure}/propositions")
    Map<String, Object> trancher(
            @PathVariable String edition, @PathVariable String jure, @RequestBody Tranche tranche, Principal par) {
        switch (String.valueOf(tranche.decision())) {
            case "confirmer" -> propositions.confirmer(edition, jure, tranche.siren(), tranche.motif(), par.getName());
            case "ecarter" -> propositions.ecarter(edition, jure, tranche.siren(), tranche.motif(), par.getName());
            default -> throw RequeteRefusee.invalide("decision", "Dites si le lien est à confirmer ou à écarter.");
        }
        return Map.of("jure", jure, "siren", tranche.siren(), "decision", tranche.decision());
    }

    /** The member's former links stop working; the new one goes to them by mail, nobody else sees it. */
    @PostMapping("/{jure}/lien")
    Map<String, Object> remplacerLeLien(@PathVariable String edition, @PathVariable String jure) {
        jury.remplacerLeLien(edition, jure);
        return Map.of("jure", jure, "envoye", true);
    }

    /** @param decision {@code confirmer} or {@code ecarter}; the latter with a reason */
    record Tranche(String siren, String decision, String motif) {}
}

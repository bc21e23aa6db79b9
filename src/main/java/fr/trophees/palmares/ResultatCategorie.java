package fr.trophees.palmares;

import java.util.HashSet;
import java.util.List;

/**
 * The result of a category (JURY-4).
 *
 * @param laureats numbers of dossiers, all different: one, several or none as {@code issue} says
 */
public record ResultatCategorie(String categorie, Issue issue, List<String> laureats) implements Situation {

    public enum Issue {
        LAUREAT("laureat"),
        EX_AEQUO("ex-aequo"),
        AUCUN("aucun");

        private final String code;

        Issue(String code) {
            this.code = code;
        }
    }

    public ResultatCategorie {
        laureats = List.copyOf(laureats);
        if (issue != issue(laureats.size()) || new HashSet<>(laureats).size() < laureats.size()) {
            throw new IllegalArgumentException("Les lauréats contredisent le résultat.");
        }
    }

    static ResultatCategorie de(String categorie, List<String> laureats) {
        return new ResultatCategorie(categorie, issue(laureats.size()), laureats);
    }

    @Override
    public String code() {
        return issue.code;
    }

    private static Issue issue(int laureats) {
        return switch (laureats) {
            case 0 -> Issue.AUCUN;
            case 1 -> Issue.LAUREAT;
            default -> Issue.EX_AEQUO;
        };
    }
}

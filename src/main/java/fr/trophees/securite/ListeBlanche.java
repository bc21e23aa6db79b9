package fr.trophees.securite;

import static fr.trophees.securite.Groupe.EQUIPE;
import static fr.trophees.securite.Groupe.JURY;
import static fr.trophees.securite.Groupe.PILOTES;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What each group may ask of Camunda's APIs, by path below the engine's root. Everything else is refused: the engine's own
 * authorizations then narrow down which tasks and definitions are seen.
 */
final class ListeBlanche {

    /** Ids of the engine hold a digit, its words (count, create, statistics) none: a word is never taken for an id. */
    private static final String ID = "[^/]*[0-9][^/]*";

    /** What people name: users, keys of definitions, resources. */
    private static final String NOM = "[^/]+";

    private static final Set<String> GENS = Set.of(EQUIPE, JURY);
    private static final Set<String> TOUS = Set.of(EQUIPE, JURY, PILOTES);

    private static final List<Regle> REGLES = List.of(
            // everyone who logs in: the engine's name, one's own profile, filters
            regle(
                    TOUS,
                    "GET|OPTIONS",
                    "/engine|/version|/user/" + NOM + "/profile|/identity/groups|/authorization/check"),
            regle(TOUS, "GET|OPTIONS", "/filter|/filter/count|/filter/" + ID + "|/filter/" + ID + "/count"),
            regle(TOUS, "GET|POST|OPTIONS", "/filter/" + ID + "/list"),
            // tasks: read, claim, complete by the form; never "complete", never variables
            regle(GENS, "GET|POST|OPTIONS", "/task|/task/count"),
            regle(GENS, "GET|OPTIONS", "/task/" + ID),
            regle(GENS, "GET", "/task/" + ID + "/(form|deployed-form|form-variables|identity-links|comment)"),
            regle(GENS, "POST", "/task/" + ID + "/submit-form"),
            regle(Set.of(EQUIPE), "POST", "/task/" + ID + "/(claim|unclaim)"),
            regle(GENS, "GET", "/process-definition/" + ID + "|/process-definition/" + ID + "/(xml|diagram)"),
            regle(GENS, "GET", "/process-definition|/process-definition/count"),
            regle(GENS, "GET", "/case-definition|/case-definition/" + ID),
            regle(GENS, "GET", "/history/user-operation|/history/task|/deployment/" + ID),
            // staff starts an edition or records a request, by its form
            regle(
                    Set.of(EQUIPE),
                    "GET|OPTIONS",
                    "/process-definition/(key/" + NOM + "|" + ID
                            + ")(/(form|startForm|deployed-start-form|form-variables))?"),
            regle(Set.of(EQUIPE), "POST", "/process-definition/(key/" + NOM + "|" + ID + ")/submit-form"),
            regle(Set.of(EQUIPE), "GET|POST|OPTIONS", "/process-instance|/process-instance/count"),
            regle(Set.of(EQUIPE), "GET", "/process-instance/" + ID + "(/activity-instances)?"),
            regle(Set.of(EQUIPE), "GET", "/process-instance/" + ID + "/variables(/(edition|numero|categorie))?"),
            // process owners: diagrams, where instances stand, failed jobs; no variables, no tasks
            regle(
                    PILOTES,
                    "GET|POST|OPTIONS",
                    "/deployment|/deployment/count|/deployment/create|/deployment/registered"),
            regle(PILOTES, "GET|OPTIONS", "/deployment/" + ID + "(/resources(/" + NOM + "(/data)?)?)?"),
            regle(
                    PILOTES,
                    "GET|OPTIONS",
                    "/process-definition(/count|/statistics|/(key/" + NOM + "|" + ID
                            + ")(/(xml|diagram|statistics|startForm|static-called-process-definitions))?)?"),
            regle(
                    PILOTES,
                    "GET|OPTIONS",
                    "/(decision|case)-definition(/count|/(key/" + NOM + "|" + ID + ")(/(xml|diagram))?)?"),
            regle(PILOTES, "GET|POST|OPTIONS", "/process-instance|/process-instance/count"),
            regle(PILOTES, "GET|OPTIONS", "/process-instance/" + ID + "(/activity-instances)?"),
            regle(
                    PILOTES,
                    "GET|POST|OPTIONS",
                    "/job|/job/count|/job-definition|/job-definition/count|/incident|/incident/count"),
            regle(PILOTES, "GET|OPTIONS", "/job/" + ID + "(/stacktrace)?|/job-definition/" + ID + "|/incident/" + ID),
            // never "execute": refused by the engine's own authorizations, it would still count as a failure, and be
            // tried
            // again
            regle(PILOTES, "PUT", "/job/" + ID + "/retries"),
            // neither ended activities nor their statistics: how a vote ended is told at the proclamation (JURY-7)
            regle(PILOTES, "GET|OPTIONS", "/history/(process-instance|incident|job-log)(/count)?"),
            regle(PILOTES, "GET", "/task/count|/metrics/job-[a-z-]+/sum|/schema/log|/telemetry/(configuration|data)"));

    /** The engine's own drawing of a form, of which it has none: our forms are Camunda Forms. Refused to everybody. */
    private static final Pattern JAMAIS = Pattern.compile(".*/rendered-form");

    private ListeBlanche() {}

    /** @param chemin below the engine's root, with its leading slash, without the query */
    static boolean permet(Collection<String> groupes, String methode, String chemin) {
        if (JAMAIS.matcher(chemin).matches()) {
            return false;
        }
        if (groupes.contains(Groupe.ADMIN)) {
            return true;
        }
        return REGLES.stream().anyMatch(regle -> regle.permet(groupes, methode, chemin));
    }

    private static Regle regle(String groupe, String methodes, String chemins) {
        return regle(Set.of(groupe), methodes, chemins);
    }

    private static Regle regle(Set<String> groupes, String methodes, String chemins) {
        return new Regle(groupes, Set.of(methodes.split("\\|")), Pattern.compile(chemins));
    }

    private record Regle(Set<String> groupes, Set<String> methodes, Pattern chemins) {

        boolean permet(Collection<String> siens, String methode, String chemin) {
            return siens.stream().anyMatch(groupes::contains)
                    && (methodes.contains(methode) || "HEAD".equals(methode) && methodes.contains("GET"))
                    && chemins.matcher(chemin).matches();
        }
    }
}

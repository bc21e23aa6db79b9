package fr.trophees.securite;

import com.fasterxml.jackson.databind.JsonNode;
import fr.trophees.vote.SecretDuVote;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where an edition and its votes stand tells who is still voting, which category deliberates, whether a structure leads several of
 * them: from the opening of the votes to the proclamation, process owners see no instance but those of the processes without
 * secret (JURY-7, JURY-8). What fails, they always see and may run again.
 */
@Component
class RegardDesPilotes {

    /** How a dossier is instructed, or a request treated, tells nothing of the votes. */
    static final Set<String> SANS_SECRET = Set.of("candidature", "demande-rgpd");

    private static final Pattern ECHECS = Pattern.compile(
            ".*/(incident(/.*)?|history/incident(/.*)?|job/[^/]*[0-9][^/]*(/(stacktrace|retries|execute))?)");

    private static final Pattern TRAVAUX = Pattern.compile(".*/job(/count)?");
    private static final Set<String> EN_ECHEC = Set.of("noRetriesLeft", "withException");

    private static final Pattern INSTANCE =
            Pattern.compile(".*/process-instance/([^/]*[0-9][^/]*)(/activity-instances)?");

    private final SecretDuVote secret;
    private final RuntimeService instances;

    RegardDesPilotes(SecretDuVote secret, RuntimeService instances) {
        this.secret = secret;
        this.instances = instances;
    }

    /** The groups as which an account asks this. */
    Collection<String> groupes(Collection<String> siens, HttpServletRequest requete) throws IOException {
        if (!siens.contains(Groupe.PILOTES) || !surUnEchec(requete) && secret.aGarder()) {
            return siens;
        }
        return Stream.concat(siens.stream(), Stream.of(Groupe.PILOTES_HORS_SECRET))
                .toList();
    }

    private boolean surUnEchec(HttpServletRequest requete) throws IOException {
        String chemin = requete.getRequestURI();
        Matcher instance = INSTANCE.matcher(chemin);
        return ECHECS.matcher(chemin).matches()
                || TRAVAUX.matcher(chemin).matches() && demandeDesEchecs(requete)
                || instance.matches()
                        && instances
                                        .createIncidentQuery()
                                        .processInstanceId(instance.group(1))
                                        .count()
                                > 0;
    }

    /** The engine takes a POST's criteria from its body alone, and of an address the first value of each. */
    private static boolean demandeDesEchecs(HttpServletRequest requete) throws IOException {
        if (requete instanceof CorpsRelisible corps && "POST".equals(requete.getMethod())) {
            JsonNode criteres = corps.json();
            return EN_ECHEC.stream().anyMatch(critere -> criteres.path(critere).asBoolean(false));
        }
        String question = requete.getQueryString();
        MultiValueMap<String, String> criteres =
                UriComponentsBuilder.newInstance().query(question).build().getQueryParams();
        return question != null
                && question.indexOf('%') < 0
                && EN_ECHEC.stream().anyMatch(critere -> List.of("true").equals(criteres.get(critere)));
    }
}

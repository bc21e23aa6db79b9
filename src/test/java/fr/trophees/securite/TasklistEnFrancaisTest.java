package fr.trophees.securite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Camunda's web applications speak French: our texts are held against the English ones of Camunda's own jar. */
class TasklistEnFrancaisTest {

    private static final String APPLICATIONS = "META-INF/resources/webjars/camunda/app/";
    private static final String SCRIPT_DES_FORMULAIRES = "tasklist/scripts/formulaires-en-francais.js";

    /** What a translation carries over unchanged: values filled in, HTML, escaped characters. */
    private static final Pattern MARQUEURS =
            Pattern.compile("\\{\\{[^}]*}}|\\{}|</?(?:a|b|br|em|i|strong)\\b[^>]*>|&[a-z]+;|%[sd]");

    /** A high punctuation mark, or a French quotation mark, without its no-break space. */
    private static final Pattern ESPACE_MANQUANTE = Pattern.compile("[^\\u00a0][:;?!»](?=\\s|$)|«(?!\\u00a0)");

    /** The English texts that the script replaces: whole ones, and the beginnings of those with a variable part. */
    private static final Pattern ANGLAIS_DU_SCRIPT =
            Pattern.compile("\\[\\s*(?:'([A-Z ][^']*)'|\"([A-Z][^\"]*)\"|/\\^([A-Z][A-Za-z, ]+))");

    /** Texts that are the same in both languages: words, signs, formats of dates. */
    private static final Set<String> COMMUNS = Set.of(
            """
            Action|Actions|Active|Annotation|Application|Applications|CSV|Cockpit|Configuration|Date|Description
            Documentation|Incidents|JSON|Job|Jobs|Message|Migration|Notification|OK|Optimize|Options|Source|Total
            Type|Types|Variable|Variables|Version|instance|instances|s|<|<=|>|>=
            L|D MMMM YYYY|DD/MM/YYYY|HH:mm|%d minutes|1|4"""
                    .split("[|\\n]"));

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void chaque_texte_anglais_a_sa_traduction_et_aucune_n_est_de_trop(String application) throws IOException {
        assertThat(textes(application, "fr").keySet())
                .containsExactlyInAnyOrderElementsOf(textes(application, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void chaque_traduction_garde_les_marqueurs_de_l_anglais(String application) throws IOException {
        Map<String, String> traductions = textes(application, "fr");

        textes(application, "en")
                .forEach((cle, anglais) ->
                        assertThat(marqueurs(traductions.get(cle))).as(cle).isEqualTo(marqueurs(anglais)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void aucun_texte_ne_reste_en_anglais(String application) throws IOException {
        Map<String, String> traductions = textes(application, "fr");

        textes(application, "en").forEach((cle, anglais) -> {
            if (!anglais.isBlank() && !COMMUNS.contains(anglais.strip())) {
                assertThat(traductions.get(cle)).as(cle).isNotBlank().isNotEqualTo(anglais);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void les_traductions_suivent_la_typographie_francaise(String application) throws IOException {
        textes(application, "fr")
                .forEach((cle, texte) -> assertThat(MARQUEURS.matcher(texte).replaceAll("…"))
                        .as(cle)
                        .doesNotContainPattern(ESPACE_MANQUANTE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void nos_reglages_passent_avant_ceux_du_jar_de_camunda(String application) throws IOException {
        assertThat(lire(APPLICATIONS + application + "/scripts/config.js"))
                .contains("vendor: 'Trophées –'")
                .contains("fallbackLocale: 'fr'");
        assertThat(lire(APPLICATIONS + application + "/styles/user-styles.css")).contains(".ce-eol-banner");
    }

    /** Fails when a newer form-js words something otherwise: the script would let the English through. */
    @Test
    void l_anglais_que_traduit_le_script_des_formulaires_est_celui_de_form_js() throws IOException {
        String formJs = lire("META-INF/resources/webjars/camunda/lib/deps.js");

        List<String> anglais = ANGLAIS_DU_SCRIPT
                .matcher(lire(APPLICATIONS + SCRIPT_DES_FORMULAIRES))
                .results()
                .flatMap(trouve -> Stream.of(trouve.group(1), trouve.group(2), trouve.group(3)))
                .filter(Objects::nonNull)
                .toList();

        assertThat(anglais).hasSizeGreaterThan(30);
        assertThat(anglais.stream().filter(texte -> !formJs.contains(texte))).isEmpty();
    }

    @Test
    void les_scripts_nommes_dans_les_reglages_de_tasklist_existent() throws IOException {
        List<String> scripts = Pattern.compile("'(scripts/[^']+)'")
                .matcher(lire(APPLICATIONS + "tasklist/scripts/config.js"))
                .results()
                .map(trouve -> trouve.group(1))
                .toList();

        assertThat(scripts).hasSize(2);
        for (String script : scripts) {
            assertThat(lire(APPLICATIONS + "tasklist/" + script + ".js")).isNotBlank();
        }
    }

    private static List<String> marqueurs(String texte) {
        return MARQUEURS
                .matcher(texte)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    /** The texts of one language by their path in the file. */
    private static Map<String, String> textes(String application, String langue) throws IOException {
        Map<String, String> textes = new TreeMap<>();
        ajouter(
                new ObjectMapper().readTree(lire(APPLICATIONS + application + "/locales/" + langue + ".json")),
                "",
                textes);
        return textes;
    }

    private static void ajouter(JsonNode noeud, String chemin, Map<String, String> textes) {
        if (noeud.isValueNode()) {
            textes.put(chemin, noeud.asText());
        }
        noeud.properties().forEach(champ -> ajouter(champ.getValue(), chemin + "/" + champ.getKey(), textes));
        if (noeud.isArray()) {
            for (int i = 0; i < noeud.size(); i++) {
                ajouter(noeud.get(i), chemin + "/" + i, textes);
            }
        }
    }

    /** The first such resource on the class path, which is the one that the application serves. */
    private static String lire(String ressource) throws IOException {
        try (InputStream entree = TasklistEnFrancaisTest.class.getClassLoader().getResourceAsStream(ressource)) {
            assertThat(entree).as(ressource).isNotNull();
            String texte = new String(entree.readAllBytes(), UTF_8);
            return texte.startsWith("\ufeff") ? texte.substring(1) : texte;
        }
    }
}

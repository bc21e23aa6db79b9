package fr.trophees.candidature;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.formulaire.Formulaire;
import fr.trophees.formulaire.RegleDeChamp;
import fr.trophees.territoire.Siret;
import fr.trophees.territoire.Territoires;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Running editions, each with the form that its definition names. */
@Component
class Appels {

    private final EditionRepository editions;
    private final Map<Source, Formulaire> formulaires = new ConcurrentHashMap<>();

    Appels(EditionRepository editions) {
        this.editions = editions;
    }

    /** @throws RequeteRefusee 404 when no edition bears this id */
    Appel charger(String id) {
        Edition edition = editions.trouver(id)
                .orElseThrow(() -> RequeteRefusee.introuvable("Aucun appel à candidatures ne porte ce nom."));
        return new Appel(
                edition,
                formulaires.computeIfAbsent(
                        new Source(
                                edition.definition().candidature().formulaire(),
                                edition.definition().chiffres()),
                        Appels::lire),
                Territoires.version(edition.definition().chiffres()));
    }

    private static Formulaire lire(Source source) {
        Territoires territoires = Territoires.version(source.chiffres());
        Map<String, RegleDeChamp> regles =
                Map.of("siret", Siret::anomalie, "commune-insee", code -> commune(territoires, code));
        try (InputStream json = new ClassPathResource("forms/" + source.formulaire() + ".form").getInputStream()) {
            return Formulaire.lire(json, regles);
        } catch (FileNotFoundException absent) {
            throw new IllegalStateException("Formulaire absent : " + source.formulaire());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list of communes may also name whole EPCI (ELIG-4), by their SIREN. */
    private static Optional<String> commune(Territoires territoires, String code) {
        boolean connue =
                territoires.commune(code).isPresent() || territoires.epci(code).isPresent();
        return connue ? Optional.empty() : Optional.of("ce code n’est pas celui d’une commune.");
    }

    /** @param chiffres version of the official figures: communes come and go */
    private record Source(String formulaire, String chiffres) {}
}

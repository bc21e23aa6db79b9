package fr.trophees.candidature;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.formulaire.Formulaire;
import fr.trophees.formulaire.RegleDeChamp;
import fr.trophees.territoire.Territoires;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Running editions, each with the form that its definition names. */
@Component
class Appels {

    private final EditionRepository editions;
    private final Map<String, RegleDeChamp> regles;
    private final Map<String, Formulaire> formulaires = new ConcurrentHashMap<>();

    Appels(EditionRepository editions, Map<String, RegleDeChamp> regles) {
        this.editions = editions;
        this.regles = regles;
    }

    /** @throws RequeteRefusee 404 when no edition bears this id */
    Appel charger(String id) {
        Edition edition = editions.trouver(id)
                .orElseThrow(() -> RequeteRefusee.introuvable("Aucun appel à candidatures ne porte ce nom."));
        return new Appel(
                edition,
                formulaires.computeIfAbsent(edition.definition().formulaire(), this::formulaire),
                Territoires.version(edition.definition().chiffres()));
    }

    private Formulaire formulaire(String nom) {
        try (InputStream json = new ClassPathResource("forms/" + nom + ".form").getInputStream()) {
            return Formulaire.lire(json, regles);
        } catch (FileNotFoundException absent) {
            throw new IllegalStateException("Formulaire absent : " + nom);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

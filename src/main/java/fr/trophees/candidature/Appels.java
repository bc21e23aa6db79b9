package fr.trophees.candidature;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.Definition;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.formulaire.Formulaire;
import fr.trophees.formulaire.FormulaireIllisibleException;
import fr.trophees.formulaire.RegleDeChamp;
import fr.trophees.moteur.FormulairesDeployes;
import fr.trophees.moteur.FormulairesDeployes.Version;
import fr.trophees.territoire.Siret;
import fr.trophees.territoire.Territoires;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Running editions, each with the form that its definition names, as it was last deployed. */
@Component
class Appels {

    private static final Logger JOURNAL = LoggerFactory.getLogger(Appels.class);

    /** What a deposit, the attestation and the rules can't do without, whatever else the form asks. */
    private static final Set<String> INDISPENSABLES = Set.of(
            "structureNom",
            "siret",
            "categorie",
            "projetTitre",
            "contactEmail",
            "reglementAccepte",
            "droitsImageAcceptes");

    private final EditionRepository editions;
    private final FormulairesDeployes deployes;
    private final Map<Source, Lecture> lus = new ConcurrentHashMap<>();

    Appels(EditionRepository editions, FormulairesDeployes deployes) {
        this.editions = editions;
        this.deployes = deployes;
    }

    /** @throws RequeteRefusee 404 when no edition bears this id */
    Appel charger(String id) {
        Edition edition = editions.trouver(id)
                .orElseThrow(() -> RequeteRefusee.introuvable("Aucun appel à candidatures ne porte ce nom."));
        String formulaire = edition.definition().candidature().formulaire();
        String chiffres = edition.definition().chiffres();
        return new Appel(edition, dernier(formulaire, chiffres), Territoires.version(chiffres));
    }

    /** A version that can't be enforced is left aside for the one before it: candidates can't wait for its correction. */
    private FormulairePublie dernier(String formulaire, String chiffres) {
        for (Version version : deployes.versions(formulaire)) {
            Lecture lue = lire(formulaire, new Source(version, chiffres));
            if (lue.faute() == null) {
                return lue.publie();
            }
        }
        throw new IllegalStateException("Formulaire absent : " + formulaire);
    }

    /** Why the version that was deployed last isn't the one in force; empty when it is. */
    Optional<String> versionEcartee(String id) {
        Definition definition = editions.charger(id).definition();
        String formulaire = definition.candidature().formulaire();
        return deployes.versions(formulaire).stream().findFirst().flatMap(version -> Optional.ofNullable(
                        lire(formulaire, new Source(version, definition.chiffres()))
                                .faute())
                .map(faute ->
                        "version %d du formulaire « %s »\u00A0: %s".formatted(version.numero(), formulaire, faute)));
    }

    private Lecture lire(String formulaire, Source source) {
        return lus.computeIfAbsent(source, nouvelle -> lireVraiment(formulaire, nouvelle));
    }

    private Lecture lireVraiment(String nom, Source source) {
        Territoires territoires = Territoires.version(source.chiffres());
        Map<String, RegleDeChamp> regles =
                Map.of("siret", Siret::anomalie, "commune-insee", code -> commune(territoires, code));
        try {
            String json = deployes.lire(source.version());
            Formulaire formulaire = Formulaire.lire(json, regles);
            Set<String> absents = new TreeSet<>(INDISPENSABLES);
            absents.removeAll(formulaire.cles());
            if (!absents.isEmpty()) {
                throw new FormulaireIllisibleException("Champs indispensables absents : " + String.join(", ", absents));
            }
            return new Lecture(FormulairePublie.de(source.version().id(), formulaire, json), null);
        } catch (FormulaireIllisibleException illisible) {
            JOURNAL.error(
                    "Formulaire {} : la version {} est inutilisable, la précédente reste en vigueur. {}",
                    nom,
                    source.version().numero(),
                    illisible.getMessage());
            return new Lecture(null, illisible.getMessage());
        }
    }

    /** A list of communes may also name whole EPCI (ELIG-4), by their SIREN. */
    private static Optional<String> commune(Territoires territoires, String code) {
        boolean connue =
                territoires.commune(code).isPresent() || territoires.epci(code).isPresent();
        return connue ? Optional.empty() : Optional.of("ce code n’est pas celui d’une commune.");
    }

    /** @param faute why the version can't be used, null when it can */
    private record Lecture(FormulairePublie publie, String faute) {}

    /** @param chiffres version of the official figures: communes come and go */
    private record Source(Version version, String chiffres) {}
}

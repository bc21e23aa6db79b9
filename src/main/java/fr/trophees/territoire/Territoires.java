package fr.trophees.territoire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Official data of one year: communes, EPCI, EPT, départements and régions with their population municipale and SIREN
 * (D-4: an edition names the version that it uses). Immutable; each version is read once, when first asked for.
 */
public final class Territoires {

    private static final Pattern VERSION = Pattern.compile("\\d[0-9A-Za-z.-]{0,30}");
    /** The largest commune first: a search box shows few of them. */
    private static final Comparator<Commune> PAR_POPULATION =
            Comparator.comparingInt(commune -> -commune.population().orElse(0));

    private static final Pattern DEBUT_DE_CODE_POSTAL = Pattern.compile("[0-9]{2,5}");
    private static final Pattern DEBUT_D_INSEE = Pattern.compile("[0-9][0-9AB]?[0-9]{0,3}");
    private static final ConcurrentMap<String, Territoires> LUS = new ConcurrentHashMap<>();

    private final String version;
    private final int vigueur;
    private final Map<String, Departement> departements;
    private final NavigableMap<String, Commune> communes;
    private final Map<String, String> rattachements;
    private final NavigableMap<String, List<Commune>> parCodePostal;
    private final Map<Siren, Epci> epci;
    private final Map<Siren, Collectivite> collectivites;
    private RechercheCommunes recherche;

    /**
     * The data of one version of the npm package they come from, e.g. {@code 4.0.0} for 2024.
     *
     * @throws IllegalArgumentException if the product doesn't ship that version
     */
    public static Territoires version(String version) {
        if (version == null || !VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "Ce n’est pas une version des données territoriales (exemple\u00A0: 4.0.0)");
        }
        return LUS.computeIfAbsent(version, Territoires::new);
    }

    /** Whether the product ships that version; to be asked before {@link #version} of what people type. */
    public static boolean existe(String version) {
        return version != null
                && VERSION.matcher(version).matches()
                && Territoires.class.getResource("/territoire/" + version + "/millesime.properties") != null;
    }

    private Territoires(String version) {
        Properties millesime = millesime(version);
        this.version = version;
        this.vigueur = Integer.parseInt(millesime.getProperty("vigueur"));

        Map<String, Region> regions = new HashMap<>();
        lire(version + "/regions.csv", 2, ligne -> regions.put(ligne[0], new Region(ligne[0], ligne[1])));

        LecteurCommunes lecteur = new LecteurCommunes(version, regions);
        this.departements = lecteur.departements();
        this.communes = lecteur.communes();
        this.rattachements = new HashMap<>();
        lire(
                version + "/rattachements.csv",
                2,
                ligne -> rattachements.put(ligne[0], communes.get(ligne[1]).insee()));
        this.parCodePostal = new TreeMap<>();
        lire(
                version + "/postaux.csv",
                2,
                ligne -> parCodePostal.put(
                        ligne[0],
                        Arrays.stream(ligne[1].split(" ")).map(communes::get).toList()));
        this.epci = new HashMap<>();
        groupements(version + "/epci.csv", Commune::epci);
        groupements(version + "/ept.csv", Commune::ept);
        this.collectivites = collectivites();
    }

    private static Properties millesime(String version) {
        Properties millesime = new Properties();
        try (InputStream flux =
                Territoires.class.getResourceAsStream("/territoire/" + version + "/millesime.properties")) {
            if (flux == null) {
                throw new IllegalArgumentException(
                        "Les données territoriales de la version %s ne sont pas livrées avec le produit"
                                .formatted(version));
            }
            millesime.load(flux);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return millesime;
    }

    private void groupements(String fichier, Function<Commune, Optional<Siren>> appartenance) {
        Map<Siren, List<Commune>> membres = new HashMap<>();
        for (Commune commune : communes.values()) {
            appartenance.apply(commune).ifPresent(siren -> membres.computeIfAbsent(siren, s -> new ArrayList<>())
                    .add(commune));
        }
        lire(fichier, 4, ligne -> {
            Siren siren = new Siren(ligne[0]);
            epci.put(
                    siren,
                    new Epci(
                            siren,
                            ligne[1],
                            TypeEpci.valueOf(ligne[2]),
                            Integer.parseInt(ligne[3]),
                            List.copyOf(membres.get(siren))));
        });
    }

    private Map<Siren, Collectivite> collectivites() {
        Map<Siren, Collectivite> connues = new HashMap<>(64_000);
        for (Commune commune : communes.values()) {
            commune.siren()
                    .ifPresent(siren -> connues.put(
                            siren,
                            new Collectivite(
                                    siren, Collectivite.Nature.COMMUNE, commune.insee(), commune.nom(), true, false)));
        }
        for (Epci groupement : epci.values()) {
            Siren siren = groupement.siren();
            connues.put(
                    siren,
                    new Collectivite(
                            siren,
                            groupement.type() == TypeEpci.EPT ? Collectivite.Nature.EPT : Collectivite.Nature.EPCI,
                            siren.valeur(),
                            groupement.nom(),
                            groupement.type() == TypeEpci.MET69,
                            true));
        }
        lire("collectivites.csv", 4, ligne -> {
            Siren siren = new Siren(ligne[0]);
            connues.put(
                    siren,
                    new Collectivite(siren, Collectivite.Nature.valueOf(ligne[1]), ligne[2], ligne[3], true, false));
        });
        return connues;
    }

    /** Reads one file: a heading, then lines of that many columns. */
    static void lire(String fichier, int colonnes, Consumer<String[]> ligneLue) {
        try (InputStream flux = Territoires.class.getResourceAsStream("/territoire/" + fichier)) {
            if (flux == null) {
                throw new IllegalStateException("Fichier de données territoriales absent\u00A0: " + fichier);
            }
            BufferedReader lecteur = new BufferedReader(new InputStreamReader(flux, StandardCharsets.UTF_8), 1 << 16);
            lecteur.readLine();
            for (String ligne = lecteur.readLine(); ligne != null; ligne = lecteur.readLine()) {
                String[] valeurs = ligne.split(";", -1);
                if (valeurs.length != colonnes) {
                    throw new IllegalStateException("Ligne mal formée dans " + fichier + "\u00A0: " + ligne);
                }
                ligneLue.accept(valeurs);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads communes and départements together: the population of a département is the sum of its communes'. */
    private static final class LecteurCommunes {

        private final NavigableMap<String, Commune> communes = new TreeMap<>();
        private final Map<String, Departement> departements = new TreeMap<>();

        LecteurCommunes(String version, Map<String, Region> regions) {
            List<String[]> lignes = new ArrayList<>(36_000);
            Map<String, OptionalInt> sommes = new HashMap<>();
            lire(version + "/communes.csv", 7, ligne -> {
                lignes.add(ligne);
                OptionalInt population = population(ligne[6]);
                sommes.merge(
                        ligne[2],
                        population,
                        (a, b) -> a.isPresent() && b.isPresent()
                                ? OptionalInt.of(a.getAsInt() + b.getAsInt())
                                : OptionalInt.empty());
            });
            lire(
                    version + "/departements.csv",
                    4,
                    ligne -> departements.put(
                            ligne[0],
                            new Departement(
                                    ligne[0],
                                    ligne[1],
                                    regions.get(ligne[2]),
                                    sommes.getOrDefault(ligne[0], OptionalInt.empty()),
                                    Integer.parseInt(ligne[3]))));
            Map<String, Optional<Siren>> groupements = new HashMap<>();
            for (String[] ligne : lignes) {
                communes.put(
                        ligne[0],
                        new Commune(
                                ligne[0],
                                ligne[1],
                                departements.get(ligne[2]),
                                siren(ligne[5]),
                                groupements.computeIfAbsent(ligne[3], LecteurCommunes::siren),
                                groupements.computeIfAbsent(ligne[4], LecteurCommunes::siren),
                                population(ligne[6])));
            }
        }

        private static Optional<Siren> siren(String valeur) {
            return valeur.isEmpty() ? Optional.empty() : Optional.of(new Siren(valeur));
        }

        private static OptionalInt population(String valeur) {
            return valeur.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(valeur));
        }

        NavigableMap<String, Commune> communes() {
            return Collections.unmodifiableNavigableMap(communes);
        }

        Map<String, Departement> departements() {
            return Collections.unmodifiableMap(departements);
        }
    }

    /** Version of the data, e.g. {@code 4.0.0}. */
    public String version() {
        return version;
    }

    /** Year on whose 1 January these populations came into force; the census year is {@link Departement#annee}. */
    public int vigueur() {
        return vigueur;
    }

    /**
     * The commune that an Insee code designates. The code of a municipal arrondissement (Paris, Lyon, Marseille), of a
     * commune déléguée or associée, or one that has changed, leads to the whole commune of today: compare
     * {@link Commune#insee}.
     */
    public Optional<Commune> commune(String insee) {
        String code = code(insee);
        return Optional.ofNullable(communes.get(rattachements.getOrDefault(code, code)));
    }

    /** The département or overseas collectivité of that code. */
    public Optional<Departement> departement(String code) {
        return Optional.ofNullable(departements.get(code(code)));
    }

    /** Every département and overseas collectivité, by code. */
    public List<Departement> departements() {
        return List.copyOf(departements.values());
    }

    /** The communes of a département, by Insee code; empty for an unknown code. */
    public List<Commune> communesDuDepartement(String code) {
        String cherche = code(code);
        return communes.values().stream()
                .filter(commune -> commune.departement().code().equals(cherche))
                .toList();
    }

    /** The EPCI or EPT of that SIREN, typed with or without spaces. */
    public Optional<Epci> epci(String siren) {
        return Siren.lire(siren).map(epci::get);
    }

    /** The collectivité or grouping of that SIREN; empty means unknown to these data, not that it is none (ELIG-1). */
    public Optional<Collectivite> parSiren(Siren siren) {
        return Optional.ofNullable(collectivites.get(siren));
    }

    /**
     * Communes whose name begins so, whatever the case, accents, hyphens, leading article ("havre") or abbreviation ("st
     * etienne"): exact names first, then by population; or those whose postal code begins so, the largest first, then those whose
     * Insee code does, by code. For a search box.
     */
    public List<Commune> rechercher(String debut, int max) {
        String code = code(debut);
        if (DEBUT_D_INSEE.matcher(code).matches()) {
            List<Commune> trouvees = Stream.concat(parCodePostal(code), parInsee(code))
                    .distinct()
                    .limit(max)
                    .toList();
            return trouvees.isEmpty() ? commune(code).map(List::of).orElse(List.of()) : trouvees;
        }
        return recherche().rechercher(debut, max);
    }

    private Stream<Commune> parCodePostal(String debut) {
        if (!DEBUT_DE_CODE_POSTAL.matcher(debut).matches()) {
            return Stream.empty();
        }
        return parCodePostal.tailMap(debut).entrySet().stream()
                .takeWhile(entree -> entree.getKey().startsWith(debut))
                .flatMap(entree -> entree.getValue().stream())
                .sorted(PAR_POPULATION);
    }

    private Stream<Commune> parInsee(String debut) {
        return communes.tailMap(debut).values().stream()
                .takeWhile(commune -> commune.insee().startsWith(debut));
    }

    /** EPCI and EPT whose name holds these words, whatever the case and accents, the most populated first. */
    public List<Epci> rechercherEpci(String mots, int max) {
        String cherches = mots == null ? "" : RechercheCommunes.simplifier(mots).strip();
        return cherches.isEmpty()
                ? List.of()
                : epci.values().stream()
                        .filter(groupement ->
                                (" " + RechercheCommunes.simplifier(groupement.nom())).contains(" " + cherches))
                        .sorted(Comparator.comparingInt(groupement -> -groupement.population()))
                        .limit(max)
                        .toList();
    }

    /** Made by the first search: who only reads figures doesn't pay for it. */
    private synchronized RechercheCommunes recherche() {
        if (recherche == null) {
            recherche = new RechercheCommunes(communes.values());
        }
        return recherche;
    }

    private static String code(String saisi) {
        return saisi == null ? "" : saisi.strip().toUpperCase(Locale.ROOT);
    }
}

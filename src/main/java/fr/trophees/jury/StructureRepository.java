package fr.trophees.jury;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.trophees.jury.LiensPossibles.Lieu;
import fr.trophees.jury.LiensPossibles.Personne;
import fr.trophees.jury.LiensPossibles.Structure;
import fr.trophees.territoire.Collectivite;
import fr.trophees.territoire.Commune;
import fr.trophees.territoire.Siren;
import fr.trophees.territoire.Territoires;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The structures of a contest, as ties are looked for. */
@Repository
class StructureRepository {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    StructureRepository(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The structures of the dossiers that stand, by SIREN, one for each.
     *
     * @param admisesSeulement without the dossiers that are not decided yet
     */
    Map<String, Structure> structures(String edition, Territoires territoires, boolean admisesSeulement) {
        Map<String, List<Ligne>> parSiren = new LinkedHashMap<>();
        jdbc.sql(
                        """
                select d.siren, d.structure_nom, d.contact_courriel, d.donnees,
                       (select array_agg(distinct a.signataire_nom) from attestation a
                        where a.dossier = d.id and a.signataire_nom is not null) as signataires
                from dossier d
                where d.edition = :edition and d.numero is not null and d.siren is not null
                  and (d.instruction = 'admis' or not :admises and d.instruction = 'en-cours')
                order by d.structure_nom, d.numero
                """)
                .param("edition", edition)
                .param("admises", admisesSeulement)
                .query(this::lire)
                .list()
                .forEach(ligne -> parSiren.computeIfAbsent(ligne.siren(), s -> new ArrayList<>())
                        .add(ligne));
        Map<String, Structure> structures = new LinkedHashMap<>();
        parSiren.forEach((siren, lignes) -> structures.put(siren, structure(siren, lignes, territoires)));
        return structures;
    }

    private static Structure structure(String siren, List<Ligne> lignes, Territoires territoires) {
        Set<String> courriels = new LinkedHashSet<>();
        Set<Personne> personnes = new LinkedHashSet<>();
        Set<Lieu> lieux = new LinkedHashSet<>();
        String mandante = null;
        for (Ligne ligne : lignes) {
            courriels.add(ligne.courriel());
            ajouter(courriels, ligne.texte("contactEmail"));
            if (ligne.texte("contactNom") != null) {
                personnes.add(new Personne(ligne.texte("contactNom"), "le contact d’un dossier"));
            }
            if (ligne.texte("facilitateurs") != null) {
                personnes.add(new Personne(ligne.texte("facilitateurs"), "un facilitateur cité par un dossier"));
            }
            ligne.signataires().forEach(nom -> personnes.add(new Personne(nom, "le signataire d’une attestation")));
            territoires
                    .commune(String.valueOf(ligne.texte("communeInsee")))
                    .ifPresent(commune -> lieux.addAll(lieux(commune, territoires)));
            mandante = ligne.texte("collectiviteMandante") == null ? mandante : ligne.texte("collectiviteMandante");
        }
        return new Structure(
                siren,
                lignes.get(0).nom(),
                mandante,
                List.copyOf(courriels),
                List.copyOf(personnes),
                List.copyOf(lieux));
    }

    private static void ajouter(Set<String> textes, String texte) {
        if (texte != null) {
            textes.add(texte);
        }
    }

    private static List<Lieu> lieux(Commune commune, Territoires territoires) {
        List<Lieu> lieux = new ArrayList<>();
        lieux.add(new Lieu(commune.nom(), "la commune : " + commune.nom()));
        commune.epci()
                .flatMap(siren -> territoires.epci(siren.valeur()))
                .ifPresent(epci -> lieux.add(new Lieu(epci.nom(), "l’EPCI : " + epci.nom())));
        lieux.add(new Lieu(
                commune.departement().nom(),
                "le département : " + commune.departement().nom()));
        lieux.add(new Lieu(
                commune.region().nom(), "la région : " + commune.region().nom()));
        return lieux;
    }

    /** The territory of a member's structure, when official data knows it as a collectivité. */
    static List<Lieu> lieux(String siren, Territoires territoires) {
        if (siren == null) {
            return List.of();
        }
        return Siren.lire(siren).flatMap(territoires::parSiren).stream()
                .map(StructureRepository::lieu)
                .toList();
    }

    private static Lieu lieu(Collectivite collectivite) {
        String article =
                switch (collectivite.nature()) {
                    case COMMUNE -> "la commune : ";
                    case EPCI -> "l’EPCI : ";
                    case EPT -> "l’établissement public territorial : ";
                    case DEPARTEMENT -> "le département : ";
                    case REGION -> "la région : ";
                };
        return new Lieu(collectivite.nom(), article + collectivite.nom());
    }

    private Ligne lire(ResultSet ligne, int n) throws SQLException {
        try {
            Object[] signataires = ligne.getArray("signataires") == null
                    ? new Object[0]
                    : (Object[]) ligne.getArray("signataires").getArray();
            return new Ligne(
                    ligne.getString("siren"),
                    ligne.getString("structure_nom"),
                    ligne.getString("contact_courriel"),
                    json.readValue(ligne.getString("donnees"), new TypeReference<Map<String, Object>>() {}),
                    Arrays.stream(signataires).map(String::valueOf).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Données de dossier illisibles", e);
        }
    }

    private record Ligne(
            String siren, String nom, String courriel, Map<String, Object> donnees, List<String> signataires) {

        private String texte(String champ) {
            return donnees.get(champ) instanceof String texte && !texte.isBlank() ? texte : null;
        }
    }
}

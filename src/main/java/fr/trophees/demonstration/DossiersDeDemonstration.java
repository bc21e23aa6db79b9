package fr.trophees.demonstration;

import fr.trophees.base.ConditionalOnBaseEmbarquee;
import fr.trophees.candidature.LiensDeDossier;
import fr.trophees.edition.Calendrier;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/** Candidatures of invented structures, made over HTTP as candidates make them, the first time the product runs. */
@Component
@Profile("!repetition")
@ConditionalOnBaseEmbarquee
class DossiersDeDemonstration {

    static final String EDITION = "demonstration";
    private static final Logger JOURNAL = LoggerFactory.getLogger(DossiersDeDemonstration.class);

    private final ServletWebServerApplicationContext serveur;
    private final LiensDeDossier liens;
    private final JdbcClient jdbc;
    private final Clock horloge;

    DossiersDeDemonstration(
            ServletWebServerApplicationContext serveur, LiensDeDossier liens, JdbcClient jdbc, Clock horloge) {
        this.serveur = serveur;
        this.liens = liens;
        this.jdbc = jdbc;
        this.horloge = horloge;
    }

    /** A SIREN with a right key, in a range that is given to nobody. */
    static String siren(String structure) {
        try {
            String debut = "00%06d".formatted(Math.floorMod(structure.hashCode(), 1_000_000));
            return debut + LuhnCheckDigit.LUHN_CHECK_DIGIT.calculate(debut);
        } catch (org.apache.commons.validator.routines.checkdigit.CheckDigitException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String siret(String structure) {
        try {
            String debut = siren(structure) + "0001";
            return debut + LuhnCheckDigit.LUHN_CHECK_DIGIT.calculate(debut);
        } catch (org.apache.commons.validator.routines.checkdigit.CheckDigitException e) {
            throw new IllegalStateException(e);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void deposer() {
        boolean aFaire = jdbc.sql(
                        """
                select exists (select 1 from edition where id = ?) and not exists (select 1 from dossier where edition = ?)
                """)
                .params(EDITION, EDITION)
                .query(Boolean.class)
                .single();
        if (!aFaire) {
            return;
        }
        try {
            candidature(
                    "Maison de l'emploi du Val d'Orme",
                    "mde",
                    "it1",
                    "La navette qui attend",
                    "contact@valdorme.example.org",
                    Fin.ATTESTATION);
            candidature(
                    "PLIE des Trois Rivières",
                    "plie",
                    "it2",
                    "Le café sans rendez-vous",
                    "plie@troisrivieres.example.org",
                    Fin.DEPOT);
            candidature(
                    "Communauté de communes des Hauts de Brume",
                    "epci",
                    "it5",
                    "Les chantiers de la haie",
                    "emploi@hautsdebrume.example.org",
                    Fin.BROUILLON);
        } catch (RuntimeException e) {
            JOURNAL.warn("Les candidatures de démonstration n'ont pas toutes été créées", e);
        }
    }

    private enum Fin {
        BROUILLON,
        DEPOT,
        ATTESTATION
    }

    private void candidature(String structure, String type, String categorie, String titre, String courriel, Fin fin) {
        RestClient http =
                RestClient.create("http://localhost:" + serveur.getWebServer().getPort());
        http.post()
                .uri("/api/appels/" + EDITION + "/brouillons")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("email", courriel))
                .retrieve()
                .toBodilessEntity();
        UUID dossier = jdbc.sql("select id from dossier where edition = ? and contact_courriel = ?")
                .params(EDITION, courriel)
                .query(UUID.class)
                .single();
        String chemin =
                liens.lien(dossier).map(URI::getPath).orElseThrow().replaceFirst(".*/dossiers/", "/api/dossiers/");
        http.put()
                .uri(chemin)
                .contentType(MediaType.APPLICATION_JSON)
                .body(donnees(structure, type, categorie, titre, courriel))
                .retrieve()
                .toBodilessEntity();
        if (fin == Fin.BROUILLON) {
            return;
        }
        http.post().uri(chemin + "/depot").retrieve().toBodilessEntity();
        if (fin == Fin.ATTESTATION) {
            byte[] attestation =
                    http.get().uri(chemin + "/attestation.pdf").retrieve().body(byte[].class);
            MultiValueMap<String, Object> envoi = new LinkedMultiValueMap<>();
            envoi.add("fichier", new ByteArrayResource(attestation) {
                @Override
                public String getFilename() {
                    return "attestation-signee.pdf";
                }
            });
            envoi.add("signataireNom", "Maud Ferrand");
            envoi.add("signataireQualite", "Directrice");
            http.post()
                    .uri(chemin + "/attestation")
                    .contentType(MediaType.MULTIPART_FORM_DATA)
                    .body(envoi)
                    .retrieve()
                    .toBodilessEntity();
        }
    }

    private Map<String, Object> donnees(
            String structure, String type, String categorie, String titre, String courriel) {
        LocalDate jour = horloge.instant().atZone(Calendrier.PARIS).toLocalDate();
        Map<String, Object> donnees = new LinkedHashMap<>();
        donnees.put("structureNom", structure);
        donnees.put("siret", siret(structure));
        donnees.put("structureType", type);
        donnees.put("communeInsee", List.of("39300", "15014", "48095").get(Math.floorMod(titre.hashCode(), 3)));
        donnees.put("contactNom", "Noé Castel");
        donnees.put("contactEmail", courriel);
        donnees.put("categorie", categorie);
        donnees.put("projetTitre", titre);
        donnees.put("projetResume", "Un projet inventé pour la démonstration : il montre à quoi ressemble un dossier.");
        donnees.put(
                "projetDescription",
                "Ce dossier est celui d'une structure imaginaire. Il suit le même chemin qu'un vrai : brouillon, dépôt,"
                        + " attestation, instruction, vote.");
        donnees.put("dateDebut", jour.minusMonths(8).toString());
        donnees.put("reglementAccepte", true);
        donnees.put("droitsImageAcceptes", true);
        return donnees;
    }
}

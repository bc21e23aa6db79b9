package fr.trophees.espacejury;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.DossiersDuJury;
import fr.trophees.candidature.DossiersDuJury.Apercu;
import fr.trophees.candidature.DossiersDuJury.Lecture;
import fr.trophees.candidature.FichierMontre;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Definition;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import fr.trophees.jury.Engagements;
import fr.trophees.jury.Jure;
import fr.trophees.jury.Obstacle;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a member may read, asked anew for each page and each file: from the opening of the dossiers until the proclamation, once
 * committed, in the categories from which they are not recused (JURY-3, JURY-9, ORG-4).
 */
@Service
@Transactional(readOnly = true)
class LectureService {

    private final DossiersDuJury dossiers;
    private final Engagements engagements;
    private final EditionRepository editions;
    private final Clock horloge;

    LectureService(DossiersDuJury dossiers, Engagements engagements, EditionRepository editions, Clock horloge) {
        this.dossiers = dossiers;
        this.engagements = engagements;
        this.editions = editions;
        this.horloge = horloge;
    }

    /** Every category of the contest, as the member may read it. */
    List<CategorieLisible> categories(Jure membre) {
        Edition edition = editions.charger(membre.edition());
        Map<String, Integer> nombres = dossiers.compter(edition.id());
        return edition.definition().categories().stream()
                .map(categorie -> categorie(edition, membre, categorie, nombres))
                .toList();
    }

    private CategorieLisible categorie(
            Edition edition, Jure membre, Definition.Categorie categorie, Map<String, Integer> nombres) {
        String refus = engagements
                .obstacle(edition, membre.id(), categorie.id())
                .map(Obstacle::message)
                .or(() -> horsPeriode(edition))
                .orElse(null);
        return new CategorieLisible(
                categorie.id(),
                categorie.titre(),
                categorie.texte(),
                refus,
                refus == null ? nombres.getOrDefault(categorie.id(), 0) : 0);
    }

    /** The dossiers of the categories that the member may read, in order. */
    Map<CategorieLisible, List<Lecture>> lisibles(Jure membre) {
        Map<CategorieLisible, List<Lecture>> lisibles = new LinkedHashMap<>();
        categories(membre).stream()
                .filter(CategorieLisible::lisible)
                .forEach(categorie -> lisibles.put(categorie, dossiers.toutLire(membre.edition(), categorie.id())));
        return lisibles;
    }

    private Optional<String> horsPeriode(Edition edition) {
        if (edition.annulee()) {
            return Optional.of("Le concours est annulé : les dossiers ne sont plus à lire.");
        }
        if (edition.proclameeLe() != null) {
            return Optional.of("Les résultats sont proclamés : les dossiers ne sont plus à lire.");
        }
        var lecture = edition.calendrier().instant(Jalon.LECTURE_DOSSIERS);
        return horloge.instant().isBefore(lecture)
                ? Optional.of("Les dossiers se lisent à partir du " + DatesEnFrancais.dateEtHeure(lecture) + ".")
                : Optional.empty();
    }

    /** @throws RequeteRefusee 404 no such category, 403 closed to this member */
    CategorieLisible ouvrir(Jure membre, String categorie) {
        CategorieLisible ouverte = categories(membre).stream()
                .filter(c -> c.id().equals(categorie))
                .findFirst()
                .orElseThrow(() -> RequeteRefusee.introuvable("Ce concours n’a pas cette catégorie."));
        if (!ouverte.lisible()) {
            throw refus(ouverte.refus());
        }
        return ouverte;
    }

    /** The dossiers of a category that was opened to the member just now, in order. */
    List<Apercu> lister(Jure membre, CategorieLisible ouverte) {
        if (!ouverte.lisible()) {
            throw refus(ouverte.refus());
        }
        return dossiers.lister(membre.edition(), ouverte.id());
    }

    /** The other dossiers of the category of one that was read by the member just now, in order. */
    List<Apercu> autres(Lecture lue) {
        return dossiers.lister(lue.edition(), lue.categorie()).stream()
                .filter(autre -> !autre.numero().equals(lue.numero()))
                .toList();
    }

    /** @throws RequeteRefusee 404 no such admitted dossier in this contest, 403 closed to this member */
    Lecture lire(Jure membre, String numero) {
        Lecture dossier = dossiers.lire(numero)
                .filter(lecture -> lecture.edition().equals(membre.edition()))
                .orElseThrow(() -> RequeteRefusee.introuvable("Aucun dossier à lire ne porte ce numéro."));
        Edition edition = editions.charger(membre.edition());
        engagements
                .obstacle(edition, membre.id(), dossier.categorie())
                .map(Obstacle::message)
                .or(() -> horsPeriode(edition))
                .ifPresent(motif -> {
                    throw refus(motif);
                });
        return dossier;
    }

    /** @throws RequeteRefusee as {@link #lire}, and 404 for a file that isn't the dossier's */
    FichierMontre piece(Jure membre, String numero, UUID id) {
        lire(membre, numero);
        return dossiers.piece(numero, id)
                .orElseThrow(() -> RequeteRefusee.introuvable("Ce dossier n’a pas ce document."));
    }

    private static RequeteRefusee refus(String motif) {
        return new RequeteRefusee(HttpStatus.FORBIDDEN, "Dossiers fermés", motif, List.of());
    }

    /**
     * A category as a member finds it.
     *
     * @param refus why it can't be read now, in words; null when it can
     * @param nombre of admitted dossiers, 0 unless it can be read
     */
    record CategorieLisible(String id, String titre, String texte, String refus, int nombre) {

        boolean lisible() {
            return refus == null;
        }
    }
}

package fr.trophees.demonstration;

import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Definition;
import fr.trophees.edition.Jalon;

/**
 * What the demonstration says in place of the call of 2024 where this one gives dates: they are the demonstration's in its
 * introduction and its place, and the regulation, which is quoted as it was, is said to be that of 2024.
 */
final class TextesDeDemonstration {

    private static final String AVERTISSEMENT =
            """
            Ceci est une édition de démonstration : les structures sont inventées et le calendrier est placé autour \
            d’aujourd’hui. Le règlement est cité tel qu’il était en 2024, avec ses dates.""";

    private TextesDeDemonstration() {}

    /** @param edition the model with its calendar shifted */
    static Definition adapter(Definition modele, Definition edition) {
        Definition.Appel appel = edition.appel();
        Definition.Lieu ceremonie = edition.lieux().ceremonie();
        return new Definition(
                edition.id(),
                edition.concours(),
                edition.sigle(),
                edition.prefixe(),
                edition.annee(),
                edition.titre(),
                edition.organisateur(),
                edition.contact(),
                edition.expediteur(),
                edition.calendrier(),
                new Definition.Lieux(
                        new Definition.Lieu(sansDates(ceremonie.evenement()), ceremonie.nom(), ceremonie.ville()),
                        edition.lieux().sessionJury()),
                new Definition.Appel(
                        AVERTISSEMENT + "\n" + redater(appel.introduction(), modele, edition),
                        appel.quiPeutCandidater(),
                        appel.modalites(),
                        appel.jury()),
                edition.autreConcours(),
                edition.categories(),
                edition.coupDeCoeur(),
                edition.candidature(),
                edition.jury(),
                edition.vote(),
                edition.decisions(),
                edition.reglement(),
                edition.chiffres(),
                edition.conservation(),
                edition.supposes(),
                edition.aRelire());
    }

    /** « Journées Nationales, 9 et 10 décembre 2024 »: the event without its days. */
    private static String sansDates(String evenement) {
        return evenement == null ? null : evenement.replaceFirst(",[^,]*\\d{4}$", "");
    }

    private static String redater(String texte, Definition modele, Definition edition) {
        String redate = texte;
        for (Jalon jalon : Jalon.values()) {
            redate = redate.replace(jour(modele, jalon), jour(edition, jalon));
        }
        return redate;
    }

    private static String jour(Definition definition, Jalon jalon) {
        return DatesEnFrancais.jourCourt(definition.calendrier().instant(jalon)).replaceAll("\\h", " ");
    }
}

package fr.trophees.jury;

/**
 * A professional tie of a juror (JURY-3), confirmed by people: a guess of the system is none. It is known either by the
 * structure, or, when the juror only says that they have one as they vote, by the category.
 *
 * @param siren the structure's SIREN, nine digits; {@code null} with a category
 * @param categorie {@code null} with a SIREN
 */
public record Lien(String jure, String siren, String categorie) {

    /** @throws IllegalArgumentException unless exactly one of SIREN and category is given */
    public Lien {
        if ((siren == null) == (categorie == null)) {
            throw new IllegalArgumentException("Un lien professionnel porte sur une structure ou sur une catégorie.");
        }
    }

    public static Lien avecStructure(String jure, String siren) {
        return new Lien(jure, siren, null);
    }

    public static Lien dansCategorie(String jure, String categorie) {
        return new Lien(jure, null, categorie);
    }
}

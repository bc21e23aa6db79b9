package fr.trophees.jury;

/** What keeps a category's dossiers and its ballot closed to a member (JURY-3, JURY-9). */
public enum Obstacle {
    ENGAGEMENT(
            "Avant de lire les dossiers et de voter, acceptez la confidentialité et l’impartialité dans votre espace du jury."),
    DECLARATION(
            "Avant de lire les dossiers et de voter dans cette catégorie, dites dans votre espace du jury si vous avez des liens"
                    + " professionnels avec les structures candidates."),
    RECUSATION(
            "Vous avez un lien professionnel avec un candidat de cette catégorie : vous n’y lisez pas les dossiers et n’y votez"
                    + " pas (art. 4.4).");

    private final String message;

    Obstacle(String message) {
        this.message = message;
    }

    /** To the juror. */
    public String message() {
        return message;
    }
}

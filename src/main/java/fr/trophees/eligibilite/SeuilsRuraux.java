package fr.trophees.eligibilite;

/**
 * D-4: the limits of a rural territory, in inhabitants.
 *
 * @param commune the most that a commune may have
 * @param departement what a département stays under
 * @param margePourCent how near to a limit, on either side, a figure goes to staff; 0 for never
 */
public record SeuilsRuraux(int commune, int departement, int margePourCent) {

    /** As the 2024 call states them. */
    public static final SeuilsRuraux APPEL_2024 = new SeuilsRuraux(25_000, 250_000, 2);

    boolean communeProche(int population) {
        return proche(population, commune);
    }

    boolean departementProche(int population) {
        return proche(population, departement);
    }

    private boolean proche(int population, int seuil) {
        return margePourCent > 0 && Math.abs((long) population - seuil) * 100 <= (long) seuil * margePourCent;
    }
}

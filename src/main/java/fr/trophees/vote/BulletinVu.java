package fr.trophees.vote;

import java.time.Instant;

/**
 * Where a juror stands in a category's vote, for that juror alone (JURY-8); what to vote on is told by {@link Invitation}.
 *
 * @param fermeture when the round closes
 * @param tour 0 before the first round
 * @param enregistreLe when the ballot now in the box was recorded; null when there is none, or once the vote is closed
 * @param recu its receipt, which the close destroys here
 * @param empreinte hexadecimal: what the published list will hold for it
 * @param sansEffet all that the ballot chose has left since it was cast: it counts for nobody
 */
public record BulletinVu(
        Situation situation,
        Instant fermeture,
        int tour,
        Instant enregistreLe,
        String recu,
        String empreinte,
        boolean sansEffet) {

    /** What a juror may do in a category. */
    public enum Situation {
        A_VENIR,
        OUVERT,
        SUSPENDU,
        RECUSE,
        CLOS
    }

    static BulletinVu sansBulletin(Situation situation, Instant fermeture, int tour) {
        return new BulletinVu(situation, fermeture, tour, null, null, null, false);
    }

    /** Without the receipt: a record's own text would tell it to a log. */
    @Override
    public String toString() {
        return "BulletinVu[" + situation + ", tour " + tour + "]";
    }
}

package fr.trophees.courriel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands still until a test moves it. */
class HorlogeReglable extends Clock {

    private volatile Instant maintenant;

    HorlogeReglable(Instant maintenant) {
        this.maintenant = maintenant;
    }

    void regler(Instant instant) {
        maintenant = instant;
    }

    void avancer(Duration duree) {
        maintenant = maintenant.plus(duree);
    }

    @Override
    public Instant instant() {
        return maintenant;
    }

    @Override
    public ZoneId getZone() {
        return DateEnFrancais.PARIS;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}

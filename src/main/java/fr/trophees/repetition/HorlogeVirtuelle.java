package fr.trophees.repetition;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** A clock that stands still between two moves; the engine's clock stands with it. */
class HorlogeVirtuelle extends Clock {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private volatile Instant maintenant;

    HorlogeVirtuelle(Instant depart) {
        regler(depart);
    }

    final void regler(Instant instant) {
        maintenant = instant;
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    @Override
    public Instant instant() {
        return maintenant;
    }

    @Override
    public ZoneId getZone() {
        return PARIS;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(maintenant, zone);
    }
}

package fr.trophees.candidature;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** A clock that stands still until a test moves it; the engine's follows. */
public class HorlogeDEssai extends Clock {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private volatile Instant maintenant = a("2024-10-20T10:00:00");

    /** An instant on the wall of Paris. */
    public static Instant a(String heureMurale) {
        return LocalDateTime.parse(heureMurale).atZone(PARIS).toInstant();
    }

    public void regler(String heureMurale) {
        regler(a(heureMurale));
    }

    public void regler(Instant instant) {
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
        return this;
    }
}

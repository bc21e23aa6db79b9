package fr.trophees.edition;

import java.time.Instant;
import java.util.List;

/**
 * A running edition: its own copy of the definition, and the facts that decide of its course.
 *
 * @param calendrier the dates in force
 * @param premierCalendrier the dates as first announced, at the launch (D-3)
 * @param calendrierChangeLe what was due before this instant is overtaken, not late
 * @param calendrierValideLe when staff validated the calendar; null until then: the call opens at its date all the same, and isn't
 *     announced
 * @param suspendueLe null unless suspended
 */
public record Edition(
        String id,
        String prefixe,
        String titre,
        Definition definition,
        Calendrier calendrier,
        Calendrier premierCalendrier,
        Instant ouverteLe,
        Instant calendrierChangeLe,
        Instant calendrierValideLe,
        Instant suspendueLe,
        Instant annuleeLe,
        Instant juryCompletLe,
        Instant palmaresValideLe,
        Instant proclameeLe) {

    public boolean suspendue() {
        return suspendueLe != null;
    }

    public boolean annulee() {
        return annuleeLe != null;
    }

    /** The decisions as published with the call and shown to staff, with the dates of the calendar in force. */
    public List<Decisions.Explication> decisionsEnClair() {
        return definition.decisions().enClair(calendrier, premierCalendrier, definition.annee());
    }

    /** Those of them that are about this contest's public: who asks about a rule that isn't theirs would believe it to be. */
    public List<Decisions.Explication> decisionsPubliees() {
        boolean achat = definition.candidature().publicVise() == Definition.PublicVise.ACHAT;
        boolean rurale = definition.categories().stream().anyMatch(Definition.Categorie::rurale);
        return decisionsEnClair().stream()
                .filter(decision -> switch (decision.id()) {
                    case "D-2" -> achat;
                    case "D-3" -> !achat;
                    case "D-4" -> rurale;
                    default -> true;
                })
                .toList();
    }

    /** Where the call stands at an instant, for the public and for deposits. */
    public EtatAppel etat(Instant maintenant) {
        return EtatAppel.a(maintenant, calendrier, suspendue(), annulee(), proclameeLe != null);
    }
}

package fr.trophees.palmares;

import fr.trophees.vote.Deliberation;
import fr.trophees.vote.Depouillement;
import java.util.Objects;
import java.util.Optional;

/**
 * A category once its vote has ended.
 *
 * @param depouillement the count of its last round
 * @param deliberation the jury's latest decision since that count, if it took one: it prevails over the count
 */
public record VoteClos(String categorie, Depouillement depouillement, Optional<Deliberation> deliberation) {

    public VoteClos {
        Objects.requireNonNull(categorie);
        Objects.requireNonNull(depouillement);
        Objects.requireNonNull(deliberation);
    }
}

package fr.trophees.vote;

import fr.trophees.edition.MethodesDeVote;
import org.springframework.stereotype.Component;

/** The methods that a definition may name. */
@Component
class MethodesDuVote implements MethodesDeVote {

    @Override
    public boolean existe(String id) {
        return MethodeDeVote.toutes().stream().anyMatch(methode -> methode.id().equals(id));
    }
}

package fr.trophees.vote;

import fr.trophees.jury.Obstacle;
import fr.trophees.moteur.SaisieRefusee;

/** A ballot refused to a member who has something to do first, or may not vote there (JURY-3, JURY-9). */
class VoteEmpeche extends SaisieRefusee {

    private final Obstacle obstacle;

    VoteEmpeche(Obstacle obstacle) {
        super(obstacle.message());
        this.obstacle = obstacle;
    }

    Obstacle obstacle() {
        return obstacle;
    }
}

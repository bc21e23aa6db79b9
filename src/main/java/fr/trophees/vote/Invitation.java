package fr.trophees.vote;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one juror needs to fill in a ballot: to be shown to that juror alone (JURY-8).
 *
 * @param methode id of the edition's voting method
 * @param methodeLibelle its name, for people
 * @param regle how it designates a laureate, in French sentences
 * @param forme what the ballot asks
 * @param secondTour whether this is the second round of two
 * @param dossiers those that the ballot is about, by number
 * @param reponses what may be answered for each dossier, when the ballot is filled in dossier by dossier; else empty
 * @param fermeture until when, exclusive, the ballot may be cast and changed
 * @param choix the juror's ballot in the box, as {@link VoteService#voter} takes it; null when there is none
 * @param feuille the same ballot dossier by dossier, number → answer, without the dossiers that are struck; empty when
 *     there is none, when it is blank, or when the ballot isn't filled in dossier by dossier
 */
public record Invitation(
        String methode,
        String methodeLibelle,
        String regle,
        FormeDeBulletin forme,
        boolean secondTour,
        List<EnLice> dossiers,
        List<FeuilleDeVote.Reponse> reponses,
        Instant fermeture,
        String choix,
        Map<String, String> feuille) {

    public Invitation {
        dossiers = List.copyOf(dossiers);
        reponses = List.copyOf(reponses);
        feuille = Map.copyOf(feuille);
    }
}

package fr.trophees.courriel;

import fr.trophees.courriel.Contenu.DateChangee;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Contents of every type: complete, with the least that is allowed, and with whatever {@code texte} somebody typed. */
final class Exemples {

    static final Concours IT =
            new Concours("initiatives-territoriales-2024", "Trophées des Initiatives Territoriales 2024");
    static final Instant MAINTENANT = Instant.parse("2024-11-01T09:00:00+01:00");
    static final Instant CLOTURE = Instant.parse("2024-11-08T16:00:00+01:00");
    static final Instant LIMITE = Instant.parse("2024-11-09T00:00:00+01:00");
    static final Instant CEREMONIE = Instant.parse("2024-12-09T16:00:00+01:00");
    static final Instant AVANT = Instant.parse("2024-11-01T10:15:00+01:00");

    static final UUID ACCES = UUID.fromString("7b0f1d5e-1c1f-4a0e-9b57-2f4f3f0c9d11");

    private Exemples() {}

    static Contenu complet(TypeCourriel type) {
        return avec(type, "Un texte de candidat");
    }

    static Contenu avec(TypeCourriel type, String t) {
        List<DateChangee> dates = List.of(new DateChangee(t, CLOTURE, CLOTURE.plusSeconds(7 * 86_400), false));
        return switch (type) {
            case APPEL -> new Contenu.Appel(t, CLOTURE, t, List.of(t, t), CEREMONIE, t, t);
            case LIEN -> new Contenu.Lien(CLOTURE, LIMITE, false, true);
            case NOUVEAU_LIEN -> new Contenu.NouveauLien(t, true, true, CLOTURE);
            case MES_DOSSIERS -> new Contenu.MesDossiers(ACCES, CLOTURE);
            case INVITATION -> new Contenu.Invitation(ACCES, t, t, true, CLOTURE);
            case SIGNATURE -> new Contenu.Signature(ACCES, t, t, t, true, CLOTURE, "3.1");
            case CESSION -> new Contenu.Cession(ACCES, t, t, CLOTURE);
            case CESSION_PROPOSEE -> new Contenu.CessionProposee(t, t, false, CLOTURE);
            case CONTACT_REMPLACE -> new Contenu.ContactRemplace(t, AVANT);
            case RETRAIT -> new Contenu.Retrait(t, AVANT);
            case DEPOT -> new Contenu.Depot(t, t, t, AVANT, CLOTURE, t, false, "3.1");
            case RELANCE -> new Contenu.Relance(t, false, false, false, AVANT, List.of(t, t), CLOTURE, "3.1");
            case ATTESTATION_RECUE -> new Contenu.AttestationRecue(t, AVANT, false, CLOTURE);
            case ATTESTATION_REFUSEE -> new Contenu.AttestationRefusee(t, t, LIMITE, AVANT, CLOTURE, null, "3.1");
            case CORRECTION -> new Contenu.Correction(t, t, LIMITE);
            case HORS_DELAI -> new Contenu.HorsDelai(t, CLOTURE.plusSeconds(1), CLOTURE, LIMITE, "3.1", "4.3");
            case DEPLACEMENT -> new Contenu.Deplacement(t, t, t, t, "1.3");
            case ADMISSION -> new Contenu.Admission(t, t, CEREMONIE, t);
            case REFUS -> new Contenu.Refus(t, t, "1.2", t);
            case INCOMPLET -> new Contenu.Incomplet(t, CLOTURE, AVANT, "3.1");
            case JURY_CONVOCATION ->
                new Contenu.JuryConvocation(
                        t, LIMITE, CLOTURE.plusSeconds(86_400), CEREMONIE, CEREMONIE, t, "4.4", t, 120, 1);
            case JURY_LIEN -> new Contenu.JuryLien(t, CEREMONIE, true);
            case JURY_REMERCIEMENT -> new Contenu.JuryRemerciement(t);
            case JURY_DEPART -> new Contenu.JuryDepart(t);
            case JURY_ADRESSE -> new Contenu.JuryAdresse(t, t, AVANT, t);
            case JURY_RELANCE ->
                new Contenu.JuryRelance(
                        t, List.of(t, t), CEREMONIE, Contenu.JuryRelance.Motif.CATEGORIE_POURVUE, t, false);
            case RECUSATION -> new Contenu.Recusation(t, List.of(t, t), List.of(t), List.of(t), "4.4", true);
            case CALENDRIER -> new Contenu.Calendrier(dates, t, CLOTURE, true, t, "5.1");
            case SUSPENSION -> new Contenu.Suspension(AVANT, t, "5.1");
            case REPRISE -> new Contenu.Reprise(AVANT, dates, CLOTURE, LIMITE);
            case ANNULATION -> new Contenu.Annulation(t, "5.1");
            case INVITATION_CEREMONIE -> new Contenu.InvitationCeremonie(t, CEREMONIE, t);
            case INVITATION_ANNULEE -> new Contenu.InvitationAnnulee(t, CEREMONIE);
            case RESULTAT ->
                new Contenu.Resultat(
                        t, t, Contenu.Resultat.Issue.LAUREAT, true, false, t, "1.3", "5.2", "Une erreur est corrigée.");
            case RGPD ->
                new Contenu.Rgpd(Contenu.Rgpd.Nature.RECTIFICATION, Contenu.Rgpd.Etape.PROLONGEE, AVANT, CEREMONIE, t);
            case REPONSE -> new Contenu.Reponse(AVANT, t, t);
            case ALERTE_EQUIPE -> new Contenu.AlerteEquipe(t, t, "/bureau/dossiers");
        };
    }

    static Contenu minimal(TypeCourriel type) {
        return switch (type) {
            case APPEL -> new Contenu.Appel(null, CLOTURE, null, null, null, null, null);
            case LIEN -> new Contenu.Lien(CLOTURE, null, false, false);
            case NOUVEAU_LIEN -> new Contenu.NouveauLien(null, false, false, CLOTURE);
            case MES_DOSSIERS -> new Contenu.MesDossiers(ACCES, CLOTURE);
            case INVITATION -> new Contenu.Invitation(ACCES, null, null, false, CLOTURE);
            case SIGNATURE -> new Contenu.Signature(ACCES, null, null, null, false, CLOTURE, null);
            case CESSION -> new Contenu.Cession(ACCES, null, null, CLOTURE);
            case CESSION_PROPOSEE -> new Contenu.CessionProposee(null, "nom@structure.fr", true, CLOTURE);
            case CONTACT_REMPLACE -> new Contenu.ContactRemplace(null, AVANT);
            case RETRAIT -> new Contenu.Retrait(null, AVANT);
            case DEPOT -> new Contenu.Depot(null, null, null, AVANT, CLOTURE, null, true, null);
            case RELANCE -> new Contenu.Relance(null, true, false, false, null, null, CLOTURE, null);
            case ATTESTATION_RECUE -> new Contenu.AttestationRecue(null, AVANT, true, CLOTURE);
            case ATTESTATION_REFUSEE ->
                new Contenu.AttestationRefusee(null, "Illisible", null, null, null, LIMITE, null);
            case CORRECTION -> new Contenu.Correction(null, "À revoir", AVANT);
            case HORS_DELAI -> new Contenu.HorsDelai(null, CLOTURE.plusSeconds(1), CLOTURE, null, null, null);
            case DEPLACEMENT -> new Contenu.Deplacement(null, "A", "B", "Motif", null);
            case ADMISSION -> new Contenu.Admission(null, "A", null, null);
            case REFUS -> new Contenu.Refus(null, "Motif", null, null);
            case INCOMPLET -> new Contenu.Incomplet(null, CLOTURE, null, null);
            case JURY_CONVOCATION ->
                new Contenu.JuryConvocation(null, AVANT, AVANT, CLOTURE, null, null, null, null, 0, 0);
            case JURY_LIEN -> new Contenu.JuryLien(null, CLOTURE, false);
            case JURY_REMERCIEMENT -> new Contenu.JuryRemerciement(null);
            case JURY_DEPART -> new Contenu.JuryDepart(null);
            case JURY_ADRESSE -> new Contenu.JuryAdresse(null, null, AVANT, "m@exemple.fr");
            case JURY_RELANCE -> new Contenu.JuryRelance(null, null, CLOTURE, null, null, false);
            case RECUSATION -> new Contenu.Recusation(null, List.of("A"), null, null, null, false);
            case CALENDRIER -> new Contenu.Calendrier(null, null, null, false, "2", null);
            case SUSPENSION -> new Contenu.Suspension(AVANT, null, null);
            case REPRISE -> new Contenu.Reprise(AVANT, null, null, null);
            case ANNULATION -> new Contenu.Annulation(null, null);
            case INVITATION_CEREMONIE -> new Contenu.InvitationCeremonie(null, CEREMONIE, null);
            case INVITATION_ANNULEE -> new Contenu.InvitationAnnulee(null, CEREMONIE);
            case RESULTAT ->
                new Contenu.Resultat(
                        null, "A", Contenu.Resultat.Issue.NON_LAUREAT, false, false, null, null, null, null);
            case RGPD -> new Contenu.Rgpd(Contenu.Rgpd.Nature.ACCES, Contenu.Rgpd.Etape.RECUE, AVANT, null, null);
            case REPONSE -> new Contenu.Reponse(AVANT, "Question", "Réponse");
            case ALERTE_EQUIPE -> new Contenu.AlerteEquipe("Objet", "Message", null);
        };
    }
}

package fr.trophees.courriel;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What the text of a mail needs, one record per type; its components are the keys of {@code courriel.parametres}, next to
 * those of {@link Concours}. Instants are written in ISO 8601 with an offset and read by people as Paris time. A component
 * that may be null says so. Texts are plain, on one line unless said; whatever they hold is shown harmlessly.
 *
 * <p>An {@code article} is a number ("3.1"; "art. 3.1" is read the same) and only given where the contest's regulation has
 * that article: nothing is cited when it is null.
 */
public sealed interface Contenu {

    /** From this instant the mail would say something false: it is then not delivered any more. */
    default Optional<Instant> perimeLe() {
        return Optional.empty();
    }

    /** The closing, for the reader's calendar. */
    default Optional<Instant> clotureAgenda() {
        return Optional.empty();
    }

    /** A meeting to come, for the reader's calendar. */
    default Optional<Reunion> reunionAgenda() {
        return Optional.empty();
    }

    /**
     * @param minutes how long it should last
     * @param lieu null for none
     * @param visio link of the video conference, null for none
     * @param sequence one more each time the meeting changes
     */
    record Reunion(Instant debut, int minutes, String lieu, String visio, int sequence) {}

    /** The link of its own that the mail carries, when it is no dossier's: without it, nothing is sent. */
    default Optional<Porte> porte() {
        return Optional.empty();
    }

    /**
     * A page that a link of its own opens.
     *
     * @param acces whose token is made when the mail is delivered
     * @param chemin of the page, below the public address, up to the token
     */
    record Porte(UUID acces, String chemin) {}

    /**
     * The call, to members (DEP-5).
     *
     * @param structure which member the address belongs to; null when unknown
     * @param eligibles who may apply, as the call says it; null to leave it to the page
     * @param categories titles
     * @param ceremonie when the results are proclaimed, null when not set
     * @param lieu of the ceremony, null when not set
     * @param autreConcours title of the other contest of the year, null when none
     */
    record Appel(
            String structure,
            Instant cloture,
            String eligibles,
            List<String> categories,
            Instant ceremonie,
            String lieu,
            String autreConcours)
            implements Contenu {
        public Appel {
            Objects.requireNonNull(cloture, "cloture");
            categories = liste(categories);
        }

        @Override
        public Optional<Instant> perimeLe() {
            return Optional.of(cloture);
        }
    }

    /**
     * The personal link to a draft.
     *
     * @param limite until when a late dossier is accepted (D-1); told only when {@code horsDelai}; null when unknown
     * @param horsDelai asked for after the closing
     * @param autres the address has other dossiers of the same contest already: this one is new, and empty
     */
    record Lien(Instant cloture, Instant limite, boolean horsDelai, boolean autres) implements Contenu {
        public Lien {
            Objects.requireNonNull(cloture, "cloture");
        }

        @Override
        public Optional<Instant> clotureAgenda() {
            return horsDelai ? Optional.empty() : Optional.of(cloture);
        }
    }

    /**
     * Another personal link to a dossier; those given before stopped working.
     *
     * @param projet title, null when there is none yet
     * @param reprise the reader has just become the contact; otherwise the link was renewed
     * @param brouillon not deposited, while it still can be: saving is not depositing
     */
    record NouveauLien(String projet, boolean reprise, boolean brouillon, Instant cloture) implements Contenu {
        public NouveauLien {
            Objects.requireNonNull(cloture, "cloture");
        }
    }

    /**
     * To an address that wants to find its dossiers again. The same words whether it has any.
     *
     * @param expireLe until when the list can be opened
     */
    record MesDossiers(UUID acces, Instant expireLe) implements Contenu {
        public MesDossiers {
            Objects.requireNonNull(acces, "acces");
            Objects.requireNonNull(expireLe, "expireLe");
        }

        @Override
        public Optional<Instant> perimeLe() {
            return Optional.of(expireLe);
        }

        @Override
        public Optional<Porte> porte() {
            return Optional.of(new Porte(acces, "/mes-dossiers/"));
        }
    }

    /**
     * A colleague is invited to work on a dossier.
     *
     * @param structure null when not typed yet
     * @param projet title, null when there is none yet
     * @param brouillon not deposited, while it still can be: saving is not depositing
     */
    record Invitation(UUID acces, String structure, String projet, boolean brouillon, Instant cloture)
            implements Contenu {
        public Invitation {
            structure = SansLien.ouRien(structure);
            projet = SansLien.ouRien(projet);
            Objects.requireNonNull(acces, "acces");
            Objects.requireNonNull(cloture, "cloture");
        }

        @Override
        public Optional<Porte> porte() {
            return Optional.of(new Porte(acces, "/dossiers/"));
        }
    }

    /**
     * To who signs the attestation (DEP-2). It says nothing that the attestation doesn't print.
     *
     * @param rappel sent again because nothing has come
     * @param jusqua until when the signed attestation is awaited
     * @param article which asks for it, null for none
     */
    record Signature(
            UUID acces,
            String structure,
            String projet,
            String categorie,
            boolean rappel,
            Instant jusqua,
            @Article String article)
            implements Contenu {
        public Signature {
            structure = SansLien.ouRien(structure);
            projet = SansLien.ouRien(projet);
            Objects.requireNonNull(acces, "acces");
            Objects.requireNonNull(jusqua, "jusqua");
        }

        @Override
        public Optional<Instant> perimeLe() {
            return Optional.of(jusqua);
        }

        @Override
        public Optional<Porte> porte() {
            return Optional.of(new Porte(acces, "/signatures/"));
        }
    }

    /**
     * Somebody is asked to become the contact of a dossier.
     *
     * @param structure null when not typed yet
     * @param projet title, null when there is none yet
     * @param expireLe until when it can be accepted
     */
    record Cession(UUID acces, String structure, String projet, Instant expireLe) implements Contenu {
        public Cession {
            structure = SansLien.ouRien(structure);
            projet = SansLien.ouRien(projet);
            Objects.requireNonNull(acces, "acces");
            Objects.requireNonNull(expireLe, "expireLe");
        }

        @Override
        public Optional<Instant> perimeLe() {
            return Optional.of(expireLe);
        }

        @Override
        public Optional<Porte> porte() {
            return Optional.of(new Porte(acces, "/reprises/"));
        }
    }

    /**
     * To the contact: somebody with the dossier's link has offered it to another address.
     *
     * @param adresse whom it is offered to
     * @param parLeFormulaire it is the one that the form gives for the contact
     * @param expireLe until when it can be accepted
     */
    record CessionProposee(String projet, String adresse, boolean parLeFormulaire, Instant expireLe)
            implements Contenu {
        public CessionProposee {
            Objects.requireNonNull(adresse, "adresse");
            Objects.requireNonNull(expireLe, "expireLe");
        }
    }

    /** To who was the contact of a dossier, and no longer is: their links stopped working. */
    record ContactRemplace(String projet, Instant le) implements Contenu {
        public ContactRemplace {
            Objects.requireNonNull(le, "le");
        }
    }

    /** A deposited dossier is withdrawn, at its contact's request. */
    record Retrait(String projet, Instant le) implements Contenu {
        public Retrait {
            Objects.requireNonNull(le, "le");
        }
    }

    /**
     * The dossier is deposited.
     *
     * @param versionReglement of the regulation accepted (DEP-3), null when not told
     * @param attestationRecue it came before the deposit: the candidature is complete
     * @param article which asks for the attestation, null for none
     */
    record Depot(
            String structure,
            String projet,
            String categorie,
            Instant deposeLe,
            Instant cloture,
            String versionReglement,
            boolean attestationRecue,
            @Article String article)
            implements Contenu {
        public Depot {
            Objects.requireNonNull(deposeLe, "deposeLe");
            Objects.requireNonNull(cloture, "cloture");
        }

        /** The closing's whole second is still on time (D-1). */
        public boolean apresCloture() {
            return deposeLe.truncatedTo(ChronoUnit.SECONDS).isAfter(cloture);
        }
    }

    /**
     * What is missing, and how long is left: counted when the mail leaves.
     *
     * @param projet title, null while the draft has none
     * @param depose false: a draft, and saving is not depositing
     * @param vide a draft in which nothing was written: whose address it is may never have asked for it
     * @param attestationRecue with {@code depose}: it came and is to be checked; otherwise it is what is missing
     * @param attestationPerimee when the last one came, if none stands because what is printed on it has changed since; else null
     * @param manque what is missing, in words; null or empty to leave it at that
     * @param article which asks for the attestation, null for none
     */
    record Relance(
            String projet,
            boolean depose,
            boolean vide,
            boolean attestationRecue,
            Instant attestationPerimee,
            List<String> manque,
            Instant cloture,
            @Article String article)
            implements Contenu {
        public Relance {
            Objects.requireNonNull(cloture, "cloture");
            manque = liste(manque);
        }

        @Override
        public Optional<Instant> perimeLe() {
            return Optional.of(cloture);
        }
    }

    /**
     * The attestation has come; the team will check it.
     *
     * @param recueLe when the server, or the organiser's mail server, received it
     * @param depose false: the dossier itself is still to be deposited, before {@code cloture}
     */
    record AttestationRecue(String projet, Instant recueLe, boolean depose, Instant cloture) implements Contenu {
        public AttestationRecue {
            Objects.requireNonNull(recueLe, "recueLe");
            Objects.requireNonNull(cloture, "cloture");
        }

        /** The closing's whole second is still on time (D-1). */
        public boolean apresCloture() {
            return recueLe.truncatedTo(ChronoUnit.SECONDS).isAfter(cloture);
        }
    }

    /**
     * The attestation has to be done again.
     *
     * @param motif why, may have several lines
     * @param jusqua until when a better one is awaited: the date set by staff (D-5), or the closing when it lies ahead; null
     *     when none is awaited
     * @param premiereRecueLe the arrival that counts if the better one comes in time (D-5); null for an unsigned one, which
     *     has no effect
     * @param cloture what a better one would be late for (D-1), when it can still come and would be; else null
     * @param closeDepuis since when nothing more is received, when none is awaited and the candidature takes no effect
     *     (DEP-2); else null
     * @param article which asks for the attestation, null for none
     */
    record AttestationRefusee(
            String projet,
            @Paragraphes String motif,
            Instant jusqua,
            Instant premiereRecueLe,
            Instant cloture,
            Instant closeDepuis,
            @Article String article)
            implements Contenu {
        public AttestationRefusee {
            Objects.requireNonNull(motif, "motif");
        }
    }

    /**
     * Staff lets a deposited dossier be corrected.
     *
     * @param motif what, and why; may have several lines
     * @param jusqua until when
     */
    record Correction(String projet, @Paragraphes String motif, Instant jusqua) implements Contenu {
        public Correction {
            Objects.requireNonNull(motif, "motif");
            Objects.requireNonNull(jusqua, "jusqua");
        }
    }

    /**
     * Complete after the closing and before the limit: staff decides (D-1).
     *
     * @param article1 the article that says midnight, null for none
     * @param article2 the article that says the closing hour, null for none
     */
    record HorsDelai(
            String projet,
            Instant completLe,
            Instant cloture,
            Instant limite,
            @Article String article1,
            @Article String article2)
            implements Contenu {
        public HorsDelai {
            Objects.requireNonNull(completLe, "completLe");
            Objects.requireNonNull(cloture, "cloture");
        }
    }

    /**
     * Moved to another category (ELIG-7).
     *
     * @param motif may have several lines
     * @param article that reserves this right, null for none
     */
    record Deplacement(
            String projet,
            String ancienneCategorie,
            String nouvelleCategorie,
            @Paragraphes String motif,
            @Article String article)
            implements Contenu {
        public Deplacement {
            Objects.requireNonNull(ancienneCategorie, "ancienneCategorie");
            Objects.requireNonNull(nouvelleCategorie, "nouvelleCategorie");
            Objects.requireNonNull(motif, "motif");
        }
    }

    /**
     * Admitted: the jury will examine it.
     *
     * @param ceremonie when the results are proclaimed, null when not set
     * @param lieu of the ceremony, null when not set
     */
    record Admission(String projet, String categorie, Instant ceremonie, String lieu) implements Contenu {
        public Admission {
            Objects.requireNonNull(categorie, "categorie");
        }
    }

    /**
     * Refused.
     *
     * @param motif may have several lines
     * @param article the regulation's; null when the reason is no article's
     * @param source what the reason rests on when it is no article, e.g. « Appel à candidatures, critères d’éligibilité »; null for
     *     nothing but the reason itself
     */
    record Refus(String projet, @Paragraphes String motif, @Article String article, String source) implements Contenu {
        public Refus {
            Objects.requireNonNull(motif, "motif");
        }
    }

    /**
     * The attestation never came, or the one that came was refused and none replaced it (DEP-2).
     *
     * @param refuseeLe when the last one was refused, null if none ever was
     * @param article which asks for it, null for none
     */
    record Incomplet(String projet, Instant cloture, Instant refuseeLe, @Article String article) implements Contenu {
        public Incomplet {
            Objects.requireNonNull(cloture, "cloture");
        }
    }

    /**
     * Invitation to sit (JURY-9).
     *
     * @param nom of the juror
     * @param session null while it isn't set
     * @param lieu where it meets, null for nowhere but by video
     * @param article on professional ties, null for none
     * @param visio link of the video conference, null for none
     * @param minutes how long the session should last
     * @param sequence 0 for the first notice, one more for each that takes its place
     */
    record JuryConvocation(
            String nom,
            Instant lectureDossiers,
            Instant ouvertureVotes,
            Instant fermetureVotes,
            Instant session,
            String lieu,
            @Article String article,
            String visio,
            int minutes,
            int sequence)
            implements Contenu {
        public JuryConvocation {
            Objects.requireNonNull(lectureDossiers, "lectureDossiers");
            Objects.requireNonNull(ouvertureVotes, "ouvertureVotes");
            Objects.requireNonNull(fermetureVotes, "fermetureVotes");
        }

        @Override
        public Optional<Instant> perimeLe() {
            return Optional.of(session == null || session.isBefore(fermetureVotes) ? fermetureVotes : session);
        }

        @Override
        public Optional<Reunion> reunionAgenda() {
            return session == null
                    ? Optional.empty()
                    : Optional.of(new Reunion(session, minutes, lieu, visio, sequence));
        }
    }

    /**
     * The personal link to the juror's space, outside the call to sit (JURY-9).
     *
     * @param remplace the former links stopped working
     */
    record JuryLien(String nom, Instant fermetureVotes, boolean remplace) implements Contenu {
        public JuryLien {
            Objects.requireNonNull(fermetureVotes, "fermetureVotes");
        }
    }

    /** A member sits no more (JURY-1). */
    record JuryDepart(String nom) implements Contenu {}

    /** Thanks, written once the results are proclaimed, never before (JURY-7). */
    record JuryRemerciement(String nom) implements Contenu {}

    /**
     * Somebody changed the address that a juror's link goes to (JURY-8): told at the former address, and to the jury's president.
     *
     * @param membre the juror's name when the reader is the president, null for the juror
     * @param nouvelle the new address, with all of it that isn't needed to recognise it masked
     */
    record JuryAdresse(String nom, String membre, Instant le, String nouvelle) implements Contenu {
        public JuryAdresse {
            Objects.requireNonNull(le, "le");
            Objects.requireNonNull(nouvelle, "nouvelle");
        }
    }

    /**
     * Ballots awaited.
     *
     * @param categories titles of those where this juror has yet to vote, or of the one that {@code motif} is about
     * @param motif why there is something to vote on again; null for a plain reminder
     * @param origine title of the category, where the reader votes too, that the dossier comes from; null for none
     * @param origineVide that category has no dossier left
     */
    record JuryRelance(
            String nom,
            List<String> categories,
            Instant fermetureVotes,
            Motif motif,
            String origine,
            boolean origineVide)
            implements Contenu {

        /** JURY-8: says nothing of the reader's own ballot, so that all voters read the same. */
        public enum Motif {
            /** A dossier has left the category or come into it. */
            DOSSIERS_CHANGES,
            /** Nobody had the majority in the first round. */
            SECOND_TOUR,
            /** JURY-3: a tie came to light once ballots were separated. */
            NOUVEAU_VOTE,
            /** JURY-2: a dossier was admitted once ballots were separated. */
            DOSSIER_ADMIS,
            /** JURY-3: what recused the reader doesn't any more. */
            RECUSATION_LEVEE,
            /** A category without a dossier has got one while the jury votes. */
            CATEGORIE_POURVUE,
            /** The last dossier of the category has left: there is nothing to vote on. */
            PLUS_DE_DOSSIER
        }

        public JuryRelance {
            Objects.requireNonNull(fermetureVotes, "fermetureVotes");
            categories = liste(categories);
        }

        @Override
        public Optional<Instant> perimeLe() {
            return Optional.of(fermetureVotes);
        }
    }

    /**
     * To a juror, recused from one or several categories (JURY-3). No candidate is named.
     *
     * @param bulletinsAnnules those of {@code categories} where a ballot had been cast
     * @param retrouvees the categories where the same event lets the reader vote again
     * @param article null for none
     * @param aPreciser the reader declared it as they voted, and hasn't said yet with whom
     */
    record Recusation(
            String nom,
            List<String> categories,
            List<String> bulletinsAnnules,
            List<String> retrouvees,
            @Article String article,
            boolean aPreciser)
            implements Contenu {
        public Recusation {
            categories = liste(categories);
            if (categories.isEmpty()) {
                throw new IllegalArgumentException("categories");
            }
            bulletinsAnnules = liste(bulletinsAnnules);
            retrouvees = liste(retrouvees);
        }
    }

    /**
     * Dates changed, or the regulation did, or both (ORG-1).
     *
     * @param dates those that moved, null or empty for none
     * @param motif may have several lines, null when not told
     * @param cloture the new closing when it moved, for the reader's calendar; null otherwise
     * @param remisDansLesDelais this dossier was late and no longer is
     * @param versionReglement a new version of the regulation comes with it; null when not
     * @param article null for none
     */
    record Calendrier(
            List<DateChangee> dates,
            @Paragraphes String motif,
            Instant cloture,
            boolean remisDansLesDelais,
            String versionReglement,
            @Article String article)
            implements Contenu {
        public Calendrier {
            dates = liste(dates);
            if (dates.isEmpty() && versionReglement == null) {
                throw new IllegalArgumentException("nothing changed");
            }
        }

        @Override
        public Optional<Instant> clotureAgenda() {
            return Optional.ofNullable(cloture);
        }
    }

    /**
     * A milestone that moved.
     *
     * @param libelle "Clôture des candidatures"
     * @param ancienne null when it had none
     * @param exclue an end that is excluded: midnight is the end of the day before
     */
    record DateChangee(String libelle, Instant ancienne, Instant nouvelle, boolean exclue) {
        public DateChangee {
            Objects.requireNonNull(libelle, "libelle");
            Objects.requireNonNull(nouvelle, "nouvelle");
        }
    }

    /**
     * Deposits are blocked for a time (ORG-1).
     *
     * @param motif may have several lines, null when not told
     */
    record Suspension(Instant depuis, @Paragraphes String motif, @Article String article) implements Contenu {
        public Suspension {
            Objects.requireNonNull(depuis, "depuis");
        }
    }

    /**
     * The contest goes on (ORG-1).
     *
     * @param dates those that moved by the pause
     * @param cloture the closing when it lies ahead, for the reader's calendar; null otherwise
     * @param delai what staff had given this candidate for an attestation or a correction, moved by the pause; null for none
     */
    record Reprise(Instant le, List<DateChangee> dates, Instant cloture, Instant delai) implements Contenu {
        public Reprise {
            Objects.requireNonNull(le, "le");
            dates = liste(dates);
        }

        @Override
        public Optional<Instant> clotureAgenda() {
            return Optional.ofNullable(cloture);
        }
    }

    /**
     * The contest won't take place (ORG-1).
     *
     * @param motif may have several lines, null when not told
     */
    record Annulation(@Paragraphes String motif, @Article String article) implements Contenu {}

    /** The same words for every admitted candidate: nothing in it tells a result (JURY-7). */
    record InvitationCeremonie(String projet, Instant ceremonie, String lieu) implements Contenu {
        public InvitationCeremonie {
            Objects.requireNonNull(ceremonie, "ceremonie");
        }

        @Override
        public Optional<Instant> perimeLe() {
            return Optional.of(ceremonie);
        }
    }

    /** An invited dossier doesn't stand any more, withdrawn or refused: the invitation falls with it, whatever the results (JURY-7). */
    record InvitationAnnulee(String projet, Instant ceremonie) implements Contenu {
        public InvitationAnnulee {
            Objects.requireNonNull(ceremonie, "ceremonie");
        }

        @Override
        public Optional<Instant> perimeLe() {
            return Optional.of(ceremonie);
        }
    }

    /**
     * What the jury decided on this dossier, written once it is proclaimed (JURY-7).
     *
     * @param coupDeCoeur it also, or only, got the coup de cœur
     * @param categorieSansLaureat nobody was designated in the category
     * @param categorieRecompensee where its structure is rewarded instead (JURY-5), null unless it is
     * @param articleUneRecompense which says that a structure is rewarded for one project only; null where this text doesn't
     * @param articleImage on the use of names and images, which binds laureates (DEP-4); null for none
     * @param rectification what is published of a correction that gave this result (ORG-3), may have several lines; null when
     *     there was none
     */
    record Resultat(
            String projet,
            String categorie,
            Issue resultat,
            boolean coupDeCoeur,
            boolean categorieSansLaureat,
            String categorieRecompensee,
            @Article String articleUneRecompense,
            @Article String articleImage,
            @Paragraphes String rectification)
            implements Contenu {
        public Resultat {
            Objects.requireNonNull(categorie, "categorie");
            Objects.requireNonNull(resultat, "resultat");
        }

        /** The same result, told because a correction gave it. */
        public Resultat rectifie(String texte) {
            return new Resultat(
                    projet,
                    categorie,
                    resultat,
                    coupDeCoeur,
                    categorieSansLaureat,
                    categorieRecompensee,
                    articleUneRecompense,
                    articleImage,
                    texte);
        }

        /** What became of one dossier. */
        public enum Issue {
            @JsonProperty("laureat")
            LAUREAT,
            @JsonProperty("ex-aequo")
            EX_AEQUO,
            @JsonProperty("non-laureat")
            NON_LAUREAT
        }

        public boolean recompense() {
            return resultat != Issue.NON_LAUREAT || coupDeCoeur;
        }
    }

    /**
     * Follow-up of a request on personal data (ORG-2).
     *
     * @param recueLe when it was registered
     * @param repondreAvant within the last day for the answer, null with an answer
     * @param message the answer, its reason, why it takes longer or what to send; may have several lines; null for none
     */
    record Rgpd(Nature nature, Etape etape, Instant recueLe, Instant repondreAvant, @Paragraphes String message)
            implements Contenu {
        public Rgpd {
            Objects.requireNonNull(nature, "nature");
            Objects.requireNonNull(etape, "etape");
            Objects.requireNonNull(recueLe, "recueLe");
        }

        /** What was asked for. */
        public enum Nature {
            @JsonProperty("acces")
            ACCES("d’accès à vos données"),
            @JsonProperty("rectification")
            RECTIFICATION("de rectification de vos données"),
            @JsonProperty("opposition")
            OPPOSITION("d’opposition au traitement de vos données"),
            @JsonProperty("effacement")
            EFFACEMENT("d’effacement de vos données");

            private final String objet;

            Nature(String objet) {
                this.objet = objet;
            }

            /** After "votre demande". */
            public String objet() {
                return objet;
            }
        }

        /** Where the request stands. */
        public enum Etape {
            @JsonProperty("recue")
            RECUE,
            /** Who asks is not certain: the message says what is awaited. */
            @JsonProperty("identite")
            IDENTITE,
            /** Two more months: the message says why. */
            @JsonProperty("prolongee")
            PROLONGEE,
            @JsonProperty("acceptee")
            ACCEPTEE,
            @JsonProperty("refusee")
            REFUSEE
        }
    }

    /**
     * The answer to a question about the call, as it is published.
     *
     * @param question in staff's words
     */
    record Reponse(Instant poseeLe, String question, @Paragraphes String reponse) implements Contenu {
        public Reponse {
            Objects.requireNonNull(poseeLe, "poseeLe");
            Objects.requireNonNull(question, "question");
            Objects.requireNonNull(reponse, "reponse");
        }
    }

    /**
     * To the team: something awaits a decision. Names no person.
     *
     * @param objet a few words, also in the subject
     * @param message may have several lines
     * @param chemin page to open, below the public address and beginning with a slash; null for none
     */
    record AlerteEquipe(String objet, @Paragraphes String message, String chemin) implements Contenu {
        public AlerteEquipe {
            Objects.requireNonNull(objet, "objet");
            Objects.requireNonNull(message, "message");
            if (chemin != null && !chemin.matches("/[!-~]*")) {
                throw new IllegalArgumentException("chemin must begin with a slash and be encoded");
            }
        }
    }

    /** A text that may have several lines. */
    @Retention(RetentionPolicy.RUNTIME)
    @JacksonAnnotationsInside
    @JsonDeserialize(using = TexteLibre.class)
    @interface Paragraphes {}

    /** The number of an article. */
    @Retention(RetentionPolicy.RUNTIME)
    @JacksonAnnotationsInside
    @JsonDeserialize(using = NumeroDArticle.class)
    @interface Article {}

    private static <T> List<T> liste(List<T> elements) {
        return elements == null ? List.of() : List.copyOf(elements);
    }
}

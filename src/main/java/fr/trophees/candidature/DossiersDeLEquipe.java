package fr.trophees.candidature;

import static fr.trophees.candidature.DossierRepository.instant;

import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.eligibilite.Verdict;
import fr.trophees.formulaire.Formulaire;
import fr.trophees.territoire.Epci;
import fr.trophees.territoire.Siret;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deposited dossiers as staff reads them, with the contact. Drafts are only counted: they are the candidate's. */
@Service
@Transactional(readOnly = true)
public class DossiersDeLEquipe {

    private static final Set<String> CONTACT = Set.of("contactNom", "contactEmail", "contactTelephone");

    /** As {@link DossierRepository} reads them, without the long texts. */
    private static final String LIRE_SANS_TEXTES =
            """
            select d.id, d.edition, d.numero, d.categorie, '{}' as donnees, '[]' as manque, d.version, d.contact_courriel, d.siren,
                   d.structure_nom, d.projet_titre, d.entite_distincte, d.instruction, d.correction_jusqua,
                   a.statut as attestation, d.attestation_avant, d.reglement_version, d.cree_le, d.depose_le, d.complet_le,
                   d.tardif, d.reconnaissance, d.decide_le
            from dossier d
            left join attestation a on a.dossier = d.id and a.statut in ('a-verifier', 'conforme')
            """;

    private final JdbcClient jdbc;
    private final Appels appels;
    private final DossierRepository dossiers;
    private final AttestationRepository attestations;
    private final ExamenService examens;
    private final DecisionRepository decisions;
    private final Fiche fiches;
    private final Clock horloge;

    DossiersDeLEquipe(
            JdbcClient jdbc,
            Appels appels,
            DossierRepository dossiers,
            AttestationRepository attestations,
            ExamenService examens,
            DecisionRepository decisions,
            Fiche fiches,
            Clock horloge) {
        this.jdbc = jdbc;
        this.appels = appels;
        this.dossiers = dossiers;
        this.attestations = attestations;
        this.examens = examens;
        this.decisions = decisions;
        this.fiches = fiches;
        this.horloge = horloge;
    }

    /** Which version of the candidates' form was deployed and can't be used, and why; empty when the latest is in force. */
    public Optional<String> formulaireEcarte(String edition) {
        return appels.versionEcartee(edition);
    }

    /** How many dossiers of an edition stand in each state now, drafts included; states without any are absent. */
    public Map<EtatDossier, Long> compter(String edition) {
        Delais delais = appels.charger(edition).delais();
        Instant maintenant = horloge.instant();
        Map<EtatDossier, Long> nombres = new EnumMap<>(EtatDossier.class);
        jdbc.sql(
                        """
                        select d.instruction, d.numero is not null as depose, a.statut as attestation,
                               case when a.statut is null then d.attestation_avant end as avant,
                               coalesce(d.tardif is null and d.complet_le >= cast(:retard as timestamptz), false) as hors_delai,
                               count(*) as nombre
                        from dossier d
                        left join attestation a on a.dossier = d.id and a.statut in ('a-verifier', 'conforme')
                        where d.edition = :edition
                        group by 1, 2, 3, 4, 5
                        """)
                .param("edition", edition)
                .param("retard", DossierRepository.sql(delais.premierRetard().orElse(null)))
                .query((r, rang) -> nombres.merge(
                        EtatDossier.de(
                                Instruction.duCode(r.getString("instruction")),
                                r.getBoolean("depose"),
                                Optional.ofNullable(r.getString("attestation"))
                                        .map(StatutAttestation::duCode)
                                        .orElse(null),
                                delais.attestationTropTard(maintenant, instant(r, "avant")),
                                r.getBoolean("hors_delai")),
                        r.getLong("nombre"),
                        Long::sum))
                .list();
        return nombres;
    }

    /**
     * A page of an edition's deposited dossiers, in the order of their numbers.
     *
     * @param categorie null for all
     * @param apres number of the last line of the page before, empty for the first page
     */
    public List<Ligne> lister(String edition, String categorie, String apres, int taille) {
        Appel appel = appels.charger(edition);
        Instant maintenant = horloge.instant();
        return jdbc
                .sql(
                        LIRE_SANS_TEXTES
                                + """
                        where d.edition = :edition and d.numero is not null
                          and (length(d.numero), d.numero) > (length(:apres), :apres)
                        """
                                + (categorie == null ? "" : "and d.categorie = :categorie ")
                                + """
                        order by length(d.numero), d.numero
                        limit :taille
                        """)
                .param("edition", edition)
                .param("categorie", categorie)
                .param("apres", apres)
                .param("taille", taille)
                .query(DossierRepository::lire)
                .list()
                .stream()
                .map(dossier -> new Ligne(
                        dossier.numero(),
                        dossier.structureNom(),
                        dossier.projetTitre(),
                        appel.titreCategorie(dossier.categorie()),
                        EtatDossier.de(dossier, appel.delais(), maintenant),
                        dossier.deposeLe(),
                        dossier.completLe()))
                .toList();
    }

    /** Everything that staff decides on; empty when no dossier bears this number. */
    public Optional<Detail> detail(String numero) {
        return dossiers.trouver(numero).map(dossier -> {
            Appel appel = appels.charger(dossier.edition());
            Map<String, Object> fiche = fiches.de(numero);
            return new Detail(
                    dossier,
                    EtatDossier.de(dossier, appel.delais(), horloge.instant()),
                    appel.concours().titre(),
                    appel.titreCategorie(dossier.categorie()),
                    reponses(dossier, appel, false),
                    reponses(dossier, appel, true),
                    String.valueOf(fiche.get("proposition")),
                    String.valueOf(fiche.get("alertes")).lines().toList(),
                    examens.verdicts(dossier),
                    attestationsDe(dossier.id()),
                    piecesDe(dossier.id()),
                    decisions.surDossier(dossier.id()));
        });
    }

    /** What the candidate typed, in words; the contact apart. */
    static List<Reponse> reponses(Dossier dossier, Appel appel, boolean contact) {
        Formulaire formulaire = appel.formulaire().regles();
        List<Reponse> reponses = new ArrayList<>();
        for (String champ : formulaire.cles()) {
            Object valeur = dossier.donnees().get(champ);
            if (CONTACT.contains(champ) == contact && valeur != null) {
                reponses.add(new Reponse(formulaire.libelle(champ), enClair(champ, valeur, appel)));
            }
        }
        return reponses;
    }

    /** An answer in words. */
    static String enClair(String champ, Object valeur, Appel appel) {
        if (valeur instanceof Boolean oui) {
            return oui ? "oui" : "non";
        }
        if (valeur instanceof List<?> liste) {
            return String.join(
                    ", ",
                    liste.stream()
                            .map(code -> lieu(String.valueOf(code), appel))
                            .toList());
        }
        String texte = String.valueOf(valeur);
        return switch (champ) {
            case "siret" -> Siret.lire(texte).map(Siret::enClair).orElse(texte);
            case "structureType" -> Fiche.STRUCTURES.getOrDefault(texte, texte);
            case "categorie" -> appel.categories().getOrDefault(texte, texte);
            case "communeInsee" -> lieu(texte, appel);
            case "dateDebut", "dateFin" -> date(texte);
            default -> texte;
        };
    }

    private static String lieu(String code, Appel appel) {
        String commune = appel.commune(code);
        return commune.isEmpty() ? appel.territoires().epci(code).map(Epci::nom).orElse(code) : commune;
    }

    private static String date(String texte) {
        try {
            return DatesEnFrancais.jour(LocalDate.parse(texte));
        } catch (DateTimeParseException autre) {
            return texte;
        }
    }

    private List<AttestationRecue> attestationsDe(UUID dossier) {
        return jdbc.sql(
                        """
                        select id, nom, empreinte, recue_le, enregistree_le, voie, signataire_nom, signataire_qualite, statut,
                               sans_effet, motif, verifiee_par, verifiee_le
                        from attestation where dossier = ? order by enregistree_le desc, id
                        """)
                .param(dossier)
                .query((r, rang) -> new AttestationRecue(
                        r.getObject("id", UUID.class),
                        r.getString("nom"),
                        HexFormat.of().formatHex(r.getBytes("empreinte")),
                        instant(r, "recue_le"),
                        instant(r, "enregistree_le"),
                        r.getString("voie").equals("courriel"),
                        r.getString("signataire_nom"),
                        r.getString("signataire_qualite"),
                        StatutAttestation.duCode(r.getString("statut")),
                        r.getBoolean("sans_effet"),
                        r.getString("motif"),
                        r.getString("verifiee_par"),
                        instant(r, "verifiee_le")))
                .list();
    }

    private List<PieceRecue> piecesDe(UUID dossier) {
        return jdbc.sql(
                        "select id, nature, nom, recue_le, credit, accord from piece where dossier = ? order by recue_le, id")
                .param(dossier)
                .query((r, rang) -> new PieceRecue(
                        r.getObject("id", UUID.class),
                        r.getString("nature"),
                        r.getString("nom"),
                        instant(r, "recue_le"),
                        r.getString("credit"),
                        r.getBoolean("accord")))
                .list();
    }

    /** @param completLe null while the attestation is missing */
    public record Ligne(
            String numero,
            String structureNom,
            String projetTitre,
            String categorieTitre,
            EtatDossier etat,
            Instant deposeLe,
            Instant completLe) {}

    /**
     * @param reponses what the candidate typed, without the contact
     * @param contact how to reach the candidate: for staff alone
     * @param proposition of the rules, in words; nothing is decided by them
     * @param attestations the latest recorded first
     * @param decisions oldest first
     */
    public record Detail(
            Dossier dossier,
            EtatDossier etat,
            String concours,
            String categorieTitre,
            List<Reponse> reponses,
            List<Reponse> contact,
            String proposition,
            List<String> alertes,
            List<Verdict> verdicts,
            List<AttestationRecue> attestations,
            List<PieceRecue> pieces,
            List<Decision> decisions) {}

    public record Reponse(String libelle, String valeur) {}

    /**
     * @param empreinte SHA-256 of the bytes, in hexadecimal
     * @param recueLe what deadlines are held against
     * @param parCourriel received at the organiser's mailbox and recorded by staff
     * @param sansEffet its arrival doesn't count (D-5)
     */
    public record AttestationRecue(
            UUID id,
            String nom,
            String empreinte,
            Instant recueLe,
            Instant enregistreeLe,
            boolean parCourriel,
            String signataireNom,
            String signataireQualite,
            StatutAttestation statut,
            boolean sansEffet,
            String motif,
            String verifieePar,
            Instant verifieeLe) {}

    /**
     * @param credit whose picture it is, null when it isn't said
     * @param accord whoever can be recognised on it agrees to its use (DEP-4)
     */
    public record PieceRecue(UUID id, String nature, String nom, Instant recueLe, String credit, boolean accord) {}
}

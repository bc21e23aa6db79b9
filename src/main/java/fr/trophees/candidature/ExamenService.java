package fr.trophees.candidature;

import fr.trophees.courriel.Contenu;
import fr.trophees.edition.Calendrier;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.eligibilite.Adhesion;
import fr.trophees.eligibilite.Aire;
import fr.trophees.eligibilite.Contexte;
import fr.trophees.eligibilite.Coordination;
import fr.trophees.eligibilite.DossierDepose;
import fr.trophees.eligibilite.DossierExamine;
import fr.trophees.eligibilite.EntiteDistincte;
import fr.trophees.eligibilite.Issue;
import fr.trophees.eligibilite.PublicVise;
import fr.trophees.eligibilite.ReglesEligibilite;
import fr.trophees.eligibilite.TypeStructure;
import fr.trophees.eligibilite.Verdict;
import fr.trophees.territoire.Siren;
import fr.trophees.territoire.Siret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Gathers what the eligibility rules need to know, and keeps what they say. */
@Service
class ExamenService {

    static final String A_DEMANDER = "a-demander";

    /** Given to nobody: stands in for a SIREN that isn't typed yet, in rules whose answer is then left out. */
    private static final Siren SIREN_ABSENT = new Siren("001000009");

    private static final Pattern NUMERO_D_ARTICLE = Pattern.compile("(?:art\\.|article)\\s*(\\d+(?:\\.\\d+)*)");

    private final Appels appels;
    private final DossierRepository dossiers;
    private final DecisionRepository decisions;
    private final JdbcClient jdbc;

    ExamenService(Appels appels, DossierRepository dossiers, DecisionRepository decisions, JdbcClient jdbc) {
        this.appels = appels;
        this.dossiers = dossiers;
        this.decisions = decisions;
        this.jdbc = jdbc;
    }

    /** Examines a deposited dossier where it stands and keeps the verdicts in place of the former ones. */
    void examiner(Dossier dossier) {
        Appel appel = appels.charger(dossier.edition());
        DossierExamine examine = examine(dossier);
        Contexte contexte = contexte(dossier, appel);
        List<Verdict> verdicts = appel.citer(ReglesEligibilite.examiner(examine, contexte));
        jdbc.sql("delete from verdict where dossier = ?").param(dossier.id()).update();
        for (int rang = 0; rang < verdicts.size(); rang++) {
            Verdict verdict = verdicts.get(rang);
            jdbc.sql("insert into verdict (dossier, rang, regle, issue, motif, article) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            dossier.id(),
                            rang,
                            verdict.regle(),
                            code(verdict.issue()),
                            verdict.motif(),
                            verdict.article())
                    .update();
        }
        if (dossier.reconnaissance() == null) {
            boolean aDemander = contexte.publicVise() == PublicVise.ACHAT
                    && (examine.adhesion().statut() != Adhesion.Statut.OUI
                            || contexte.reconnaissanceExigeeDesAdherents());
            dossiers.changerReconnaissance(dossier.id(), aDemander ? A_DEMANDER : "non-requise");
        }
    }

    /**
     * What the rules would say of a dossier as it is typed, each once it has what it needs; nothing is kept. The answer of the
     * coordination régionale and what staff thinks of an "entité distincte" aren't the candidate's to read: they are left out.
     */
    List<Verdict> pressentir(Appel appel, Dossier dossier, Map<String, Object> donnees) {
        Siren siren = Siret.lire(texte(donnees, "siret")).map(Siret::siren).orElse(null);
        // what AVE moved stays moved (ELIG-7) unless the candidate picks another category
        boolean autre = !Objects.equals(texte(donnees, "categorie"), dossier.texte("categorie"));
        String choisie = dossier.depose() && !autre ? dossier.categorie() : texte(donnees, "categorie");
        String categorie = appel.categories().containsKey(String.valueOf(choisie)) ? choisie : null;
        DossierExamine examine = new DossierExamine(
                dossier.numero(),
                siren == null ? SIREN_ABSENT : siren,
                texte(donnees, "structureNom"),
                TypeStructure.lire(texte(donnees, "structureType")).orElse(TypeStructure.AUTRE),
                texte(donnees, "collectiviteMandante"),
                mandatFourni(dossier),
                Boolean.TRUE.equals(donnees.get("adherent")),
                siren == null ? Adhesion.inconnue() : adhesion(siren.valeur()),
                Coordination.aDemander(),
                texte(donnees, "facilitateurs"),
                texte(donnees, "communeInsee"),
                categorie == null ? appel.categories().keySet().iterator().next() : categorie,
                texte(donnees, "projetTitre"),
                date(texte(donnees, "dateDebut")),
                date(texte(donnees, "dateFin")),
                texte(donnees, "entiteDistincte") == null ? EntiteDistincte.NON_DEMANDEE : EntiteDistincte.DEMANDEE,
                aire(donnees));
        Set<String> prematurees = new HashSet<>(Set.of("ELIG-8"));
        ignorerSans(siren, prematurees, "ELIG-1", "ELIG-2", "ELIG-5", "ELIG-6");
        ignorerSans(categorie, prematurees, "ELIG-4", "ELIG-5");
        ignorerSans(texte(donnees, "structureType"), prematurees, "ELIG-1");
        ignorerSans(examine.dateDebut(), prematurees, "ELIG-3");
        ignorerSans(texte(donnees, "projetTitre"), prematurees, "ELIG-6");
        boolean aireVide = donnees.get("territoireCommunes") == null && donnees.get("territoireDepartement") == null;
        ignorerSans(aireVide ? null : true, prematurees, "ELIG-4");
        Contexte contexte = appel.contexte(siren == null ? List.of() : deposes(dossier.edition(), siren.valeur()));
        return appel.citer(ReglesEligibilite.examiner(examine, contexte)).stream()
                .filter(verdict -> !prematurees.contains(verdict.regle()))
                .toList();
    }

    private static void ignorerSans(Object donnee, Set<String> prematurees, String... regles) {
        if (donnee == null) {
            prematurees.addAll(List.of(regles));
        }
    }

    /**
     * What the rules say of a dossier under examination, as everything that they look at is now: its fields and pieces, the list of
     * members, the applicant's other dossiers. Once it is decided, what they said then.
     */
    List<Verdict> verdicts(Dossier dossier) {
        if (dossier.instruction() == Instruction.EN_COURS) {
            Appel appel = appels.charger(dossier.edition());
            return appel.citer(ReglesEligibilite.examiner(examine(dossier), contexte(dossier, appel)));
        }
        return jdbc.sql("select regle, issue, motif, article from verdict where dossier = ? order by rang")
                .param(dossier.id())
                .query(ExamenService::lire)
                .list();
    }

    /** As {@link #verdicts(Dossier)} of each of these dossiers, all decided. */
    Map<UUID, List<Verdict>> verdictsRendus(Collection<Dossier> decides) {
        Map<UUID, List<Verdict>> verdicts = new HashMap<>();
        jdbc.sql(
                        """
                        select dossier, regle, issue, motif, article from verdict where dossier = any (?) order by dossier, rang
                        """)
                .param(decides.stream().map(Dossier::id).toArray(UUID[]::new))
                .query((ligne, rang) -> verdicts.computeIfAbsent(
                                ligne.getObject("dossier", UUID.class), dossier -> new ArrayList<>())
                        .add(lire(ligne, rang)))
                .list();
        return verdicts;
    }

    /** The refusal of a dossier on its merits: it cites the article, or else the criterion of the call, of an unfavourable verdict. */
    Contenu.Refus refus(Dossier dossier, String motif) {
        List<String> sources = verdicts(dossier).stream()
                .filter(verdict -> verdict.issue() == Issue.DEFAVORABLE)
                .map(Verdict::article)
                .toList();
        String article = sources.stream()
                .map(NUMERO_D_ARTICLE::matcher)
                .filter(Matcher::find)
                .map(trouve -> trouve.group(1))
                .findFirst()
                .orElse(null);
        return new Contenu.Refus(dossier.projetTitre(), motif, article, sources.isEmpty() ? null : sources.get(0));
    }

    /** What the proclaimed results say of a dossier. */
    Contenu.Resultat resultat(Dossier dossier, Appel appel) {
        List<String> prix = jdbc.sql("select categorie from laureat where edition = ? and dossier = ?")
                .params(dossier.edition(), dossier.id())
                .query(String.class)
                .list();
        boolean coupDeCoeur = prix.contains("coup-de-coeur");
        boolean laureat = prix.size() > (coupDeCoeur ? 1 : 0);
        String issue = jdbc.sql("select issue from resultat where edition = ? and categorie = ?")
                .params(dossier.edition(), dossier.categorie())
                .query(String.class)
                .optional()
                .orElse("aucun");
        Contenu.Resultat.Issue dite = !laureat
                ? Contenu.Resultat.Issue.NON_LAUREAT
                : issue.equals("ex-aequo") ? Contenu.Resultat.Issue.EX_AEQUO : Contenu.Resultat.Issue.LAUREAT;
        return new Contenu.Resultat(
                dossier.projetTitre(),
                appel.titreCategorie(dossier.categorie()),
                dite,
                coupDeCoeur,
                issue.equals("aucun"),
                laureat || coupDeCoeur ? null : categorieRecompensee(dossier, appel),
                appel.article("ELIG-5"),
                laureat || coupDeCoeur ? appel.article("DEP-4") : null,
                null);
    }

    /** JURY-5: the other category of the contest where the same structure is rewarded, null when there is none. */
    private String categorieRecompensee(Dossier dossier, Appel appel) {
        return jdbc.sql(
                        """
                select l.categorie from laureat l join dossier d on d.id = l.dossier join dossier sien on sien.id = :dossier
                where l.edition = :edition and l.categorie <> 'coup-de-coeur' and d.siren = sien.siren
                  and case when d.entite_distincte = 'acceptee' then lower(d.structure_nom) else '' end
                    = case when sien.entite_distincte = 'acceptee' then lower(sien.structure_nom) else '' end
                order by l.categorie limit 1
                """)
                .param("edition", dossier.edition())
                .param("dossier", dossier.id())
                .query(String.class)
                .optional()
                .map(appel::titreCategorie)
                .orElse(null);
    }

    private Contexte contexte(Dossier dossier, Appel appel) {
        return appel.contexte(deposes(dossier.edition(), dossier.siren()));
    }

    private DossierExamine examine(Dossier dossier) {
        return new DossierExamine(
                dossier.numero(),
                new Siren(dossier.siren()),
                dossier.structureNom(),
                TypeStructure.lire(dossier.texte("structureType")).orElse(TypeStructure.AUTRE),
                dossier.texte("collectiviteMandante"),
                mandatFourni(dossier),
                Boolean.TRUE.equals(dossier.donnees().get("adherent")),
                adhesion(dossier.siren()),
                coordination(dossier),
                dossier.texte("facilitateurs"),
                dossier.texte("communeInsee"),
                dossier.categorie(),
                dossier.projetTitre(),
                date(dossier.texte("dateDebut")),
                date(dossier.texte("dateFin")),
                EntiteDistincte.lire(dossier.entiteDistincte()),
                aire(dossier.donnees()));
    }

    private boolean mandatFourni(Dossier dossier) {
        return jdbc.sql("select exists (select from piece where dossier = ? and nature = 'mandat')")
                .param(dossier.id())
                .query(Boolean.class)
                .single();
    }

    /** From the latest list of members, never on the candidate's word (ELIG-2). */
    private Adhesion adhesion(String siren) {
        return jdbc.sql(
                        """
                        select l.jour, exists (select from membre m where m.liste_du = l.jour and m.siren = ?) as adherente
                        from (select max(liste_du) as jour from membre) l
                        where l.jour is not null
                        """)
                .param(siren)
                .query((ligne, rang) -> {
                    LocalDate liste = ligne.getObject("jour", LocalDate.class);
                    return ligne.getBoolean("adherente")
                            ? Adhesion.adherente(null, liste)
                            : Adhesion.nonAdherente(liste);
                })
                .optional()
                .orElseGet(Adhesion::inconnue);
    }

    private Coordination coordination(Dossier dossier) {
        String reconnaissance = dossier.reconnaissance();
        if (!"reconnue".equals(reconnaissance) && !"non-reconnue".equals(reconnaissance)) {
            return Coordination.aDemander();
        }
        Decision reponse = decisions.surDossier(dossier.id()).stream()
                .filter(decision -> decision.sujet().equals(InstructionService.SUJET_RECONNAISSANCE))
                .reduce((premiere, suivante) -> suivante)
                .orElseThrow();
        return Coordination.repond(
                "reconnue".equals(reconnaissance),
                null,
                reponse.le().atZone(Calendrier.PARIS).toLocalDate(),
                reponse.motif());
    }

    private List<DossierDepose> deposes(String edition, String siren) {
        return jdbc.sql(
                        """
                        select numero, siren, categorie, projet_titre, entite_distincte from dossier
                        where edition = ? and siren = ? and numero is not null and instruction not in ('retire', 'refuse')
                        order by numero
                        """)
                .params(edition, siren)
                .query((ligne, rang) -> new DossierDepose(
                        ligne.getString("numero"),
                        new Siren(ligne.getString("siren")),
                        ligne.getString("categorie"),
                        ligne.getString("projet_titre"),
                        EntiteDistincte.lire(ligne.getString("entite_distincte"))))
                .list();
    }

    private static Aire aire(Map<String, Object> donnees) {
        List<String> communes = new ArrayList<>();
        if (donnees.get("territoireCommunes") instanceof List<?> liste) {
            liste.forEach(code -> communes.add(String.valueOf(code)));
        }
        return new Aire(communes, texte(donnees, "territoireDepartement"));
    }

    private static String texte(Map<String, Object> donnees, String champ) {
        return donnees.get(champ) instanceof String texte ? texte : null;
    }

    /** Null when it is absent or no date: the form says so, the rules then ask a person to look. */
    private static LocalDate date(String texte) {
        try {
            return texte == null ? null : LocalDate.parse(texte);
        } catch (DateTimeParseException impossible) {
            return null;
        }
    }

    private static String code(Issue issue) {
        return issue.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Verdict lire(ResultSet ligne, int rang) throws SQLException {
        return new Verdict(
                ligne.getString("regle"),
                Issue.valueOf(ligne.getString("issue").toUpperCase(Locale.ROOT).replace('-', '_')),
                ligne.getString("motif"),
                ligne.getString("article"));
    }
}

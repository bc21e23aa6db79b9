package fr.trophees.candidature;

import fr.trophees.document.DocumentPdf;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.formulaire.Formulaire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What {@link DonneesDuDossier} holds, on paper: everything that the data hold, under French labels. Answers that no form would accept
 * at deposit, since a draft keeps them at any length, are cut at {@value #REPONSES_IMPRIMEES} characters in all.
 */
@Component
public class DonneesPdf {

    static final int REPONSES_IMPRIMEES = 30_000;

    static final String SUITE = "… (la suite est dans le fichier JSON de vos données)";

    private static final Map<String, String> LIBELLES = Map.ofEntries(
            Map.entry("etabliLe", "Établi le"),
            Map.entry("dossier", "Dossier"),
            Map.entry("numero", "Numéro"),
            Map.entry("edition", "Édition"),
            Map.entry("concours", "Concours"),
            Map.entry("etat", "État"),
            Map.entry("categorie", "Catégorie"),
            Map.entry("creeLe", "Créé le"),
            Map.entry("modifieLe", "Modifié le"),
            Map.entry("deposeLe", "Déposé le"),
            Map.entry("completLe", "Complet le"),
            Map.entry("reglementVersion", "Version du règlement acceptée"),
            Map.entry("reglementAccepteLe", "Règlement accepté le"),
            Map.entry("retard", "Décision sur le retard"),
            Map.entry("reconnaissance", "Reconnaissance par la coordination régionale"),
            Map.entry("entiteDistincte", "Entité distincte"),
            Map.entry("attestationAvant", "Attestation attendue avant le"),
            Map.entry("correctionJusqua", "Correction permise jusqu’au"),
            Map.entry("decideLe", "Décidé le"),
            Map.entry("empreinteDesReponses", "Empreinte SHA-256 des réponses"),
            Map.entry("contact", "Contact"),
            Map.entry("courriel", "Adresse électronique"),
            Map.entry("reponses", "Réponses au formulaire"),
            Map.entry("aCorriger", "Ce qui manque ou est à corriger"),
            Map.entry("liens", "Liens personnels du contact"),
            Map.entry("revoqueLe", "Révoqué le"),
            Map.entry("acces", "Autres accès"),
            Map.entry("nature", "Nature"),
            Map.entry("nom", "Nom"),
            Map.entry("qualite", "Qualité"),
            Map.entry("expireLe", "Expire le"),
            Map.entry("attestations", "Attestations reçues"),
            Map.entry("empreinte", "Empreinte SHA-256"),
            Map.entry("taille", "Taille en octets"),
            Map.entry("typeMedia", "Format"),
            Map.entry("recueLe", "Reçu le"),
            Map.entry("voie", "Voie"),
            Map.entry("signataireNom", "Nom du signataire"),
            Map.entry("signataireQualite", "Qualité du signataire"),
            Map.entry("statut", "Statut"),
            Map.entry("motif", "Motif"),
            Map.entry("verifieeLe", "Vérifiée le"),
            Map.entry("pieces", "Pièces jointes"),
            Map.entry("credit", "Crédit"),
            Map.entry("accord", "Publication autorisée"),
            Map.entry("examen", "Examen automatique, qui propose et ne décide pas"),
            Map.entry("regle", "Règle"),
            Map.entry("issue", "Issue"),
            Map.entry("article", "Article"),
            Map.entry("decisions", "Décisions de l’équipe"),
            Map.entry("sujet", "Sujet"),
            Map.entry("le", "Le"),
            Map.entry("details", "Détails"),
            Map.entry("ancienne", "Ancienne catégorie"),
            Map.entry("nouvelle", "Nouvelle catégorie"),
            Map.entry("messages", "Messages envoyés à cette adresse"),
            Map.entry("type", "Type"),
            Map.entry("envoyeLe", "Envoyé le"),
            Map.entry("objet", "Objet"),
            Map.entry("texte", "Texte"),
            Map.entry("historique", "Historique"),
            Map.entry("titre", "Titre"),
            Map.entry("detail", "Détail"),
            Map.entry("demandes", "Demandes sur les données personnelles"),
            Map.entry("invitation", "Invitation à la remise des trophées"),
            Map.entry("vient", "Vient"),
            Map.entry("personnes", "Nombre de personnes"),
            Map.entry("reponduLe", "Répondu le"),
            Map.entry("message", "Message"),
            Map.entry("echeance", "Réponse due avant le"),
            Map.entry("decision", "Réponse"));

    private final LiensDeDossier liens;
    private final DossierRepository dossiers;
    private final Appels appels;
    private final DocumentPdf documents;

    DonneesPdf(LiensDeDossier liens, DossierRepository dossiers, Appels appels, DocumentPdf documents) {
        this.liens = liens;
        this.dossiers = dossiers;
        this.appels = appels;
        this.documents = documents;
    }

    /**
     * Outside of any transaction, since its turn may have to be waited for.
     *
     * @param donnees what {@link DonneesDuDossier#exporter} gave
     * @throws fr.trophees.base.RequeteRefusee 403, 404 link; 503 too many documents are waited for
     */
    public byte[] produire(String jeton, Map<String, Object> donnees, Instant maintenant) {
        Dossier dossier = dossiers.trouver(liens.exigerContact(jeton)).orElseThrow(Dossiers::inconnu);
        Appel appel = appels.charger(dossier.edition());
        List<Section> sections = new ArrayList<>();
        donnees.forEach((cle, valeur) -> {
            if (!cle.equals("etabliLe")) {
                sections.add(new Section(
                        libelle(cle),
                        cle.equals("reponses")
                                ? List.of(bornees(lignes(
                                        (Map<?, ?>) valeur, appel.formulaire().regles())))
                                : groupes(valeur)));
            }
        });
        return documents.produire(
                "donnees",
                Map.of(
                        "organisateur", appel.concours().organisateur(),
                        "concours", appel.concours().titre(),
                        "etabliLe", enClair(maintenant),
                        "sections", sections),
                maintenant);
    }

    private static List<Ligne> bornees(List<Ligne> lignes) {
        List<Ligne> bornees = new ArrayList<>();
        int reste = REPONSES_IMPRIMEES;
        for (Ligne ligne : lignes) {
            String valeur = ligne.valeur();
            bornees.add(
                    valeur.length() <= reste ? ligne : new Ligne(ligne.libelle(), valeur.substring(0, reste) + SUITE));
            reste -= Math.min(reste, valeur.length());
        }
        return bornees;
    }

    private static List<List<Ligne>> groupes(Object valeur) {
        if (valeur instanceof List<?> liste) {
            return liste.stream()
                    .map(element -> element instanceof Map<?, ?> objet
                            ? lignes(objet, null)
                            : List.of(new Ligne("", enClair(element))))
                    .toList();
        }
        return valeur instanceof Map<?, ?> objet ? List.of(lignes(objet, null)) : List.of();
    }

    private static List<Ligne> lignes(Map<?, ?> objet, Formulaire formulaire) {
        List<Ligne> lignes = new ArrayList<>();
        objet.forEach((cle, valeur) -> {
            boolean vide = valeur == null || valeur instanceof Map<?, ?> details && details.isEmpty();
            if (valeur instanceof Map<?, ?> details && !vide) {
                lignes.addAll(lignes(details, null));
            } else if (!vide) {
                String libelle =
                        formulaire == null ? libelle(String.valueOf(cle)) : formulaire.libelle(String.valueOf(cle));
                lignes.add(new Ligne(libelle, enClair(valeur)));
            }
        });
        return lignes;
    }

    private static String libelle(String cle) {
        return LIBELLES.getOrDefault(cle, cle);
    }

    private static String enClair(Object valeur) {
        if (valeur instanceof Instant instant) {
            return DatesEnFrancais.aLaSeconde(instant);
        }
        if (valeur instanceof Boolean oui) {
            return oui ? "oui" : "non";
        }
        if (valeur instanceof List<?> liste) {
            return String.join(", ", liste.stream().map(String::valueOf).toList());
        }
        return String.valueOf(valeur);
    }

    /** @param groupes one for each element: an attestation, a message… */
    record Section(String titre, List<List<Ligne>> groupes) {}

    record Ligne(String libelle, String valeur) {}
}

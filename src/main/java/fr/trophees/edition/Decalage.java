package fr.trophees.edition;

import com.fasterxml.jackson.databind.JsonNode;
import fr.trophees.edition.Definition.AutreConcours;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How a new edition differs from its model. Hours are those of the wall of Paris.
 *
 * @param id null for the contest's name and the year of the launch
 * @param prefixe null for the contest's acronym and the year of the launch
 * @param cloture null for the model's, shifted; the limit follows it
 * @param ceremonie null for the model's, shifted
 * @param autreConcours the other call of the same year, null for none
 */
public record Decalage(
        @Nullable String id,
        @Nullable String prefixe,
        LocalDate lancement,
        @Nullable LocalDateTime cloture,
        @Nullable LocalDateTime ceremonie,
        @Nullable AutreConcours autreConcours) {

    private static final Pattern A_RELIRE = Pattern.compile(
            "(?iu)\\b\\d{1,2}(er)?(\\s+et\\s+\\d{1,2})?\\h+(janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\\b"
                    + "(?!\\h+\\d{4})|\\b(début|mi|fin)[\\h-]+(janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
                    + "|(première|deuxième|troisième|\\d+(re|e)) édition");

    Definition appliquer(Definition modele) {
        int annee = lancement.getYear();
        return new Definition(
                id == null ? modele.concours() + "-" + annee : id,
                modele.concours(),
                modele.sigle(),
                prefixe == null ? modele.sigle() + annee : prefixe,
                annee,
                modele.titre().replace(String.valueOf(modele.annee()), String.valueOf(annee)),
                modele.organisateur(),
                modele.contact(),
                modele.expediteur(),
                calendrier(modele.calendrier()),
                modele.lieux(),
                modele.appel(),
                autreConcours,
                modele.categories(),
                modele.coupDeCoeur(),
                modele.candidature(),
                modele.jury(),
                modele.vote(),
                modele.decisions(),
                modele.reglement(),
                modele.chiffres(),
                modele.conservation(),
                modele.supposes().stream().filter(this::tientEncore).toList(),
                aRelire(modele, annee));
    }

    private Calendrier calendrier(Calendrier modele) {
        long jours = ChronoUnit.DAYS.between(modele.aParis(Jalon.LANCEMENT).toLocalDate(), lancement);
        Map<Jalon, Instant> fixees = new EnumMap<>(Jalon.class);
        if (cloture != null) {
            fixees.put(Jalon.CLOTURE, cloture.atZone(Calendrier.PARIS).toInstant());
        }
        if (ceremonie != null) {
            fixees.put(Jalon.CEREMONIE, ceremonie.atZone(Calendrier.PARIS).toInstant());
        }
        return modele.decaler(jours).avec(fixees);
    }

    /** What staff gives is no assumption any more. */
    private boolean tientEncore(String suppose) {
        return !suppose.equals("calendrier.lancement")
                && !(suppose.equals("calendrier.cloture") && cloture != null)
                && !(suppose.equals("calendrier.ceremonie") && ceremonie != null);
    }

    private static List<String> aRelire(Definition modele, int annee) {
        TreeSet<String> chemins = new TreeSet<>();
        JsonNode arbre = Definitions.JSON.valueToTree(modele);
        for (String cle : List.of("lieux", "appel", "categories", "coupDeCoeur", "candidature", "reglement")) {
            chercher(arbre.path(cle), cle, String.valueOf(modele.annee()), chemins);
        }
        if (annee != modele.annee()) {
            chemins.add("chiffres");
        }
        return List.copyOf(chemins);
    }

    private static void chercher(JsonNode noeud, String chemin, String annee, TreeSet<String> trouves) {
        if (noeud.isTextual()
                && (noeud.textValue().contains(annee)
                        || A_RELIRE.matcher(noeud.textValue()).find())) {
            trouves.add(chemin);
        }
        noeud.fields()
                .forEachRemaining(champ -> chercher(champ.getValue(), chemin + "." + champ.getKey(), annee, trouves));
        if (noeud.isArray()) {
            for (int i = 0; i < noeud.size(); i++) {
                chercher(noeud.get(i), chemin + "[" + i + "]", annee, trouves);
            }
        }
    }
}

package fr.trophees.candidature;

import fr.trophees.base.TropheesProperties;
import fr.trophees.document.DocumentPdf;
import fr.trophees.formulaire.Trame;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * The form on paper, to prepare the text with others (usage): made of the form that is deployed, it follows its changes, and says
 * that only what is deposited online counts (DEP-1).
 */
@Service
public class FormulaireVierge {

    private static final int GARDES = 32;

    private final Appels appels;
    private final DocumentPdf documents;
    private final TropheesProperties reglages;

    /** Made once for each content: anybody may ask for them, as often as they like. */
    private final Map<Contenu, byte[]> pdf = new ConcurrentHashMap<>();

    private final Map<Contenu, byte[]> docx = new ConcurrentHashMap<>();

    FormulaireVierge(Appels appels, DocumentPdf documents, TropheesProperties reglages) {
        this.appels = appels;
        this.documents = documents;
        this.reglages = reglages;
    }

    /** @throws fr.trophees.base.RequeteRefusee 404 unknown edition */
    public byte[] pdf(String edition) {
        return garder(pdf, edition, contenu -> documents.produire("formulaire-vierge", Map.of("f", contenu)));
    }

    /** @throws fr.trophees.base.RequeteRefusee 404 unknown edition */
    public byte[] docx(String edition) {
        return garder(docx, edition, FormulaireDocx::produire);
    }

    private byte[] garder(Map<Contenu, byte[]> gardes, String edition, Function<Contenu, byte[]> faire) {
        Contenu contenu = contenu(appels.charger(edition));
        if (gardes.size() >= GARDES && !gardes.containsKey(contenu)) {
            gardes.clear();
        }
        return gardes.computeIfAbsent(contenu, faire);
    }

    private Contenu contenu(Appel appel) {
        return new Contenu(
                appel.concours().titre(),
                appel.edition().definition().organisateur(),
                appel.moment(appel.delais().cloture()),
                reglages.page("/appels/" + appel.id()).toString(),
                appel.article("DEP-2"),
                Trame.de(appel.formulaire().schema()));
    }

    /**
     * @param cloture « vendredi 8 novembre 2024 à 16 h »
     * @param article which says that only the online form counts, null where the regulation has none
     */
    record Contenu(String concours, String organisateur, String cloture, String page, String article, Trame trame) {

        /** DEP-1, in the words of both files. */
        public String avertissement() {
            return "Ce document sert à préparer votre texte. Il ne se renvoie pas : seuls comptent les dossiers déposés par le"
                    + " formulaire en ligne" + (article == null ? "" : " (règlement, article\u00a0" + article + ")")
                    + ".";
        }

        public String delai() {
            return "Clôture : " + cloture + " (heure de Paris). Formulaire en ligne : " + page;
        }
    }
}

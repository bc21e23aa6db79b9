package fr.trophees.candidature;

import fr.trophees.formulaire.Trame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** The blank form as a text document: titles that a screen reader finds, a frame to write each answer in. */
final class FormulaireDocx {

    private static final String CASE = "\u2610 ";
    private static final int LARGEUR = 9_000;
    private static final int LIGNES_LONGUES = 8;

    private final XWPFDocument document = new XWPFDocument();

    private FormulaireDocx() {}

    static byte[] produire(FormulaireVierge.Contenu contenu) {
        FormulaireDocx fichier = new FormulaireDocx();
        fichier.preparer(contenu);
        contenu.trame().elements().forEach(fichier::ecrire);
        try (ByteArrayOutputStream octets = new ByteArrayOutputStream()) {
            fichier.document.write(octets);
            return octets.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void preparer(FormulaireVierge.Contenu contenu) {
        document.getProperties().getCoreProperties().setTitle("Formulaire vierge – " + contenu.concours());
        document.getProperties().getCoreProperties().setCreator(contenu.organisateur());
        XWPFStyles styles = document.createStyles();
        styles.setSpellingLanguage("fr-FR");
        CTFonts police = CTFonts.Factory.newInstance();
        police.setAscii("Calibri");
        police.setHAnsi("Calibri");
        styles.setDefaultFonts(police);
        titres(styles, 1, 32);
        titres(styles, 2, 26);
        titres(styles, 3, 22);

        titre(1, contenu.concours());
        paragraphe("Formulaire vierge, pour préparer votre dossier", 12).setBold(true);
        paragraphe(contenu.avertissement(), 11).setBold(true);
        paragraphe(contenu.delai(), 11);
    }

    private static void titres(XWPFStyles styles, int niveau, int demiPoints) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId("Titre" + niveau);
        style.addNewName().setVal("heading " + niveau);
        style.setType(STStyleType.PARAGRAPH);
        style.addNewQFormat();
        style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(niveau - 1L));
        style.getPPr().addNewKeepNext();
        style.getPPr().addNewSpacing().setBefore(BigInteger.valueOf(240));
        style.addNewRPr().addNewB();
        style.getRPr().addNewSz().setVal(BigInteger.valueOf(demiPoints));
        styles.addStyle(new XWPFStyle(style));
    }

    private void ecrire(Trame.Element element) {
        switch (element.nature()) {
            case TITRE -> titre(2, element.texte());
            case TEXTE -> paragraphe(element.texte(), 11);
            case POINT -> paragraphe("• " + element.texte(), 11);
            case CITATION -> paragraphe("« " + element.texte() + " »", 11).setItalic(true);
            case QUESTION -> question(element);
        }
    }

    private void question(Trame.Element element) {
        Trame.Question question = element.question();
        titre(3, question.reponse() == Trame.Reponse.CASE ? CASE + element.texte() : element.texte());
        if (!question.consigne().isEmpty()) {
            XWPFRun consigne = paragraphe(question.consigne(), 10);
            consigne.setColor("4F5B67");
        }
        switch (question.reponse()) {
            case CASE -> {
                // the box stands before its label
            }
            case CHOIX -> question.options().forEach(option -> paragraphe(CASE + option, 11));
            case TEXTE -> cadre(1);
            case TEXTE_LONG -> cadre(LIGNES_LONGUES);
        }
    }

    private void titre(int niveau, String texte) {
        XWPFParagraph paragraphe = document.createParagraph();
        paragraphe.setStyle("Titre" + niveau);
        paragraphe.createRun().setText(texte);
    }

    private XWPFRun paragraphe(String texte, int points) {
        XWPFParagraph paragraphe = document.createParagraph();
        paragraphe.setSpacingAfter(80);
        XWPFRun mots = paragraphe.createRun();
        mots.setFontSize(points);
        mots.setText(texte);
        return mots;
    }

    private void cadre(int lignes) {
        XWPFTable table = document.createTable(1, 1);
        table.setWidth(LARGEUR);
        XWPFTableCell cellule = table.getRow(0).getCell(0);
        for (int i = 1; i < lignes; i++) {
            cellule.addParagraph();
        }
        document.createParagraph().setSpacingAfter(0);
    }
}

package fr.trophees.candidature;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The attestation to sign, filled in, as a tagged PDF (DEP-2). */
@Component
class AttestationPdf {

    private static final String FAMILLE = "Source Sans 3";

    private final SpringTemplateEngine modeles = new SpringTemplateEngine();

    AttestationPdf() {
        ClassLoaderTemplateResolver resolveur = new ClassLoaderTemplateResolver();
        resolveur.setPrefix("documents/");
        resolveur.setSuffix(".html");
        resolveur.setTemplateMode(TemplateMode.HTML);
        resolveur.setCharacterEncoding("UTF-8");
        modeles.setTemplateResolver(resolveur);
    }

    byte[] produire(Contenu contenu) {
        Context contexte = new Context(Locale.FRANCE);
        contexte.setVariable("a", contenu.imprimable());
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder rendu = new PdfRendererBuilder();
        rendu.usePdfUaAccessibility(true);
        rendu.useFont(() -> police("Regular"), FAMILLE, 400, FontStyle.NORMAL, true);
        rendu.useFont(() -> police("Bold"), FAMILLE, 700, FontStyle.NORMAL, true);
        rendu.withProducer("Trophées");
        rendu.withHtmlContent(modeles.process("attestation", contexte), null);
        rendu.toStream(pdf);
        try {
            rendu.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static InputStream police(String graisse) {
        return AttestationPdf.class.getResourceAsStream("/polices/SourceSans3-" + graisse + ".ttf");
    }

    /**
     * What the attestation says. Null where the candidate has not typed it yet.
     *
     * @param concours title and year: « Trophées des Initiatives Territoriales 2024 »
     * @param siret in groups of digits
     * @param cloture « vendredi 8 novembre 2024 à 16 h »
     * @param articleReglement number of the article, null where the regulation has none; so for the others
     */
    record Contenu(
            String organisateur,
            String concours,
            String numero,
            String structure,
            String siret,
            String projet,
            String categorie,
            String versionReglement,
            String cloture,
            String adresseRetour,
            String articleReglement,
            String articleImages,
            String articleDepot) {

        /** Whether something that is attested is still missing: what is printed is then only a draft. */
        public boolean isIncomplete() {
            return structure == null || siret == null || projet == null || categorie == null;
        }

        /** Without the characters that XML forbids. */
        Contenu imprimable() {
            return new Contenu(
                    organisateur,
                    concours,
                    numero,
                    propre(structure),
                    siret,
                    propre(projet),
                    categorie,
                    versionReglement,
                    cloture,
                    adresseRetour,
                    articleReglement,
                    articleImages,
                    articleDepot);
        }

        private static String propre(String texte) {
            return texte == null ? null : texte.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]+", " ");
        }
    }
}

package fr.trophees.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Makes tagged PDF files (PDF/UA) of the templates of {@code documents/}, with the fonts inside. */
@Component
public class DocumentPdf {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String FAMILLE = "Source Sans 3";

    /** What XML forbids, whoever typed it: control characters, lone surrogates, non-characters. */
    private static final String INTERDITS = "[\\p{Cntrl}&&[^\\n\\r\\t]]|\\p{Cs}|[\\uFFFE\\uFFFF]";

    private final SpringTemplateEngine modeles = new SpringTemplateEngine();

    DocumentPdf() {
        ClassLoaderTemplateResolver resolveur = new ClassLoaderTemplateResolver();
        resolveur.setPrefix("documents/");
        resolveur.setSuffix(".html");
        resolveur.setTemplateMode(TemplateMode.HTML);
        resolveur.setCharacterEncoding("UTF-8");
        modeles.setTemplateResolver(resolveur);
    }

    /**
     * @param modele name of the template, without its extension
     * @param valeurs what it shows; texts are shown harmlessly
     */
    public byte[] produire(String modele, Map<String, Object> valeurs) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder rendu = reglages(modele, valeurs);
        rendu.toStream(pdf);
        try {
            rendu.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    /**
     * A document whose bytes are the same as long as what it shows is.
     *
     * @param date that it bears: of what it tells, not of when it is made
     */
    public byte[] produire(String modele, Map<String, Object> valeurs, Instant date) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder reglages = reglages(modele, valeurs);
        reglages.toStream(pdf);
        try (PdfBoxRenderer rendu = reglages.buildPdfRenderer()) {
            rendu.createPDFWithoutClosing();
            try (PDDocument document = rendu.getPdfDocument()) {
                document.setDocumentId(date.toEpochMilli());
                document.getDocumentInformation().setCreationDate(GregorianCalendar.from(date.atZone(PARIS)));
                document.save(pdf);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private PdfRendererBuilder reglages(String modele, Map<String, Object> valeurs) {
        Context contexte = new Context(Locale.FRANCE, valeurs);
        String html = modeles.process(modele, contexte).replaceAll(INTERDITS, " ");
        PdfRendererBuilder rendu = new PdfRendererBuilder();
        rendu.usePdfUaAccessibility(true);
        rendu.useFont(() -> police("Regular"), FAMILLE, 400, FontStyle.NORMAL, true);
        rendu.useFont(() -> police("Bold"), FAMILLE, 700, FontStyle.NORMAL, true);
        rendu.useUnicodeLineBreaker(new CesuresFrancaises());
        rendu.withProducer("Trophées");
        rendu.withHtmlContent(html, null);
        return rendu;
    }

    private static InputStream police(String graisse) {
        return DocumentPdf.class.getResourceAsStream("/polices/SourceSans3-" + graisse + ".ttf");
    }
}

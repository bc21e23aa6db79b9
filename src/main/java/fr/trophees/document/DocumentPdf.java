package fr.trophees.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import fr.trophees.base.RequeteRefusee;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Makes tagged PDF files (PDF/UA) of the templates of {@code documents/}, with the fonts inside. Only a few are made at a time, each
 * costs memory and a processor; the others wait, and too many are refused at once.
 */
@Component
public class DocumentPdf {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String FAMILLE = "Source Sans 3";

    /** What XML forbids, whoever typed it: control characters, lone surrogates, non-characters. */
    private static final String INTERDITS = "[\\p{Cntrl}&&[^\\n\\r\\t]]|\\p{Cs}|[\\uFFFE\\uFFFF]";

    private static final int A_LA_FOIS = 2;
    private static final int EN_ATTENTE = 30;

    private final Semaphore places = new Semaphore(A_LA_FOIS, true);

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
     * @throws RequeteRefusee 503 too many are waited for
     */
    public byte[] produire(String modele, Map<String, Object> valeurs) {
        return aSonTour(pdf -> {
            PdfRendererBuilder rendu = reglages(modele, valeurs);
            rendu.toStream(pdf);
            rendu.run();
        });
    }

    /**
     * A document whose bytes are the same as long as what it shows is.
     *
     * @param date that it bears: of what it tells, not of when it is made
     * @throws RequeteRefusee 503 too many are waited for
     */
    public byte[] produire(String modele, Map<String, Object> valeurs, Instant date) {
        return aSonTour(pdf -> {
            PdfRendererBuilder reglages = reglages(modele, valeurs);
            reglages.toStream(pdf);
            try (PdfBoxRenderer rendu = reglages.buildPdfRenderer()) {
                rendu.createPDFWithoutClosing();
                try (PDDocument document = rendu.getPdfDocument()) {
                    document.setDocumentId(date.toEpochMilli());
                    document.getDocumentInformation().setCreationDate(GregorianCalendar.from(date.atZone(PARIS)));
                    document.save(pdf);
                }
            }
        });
    }

    private byte[] aSonTour(Rendu rendu) {
        if (places.getQueueLength() >= EN_ATTENTE) {
            throw new RequeteRefusee(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Service occupé",
                    "Beaucoup de documents sont demandés en ce moment. Merci de redemander celui-ci dans une minute.",
                    List.of());
        }
        places.acquireUninterruptibly();
        try {
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            rendu.dans(pdf);
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            places.release();
        }
    }

    private interface Rendu {
        void dans(OutputStream pdf) throws IOException;
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

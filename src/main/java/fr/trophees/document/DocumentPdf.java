package fr.trophees.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import fr.trophees.base.RequeteRefusee;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
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
        return aSonTour(() -> rendre(modele, valeurs, document -> {}));
    }

    /**
     * A document whose bytes are the same as long as what it shows is.
     *
     * @param date that it bears: of what it tells, not of when it is made
     * @throws RequeteRefusee 503 too many are waited for
     */
    public byte[] produire(String modele, Map<String, Object> valeurs, Instant date) {
        return aSonTour(() -> rendre(modele, valeurs, document -> {
            document.setDocumentId(date.toEpochMilli());
            document.getDocumentInformation().setCreationDate(GregorianCalendar.from(date.atZone(PARIS)));
        }));
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
            return rendu.faire();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            places.release();
        }
    }

    private interface Rendu {
        byte[] faire() throws IOException;
    }

    private byte[] rendre(String modele, Map<String, Object> valeurs, Consumer<PDDocument> datation)
            throws IOException {
        Context contexte = new Context(Locale.FRANCE, valeurs);
        String html = modeles.process(modele, contexte).replaceAll(INTERDITS, " ");
        try (PDDocument document = new PDDocument()) {
            PdfRendererBuilder reglages = new PdfRendererBuilder();
            reglages.usePDDocument(document);
            reglages.usePdfUaAccessibility(true);
            reglages.useFont(police(document, "Regular"), FAMILLE, 400, FontStyle.NORMAL, true);
            reglages.useFont(police(document, "Bold"), FAMILLE, 700, FontStyle.NORMAL, true);
            reglages.useUnicodeLineBreaker(new CesuresFrancaises());
            reglages.withProducer("Trophées");
            reglages.withHtmlContent(html, null);
            try (PdfBoxRenderer rendu = reglages.buildPdfRenderer()) {
                rendu.createPDFWithoutClosing();
                datation.accept(document);
                ByteArrayOutputStream pdf = new ByteArrayOutputStream();
                document.save(pdf);
                return pdf.toByteArray();
            }
        }
    }

    /** Without ligatures: « ff » would be read, searched and copied as another character, in a fingerprint too. */
    private static PDFontSupplier police(PDDocument document, String graisse) throws IOException {
        TrueTypeFont police = new TTFParser()
                .parse(new RandomAccessReadBuffer(
                        DocumentPdf.class.getResourceAsStream("/polices/SourceSans3-" + graisse + ".ttf")));
        document.registerTrueTypeFontForClosing(police);
        police.setEnableGsub(false);
        return new PDFontSupplier(PDType0Font.load(document, police, true));
    }
}

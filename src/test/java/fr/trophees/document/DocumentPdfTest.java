package fr.trophees.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.base.RequeteRefusee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

class DocumentPdfTest {

    private final DocumentPdf documents = new DocumentPdf();

    private byte[] produire() {
        return documents.produire(
                "preuve",
                Map.of(
                        "organisateur", "Alliance Villes Emploi",
                        "fichiers", List.of(),
                        "faits", List.of()));
    }

    /** A reader compares a fingerprint, or looks a word up: « ff » must not be read as one character. */
    @Test
    void une_empreinte_se_copie_du_document_telle_qu_elle_est() throws IOException {
        String empreinte = "8effabd48652fff7612832aff76bf73b" + "ff".repeat(16);

        byte[] pdf = documents.produire(
                "preuve",
                Map.of(
                        "organisateur",
                        "Alliance Villes Emploi",
                        "fichiers",
                        List.of(),
                        "faits",
                        List.of(),
                        "reponses",
                        empreinte));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("SHA-256" + empreinte);
        }
    }

    @Test
    void trop_de_documents_demandes_a_la_fois_sont_refuses_et_les_autres_faits_a_leur_tour() {
        CountDownLatch depart = new CountDownLatch(1);
        ExecutorService clients = Executors.newFixedThreadPool(120);
        try {
            List<CompletableFuture<Object>> demandes = IntStream.range(0, 120)
                    .mapToObj(n -> CompletableFuture.<Object>supplyAsync(
                            () -> {
                                try {
                                    depart.await();
                                    return new String(produire(), 0, 5, StandardCharsets.US_ASCII);
                                } catch (RequeteRefusee refus) {
                                    return refus;
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            },
                            clients))
                    .toList();
            depart.countDown();
            List<Object> issues = demandes.stream().map(CompletableFuture::join).toList();

            List<RequeteRefusee> refus = issues.stream()
                    .filter(RequeteRefusee.class::isInstance)
                    .map(RequeteRefusee.class::cast)
                    .toList();
            assertThat(refus).isNotEmpty().allSatisfy(un -> {
                assertThat(un.statut()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                assertThat(un.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("60");
            });
            assertThat(issues)
                    .filteredOn(String.class::isInstance)
                    .hasSizeGreaterThanOrEqualTo(30)
                    .containsOnly("%PDF-");
        } finally {
            clients.shutdown();
        }
        assertThat(produire()).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    }
}

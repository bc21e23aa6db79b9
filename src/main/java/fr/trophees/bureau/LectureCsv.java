package fr.trophees.bureau;

import fr.trophees.base.ErreurDeChamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** Reads a CSV with a first line of names, in any order, separated by semicolons: UTF-8, or as Excel writes it in France. */
final class LectureCsv {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setDelimiter(';')
            .setRecordSeparator(null)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private LectureCsv() {}

    /**
     * @param lecteur gets each record and the number of its line
     * @return why the file can't be read at all; empty when every record was handed over
     */
    static Optional<ErreurDeChamp> lire(byte[] octets, List<String> colonnes, ObjLongConsumer<CSVRecord> lecteur) {
        try (CSVParser lignes = CSVParser.parse(texte(octets), FORMAT)) {
            if (!Set.copyOf(lignes.getHeaderNames().stream()
                            .map(nom -> nom.toLowerCase(Locale.ROOT))
                            .toList())
                    .equals(Set.copyOf(colonnes))) {
                return Optional.of(new ErreurDeChamp(
                        "ligne 1",
                        "La première ligne doit nommer les colonnes : " + String.join(";", colonnes)
                                + ", séparées par des points-virgules."));
            }
            for (CSVRecord ligne : lignes) {
                lecteur.accept(ligne, lignes.getCurrentLineNumber());
            }
            return Optional.empty();
        } catch (IOException | UncheckedIOException | IllegalArgumentException illisible) {
            return Optional.of(new ErreurDeChamp(
                    "fichier", "Ce fichier n’est pas un CSV lisible : guillemet non fermé ou colonnes en double."));
        }
    }

    private static String texte(byte[] octets) {
        String texte;
        try {
            texte = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException autre) {
            texte = new String(octets, Charset.forName("windows-1252"));
        }
        return texte.startsWith("\uFEFF") ? texte.substring(1) : texte;
    }
}

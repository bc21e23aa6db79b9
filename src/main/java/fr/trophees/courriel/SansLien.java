package fr.trophees.courriel;

import java.util.regex.Pattern;

/**
 * What a candidate typed, in a mail to an address that the candidate gave: a draft is anybody's, and must not lend the organiser's
 * name to an address of theirs.
 */
final class SansLien {

    /** What mail programs make a link of: a scheme, {@code www.}, an e-mail address, a usual domain. */
    private static final Pattern LIEN = Pattern.compile(
            "://|\\bwww\\.|\\S@\\S|[\\p{L}\\d]\\.(?:\\p{L}{2,}/|(?:fr|com|net|org|eu|info|biz|io|co|me|app|dev|site|online|shop|top"
                    + "|xyz|link|click|page|ru|cn|tk|example)\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private SansLien() {}

    /** The text as it is; null when a mail program would make a link of some of it, which the mail then does without. */
    static String ouRien(String texte) {
        return texte == null || LIEN.matcher(texte).find() ? null : texte;
    }
}

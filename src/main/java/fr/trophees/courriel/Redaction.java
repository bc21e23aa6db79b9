package fr.trophees.courriel;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Puts a mail into words: a function of its type, its parameters, its links and the instant when it leaves, nothing else. Its
 * template engine is its own, apart from the pages': mails know nothing of requests or beans.
 */
@Component
class Redaction {

    private static final Pattern PONCTUATION = Pattern.compile(" (?=[:;?!»])|(?<=«) ");
    private static final Pattern LIGNES_VIDES = Pattern.compile("\\n{3,}");
    private static final Pattern FINS_DE_LIGNE = Pattern.compile("[ \\t\\r]+(?=\\n)");

    private final TemplateEngine gabarits = gabarits();

    /**
     * @param jure true when the mail goes to a juror
     * @param numero of the dossier, null for a draft or none
     */
    CourrielRendu rediger(
            TypeCourriel type, Parametres parametres, Liens liens, String numero, boolean jure, Instant maintenant) {
        Concours concours = parametres.concours();
        String sujet = francais(type.sujet(concours, parametres.contenu()));
        Map<String, Object> mots = new HashMap<>();
        mots.put("c", parametres.contenu());
        mots.put("concours", concours);
        mots.put("liens", liens);
        mots.put("numero", numero);
        mots.put("maintenant", maintenant);
        mots.put("dates", new DateEnFrancais());
        mots.put("sujet", sujet);
        mots.put(
                "raison",
                type.destinataires(parametres.contenu(), liens.dossier() != null, jure)
                        .raison(concours));
        Context contexte = new Context(Locale.FRENCH, mots);
        return new CourrielRendu(
                sujet,
                texte(gabarits.process(type.code() + ".txt", contexte) + gabarits.process("pied.txt", contexte)),
                francais(gabarits.process(type.code() + ".html", contexte)));
    }

    private static String texte(String brut) {
        String sansEspaces = FINS_DE_LIGNE.matcher(brut).replaceAll("");
        return francais(LIGNES_VIDES.matcher(sansEspaces).replaceAll("\n\n").strip() + "\n");
    }

    /** French puts a space before these signs, and never breaks the line there. Addresses have no space to change. */
    private static String francais(String texte) {
        return PONCTUATION.matcher(texte).replaceAll("\u00a0");
    }

    private static TemplateEngine gabarits() {
        SpringTemplateEngine moteur = new SpringTemplateEngine();
        moteur.addTemplateResolver(resolveur("*.html", TemplateMode.HTML));
        moteur.addTemplateResolver(resolveur("*.txt", TemplateMode.TEXT));
        return moteur;
    }

    private static ClassLoaderTemplateResolver resolveur(String noms, TemplateMode mode) {
        ClassLoaderTemplateResolver resolveur = new ClassLoaderTemplateResolver(Redaction.class.getClassLoader());
        resolveur.setPrefix("templates/courriels/");
        resolveur.setTemplateMode(mode);
        resolveur.setCharacterEncoding("UTF-8");
        resolveur.getResolvablePatternSpec().addPattern(noms);
        return resolveur;
    }
}

package fr.trophees.boutenbout;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.trophees.TropheesApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The whole product on a virtual clock, with its own PostgreSQL and a mail server; known from outside by its address only. */
final class Produit implements AutoCloseable {

    private final Path donnees;
    private final GreenMail serveurDeCourriel;
    private ServletWebServerApplicationContext application;

    private Produit(Path donnees, GreenMail serveurDeCourriel) {
        this.donnees = donnees;
        this.serveurDeCourriel = serveurDeCourriel;
    }

    static Produit demarrer() {
        try {
            GreenMail courriel = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
            courriel.start();
            Produit produit = new Produit(Files.createTempDirectory("trophees"), courriel);
            produit.lancer(0);
            return produit;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lancer(int port) {
        application = (ServletWebServerApplicationContext) new SpringApplicationBuilder(TropheesApplication.class)
                .profiles("repetition")
                .initializers(
                        contexte -> contexte.getBeanFactory().registerSingleton("sansLesEssais", new SansLesEssais()))
                .run(
                        "--server.port=" + port,
                        "--trophees.donnees=" + donnees,
                        "--spring.mail.host=localhost",
                        "--spring.mail.port=" + serveurDeCourriel.getSmtp().getPort());
    }

    /** Stops, lets things happen, starts again at the same address with the same data. */
    void redemarrer(Runnable pendantLaPanne) {
        int port = application.getWebServer().getPort();
        application.close();
        pendantLaPanne.run();
        lancer(port);
    }

    String adresse() {
        return "http://localhost:" + application.getWebServer().getPort();
    }

    Client client() {
        return new Client(adresse(), null);
    }

    Boites boites() {
        return new Boites(serveurDeCourriel);
    }

    /** The product's database, to look for what must not be there. */
    JdbcClient jdbc() {
        return application.getBean(JdbcClient.class);
    }

    /** A part of the product, for what is measured without HTTP. */
    <T> T rouage(Class<T> type) {
        return application.getBean(type);
    }

    /** The pattern of every address that can be read, of the site and of its API. */
    SortedSet<String> adressesLisibles() {
        SortedSet<String> motifs = new TreeSet<>();
        application
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .forEach(route -> motifs.addAll(route.getPatternValues()));
        return motifs;
    }

    @Override
    public void close() throws IOException {
        application.close();
        serveurDeCourriel.stop();
        FileSystemUtils.deleteRecursively(donnees);
    }

    /** The product is what is delivered: nothing that other tests declare. */
    private static final class SansLesEssais extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader lu, MetadataReaderFactory lecteurs) throws IOException {
            return lu.getResource().getURL().getPath().contains("/test-classes/");
        }

        @Override
        public boolean equals(Object autre) {
            return autre instanceof SansLesEssais;
        }

        @Override
        public int hashCode() {
            return SansLesEssais.class.hashCode();
        }
    }
}

package fr.trophees.boutenbout;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real browser, whatever the machine: its own Chromium, or Debian's package where we may install it, or the one that an npm package
 * carries, or the one that Playwright downloads. None at all is a failure.
 */
final class Chromium {

    private static final List<String> NOMS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** A browser compressed for servers without one, with the few libraries that a bare system lacks. */
    private static final String PAQUET = "@sparticuz/chromium@147.0.0";

    private static final Path PAQUET_DEPLOYE = Path.of("target", "navigateur").toAbsolutePath();

    /** The package unpacks these libraries only where it believes to need them. */
    private static final Map<String, String> AVEC_BIBLIOTHEQUES =
            Map.of("AWS_EXECUTION_ENV", "AWS_Lambda_nodejs22.x", "TMPDIR", PAQUET_DEPLOYE.toString());

    /** What the installers say. */
    private static final File JOURNAL = Path.of("target", "navigateur.log").toFile();

    private Chromium() {}

    static Browser ouvrir(Playwright playwright) {
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update"));
        Optional<Path> navigateur = installe().or(Chromium::deDebian);
        if (navigateur.isEmpty()) {
            navigateur = duPaquet();
            if (navigateur.isPresent()) {
                Map<String, String> environnement = new LinkedHashMap<>(System.getenv());
                environnement.put(
                        "LD_LIBRARY_PATH",
                        PAQUET_DEPLOYE.resolve("al2023").resolve("lib").toString());
                environnement.put(
                        "FONTCONFIG_PATH", PAQUET_DEPLOYE.resolve("fonts").toString());
                options.setEnv(environnement);
            }
        }
        if (navigateur.isEmpty()) {
            telecharger();
        }
        navigateur.ifPresent(options::setExecutablePath);
        return playwright.chromium().launch(options);
    }

    /**
     * An audit of what is on the page, in a fraction of the time: only what is wrong is gathered, and without a frame there is
     * nothing to put together on a page of its own ("legacy").
     */
    static AxeBuilder audit(Page page) {
        AxeRunOptions fautesSeules = new AxeRunOptions();
        fautesSeules.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).setLegacyMode(true).options(fautesSeules);
    }

    /** Nothing is downloaded before we have looked for what is there. */
    static Playwright.CreateOptions options() {
        return new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    }

    private static Optional<Path> installe() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(dossier -> NOMS.stream().map(nom -> Path.of(dossier, nom)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> deDebian() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.empty();
        }
        executer(Map.of(), "apt-get", "update", "-qq");
        executer(
                Map.of("DEBIAN_FRONTEND", "noninteractive"),
                "apt-get",
                "install",
                "-y",
                "-qq",
                "--no-install-recommends",
                "chromium");
        return installe();
    }

    private static Optional<Path> duPaquet() {
        Path executable = PAQUET_DEPLOYE.resolve("chromium");
        if (!Files.isExecutable(executable)) {
            String dossier = PAQUET_DEPLOYE.toString();
            executer(Map.of(), "npm", "install", "--no-save", "--no-audit", "--no-fund", "--prefix", dossier, PAQUET);
            executer(
                    AVEC_BIBLIOTHEQUES,
                    "node",
                    "--input-type=module",
                    "-e",
                    "const { default: chromium } = await import('%s'); await chromium.executablePath();"
                            .formatted(PAQUET_DEPLOYE
                                    .resolve("node_modules/@sparticuz/chromium/build/esm/index.js")
                                    .toUri()));
        }
        return Optional.of(executable).filter(Files::isExecutable);
    }

    private static void telecharger() {
        executer(
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.microsoft.playwright.CLI",
                "install",
                "--with-deps",
                "chromium");
    }

    private static void executer(Map<String, String> environnement, String... commande) {
        try {
            ProcessBuilder processus = new ProcessBuilder(commande)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(JOURNAL));
            processus.environment().putAll(environnement);
            if (!processus.start().waitFor(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("Too long: " + String.join(" ", commande));
            }
        } catch (IOException e) {
            // no such program here: the next way is tried, and the launch tells when none is left
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

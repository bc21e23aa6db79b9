package fr.trophees.boutenbout;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real browser: the machine's Chromium, or Debian's package when we may install it, or the one that Playwright downloads. None
 * at all is a failure.
 */
final class Chromium {

    private static final List<String> NOMS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private Chromium() {}

    static Browser ouvrir(Playwright playwright) {
        Optional<Path> installe = trouver();
        if (installe.isEmpty() && "root".equals(System.getProperty("user.name"))) {
            executer("apt-get", "update", "-qq");
            executer("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium");
            installe = trouver();
        }
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update"));
        installe.ifPresent(options::setExecutablePath);
        return playwright.chromium().launch(options);
    }

    static Playwright.CreateOptions options() {
        return new Playwright.CreateOptions()
                .setEnv(
                        trouver().isPresent()
                                ? java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
                                : java.util.Map.of());
    }

    private static Optional<Path> trouver() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(dossier -> NOMS.stream().map(nom -> Path.of(dossier, nom)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void executer(String... commande) {
        try {
            new ProcessBuilder(commande).inheritIO().start().waitFor(5, TimeUnit.MINUTES);
        } catch (IOException e) {
            // told by the launch, which finds no browser
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package fr.trophees.base;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Has the container tell its refusals as {@link ErreurSansPageValve} does; after the framework's own settings, so before them. */
@Component
class ErreursDuConteneurCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    private final ObjectMapper json;

    ErreursDuConteneurCustomizer(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addContextCustomizers(
                contexte -> contexte.getParent().getPipeline().addValve(new ErreurSansPageValve(json)));
    }
}

package fr.trophees.courriel;

import fr.trophees.base.TropheesProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/** Mails go to the server of {@code spring.mail.*}, to files while none is set. */
@Configuration(proxyBeanMethods = false)
class CourrielConfiguration {

    @Bean
    Transport transport(ObjectProvider<JavaMailSenderImpl> serveur, TropheesProperties reglages) {
        JavaMailSenderImpl smtp = serveur.getIfAvailable();
        if (smtp != null && StringUtils.hasText(smtp.getHost())) {
            return new TransportSmtp(smtp);
        }
        return new TransportFichiers(TransportFichiers.dossier(reglages));
    }
}

package fr.trophees;

import java.time.ZoneId;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Entry point of the product. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TropheesApplication {

    /** The engine reads the JVM's zone once, when its classes load: it is set before anything else. */
    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of("Europe/Paris")));
        SpringApplication.run(TropheesApplication.class, args);
    }
}

package fr.trophees.base;

import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** Tells Spring Boot where the embedded database is; everything else about the pool stays in {@code spring.datasource.*}. */
record ConnexionEmbarquee(BaseEmbarquee base) implements JdbcConnectionDetails {

    @Override
    public String getJdbcUrl() {
        return base.url();
    }

    @Override
    public String getUsername() {
        return BaseEmbarquee.NOM;
    }

    @Override
    public String getPassword() {
        return base.motDePasse();
    }
}

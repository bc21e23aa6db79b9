package fr.trophees.securite;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Beside a configured database: the one administrator that the settings name, who opens the other accounts. */
@Component
@ConditionalOnProperty("spring.datasource.url")
class ComptesDeProduction implements PremiersComptes {

    private final Compte administrateur;

    ComptesDeProduction(
            @Value("${trophees.admin.identifiant}") String identifiant,
            @Value("${trophees.admin.mot-de-passe}") String motDePasse) {
        administrateur = new Compte(identifiant, "", "Administration", motDePasse, Groupe.ADMIN);
    }

    @Override
    public List<Compte> comptes() {
        return List.of(administrateur);
    }
}

package fr.trophees.securite;

import fr.trophees.base.ConditionalOnBaseEmbarquee;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Demonstration accounts, password = user id: never beside a configured database. */
@Component
@ConditionalOnBaseEmbarquee
class ComptesDeDemonstration implements PremiersComptes {

    @Override
    public List<Compte> comptes() {
        List<Compte> comptes = new ArrayList<>(List.of(
                new Compte("equipe", "Camille", "Équipe", "equipe", Groupe.EQUIPE),
                new Compte("pilote", "Dominique", "Pilote", "pilote", Groupe.PILOTES),
                new Compte("admin", "Alix", "Administration", "admin", Groupe.ADMIN)));
        IntStream.rangeClosed(1, 7)
                .mapToObj(n -> "jure" + n)
                .forEach(id -> comptes.add(new Compte(id, "Juré", id.substring(4), id, Groupe.JURY)));
        return comptes;
    }
}

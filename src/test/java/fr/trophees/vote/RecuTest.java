package fr.trophees.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecuTest {

    private static final Scrutin SCRUTIN = new Scrutin("edition", "it1", 1, 1, null, Instant.EPOCH, null, null, null);

    @Test
    void JURY_8_un_recu_a_160_bits_et_ne_se_repete_pas() {
        Set<String> recus = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String recu = Recu.tirer(new SecureRandom());
            assertThat(recu).matches("([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}");
            recus.add(recu);
        }
        assertThat(recus).hasSize(10_000);
    }

    @Test
    void JURY_8_chaque_signe_est_tire_dans_tout_l_alphabet() {
        Set<Character> signes = new HashSet<>();
        Random hasard = new Random(1);
        for (int i = 0; i < 100; i++) {
            Recu.tirer(hasard).chars().forEach(signe -> signes.add((char) signe));
        }
        assertThat(signes).hasSize(32 + 1);
    }

    @Test
    void JURY_8_l_empreinte_est_celle_que_le_jure_peut_refaire_lui_meme() {
        // printf '%s' 'edition/it1/1|IT2024-0001|ABCD' | sha256sum
        assertThat(HexFormat.of().formatHex(Recu.empreinte(SCRUTIN, "IT2024-0001", "ABCD")))
                .isEqualTo("e618a665ee63dbab2ce0242c92631f9660a06464cb0a95aa310f24cf6c779109");
        assertThat(Recu.empreinte(SCRUTIN, "IT2024-0002", "ABCD"))
                .isNotEqualTo(Recu.empreinte(SCRUTIN, "IT2024-0001", "ABCD"));
        assertThat(Recu.empreinte(SCRUTIN, "IT2024-0001", "ABCE"))
                .isNotEqualTo(Recu.empreinte(SCRUTIN, "IT2024-0001", "ABCD"));
    }
}

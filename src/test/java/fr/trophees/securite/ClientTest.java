package fr.trophees.securite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {

    @Test
    void un_client_est_une_adresse_ou_un_reseau_de_64_bits() {
        assertThat(Client.reseau("203.0.113.7")).contains("cb007107");
        assertThat(Client.reseau("2001:db8:1:2:3:4:5:6"))
                .contains("20010db800010002")
                .isEqualTo(Client.reseau("2001:db8:1:2::9"));
        assertThat(Client.reseau("::ffff:203.0.113.7")).contains("cb007107");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "0:0:0:0:0:0:0:1",
                "10.1.2.3",
                "192.168.0.9",
                "172.20.0.3",
                "fd00::1",
                "fe80::1",
                "",
                "unknown",
                "evil.example.org",
                "dead.beef",
                "1.2.3.4.5",
                ":::",
                "203.0.113.7 "
            })
    void d_ici_ou_illisible_ce_n_en_est_pas_un(String adresse) {
        assertThat(Client.reseau(adresse)).isEmpty();
    }
}

package fr.trophees.securite;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Whom a request comes from, as far as bounds go. */
final class Client {

    private Client() {}

    /**
     * The address, or the network of 64 bits that somebody has of IPv6. Empty for this machine and private networks: programs of the
     * house, and everybody where a proxy doesn't say for whom it asks.
     *
     * @param adresse as the servlet container tells it
     */
    static Optional<String> reseau(String adresse) {
        if (adresse == null || !adresse.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return Optional.empty();
        }
        try {
            InetAddress lue = InetAddress.getByName(adresse);
            byte[] octets = lue.getAddress();
            boolean dIci = lue.isLoopbackAddress()
                    || lue.isSiteLocalAddress()
                    || lue.isLinkLocalAddress()
                    || lue.isAnyLocalAddress()
                    || (octets.length == 16 && (octets[0] & 0xfe) == 0xfc);
            return dIci
                    ? Optional.empty()
                    : Optional.of(HexFormat.of().formatHex(Arrays.copyOf(octets, Math.min(8, octets.length))));
        } catch (UnknownHostException nonAdresse) {
            return Optional.empty();
        }
    }
}

package fr.trophees.base;

/**
 * The product can't start with the settings or in the place it was given. Whoever starts it reads the two sentences and nothing
 * else: no stack trace, and never a value that may be a secret.
 */
public class DemarrageImpossibleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remede;

    /**
     * @param constat what is wrong, a full sentence in French
     * @param remede what to do about it, a full sentence in French
     */
    public DemarrageImpossibleException(String constat, String remede) {
        this(constat, remede, null);
    }

    /** As above, with the technical cause, shown only with {@code --debug}. */
    public DemarrageImpossibleException(String constat, String remede, Throwable cause) {
        super(constat, cause);
        this.remede = remede;
    }

    /** What to do about it, in French. */
    public String remede() {
        return remede;
    }
}

package dev.labeldrop.image;

/** Why a header cannot be read any further. */
final class HeaderException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Why why;

  /** What stops the reading. */
  enum Why {
    /** The file ends. */
    ENDS,
    /** There is more than is read of one file. */
    TOO_FAR,
    /** It is not as the format says. */
    MALFORMED
  }

  HeaderException(Why why, String clause) {
    super(clause, null, false, false);
    this.why = why;
  }

  Why why() {
    return why;
  }

  /** The reason, as a clause after "it". */
  String clause() {
    return String.valueOf(getMessage());
  }
}

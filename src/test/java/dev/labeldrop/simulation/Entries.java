package dev.labeldrop.simulation;

/** How the service lists what it holds. */
final class Entries {

  private static final String ERROR =
      ",\"cl-errors\":[{\"code\":\"ERROR_NO_VALID_LABEL_ATTRIBUTES\",\"message\":\"simulated\"}]";

  private Entries() {}

  /** A line as it is listed. */
  static String listed(String line, Behaviour.Form form) {
    String errors = Line.isOdd(line) ? ERROR : "";
    return switch (form) {
      case VERBATIM -> withMore(line, errors);
      case METADATA -> withMore(line, ",\"cl-metadata\":{\"is_labeled\":true}" + errors);
      case REORDERED -> withMore(reordered(line), errors);
      case REWRITTEN -> withMore(line.replace("T10:11:12\"", "T10:11:12.000Z\""), errors);
    };
  }

  private static String withMore(String line, String more) {
    return line.substring(0, line.lastIndexOf('}')) + more + "}";
  }

  private static String reordered(String line) {
    String first = "{\"source-ref\":\"" + Line.sourceRef(line) + "\"";
    return line.startsWith(first + ",")
        ? "{"
            + line.substring(first.length() + 1, line.lastIndexOf('}'))
            + ","
            + first.substring(1)
            + "}"
        : line;
  }

  /** An entry that no drop is about. */
  static Held stranger(int number) {
    String ref = "s3://acme-photos/strangers/" + number + ".jpg";
    return new Held(0, ref, "{\"source-ref\":\"" + ref + "\"}", SimDataset.OUTSIDE, true);
  }
}

package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.CanonicalForm;
import dev.labeldrop.manifest.json.LineTape;

/**
 * The fingerprint of what a line says, however it is written: of its canonical form, without the
 * keys that the service itself writes into entries, at whatever level (Developer Guide,
 * tm-debugging-scope-json-line; the service writes what is under them anew, whatever a line has
 * there).
 */
final class ContentFingerprint {

  private final CanonicalForm form;
  private final Sha256 hash = new Sha256();

  ContentFingerprint(LineTape tape) {
    this.form =
        new CanonicalForm(
            tape,
            "cl-metadata".getBytes(UTF_8),
            "cl-errors".getBytes(UTF_8),
            "errors".getBytes(UTF_8),
            "warnings".getBytes(UTF_8));
  }

  /** That of the line on the tape, which is one JSON object. */
  Fingerprint ofLine() {
    form.clear();
    form.value(0);
    hash.hash(form.bytes(), 0, form.length());
    return hash.fingerprint();
  }

  /**
   * That of bytes that are no line: none that is one has the same, for its form starts with a
   * brace.
   */
  Fingerprint ofBytes(byte[] bytes, int length) {
    byte[] marked = new byte[length + 1];
    System.arraycopy(bytes, 0, marked, 1, length);
    hash.hash(marked, 0, marked.length);
    return hash.fingerprint();
  }
}

package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Utf8;
import java.util.Optional;

/**
 * Fingerprints of entries, or of lines, one after the other. Those of a line are the same as the
 * ones that {@link ManifestValidator} gives for it.
 */
public final class EntryFingerprints {

  private final EntryScan entry = new EntryScan(Limits.SERVICE.nesting());
  private final ContentFingerprint content = new ContentFingerprint(entry.tape());
  private final LabelsFingerprint labels = new LabelsFingerprint(entry.tape());

  /** Those of one entry, as text. */
  public Optional<EntryFingerprint> of(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return of(bytes, 0, bytes.length);
  }

  /**
   * Those of one entry, or of one line without its line end; empty where it has no source-ref that
   * can be read.
   *
   * @param start index of its first byte
   * @param end index after its last byte
   */
  public Optional<EntryFingerprint> of(byte[] bytes, int start, int end) {
    int length = end - start;
    byte[] line = LineTape.padded(bytes, start, end);
    entry.read(line, 0, length);
    String sourceRef = entry.sourceRef();
    if (sourceRef == null) {
      return Optional.empty();
    }
    boolean readable = entry.complete() && Utf8.firstFault(line, 0, length) < 0;
    return Optional.of(
        new EntryFingerprint(
            sourceRef,
            Fingerprint.ofSourceRef(sourceRef),
            readable ? content.ofLine() : content.ofBytes(line, length),
            readable ? labels.ofLine() : 0));
  }
}

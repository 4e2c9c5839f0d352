package dev.labeldrop.manifest;

import java.io.IOException;

/** Hands out the lines that can be sent, with their fingerprints. */
final class LineFingerprints {

  private final ValidLines out;
  private final EntryScan entry;
  private final ContentFingerprint content;
  private final LabelsFingerprint labels;
  private final Sha256 hash = new Sha256();

  LineFingerprints(ValidLines out, Limits limits) {
    this.out = out;
    this.entry = new EntryScan(limits.nesting());
    this.content = new ContentFingerprint(entry.tape());
    this.labels = new LabelsFingerprint(entry.tape());
  }

  /** Hands out a line. */
  void add(LineReader line) throws IOException {
    entry.read(line.buffer(), line.start(), line.end());
    out.line(
        new ValidLine(
            line.number(),
            line.offset(),
            Math.toIntExact(line.length()),
            sourceRef(),
            content.ofLine(),
            labels.ofLine()));
  }

  private Fingerprint sourceRef() {
    if (entry.valueEscaped()) {
      return Fingerprint.ofSourceRef(entry.text());
    }
    hash.hash(entry.bytes(), entry.valueStart(), entry.valueEnd());
    return hash.fingerprint();
  }
}

package dev.labeldrop.run.ledger;

import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.manifest.ValidLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Indices of made lines. */
final class Indices {

  private Indices() {}

  /** The index that a file with these lines has. */
  static LineIndex of(List<ValidLine> lines) {
    var bytes = new ByteArrayOutputStream();
    var writer = new LineIndexWriter(bytes);
    try {
      for (ValidLine line : lines) {
        writer.line(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return LineIndex.of(bytes.toByteArray());
  }

  /** Says the same of all lines. */
  static void setAll(LineFates fates, LineFate fate) {
    for (int line = 0; line < fates.size(); line++) {
      fates.set(line, fate);
    }
  }

  /** A fingerprint that is spread as those of SHA-256 are; the same for the same number. */
  static Fingerprint fingerprint(long number) {
    var random = new SplittableRandom(number);
    return new Fingerprint(random.nextLong(), random.nextLong());
  }

  /** A line with numbered source-ref and content, which stands where its number says. */
  static ValidLine line(int number, long ref, long content) {
    return new ValidLine(
        number, number * 1000L, 900, fingerprint(ref), fingerprint(content), content);
  }

  /** The order of a drop that was made so many seconds after another. */
  static DropOrder order(int second) {
    Instant time = Instant.parse("2026-03-01T12:00:00Z").plusSeconds(second);
    return new DropOrder(time, "", "run-" + second);
  }

  /** The object of such a drop. */
  static ObjectVersion object(int second) {
    return new ObjectVersion("acme", "incoming/" + second + ".jsonl", "v" + second, "e" + second);
  }
}

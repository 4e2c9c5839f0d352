package dev.labeldrop.run.end;

import dev.labeldrop.manifest.EntryLabels;
import dev.labeldrop.manifest.EntryLabelsReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lines of {@code undo.jsonl}, one after the other. They are in the order of the lines that
 * replaced them, and those that are not known are left out: so the next one is either the one that
 * is asked for, or of a later line.
 */
final class OldLines {

  private final InputStream in;
  private final EntryLabelsReader reader;
  private @Nullable EntryLabels next;
  private boolean ended;

  OldLines(InputStream in, EntryLabelsReader reader) {
    this.in = new BufferedInputStream(in);
    this.reader = reader;
  }

  /** What an image's entry said; empty if that is not known. Each image is asked for once. */
  Optional<EntryLabels> of(String sourceRef) throws IOException {
    while (next == null && !ended) {
      next = read().orElse(null);
    }
    EntryLabels line = next;
    if (line == null || !line.sourceRef().equals(sourceRef)) {
      return Optional.empty();
    }
    next = null;
    return Optional.of(line);
  }

  private Optional<EntryLabels> read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    ended = next < 0;
    byte[] bytes = line.toByteArray();
    return reader.of(bytes, 0, bytes.length);
  }
}

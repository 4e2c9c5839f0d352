package dev.labeldrop.run.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import dev.labeldrop.dataset.Entry;
import dev.labeldrop.dataset.EntryPage;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.manifest.EntryFingerprints;
import dev.labeldrop.manifest.ValidLine;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.ledger.LineIndexWriter;
import dev.labeldrop.run.ledger.Listed;
import dev.labeldrop.run.ledger.ObjectVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;

/**
 * Entries of some pages of a listing, as lines that could be dropped again, and their index: a
 * folder of its own in the turn's folder.
 */
final class HeldPart {

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final ByteArrayOutputStream index = new ByteArrayOutputStream();
  private final LineIndexWriter records = new LineIndexWriter(index);
  private final ByteArrayOutputStream faultyIndex = new ByteArrayOutputStream();
  private final LineIndexWriter faulty = new LineIndexWriter(faultyIndex);
  private final EntryFingerprints fingerprints = new EntryFingerprints();
  private long count;

  /**
   * Adds a page.
   *
   * @return how many of its entries could not be read
   */
  long add(EntryPage page) {
    long unreadable = page.unreadable();
    for (Entry entry : page.entries()) {
      unreadable += add(entry) ? 0 : 1;
    }
    return unreadable;
  }

  private boolean add(Entry entry) {
    byte[] line = entry.line().getBytes(UTF_8);
    return fingerprints
        .of(entry.json())
        .map(found -> {
          ValidLine record =
              new ValidLine(
                  ++count, lines.size(), line.length, found.ref(), found.content(), found.labels());
          write(records, record);
          if (!entry.errors().isEmpty()) {
            write(faulty, record);
          }
          lines.writeBytes(line);
          lines.write('\n');
          return true;
        })
        .orElse(false);
  }

  private static void write(LineIndexWriter records, ValidLine line) {
    try {
      records.line(line);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
  }

  /** Leaves the part in its folder. */
  void write(RunFiles folder) {
    folder.writeBytes(File.LINES, lines.toByteArray());
    folder.writeBytes(File.INDEX, index.toByteArray());
    if (faultyIndex.size() > 0) {
      folder.writeBytes(File.FAULTY, faultyIndex.toByteArray());
    }
  }

  /** A part that was left in its folder. */
  static Listed read(RunFiles folder) {
    LineIndex entries = LineIndex.of(folder.bytes(File.INDEX).orElse(new byte[0]));
    LineIndex faulty = LineIndex.of(folder.bytes(File.FAULTY).orElse(new byte[0]));
    Drop object = folder.object(File.LINES);
    return new Listed(
        entries,
        ObjectVersion.of(object),
        IntStream.range(0, faulty.size()).mapToObj(faulty::sourceRef).collect(toSet()));
  }
}

package dev.labeldrop.local.plan;

import dev.labeldrop.manifest.EntryFingerprints;
import dev.labeldrop.manifest.EntryLabels;
import dev.labeldrop.manifest.EntryLabelsReader;
import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.manifest.LabelledBox;
import dev.labeldrop.manifest.ValidLine;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.ledger.LineIndexWriter;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Entries of a dataset in a file, each on a line of its own. Of entries of the same image the last
 * one counts. In memory are some 150 bytes of each.
 */
public final class EntriesFile implements AutoCloseable {

  /** More than a dataset takes, so that it is seen that there are too many. */
  private static final int MOST_LABELS = 1_000;

  private final LinesFile lines;
  private final Map<Fingerprint, Integer> places;
  private final Set<String> labels;
  private final long unreadable;

  private EntriesFile(
      LinesFile lines, Map<Fingerprint, Integer> places, Set<String> labels, long unreadable) {
    this.lines = lines;
    this.places = places;
    this.labels = labels;
    this.unreadable = unreadable;
  }

  /** Reads a file. */
  public static EntriesFile read(Path path) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      Reading reading = new Reading();
      reading.all(in);
      LineIndex index = LineIndex.of(reading.index.toByteArray());
      return new EntriesFile(
          new LinesFile(path, index), reading.places, reading.labels, reading.unreadable);
    }
  }

  /** The lines, with an index in which an image may be twice. */
  LineIndex index() {
    return lines.index();
  }

  /** How many images have an entry. */
  public long entries() {
    return places.size();
  }

  /** How many lines are no entries. */
  public long unreadable() {
    return unreadable;
  }

  /** The labels, at most 1,000. */
  Set<String> labels() {
    return labels;
  }

  /** Whether an image has an entry. */
  boolean has(Fingerprint sourceRef) {
    return places.containsKey(sourceRef);
  }

  /** What the entry of an image says; empty if it has none, or it cannot be read. */
  Optional<EntryLabels> entry(Fingerprint sourceRef) throws IOException {
    Integer place = places.get(sourceRef);
    return place == null ? Optional.empty() : lines.labels(place);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** One reading of a file. */
  private static final class Reading {

    private final ByteArrayOutputStream index = new ByteArrayOutputStream();
    private final LineIndexWriter records = new LineIndexWriter(index);
    private final EntryFingerprints fingerprints = new EntryFingerprints();
    private final EntryLabelsReader reader = new EntryLabelsReader();
    private final Map<Fingerprint, Integer> places = new HashMap<>();
    private final Set<String> labels = new HashSet<>();
    private long unreadable;
    private int count;

    void all(InputStream in) throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long offset = 0;
      int next;
      do {
        next = in.read();
        if (next >= 0 && next != '\n') {
          line.write(next);
          continue;
        }
        byte[] bytes = line.toByteArray();
        add(bytes, offset);
        offset += bytes.length + 1;
        line.reset();
      } while (next >= 0);
    }

    private void add(byte[] line, long offset) throws IOException {
      int end = line.length;
      while (end > 0 && line[end - 1] <= ' ') {
        end--;
      }
      if (end == 0) {
        return;
      }
      var found = fingerprints.of(line, 0, end);
      if (found.isEmpty()) {
        unreadable++;
        return;
      }
      records.line(
          new ValidLine(
              count + 1L,
              offset,
              end,
              found.get().ref(),
              found.get().content(),
              found.get().labels()));
      places.put(found.get().ref(), count);
      count++;
      reader.of(line, 0, end).ifPresent(this::addLabels);
    }

    private void addLabels(EntryLabels entry) {
      entry.labels().forEach(this::addLabel);
      entry.boxes().stream().map(LabelledBox::label).forEach(this::addLabel);
    }

    private void addLabel(String label) {
      if (labels.size() < MOST_LABELS) {
        labels.add(label);
      }
    }
  }
}

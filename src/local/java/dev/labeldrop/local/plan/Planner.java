package dev.labeldrop.local.plan;

import dev.labeldrop.Count;
import dev.labeldrop.change.Changes;
import dev.labeldrop.local.plan.DatasetPlan.Overlap;
import dev.labeldrop.local.plan.DatasetPlan.Room;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.manifest.ChunkPlanner;
import dev.labeldrop.manifest.EntryLabels;
import dev.labeldrop.manifest.ManifestStatistics.LabelCount;
import dev.labeldrop.manifest.Validation;
import dev.labeldrop.run.ledger.Decision;
import dev.labeldrop.run.ledger.Delta;
import dev.labeldrop.run.ledger.DropOrder;
import dev.labeldrop.run.ledger.EntryState;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LineIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares a manifest with what a dataset holds, in the way in which Prepare does. */
public final class Planner {

  /** Developer Guide, limits: unique labels of a dataset. */
  private static final int MOST_LABELS = 250;

  private static final int MOST_OVERLAPPING = 20;

  private final Held held;
  private final @Nullable Held other;
  private final int changesBytes;
  private final long mostEntries;
  private final boolean sendUnchanged;

  /**
   * Compares with a dataset.
   *
   * @param held what it holds
   * @param other what the project's other dataset holds; null if that is not known
   * @param changesBytes what each update stays strictly under, in bytes
   * @param mostEntries how many entries a dataset may have by default
   * @param sendUnchanged whether lines that the dataset already holds are sent all the same
   */
  public Planner(
      Held held, @Nullable Held other, int changesBytes, long mostEntries, boolean sendUnchanged) {
    this.held = held;
    this.other = other;
    this.changesBytes = changesBytes;
    this.mostEntries = mostEntries;
    this.sendUnchanged = sendUnchanged;
  }

  /**
   * Compares a manifest.
   *
   * @param path where it is, decompressed
   * @param index the lines that can be sent
   * @param now when it would be dropped
   */
  public DatasetPlan plan(Path path, LineIndex index, Validation validation, Instant now)
      throws IOException {
    DropOrder order = new DropOrder(now, "", "plan");
    Delta delta = Delta.of(index, held.ledger(), order, true, sendUnchanged);
    try (LinesFile lines = new LinesFile(path, index)) {
      return new DatasetPlan(
          held.name(),
          held.knowledge(),
          new DatasetPlan.Lines(
              delta.count(Decision.NEW),
              delta.count(Decision.CHANGED),
              delta.count(Decision.UNCHANGED),
              delta.count(Decision.SUPERSEDED)),
          changes(lines, delta).sum(),
          room(delta, validation),
          other == null ? null : overlap(other, lines),
          chunks(index, delta),
          notes(index, delta));
    }
  }

  private List<String> notes(LineIndex index, Delta delta) {
    List<String> notes = new ArrayList<>(held.notes());
    long again = sentForTheirErrors(index, delta);
    if (again > 0) {
      notes.add(
          "%s the same as before, but the service keeps errors on %s. A drop sends %s again, so that the service looks at %s anew."
              .formatted(
                  Count.of(again, "line says", "lines say"),
                  again == 1 ? "its entry" : "their entries",
                  again == 1 ? "it" : "them",
                  again == 1 ? "it" : "them"));
    }
    if (other != null) {
      notes.addAll(other.notes());
    }
    return notes;
  }

  private long sentForTheirErrors(LineIndex index, Delta delta) {
    Ledger ledger = held.ledger();
    return IntStream.range(0, index.size())
        .filter(line -> delta.decision(line) == Decision.CHANGED)
        .filter(line -> {
          int place = ledger.find(index.sourceRef(line));
          return ledger.state(place) == EntryState.WITH_ERRORS
              && ledger.content(place).equals(index.content(line));
        })
        .count();
  }

  private Changes changes(LinesFile lines, Delta delta) throws IOException {
    Changes changes = new Changes();
    EntriesFile old =
        delta.count(Decision.CHANGED) == 0
            ? null
            : held.old().of(lines.index(), line -> delta.decision(line) == Decision.CHANGED);
    for (int line = 0; line < delta.size(); line++) {
      Optional<EntryLabels> after =
          delta.sent(line) ? lines.labels(line) : Optional.<EntryLabels>empty();
      if (after.isEmpty()) {
        continue;
      }
      if (delta.decision(line) == Decision.NEW) {
        changes.added(after.get());
      } else {
        Optional<EntryLabels> before =
            old == null ? Optional.empty() : old.entry(lines.index().sourceRef(line));
        before.ifPresentOrElse(entry -> changes.replaced(entry, after.get()), changes::notKnown);
      }
    }
    return changes;
  }

  private Room room(Delta delta, Validation validation) {
    Set<String> labels = held.labels();
    Long after = null;
    if (labels != null) {
      Set<String> all = new HashSet<>(labels);
      validation.statistics().labels().stream().map(LabelCount::name).forEach(all::add);
      after = (long) all.size();
    }
    return new Room(
        held.entries(),
        held.entries() + delta.count(Decision.NEW),
        mostEntries,
        labels == null ? null : (long) labels.size(),
        after,
        MOST_LABELS);
  }

  private static Overlap overlap(Held other, LinesFile lines) throws IOException {
    Ledger ledger = other.ledger();
    LineIndex index = lines.index();
    List<String> first = new ArrayList<>();
    long images = 0;
    for (int line = 0; line < index.size(); line++) {
      if (ledger.find(index.refHigh(line), index.refLow(line)) >= 0) {
        images++;
        if (first.size() < MOST_OVERLAPPING) {
          lines.labels(line).map(EntryLabels::sourceRef).ifPresent(first::add);
        }
      }
    }
    return new Overlap(other.name(), images, first);
  }

  private List<Chunk> chunks(LineIndex index, Delta delta) {
    ChunkPlanner planner = new ChunkPlanner(changesBytes);
    for (int line = 0; line < index.size(); line++) {
      if (delta.sent(line)) {
        planner.add(index.number(line), index.length(line));
      }
    }
    return planner.chunks();
  }
}

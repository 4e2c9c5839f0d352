package dev.labeldrop.run.end;

import dev.labeldrop.change.Changes;
import dev.labeldrop.change.WhatChanged;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.manifest.EntryLabels;
import dev.labeldrop.manifest.EntryLabelsReader;
import dev.labeldrop.run.end.Replaced.LinesOfTurn;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.ledger.LineIndex;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the applied lines of a run changed: each beside the entry that it replaced, as {@code
 * undo.jsonl} has it. Both files are read once, line by line, and nothing is asked of Rekognition.
 */
final class ChangesOfRun {

  /** A request costs about what a transfer of this size costs, so gaps below it are read. */
  private static final long GAP_BYTES = 512 << 10;

  private final ObjectStore store;
  private final RunFiles files;
  private final EntryLabelsReader reader = new EntryLabelsReader();
  private final Changes changes = new Changes();

  ChangesOfRun(ObjectStore store, RunFiles files) {
    this.store = store;
    this.files = files;
  }

  /**
   * Reads it.
   *
   * @return null if it is not known what was there before
   * @throws dev.labeldrop.PermanentException if the dropped object has changed or is gone
   * @throws UncheckedIOException if one of the files breaks off
   */
  @Nullable WhatChanged read(Replaced replaced) {
    if (replaced.changes() == null) {
      return null;
    }
    try (InputStream undo = undo(replaced)) {
      OldLines old = new OldLines(undo, reader);
      for (LinesOfTurn turn : replaced.turns()) {
        read(turn, old);
      }
      return changes.sum();
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + files.uri(File.UNDO), e);
    }
  }

  private InputStream undo(Replaced replaced) {
    return replaced.undone() == 0
        ? InputStream.nullInputStream()
        : files.open(File.UNDO, 0, Long.MAX_VALUE);
  }

  private void read(LinesOfTurn turn, OldLines old) throws IOException {
    BitSet wanted = (BitSet) turn.added().clone();
    wanted.or(turn.replaced());
    int from = wanted.nextSetBit(0);
    while (from >= 0) {
      int last = from;
      int next = wanted.nextSetBit(last + 1);
      while (next >= 0 && turn.lines().offset(next) - end(turn.lines(), last) <= GAP_BYTES) {
        last = next;
        next = wanted.nextSetBit(last + 1);
      }
      read(turn, wanted, from, last, old);
      from = next;
    }
  }

  private void read(LinesOfTurn turn, BitSet wanted, int first, int last, OldLines old)
      throws IOException {
    LineIndex lines = turn.lines();
    long start = lines.offset(first);
    try (InputStream in = store.open(turn.drop(), start, end(lines, last) - start)) {
      long position = start;
      for (int line = first; line >= 0 && line <= last; line = wanted.nextSetBit(line + 1)) {
        in.skipNBytes(lines.offset(line) - position);
        byte[] bytes = in.readNBytes(lines.length(line));
        if (bytes.length < lines.length(line)) {
          throw new EOFException(turn.drop().uri() + " breaks off.");
        }
        position = end(lines, line);
        Optional<EntryLabels> after = reader.of(bytes, 0, bytes.length);
        if (after.isPresent()) {
          change(turn.added().get(line), after.get(), old);
        }
      }
    }
  }

  private void change(boolean added, EntryLabels after, OldLines old) throws IOException {
    if (added) {
      changes.added(after);
    } else {
      old.of(after.sourceRef())
          .ifPresentOrElse(before -> changes.replaced(before, after), changes::notKnown);
    }
  }

  private static long end(LineIndex lines, int line) {
    return lines.offset(line) + lines.length(line);
  }
}

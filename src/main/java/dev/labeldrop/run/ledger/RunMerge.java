package dev.labeldrop.run.ledger;

import dev.labeldrop.manifest.Fingerprint;

/** Brings what became of a run's lines into a ledger. */
final class RunMerge implements Join.Visitor {

  private final Ledger old;
  private final LineIndex lines;
  private final LineFates fates;
  private final DropOrder drop;
  private final LineSource source;
  private final LedgerBuilder built;

  private RunMerge(
      Ledger old,
      LineIndex lines,
      LineFates fates,
      DropOrder drop,
      LineSource source,
      LedgerBuilder built) {
    this.old = old;
    this.lines = lines;
    this.fates = fates;
    this.drop = drop;
    this.source = source;
    this.built = built;
  }

  static Ledger merge(
      Ledger old, LineIndex lines, LineFates fates, DropOrder drop, ObjectVersion object) {
    if (fates.size() != lines.size()) {
      throw new IllegalArgumentException(
          "The fates of " + fates.size() + " lines are not those of " + lines.size() + ".");
    }
    Join join = new Join(old.records(), lines);
    LedgerBuilder built = new LedgerBuilder(old, join.size());
    join.walk(new RunMerge(old, lines, fates, drop, new LineSource(drop, object), built));
    return built.build(old.header());
  }

  @Override
  public void record(int place) {
    built.keep(place);
  }

  @Override
  public void line(int line) {
    switch (fates.fate(line)) {
      case UNTOUCHED, MISSING -> {}
      case PROVED -> built.put(lines, line, source, EntryState.PROVED);
      case WITH_ERRORS -> built.put(lines, line, source, EntryState.WITH_ERRORS);
      // Unchanged, but the record that said so has gone since: another run saw otherwise.
      case UNPROVED, UNCHANGED -> built.put(lines, line, source, EntryState.UNPROVED);
      case POSSIBLY_TOUCHED -> built.putUnknown(lines, line);
      case SEEN_OTHER -> built.put(lines, line, fates.seen(line), drop);
    }
  }

  @Override
  public void both(int place, int line) {
    DropOrder writer = old.drop(place);
    boolean newer = writer != null && writer.newerThan(drop);
    switch (fates.fate(line)) {
      case UNTOUCHED -> built.keep(place);
      case POSSIBLY_TOUCHED -> built.forget(place);
      case MISSING, PROVED, WITH_ERRORS, UNPROVED, UNCHANGED, SEEN_OTHER -> {
        if (newer) {
          // What this run saw was before the newer drop.
          built.keep(place);
        } else {
          replace(place, line);
        }
      }
    }
  }

  private void replace(int place, int line) {
    switch (fates.fate(line)) {
      case UNCHANGED -> {
        if (old.holds(place, lines.contentHigh(line), lines.contentLow(line))) {
          built.put(lines, line, source, old.state(place));
        } else {
          built.credit(place, drop);
        }
      }
      case SEEN_OTHER -> {
        LineFates.Seen seen = fates.seen(line);
        Fingerprint content = seen.content();
        if (old.holds(place, content.high(), content.low())
            && old.state(place) != EntryState.UNKNOWN) {
          // The service kept what was there before: this drop has not written it.
          built.keep(place, seen.state());
        } else {
          line(line);
        }
      }
      case MISSING -> {}
      case UNTOUCHED, PROVED, WITH_ERRORS, UNPROVED, POSSIBLY_TOUCHED -> line(line);
    }
  }
}

package dev.labeldrop.run.ledger;

import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.manifest.ValidLine;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ledger as a map, with the rules written out: slow, and easy to agree with. */
final class NaiveLedger {

  private static final Fingerprint NOTHING = new Fingerprint(0, 0);

  /** A record. */
  record Known(
      Fingerprint content,
      long labels,
      EntryState state,
      @Nullable DropOrder drop,
      @Nullable ObjectVersion object,
      long offset,
      int length) {

    static Known unknown(@Nullable DropOrder drop) {
      return new Known(NOTHING, 0, EntryState.UNKNOWN, drop, null, 0, 0);
    }

    static Known of(
        ValidLine line,
        EntryState state,
        @Nullable DropOrder drop,
        @Nullable ObjectVersion object) {
      return new Known(
          line.content(),
          line.labels(),
          state,
          drop,
          object,
          object == null ? 0 : line.offset(),
          object == null ? 0 : line.length());
    }

    Known with(EntryState other) {
      return new Known(content, labels, other, drop, object, offset, length);
    }

    boolean isKnownAs(Fingerprint other) {
      return state != EntryState.UNKNOWN && content.equals(other);
    }

    Known by(DropOrder other) {
      return new Known(content, labels, state, other, object, offset, length);
    }
  }

  final Map<Fingerprint, Known> records = new HashMap<>();

  void line(
      ValidLine line,
      LineFate fate,
      LineFates.@Nullable Seen seen,
      DropOrder drop,
      ObjectVersion object) {
    Known old = records.get(line.sourceRef());
    if (fate == LineFate.POSSIBLY_TOUCHED) {
      records.put(line.sourceRef(), Known.unknown(old == null ? null : old.drop()));
      return;
    }
    boolean newer = old != null && old.drop() != null && old.drop().compareTo(drop) > 0;
    if (fate == LineFate.UNTOUCHED || newer) {
      return;
    }
    if (fate == LineFate.MISSING) {
      records.remove(line.sourceRef());
      return;
    }
    records.put(line.sourceRef(), written(line, fate, seen, drop, object, old));
  }

  private static Known written(
      ValidLine line,
      LineFate fate,
      LineFates.@Nullable Seen seen,
      DropOrder drop,
      ObjectVersion object,
      @Nullable Known old) {
    if (fate == LineFate.UNCHANGED) {
      if (old == null) {
        return Known.of(line, EntryState.UNPROVED, drop, object);
      }
      return old.content().equals(line.content())
          ? Known.of(line, old.state(), drop, object)
          : old.by(drop);
    }
    if (seen == null) {
      EntryState state =
          switch (fate) {
            case PROVED -> EntryState.PROVED;
            case WITH_ERRORS -> EntryState.WITH_ERRORS;
            default -> EntryState.UNPROVED;
          };
      return Known.of(line, state, drop, object);
    }
    if (old != null && old.isKnownAs(seen.content())) {
      return old.with(seen.state());
    }
    return new Known(seen.content(), seen.labels(), seen.state(), drop, null, 0, 0);
  }

  void listed(ValidLine entry, @Nullable ObjectVersion object, boolean withErrors) {
    EntryState state = withErrors ? EntryState.WITH_ERRORS : EntryState.PROVED;
    Known old = records.get(entry.sourceRef());
    boolean same = old != null && old.isKnownAs(entry.content());
    if (old != null && same && (old.object() != null || object == null)) {
      records.put(entry.sourceRef(), old.with(state));
    } else {
      DropOrder drop = old == null ? null : old.drop();
      records.put(entry.sourceRef(), Known.of(entry, state, drop, object));
    }
  }

  Decision decision(ValidLine line, DropOrder drop, boolean believed, boolean sendUnchanged) {
    Known known = records.get(line.sourceRef());
    if (known == null) {
      return Decision.NEW;
    }
    boolean same = known.isKnownAs(line.content());
    if (known.drop() != null && known.drop().compareTo(drop) > 0) {
      boolean held = same && known.state() == EntryState.PROVED && believed && !sendUnchanged;
      return held ? Decision.UNCHANGED : Decision.SUPERSEDED;
    }
    if (same && drop.equals(known.drop())) {
      return Decision.DONE;
    }
    boolean proved = same && known.state() == EntryState.PROVED;
    return proved && believed && !sendUnchanged ? Decision.UNCHANGED : Decision.CHANGED;
  }

  /** What a ledger says, as a map. */
  static Map<Fingerprint, Known> of(Ledger ledger) {
    Map<Fingerprint, Known> known = new HashMap<>();
    for (int place = 0; place < ledger.size(); place++) {
      known.put(
          ledger.sourceRef(place),
          new Known(
              ledger.content(place),
              ledger.labels(place),
              ledger.state(place),
              ledger.drop(place),
              ledger.source(place).object(),
              ledger.offset(place),
              ledger.length(place)));
    }
    return known;
  }
}

package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Decides what goes wrong, and remembers it. */
final class Faults {

  /** Who settles a run in the ledger. */
  private static final Set<String> AFTER_UPDATES = Set.of("ReconcileFunction", "ReportFunction");

  private final long seed;
  private final Map<Fault, Double> rates;
  private final List<Fault> ofCalls;
  private final long end;
  private final Predicate<String> allowed;
  private final Scheduler time;
  private final List<Injected> injected = new ArrayList<>();

  /**
   * Faults of a seed.
   *
   * @param rates how often each kind strikes, of the times when it could; none for never
   * @param end until when, in milliseconds since the beginning
   * @param allowed by their ids, those that are left in the run
   */
  Faults(long seed, Map<Fault, Double> rates, long end, Predicate<String> allowed, Scheduler time) {
    this.seed = seed;
    this.rates = new EnumMap<>(rates);
    this.ofCalls =
        this.rates.keySet().stream().filter(kind -> kind.scope() == Fault.Scope.CALL).toList();
    this.end = end;
    this.allowed = allowed;
    this.time = time;
  }

  /** The fault that strikes a call, if one does. */
  Optional<Fault> ofCall(Call call, long key, Actor actor) {
    for (Fault kind : ofCalls) {
      boolean lasts = kind == Fault.LEDGER_DENIED;
      if (call.canSuffer(kind)
          && (!lasts || AFTER_UPDATES.contains(actor.function))
          && strikes(kind, lasts ? actor.run.hashCode() : key, actor.run, actor + " " + call)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Whether a fault strikes here; it is remembered if it does. */
  boolean strikes(Fault kind, long key, String run, String where) {
    Double rate = rates.get(kind);
    if (rate == null || time.elapsed() > end || !draw(kind, key).chance(rate)) {
      return false;
    }
    return note(kind, key, run, where);
  }

  /** Remembers a fault that was decided elsewhere; false where it is taken out of the run. */
  boolean note(Fault kind, long key, String run, String where) {
    String id = HexFormat.of().toHexDigits((int) keyOf(kind, key));
    if (!allowed.test(id)) {
      return false;
    }
    injected.add(new Injected(id, kind, run, where, time.elapsed()));
    return true;
  }

  /** How a fault strikes, once it does. */
  Draw draw(Fault kind, long key) {
    return new Draw(seed, keyOf(kind, key));
  }

  private static long keyOf(Fault kind, long key) {
    return Draw.mix(key, kind.name().hashCode());
  }

  double rate(Fault kind) {
    return rates.getOrDefault(kind, 0.0);
  }

  /** Until when faults strike, in milliseconds since the beginning. */
  long end() {
    return end;
  }

  List<Injected> injected() {
    return List.copyOf(injected);
  }
}

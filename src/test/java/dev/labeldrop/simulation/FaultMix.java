package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which faults a world has, and how often they strike: none, one kind often, or a mixture. */
final class FaultMix {

  /** What two runs, or two invocations, meet each other by: drawn twice as often as others. */
  private static final List<Fault> OFTEN =
      List.of(
          Fault.INVOCATION_LOST,
          Fault.EVENT_LATE,
          Fault.CHANGE,
          Fault.OVERTAKEN,
          Fault.ABORT,
          Fault.REDRIVE);

  private FaultMix() {}

  /** Those that are drawn by themselves, and how many worlds have them. */
  private static final Map<Fault, Double> RARE =
      Map.of(
          Fault.ORPHANED,
          0.15,
          Fault.LEDGER_DENIED,
          0.1,
          Fault.DELETE_SOON,
          0.08,
          Fault.PAUSE,
          0.12,
          Fault.STOP,
          0.08);

  static Map<Fault, Double> drawn(long seed) {
    Map<Fault, Double> rates = usual(new Draw(seed, "faults"));
    for (Fault kind : Fault.values()) {
      Draw draw = new Draw(seed, "world with " + kind);
      boolean calm = rates.isEmpty() && kind != Fault.PAUSE;
      if (!calm && draw.chance(RARE.getOrDefault(kind, 0.0))) {
        rates.put(kind, usual(kind) * draw.time(25, 100) / 100.0);
      }
    }
    if (rates.containsKey(Fault.LEDGER_DENIED)) {
      rates.putIfAbsent(Fault.EVENT_LATE, usual(Fault.EVENT_LATE));
    }
    return rates;
  }

  private static Map<Fault, Double> usual(Draw draw) {
    Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    if (draw.chance(0.08)) {
      return rates;
    }
    List<Fault> all =
        new ArrayList<>(
            Arrays.stream(Fault.values()).filter(kind -> !RARE.containsKey(kind)).toList());
    all.addAll(OFTEN);
    int kinds = draw.chance(0.3) ? 1 : draw.between(2, draw.chance(0.3) ? 20 : 8);
    double strength = draw.time(10, 100) / 100.0;
    for (int i = 0; i < kinds; i++) {
      Fault kind = draw.pick(all);
      rates.put(kind, usual(kind) * strength * (kinds == 1 ? 2 : 1));
    }
    return rates;
  }

  /** How often a kind strikes at most, of the times when it could; OUTSIDE: how many, at most. */
  private static double usual(Fault kind) {
    return switch (kind.scope()) {
      case CALL ->
          switch (kind) {
            case REFUSED -> 0.004;
            case CONFLICT -> 0.3;
            case ORPHANED -> 0.6;
            case LEDGER_DENIED -> 0.8;
            default -> 0.04;
          };
      case SERVICE ->
          switch (kind) {
            case STATUS_STALE -> 0.5;
            case OVERTAKEN -> 0.6;
            case UPDATE_FAILS, UPDATE_SLOW -> 0.2;
            case WAKE_LOST -> 0.5;
            default -> 0.15;
          };
      case INVOCATION -> kind == Fault.INVOCATION_LOST ? 0.25 : 0.08;
      case EVENT -> 0.6;
      case OUTSIDE -> 4;
    };
  }
}

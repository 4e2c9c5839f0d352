package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a seed with a violation small: takes out drops and faults for as long as something is still
 * violated. For example, of 9 drops and 14 faults 2 and 1 may be left.
 */
final class Shrinker {

  private static final int ENOUGH = 25;

  private final long seed;
  private final String kind;
  private Set<Integer> drops;
  private Set<String> faults;
  private Outcome smallest;

  private Shrinker(Outcome outcome) {
    this.seed = outcome.world().seed();
    this.kind = kind(outcome);
    this.smallest = outcome;
    this.drops = numbers(outcome);
    this.faults = ids(outcome);
  }

  /** The smallest run with a violation that was found, its trace in words. */
  static Outcome shrink(Outcome violating) {
    Shrinker shrinker = new Shrinker(violating);
    int size;
    do {
      size = shrinker.size();
      shrinker.takeOutFaults();
      shrinker.takeOutDrops();
    } while (shrinker.size() < size);
    return Simulation.run(shrinker.seed, shrinker.drops::contains, shrinker.faults::contains, true);
  }

  /** What runs this again. */
  static String command(Outcome outcome) {
    return "scripts/simulate --seed %d --drops %s --faults %s"
        .formatted(
            outcome.world().seed(),
            numbers(outcome).stream().map(String::valueOf).collect(Collectors.joining(",")),
            outcome.injected().isEmpty() ? "none" : String.join(",", ids(outcome)));
  }

  private static Set<Integer> numbers(Outcome outcome) {
    return outcome.world().drops().stream()
        .map(SimDrop::number)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<String> ids(Outcome outcome) {
    return outcome.injected().stream()
        .map(Injected::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** How the first violation begins: so that another one is not taken for it. */
  private static String kind(Outcome outcome) {
    if (outcome.violations().isEmpty()) {
      return "";
    }
    String words = outcome.violations().getFirst().replaceAll("[0-9]+", "#");
    return words.substring(0, Math.min(ENOUGH, words.length()));
  }

  private int size() {
    return drops.size() + faults.size();
  }

  /** Half of them at once, then a quarter, down to one by one. */
  private void takeOutFaults() {
    for (int many = Math.max(1, faults.size() / 2); many > 0; many /= 2) {
      List<String> all = new ArrayList<>(faults);
      for (int from = 0; from < all.size(); from += many) {
        Set<String> fewer = new LinkedHashSet<>(faults);
        fewer.removeAll(all.subList(from, Math.min(all.size(), from + many)));
        if (fewer.size() < faults.size() && isViolated(drops, fewer)) {
          faults = ids(smallest);
        }
      }
    }
  }

  private void takeOutDrops() {
    for (Integer each : List.copyOf(drops)) {
      Set<Integer> fewer = new LinkedHashSet<>(drops);
      fewer.remove(each);
      if (isViolated(fewer, faults)) {
        drops = fewer;
        faults = ids(smallest);
      }
    }
  }

  private boolean isViolated(Set<Integer> withDrops, Set<String> withFaults) {
    Outcome outcome = Simulation.run(seed, withDrops::contains, withFaults::contains, false);
    boolean violated = kind(outcome).equals(kind);
    if (violated) {
      smallest = outcome;
    }
    return violated;
  }
}

package dev.labeldrop.local.rekognition;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which way the service goes where AWS's documents leave it open.
 *
 * @param quirks the points on which it goes the other way than its default
 */
public record Behaviour(Set<Quirk> quirks) {

  private static final List<Set<Quirk>> ALTERNATIVES =
      List.of(
          Set.of(Quirk.STATUS_MESSAGE_SENTENCE, Quirk.STATUS_MESSAGE_ABSENT),
          Set.of(Quirk.LAST_UPDATED_WHEN_SETTLED, Quirk.LAST_UPDATED_WHEN_SUCCESSFUL));

  /** The default on every point. Comes after the alternatives, which its constructor reads. */
  public static final Behaviour DEFAULT = new Behaviour(Set.of());

  /**
   * Keeps its own copy of the set.
   *
   * @throws IllegalArgumentException when two of the quirks contradict each other
   */
  public Behaviour {
    quirks = Set.copyOf(quirks);
    for (Set<Quirk> alternatives : ALTERNATIVES) {
      if (quirks.containsAll(alternatives)) {
        throw new IllegalArgumentException(
            "Only one of " + EnumSet.copyOf(alternatives) + " can hold; take one of them out.");
      }
    }
  }

  /** The default, but for these points. */
  public static Behaviour of(Quirk... quirks) {
    return new Behaviour(Set.copyOf(Arrays.asList(quirks)));
  }

  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }
}

package dev.labeldrop.local.cli;

import dev.labeldrop.local.fix.LabelChoice;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The labels that a user named to stay; without one, the most frequent of a group if guesses are
 * allowed.
 *
 * @param named those that were named
 */
record AskedLabels(Set<String> named) implements LabelChoice {

  /** Keeps its own copy. */
  AskedLabels {
    named = Set.copyOf(named);
  }

  @Override
  public Optional<String> choose(List<String> alike) {
    return alike.stream().filter(named::contains).findFirst();
  }
}

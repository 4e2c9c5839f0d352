package dev.labeldrop.local.stack;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Names in the order of how near they are to one that is not there. */
public final class NearNames {

  private static final int MOST = 10;

  private NearNames() {}

  /**
   * All names once, the nearest first: those that begin so, those that have it in them, then by how
   * many letters differ.
   */
  public static List<String> of(String name, Collection<String> names) {
    String wanted = name.toLowerCase(Locale.ROOT);
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return names.stream()
        .distinct()
        .sorted(
            Comparator.<String>comparingInt(
                    each -> far(wanted, each.toLowerCase(Locale.ROOT), distance))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static int far(String wanted, String name, LevenshteinDistance distance) {
    if (name.startsWith(wanted)) {
      return 0;
    }
    return name.contains(wanted) ? 1 : 1 + distance.apply(wanted, name);
  }

  /**
   * Names as a sentence: {@code There are: a, b, c and 4 more.}
   *
   * @param none what to say if there are none
   */
  public static String sentence(String name, Collection<String> names, String none) {
    List<String> near = of(name, names);
    if (near.isEmpty()) {
      return none;
    }
    String shown = String.join(", ", near.subList(0, Math.min(MOST, near.size())));
    return near.size() > MOST
        ? "There are: %s and %d more.".formatted(shown, near.size() - MOST)
        : (near.size() == 1 ? "There is: " : "There are: ") + shown + ".";
  }
}

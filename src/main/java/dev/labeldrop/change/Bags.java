package dev.labeldrop.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists whose order does not matter, but how often each thing is there. */
final class Bags {

  private Bags() {}

  /**
   * What one has and the other has not: {@code [a, a, b]} without {@code [a, c]} is {@code [a, b]}.
   *
   * @return a list that can be changed, in the order of the first
   */
  static <T> List<T> minus(List<T> some, List<T> others) {
    Map<T, Integer> left = new HashMap<>();
    others.forEach(each -> left.merge(each, 1, Integer::sum));
    List<T> rest = new ArrayList<>();
    for (T each : some) {
      if (left.merge(each, -1, Integer::sum) < 0) {
        rest.add(each);
      }
    }
    return rest;
  }
}

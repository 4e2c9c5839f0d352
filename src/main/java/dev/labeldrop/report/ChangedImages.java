package dev.labeldrop.report;

import java.util.List;

/** What a page shows of long lists of changes: their first elements. */
final class ChangedImages {

  /** How many labels, or images, a page shows. */
  static final int MOST = 100;

  private ChangedImages() {}

  /** The first of them. */
  static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(MOST, all.size()));
  }

  /** How many there are beyond the first. */
  static long more(List<?> all) {
    return Math.max(0, all.size() - MOST);
  }

  /** {@code +120}; nothing for none. */
  static String number(String sign, long number) {
    return number == 0 ? "" : sign + Figures.number(number);
  }
}

package dev.labeldrop.run.ledger;

import java.util.List;

/** What became of a line of a run, as the ledger has to know it. */
public enum LineFate {
  /** It was not sent, or surely not applied: the ledger stays as it is. */
  UNTOUCHED(0),
  /**
   * It was not sent because the dataset held it already: this drop counts as the one that wrote it,
   * so that an older drop, which comes late, does not undo it.
   */
  UNCHANGED(1),
  /** It was applied, and the dataset was seen to hold it. */
  PROVED(2),
  /** Its update was completed; whether the dataset holds it was not seen. */
  UNPROVED(3),
  /** An update with it failed, or its end was not seen: the entry's content is not known. */
  POSSIBLY_TOUCHED(4),
  /** The dataset was seen not to have an entry for its source-ref. */
  MISSING(5),
  /**
   * It was applied, and the dataset was seen to hold something else. If that is what it held
   * before, this drop does not count as the one that wrote it.
   */
  SEEN_OTHER(6),
  /** It was applied, the dataset was seen to hold it, and the service keeps errors on its entry. */
  WITH_ERRORS(7);

  private static final List<LineFate> ALL = List.of(values());

  private final int number;

  LineFate(int number) {
    this.number = number;
  }

  /** What stands for it in a compact form. */
  int number() {
    return number;
  }

  /** What a number stands for. */
  static LineFate of(int number) {
    return ALL.get(number);
  }
}

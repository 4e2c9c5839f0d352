package dev.labeldrop.run.ledger;

import java.util.List;

/** How sure it is what the dataset holds for a source-ref. */
public enum EntryState {
  /** The dataset was seen to hold this content. */
  PROVED(0),
  /** The service completed an update with this content; whether it kept it was not seen. */
  UNPROVED(1),
  /** An update that failed may have touched the entry: its content is not known. */
  UNKNOWN(2),
  /** The dataset was seen to hold this content, and the service keeps errors on the entry. */
  WITH_ERRORS(3);

  private static final List<EntryState> ALL = List.of(values());

  private final int number;

  EntryState(int number) {
    this.number = number;
  }

  /** What stands for it in a compact form. */
  int number() {
    return number;
  }

  /** What a number stands for. */
  static EntryState of(int number) {
    return ALL.get(number);
  }
}

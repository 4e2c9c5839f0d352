package dev.labeldrop.run.ledger;

import java.util.List;

/** What is to become of a line of a drop. */
public enum Decision {
  /** The ledger does not have its source-ref: it is sent. */
  NEW(0),
  /** The dataset holds, or may hold, something else for its source-ref: it is sent. */
  CHANGED(1),
  /** The dataset holds it already: it is not sent. */
  UNCHANGED(2),
  /** A newer drop wrote its source-ref: it is not sent. */
  SUPERSEDED(3),
  /** This run has written it already: it is not sent again. */
  DONE(4),
  /** Training cannot use its image: it is not sent. */
  BAD_IMAGE(5);

  private static final List<Decision> ALL = List.of(values());

  private final int number;

  Decision(int number) {
    this.number = number;
  }

  /** What stands for it in a compact form. */
  int number() {
    return number;
  }

  /** What a number stands for. */
  static Decision of(int number) {
    return ALL.get(number);
  }

  /** Whether the line is sent. */
  public boolean sent() {
    return this == NEW || this == CHANGED;
  }
}

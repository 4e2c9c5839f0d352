package dev.labeldrop.run.ledger;

/** What came of reading a ledger. */
public sealed interface LedgerReading {

  /**
   * It could be read.
   *
   * @param ledger what it says
   */
  record Read(Ledger ledger) implements LedgerReading {}

  /**
   * It could not be read: it counts as absent, and the dataset is listed.
   *
   * @param reason why, in words that follow "the ledger"
   */
  record Unreadable(String reason) implements LedgerReading {}
}

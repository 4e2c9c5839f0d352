package dev.labeldrop.run.ledger;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of each line of a drop, beside what the dataset holds. One byte a line.
 *
 * <p>SUPERSEDED and DONE follow from which drop wrote what, which the ledger knows of itself;
 * UNCHANGED follows from contents, and is said only of a ledger that is believed; then also of a
 * line that a newer drop has written just so. A line whose entry has errors is sent again: the
 * service judges it anew, and the drop ends with what it says.
 */
public final class Delta {

  private final byte[] decisions;
  private final int[] counts = new int[Decision.values().length];

  private Delta(byte[] decisions) {
    this.decisions = decisions;
    for (byte decision : decisions) {
      counts[decision]++;
    }
  }

  /**
   * Decides.
   *
   * @param lines the valid lines of the drop
   * @param ledger what the dataset holds
   * @param drop which drop it is
   * @param believed whether the ledger's contents are the dataset's: it {@link Ledger#believes}, or
   *     the dataset was just listed
   * @param sendUnchanged whether lines that the dataset already holds are sent all the same
   */
  public static Delta of(
      LineIndex lines, Ledger ledger, DropOrder drop, boolean believed, boolean sendUnchanged) {
    return of(lines, ledger, drop, believed, sendUnchanged, null);
  }

  /**
   * Decides, in a later turn of a run. A line that the turn before found unchanged is credited to
   * the drop in the ledger, but the run has not written it: it is not DONE.
   *
   * @param earlier what was decided in the turn before about the same lines; null if there was none
   */
  public static Delta of(
      LineIndex lines,
      Ledger ledger,
      DropOrder drop,
      boolean believed,
      boolean sendUnchanged,
      @Nullable Delta earlier) {
    int[] ages = ages(ledger, drop);
    byte[] decisions = new byte[lines.size()];
    for (int line = 0; line < decisions.length; line++) {
      int place = ledger.find(lines.refHigh(line), lines.refLow(line));
      Decision decision =
          place < 0
              ? Decision.NEW
              : known(
                  age(ages[ledger.records().source(place)], earlier, line),
                  ledger.holds(place, lines.contentHigh(line), lines.contentLow(line)),
                  ledger.state(place),
                  believed && !sendUnchanged);
      decisions[line] = (byte) decision.number();
    }
    return new Delta(decisions);
  }

  /**
   * The same, with some lines left out that would be sent.
   *
   * @param bad the lines whose images cannot be used, by their places in the index
   */
  public Delta without(BitSet bad) {
    byte[] all = decisions.clone();
    for (int line = bad.nextSetBit(0);
        line >= 0 && line < all.length;
        line = bad.nextSetBit(line + 1)) {
      if (sent(line)) {
        all[line] = (byte) Decision.BAD_IMAGE.number();
      }
    }
    return new Delta(all);
  }

  /** What this drop is credited with, but the run has not written, is an older drop's. */
  private static int age(int age, @Nullable Delta earlier, int line) {
    boolean credited =
        earlier != null && line < earlier.size() && earlier.decision(line) == Decision.UNCHANGED;
    return age == 0 && credited ? -1 : age;
  }

  /** Of each source, whether its drop is newer (1), this one (0), or older or unknown (-1). */
  private static int[] ages(Ledger ledger, DropOrder drop) {
    return ledger.sources().stream()
        .map(LineSource::drop)
        .mapToInt(other -> other == null ? -1 : Integer.signum(other.compareTo(drop)))
        .toArray();
  }

  private static Decision known(int age, boolean same, EntryState state, boolean leaveOut) {
    boolean unchanged = leaveOut && same && state == EntryState.PROVED;
    if (age > 0) {
      return unchanged ? Decision.UNCHANGED : Decision.SUPERSEDED;
    }
    if (age == 0 && same && state != EntryState.UNKNOWN) {
      return Decision.DONE;
    }
    return unchanged ? Decision.UNCHANGED : Decision.CHANGED;
  }

  /**
   * Reads decisions that {@link #bytes} wrote.
   *
   * @param bytes one byte a line; not copied
   * @throws PermanentException with code ERROR_INVALID_INPUT if one of them is no decision
   */
  public static Delta read(byte[] bytes) {
    for (byte decision : bytes) {
      if (decision < 0 || decision >= Decision.values().length) {
        throw new PermanentException(
            Code.ERROR_INVALID_INPUT,
            "A decision about a line is %d, and there are %d. Drop the file again."
                .formatted(decision, Decision.values().length));
      }
    }
    return new Delta(bytes);
  }

  /** The decisions, as they are kept: one byte a line; not copied. */
  public byte[] bytes() {
    return decisions;
  }

  /** What is to become of a line, by its place in the index. */
  public Decision decision(int line) {
    return Decision.of(decisions[line]);
  }

  /** Whether a line is sent, by its place in the index. */
  public boolean sent(int line) {
    return decision(line).sent();
  }

  /** How many lines it is about. */
  public int size() {
    return decisions.length;
  }

  /** How many lines have a decision. */
  public int count(Decision decision) {
    return counts[decision.number()];
  }

  /** How many lines are sent. */
  public int sent() {
    return count(Decision.NEW) + count(Decision.CHANGED);
  }
}

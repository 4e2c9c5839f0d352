package dev.labeldrop.run.files;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What was seen of the entries of a drop's valid lines, by the lines' places in the index. What is
 * written to a file are spans of lines with the same sight.
 */
public final class Sights {

  private final Sight[] sights;

  private Sights(Sight[] sights) {
    this.sights = sights;
  }

  /** What was seen of one line's entry. */
  public enum Sight {
    /** Nothing: it was not looked at. */
    NOT_LOOKED,
    /** The dataset holds it as the line says. */
    HELD,
    /** The same, and the service keeps errors on the entry. */
    HELD_WITH_ERRORS,
    /** The dataset has no entry for the line's source-ref. */
    ABSENT,
    /** The dataset has an entry for it that says something else. */
    OTHER
  }

  /**
   * Lines that follow each other.
   *
   * @param from place of the first, from 0
   * @param to the place after the last
   * @param sight what was seen of each of them
   */
  public record Span(int from, int to, Sight sight) {}

  /** Nothing was looked at. */
  public static Sights none(int lines) {
    Sight[] sights = new Sight[lines];
    Arrays.fill(sights, Sight.NOT_LOOKED);
    return new Sights(sights);
  }

  /**
   * What spans say.
   *
   * @throws PermanentException with code ERROR_INVALID_INPUT if there are no such lines
   */
  public static Sights of(int lines, List<Span> spans) {
    Sights sights = none(lines);
    for (Span span : spans) {
      if (span.from() < 0 || span.to() > lines) {
        throw new PermanentException(
            Code.ERROR_INVALID_INPUT,
            "entries.json speaks of the lines %d to %d of %d. Drop the file again."
                .formatted(span.from(), span.to(), lines));
      }
      for (int line = span.from(); line < span.to(); line++) {
        sights.set(line, span.sight());
      }
    }
    return sights;
  }

  /** The same, to go on with. */
  public Sights copy() {
    return new Sights(sights.clone());
  }

  /** Of how many lines. */
  public int size() {
    return sights.length;
  }

  /** What was seen of a line's entry. */
  public Sight at(int line) {
    return sights[line];
  }

  /** Says what was seen of a line's entry; the last word counts. */
  public void set(int line, Sight sight) {
    sights[line] = sight;
  }

  /** What was seen, in spans; lines that were not looked at are in none. */
  public List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= sights.length; to++) {
      if (to == sights.length || sights[to] != sights[from]) {
        if (at(from) != Sight.NOT_LOOKED) {
          spans.add(new Span(from, to, at(from)));
        }
        from = to;
      }
    }
    return spans;
  }
}

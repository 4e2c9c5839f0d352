package dev.labeldrop.manifest;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a manifest, and where.
 *
 * @param line number of the line in the dropped file, from 1, blank lines counted; null for the
 *     whole file
 * @param column place in the line, in characters (Unicode code points) from 1; null for the whole
 *     line
 * @param path where in the line's object, as {@code bb.annotations[2].width}: a value, or a member
 *     that is not there; about 300 characters at most; null for the whole line, and where it is no
 *     object
 * @param code which rule is broken
 * @param message names the value and says what to do; one line, usually a hundred characters or
 *     two, 1,500 at most
 * @param sourceRef the line's {@code source-ref}, decoded, cut to 1,024 characters; null where it
 *     has none that can be read
 * @param fixable whether a machine can fix it
 * @param snippet the part of the line around the place; null for the whole line or file
 * @param box the box that it is about; null for anything else
 * @param other the number of another line that it is about; null where there is none
 */
public record Problem(
    @Nullable Long line,
    @Nullable Integer column,
    @Nullable String path,
    Code code,
    String message,
    @Nullable String sourceRef,
    Fixable fixable,
    @Nullable Snippet snippet,
    @Nullable BoxSketch box,
    @Nullable Long other) {

  /** A problem that no machine can fix, without the part of the line. */
  public Problem(
      @Nullable Long line,
      @Nullable Integer column,
      @Nullable String path,
      Code code,
      String message,
      @Nullable String sourceRef) {
    this(line, column, path, code, message, sourceRef, Fixable.BY_HAND, null, null, null);
  }

  /** A problem of the whole file. The fault's remedy becomes part of the message. */
  public static Problem ofFile(Fault fault, String message) {
    String whole = Problems.withRemedy(message, fault);
    return new Problem(
        null, null, null, fault.code(), whole, null, fault.fixable(), null, null, null);
  }

  /** A source-ref as problems have it: cut, and such that every report can hold it. */
  public static String shown(String sourceRef) {
    return Problems.shown(sourceRef);
  }

  /** What this problem means for its line: that of its code. */
  public Severity severity() {
    return code.severity();
  }
}

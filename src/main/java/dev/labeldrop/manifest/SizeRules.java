package dev.labeldrop.manifest;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.json.Utf8;
import org.jspecify.annotations.Nullable;

/** How long a line may be: in characters for an entry, in bytes for an update. */
final class SizeRules {

  private final Limits limits;
  private final Problems problems;
  private final EntryScan entry;

  SizeRules(Limits limits, Problems problems, EntryScan entry) {
    this.limits = limits;
    this.problems = problems;
    this.entry = entry;
  }

  /** Whether a whole line is certainly not too long. */
  boolean isFine(LineReader line) {
    return line.length() <= limits.lineCharacters() && line.length() + 1 < limits.changesBytes();
  }

  /** Checks a line, whole or with all its pieces read. */
  void check(LineReader line) {
    int most = limits.lineCharacters();
    if (line.length() > most && !line.whole()) {
      report(
          line,
          most + 1,
          Code.ERROR_LINE_TOO_LONG,
          "The line has %d bytes, more than the %d characters of an entry can take."
              .formatted(line.length(), most));
    } else if (line.length() > most && characters(line) > most) {
      report(
          line,
          most + 1,
          Code.ERROR_LINE_TOO_LONG,
          "The line has %d characters, an entry has at most %d.".formatted(characters(line), most));
    }
    if (line.length() + 1 >= limits.changesBytes()) {
      report(
          line,
          null,
          Code.ERROR_LINE_TOO_LARGE,
          "The line has %d bytes with its line feed, an update has less than %d."
              .formatted(line.length() + 1, limits.changesBytes()));
    }
  }

  private static int characters(LineReader line) {
    return line.ascii()
        ? line.end() - line.start()
        : Utf8.codePoints(line.buffer(), line.start(), line.end());
  }

  private void report(LineReader line, @Nullable Integer column, Code code, String message) {
    problems.add(line.number(), column, null, new Fault.Plain(code), message, entry.sourceRef());
  }
}

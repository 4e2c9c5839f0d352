package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Code;
import org.jspecify.annotations.Nullable;

/**
 * Whether a file as a whole is something else than a manifest. What the first line looks like gives
 * a guess, and the guess holds if more than half of all lines are no JSON objects. Then one problem
 * of the file stands for those of its lines: a thousand times the same would help nobody.
 *
 * <p>A file is a manifest of another Ground Truth job if all its lines are, and there are several.
 */
final class FileForm {

  private long lines;
  private long notJson;
  private long ofAnotherJob;
  private @Nullable Code guess;
  private String firstLine = "";
  private String job = "";

  /**
   * Takes a line, or the head of one, that is not blank.
   *
   * @param json whether the line is one JSON object
   * @param open whether it is the beginning of one
   */
  void add(LineReader line, boolean json, boolean open) {
    if (lines == 0 && !json) {
      guess(line, open);
    }
    lines++;
    notJson += json ? 0 : 1;
  }

  /** Takes it that the line just added is of a job that Custom Labels does not take. */
  void addAnotherJob(Findings findings, int node) {
    if (ofAnotherJob == 0) {
      job = findings.shown(node);
    }
    ofAnotherJob++;
  }

  /** Replaces the problems of lines by one of the file, if it is of another form; whether so. */
  boolean check(Problems problems) {
    if (guess != null && notJson * 2 > lines) {
      problems.forgetLines();
      problems.add(
          guess,
          "%d of the file's %d lines are no JSON objects; the first is %s."
              .formatted(notJson, lines, firstLine));
      return true;
    }
    if (lines > 1 && ofAnotherJob == lines) {
      problems.forgetLines();
      problems.add(
          Code.ERROR_MANIFEST_OF_ANOTHER_JOB,
          "All %d lines are of a Ground Truth job that Custom Labels does not take, the first has"
                  .formatted(lines)
              + " %s.".formatted(job));
      return true;
    }
    return false;
  }

  private void guess(LineReader line, boolean open) {
    byte[] bytes = line.buffer();
    int start = line.start();
    int end = line.end();
    guess = open ? Code.ERROR_MANIFEST_IS_PRETTY_PRINTED : guess(bytes, start, end);
    if (guess != null) {
      int most = Math.min(end, start + Excerpt.LONGEST * Utf8.LONGEST_SEQUENCE);
      firstLine = Excerpt.of(new String(bytes, start, most - start, UTF_8));
    }
  }

  /** What a first line that is no JSON object looks like; null where it could be anything. */
  private static @Nullable Code guess(byte[] bytes, int start, int end) {
    int first = start;
    while (first < end && JsonTokens.isWhiteSpace(bytes[first])) {
      first++;
    }
    if (startsWith(bytes, start, end, 0x1F, 0x8B) || startsWith(bytes, start, end, 'P', 'K')) {
      return Code.ERROR_MANIFEST_IS_COMPRESSED;
    }
    if (startsWith(bytes, start, end, 0xFF, 0xFE)
        || startsWith(bytes, start, end, 0xFE, 0xFF)
        || (end - start > 1 && (bytes[start] == 0) != (bytes[start + 1] == 0))) {
      return Code.ERROR_MANIFEST_IS_UTF16;
    }
    return first == end
        ? null
        : switch (bytes[first]) {
          case '[' -> Code.ERROR_MANIFEST_IS_JSON_ARRAY;
          case '<' -> Code.ERROR_MANIFEST_IS_MARKUP;
          case '{' -> null;
          default -> hasSeparator(bytes, first, end) ? Code.ERROR_MANIFEST_IS_TABLE : null;
        };
  }

  private static boolean startsWith(byte[] bytes, int start, int end, int first, int second) {
    return end - start > 1 && bytes[start] == (byte) first && bytes[start + 1] == (byte) second;
  }

  private static boolean hasSeparator(byte[] bytes, int start, int end) {
    for (int index = start; index < end; index++) {
      if (bytes[index] == ',' || bytes[index] == ';' || bytes[index] == '\t') {
        return true;
      }
    }
    return false;
  }
}

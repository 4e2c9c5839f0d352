package dev.labeldrop.manifest;

import dev.labeldrop.Code;
import org.jspecify.annotations.Nullable;

/**
 * Whether a file as a whole is something else than a manifest. What the first line looks like gives
 * a guess, and the guess holds if more than half of all lines are no JSON objects, or none that a
 * manifest could have. Then one problem of the file stands for those of its lines: a thousand times
 * the same would help nobody.
 *
 * <p>A file is a manifest of another Ground Truth job if all its lines are, and there are several.
 */
final class FileForm {

  private final CocoKeys coco = new CocoKeys();
  private long lines;
  private long unfit;
  private long ofAnotherJob;
  private @Nullable Code guess;
  private String start = "";
  private String job = "";

  /** Takes a line, or the head of one, that is not blank. */
  void add(LineReader line, EntryScan entry) {
    boolean fit = line.whole() ? entry.complete() : line.buffer()[line.start()] == '{';
    if (lines == 0) {
      guess(line, entry, fit);
      fit &= guess == null;
    } else if (guess == Code.ERROR_MANIFEST_IS_PRETTY_PRINTED) {
      coco.add(line.buffer(), line.start(), line.end());
    }
    lines++;
    unfit += fit ? 0 : 1;
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
    if (guess != null && unfit * 2 > lines) {
      problems.forgetLines();
      Code code = coco.complete() ? Code.ERROR_MANIFEST_IS_COCO : guess;
      problems.add(code, message(code));
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

  private void guess(LineReader line, EntryScan entry, boolean fit) {
    var first = new FirstLine(line.buffer(), line.start(), line.end());
    start = first.text();
    if (CocoKeys.isCoco(entry, line.whole())) {
      guess = Code.ERROR_MANIFEST_IS_COCO;
    } else if (!line.whole() || !fit) {
      guess = first.guess();
    }
    if (guess == null && line.whole() && !fit && entry.breaksOff(line.end())) {
      guess = Code.ERROR_MANIFEST_IS_PRETTY_PRINTED;
    }
    if (isBinary(guess)) {
      start = first.hex();
    }
  }

  private static boolean isBinary(@Nullable Code code) {
    return code == Code.ERROR_MANIFEST_IS_COMPRESSED
        || code == Code.ERROR_MANIFEST_IS_UTF16
        || code == Code.ERROR_MANIFEST_IS_BINARY;
  }

  private String message(Code code) {
    if (isBinary(code)) {
      return "The file starts with the bytes %s.".formatted(start);
    }
    return switch (code) {
      case ERROR_MANIFEST_IS_COCO ->
          "The file is one JSON object with arrays of images and annotations.";
      case ERROR_MANIFEST_IS_WITHOUT_LINE_FEEDS ->
          "The first line has several JSON objects with carriage returns between them.";
      default ->
          "%d of the file's %d lines are no JSON objects; the first is %s."
              .formatted(unfit, lines, start);
    };
  }
}

package dev.labeldrop.manifest;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import org.jspecify.annotations.Nullable;

/**
 * Whether a file as a whole is something else than a manifest. What the first line looks like gives
 * a guess, and the guess holds if more than half of all lines are no JSON objects, or none that a
 * manifest could have. Then one problem of the file stands for those of its lines: a thousand times
 * the same would not help.
 *
 * <p>A file is a manifest of another Ground Truth job if all its lines are, and there are several.
 * It is none at all if all lines are JSON objects and none has a source-ref or a label attribute.
 */
final class FileForm {

  /** Fewer lines can be read one by one. */
  private static final int FEWEST = 3;

  private final CocoKeys coco = new CocoKeys();
  private final OtherTool tool = new OtherTool();
  private long lines;
  private long unfit;
  private long ofAnotherJob;
  private long ofNoManifest;
  private @Nullable Fault guess;
  private @Nullable FileFault slip;
  private String start = "";
  private String job = "";

  /** Takes a line, or the head of one, that is not blank. */
  void add(LineReader line, EntryScan entry) {
    boolean fit = line.whole() ? entry.complete() : line.buffer()[line.start()] == '{';
    if (lines == 0) {
      guess(line, entry, fit);
      fit &= guess == null;
    }
    addObject(line);
    unfit += fit ? 0 : 1;
  }

  /** Takes a line that is one JSON object, and not the first. */
  void addObject(LineReader line) {
    tool.add(line.buffer(), line.start(), line.end());
    if (guess == FileFault.PRETTY_PRINTED && lines > 0) {
      coco.add(line.buffer(), line.start(), line.end());
    }
    lines++;
  }

  /** Takes it that the line just added is of a job that Custom Labels does not take. */
  void addAnotherJob(Findings findings, int node) {
    if (ofAnotherJob == 0) {
      job = findings.shown(node);
    }
    ofAnotherJob++;
  }

  /** Takes it that the line just added has nothing that a line of a manifest has. */
  void addNoManifest() {
    ofNoManifest++;
  }

  /** Replaces the problems of lines by one of the file, if it is of another form; whether so. */
  boolean check(Problems problems) {
    if (guess == null && slip != null && lines >= FEWEST && unfit * 2 > lines) {
      return replace(problems, slip, message(slip));
    }
    if (guess != null && (unfit * 2 > lines || isCompressed(guess))) {
      Fault fault = coco.complete() ? OtherFileFault.COCO : wrapped(guess);
      OtherTool.Guess other = tool.guess().orElse(null);
      if (other != null && isText(fault) && fault != OtherFileFault.COCO) {
        return replace(problems, other.fault(), ofTool(other));
      }
      if (isJson(fault) && !tool.hasSourceRef()) {
        return replaceNoManifest(problems);
      }
      return replace(problems, fault, message(fault));
    }
    if (lines > 1 && ofAnotherJob == lines) {
      return replace(
          problems,
          job.contains("multilabel")
              ? FileFault.MULTI_LABEL
              : new Fault.Plain(Code.ERROR_MANIFEST_OF_ANOTHER_JOB),
          "All %d lines are of a Ground Truth job that Custom Labels does not take, the first has"
                  .formatted(lines)
              + " %s.".formatted(job));
    }
    if (ofNoManifest > 0 && ofNoManifest == lines) {
      return replaceNoManifest(problems);
    }
    return false;
  }

  /** Warns if the boxes of the first lines do not look like pixels. */
  void checkUnits(int nesting, Problems problems) {
    HeadBoxes.check(tool.head(), nesting, problems);
  }

  private boolean replaceNoManifest(Problems problems) {
    Fault inside = Wrapping.of(tool.head());
    OtherTool.Guess other = tool.guess().orElse(null);
    if (inside == null && other != null) {
      return replace(problems, other.fault(), ofTool(other));
    }
    Fault fault =
        inside != null
            ? inside
            : tool.namesS3() ? OtherFileFault.OTHER_KEY : OtherFileFault.NO_MANIFEST;
    return replace(problems, fault, "There is no line with a source-ref.");
  }

  /** What is around the lines, if the file is JSON as a whole. */
  private Fault wrapped(Fault fault) {
    Fault inside =
        fault == FileFault.PRETTY_PRINTED || fault == FileFault.ARRAY
            ? Wrapping.of(tool.head())
            : null;
    return inside == null ? fault : inside;
  }

  private static String ofTool(OtherTool.Guess tool) {
    return "The file has no source-refs; it looks like "
        + (tool.fault() == OtherFileFault.CREATE_ML
            ? "a Create ML export."
            : "what " + tool.name() + " writes.");
  }

  private static boolean replace(Problems problems, Fault fault, String message) {
    problems.forgetLines();
    problems.add(fault, message);
    return true;
  }

  private void guess(LineReader line, EntryScan entry, boolean fit) {
    var first = new FirstLine(line.buffer(), line.start(), line.end());
    if (CocoKeys.isCoco(entry, line.whole())) {
      guess = OtherFileFault.COCO;
    } else if (!line.whole() || !fit) {
      guess = first.guess();
    }
    if (guess == null && line.whole() && !fit && entry.breaksOff(line.end())) {
      guess = FileFault.PRETTY_PRINTED;
    }
    if (guess == null && line.whole() && !fit) {
      slip = slip(JsonFaults.of(entry.fault(), line.buffer(), line.start(), line.end()));
    }
    if (guess != null || slip != null) {
      start = guess == null || isText(guess) ? first.text() : first.hex();
    }
  }

  /** What a file is of which each line has the slip of the first. */
  private static @Nullable FileFault slip(LineFault first) {
    return switch (first) {
      case QUOTED, ESCAPED, BASE64, STRING -> FileFault.QUOTED;
      case BEFORE -> FileFault.PREFIXED;
      case PYTHON -> FileFault.PYTHON;
      default -> null;
    };
  }

  /** Whether it is JSON that could be of a manifest in another form. */
  private static boolean isJson(Fault fault) {
    return fault == FileFault.PRETTY_PRINTED
        || fault == FileFault.ARRAY
        || fault == FileFault.JOINED
        || fault == FileFault.STRINGS;
  }

  /** Also a file of that kind whose lines can be read is one: an archive can hold plain text. */
  private static boolean isCompressed(Fault fault) {
    return fault.code() == Code.ERROR_MANIFEST_IS_COMPRESSED;
  }

  private static boolean isText(Fault fault) {
    return switch (fault.code()) {
      case ERROR_MANIFEST_IS_COMPRESSED,
          ERROR_MANIFEST_IS_UTF16,
          ERROR_MANIFEST_IS_UTF32,
          ERROR_MANIFEST_IS_BINARY ->
          false;
      default -> true;
    };
  }

  private String message(Fault fault) {
    if (!isText(fault)) {
      return "The file starts with the bytes %s.".formatted(start);
    }
    return switch (fault) {
      case OtherFileFault.COCO ->
          "The file is one JSON object with arrays of images and annotations.";
      case FileFault.RETURNS ->
          "The first line has several JSON objects with carriage returns between them.";
      case FileFault.ARRAY_OF_STRINGS, FileFault.ARRAY_OF_ARRAYS ->
          "The file is one array; it starts with %s.".formatted(start);
      case FileFault.LISTED, FileFault.WRAPPED ->
          "The lines with a source-ref are inside other JSON, which starts with %s."
              .formatted(start);
      case FileFault.JOINED -> "The first line has several JSON objects that follow each other.";
      case FileFault.STRINGS -> "The first line is a string that holds JSON: %s.".formatted(start);
      case OtherFileFault.LISTING -> "The first line is the name of an image: %s.".formatted(start);
      case OtherFileFault.YOLO ->
          "The lines are numbers, as YOLO's labels: a class and fractions of an image.";
      default ->
          "%d of the file's %s %s; the first is %s."
              .formatted(
                  unfit,
                  Count.of(lines, "line"),
                  unfit == 1 ? "is no JSON object" : "are no JSON objects",
                  start);
    };
  }
}

package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonReader;
import dev.labeldrop.local.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why the lines of a run's {@code rejected.jsonl} are there: line by line, what {@code
 * rejected.reasons.jsonl} says.
 *
 * @param lines for each line, its problems
 */
public record Reasons(List<List<Reason>> lines) {

  /** One problem of a line. */
  public record Reason(String code, String message) {}

  private static final String OF = "rejected.jsonl";
  private static final String NAME = "rejected.reasons.jsonl";

  /** The reasons that stand beside a file of that name. */
  public static Optional<Path> beside(Path file) {
    Path reasons = file.resolveSibling(NAME);
    return file.endsWith(OF) && Files.isRegularFile(reasons)
        ? Optional.of(reasons)
        : Optional.empty();
  }

  static Reasons none() {
    return new Reasons(List.of());
  }

  /** Reads the reasons. */
  static Reasons read(Path file) throws IOException {
    List<List<Reason>> lines = new ArrayList<>();
    for (String each : Files.readAllLines(file)) {
      List<Reason> reasons = new ArrayList<>();
      if (JsonReader.allowingRepeatedNames().read(each) instanceof JsonTree.Obj object) {
        for (JsonTree.Obj problem : Pair.objects(object.get("problems"))) {
          reasons.add(
              new Reason(
                  Pair.text(problem, "code").orElse(""), Pair.text(problem, "message").orElse("")));
        }
      }
      lines.add(reasons);
    }
    return new Reasons(lines);
  }

  /** Those of a line, from 1. */
  List<Reason> of(long line) {
    return line <= lines.size() ? lines.get((int) line - 1) : List.of();
  }
}

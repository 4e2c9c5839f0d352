package dev.labeldrop.simulation;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A notice that was published.
 *
 * @param at when, in milliseconds of the epoch
 * @param drop what it is about
 */
record Notice(long at, SimDrop drop, Map<String, Object> fields) {

  /** All notices, in order. */
  static List<Notice> all(Seen seen) {
    List<Notice> notices = new ArrayList<>();
    for (SimSns.Published each : seen.published()) {
      Map<String, Object> fields = parse(String.valueOf(parse(each.message()).get("default")));
      SimDrop drop =
          seen.dropOf(String.valueOf(fields.get("runId")))
              .orElseThrow(() -> new IllegalStateException("A notice of no drop: " + fields));
      notices.add(new Notice(each.at(), drop, fields));
    }
    return notices;
  }

  static Map<String, Object> parse(String json) {
    try {
      return JSON.std.mapFrom(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  String text(String field) {
    return String.valueOf(fields.get(field));
  }

  String run() {
    return text("runId");
  }

  String outcome() {
    return text("outcome");
  }

  /** A count of {@code lines}; empty where it is not known. */
  Optional<Integer> count(String name) {
    return number("lines", name);
  }

  /** A count that must be there. */
  int lines(String name) {
    return count(name).orElse(0);
  }

  /** A number in an object of the notice; empty where either is null. */
  Optional<Integer> number(String object, String name) {
    @Nullable Object of = fields.get(object);
    return of instanceof Map<?, ?> map && map.get(name) instanceof Number number
        ? Optional.of(number.intValue())
        : Optional.empty();
  }

  /** The problems that it tells of, each with its fields. */
  List<Map<?, ?>> problems() {
    List<Map<?, ?>> problems = new ArrayList<>();
    if (fields.get("problems") instanceof List<?> all) {
      for (Object each : all) {
        if (each instanceof Map<?, ?> problem) {
          problems.add(problem);
        }
      }
    }
    return problems;
  }

  /** Whether the run knew nothing of its file any more, and says so. */
  boolean knowsNothing() {
    return outcome().equals("FAILED") && lines("total") == 0;
  }

  /** Whether every line was applied, or needed not be. */
  boolean isComplete() {
    return outcome().startsWith("COMPLETE");
  }

  @Override
  public String toString() {
    return "notice of drop %d (%s) %s %s changes %s problems %s"
        .formatted(
            drop.number(),
            run(),
            outcome(),
            fields.get("lines"),
            fields.get("changes"),
            fields.get("problems"));
  }
}

package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.json.JsonTree;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes errors and warnings into an entry, where they belong: the entry itself, a label attribute,
 * one annotation, or the metadata (Developer Guide, tm-debugging-scope-json-line).
 */
final class Findings {

  private static final String WARNINGS = "warnings";

  private final String errors;
  private boolean hasErrors;
  private boolean ended;

  Findings(Behaviour behaviour) {
    errors = behaviour.has(Quirk.ERRORS_UNDER_CL_ERRORS) ? "cl-errors" : "errors";
  }

  /** Takes out what the service wrote before: a listed entry may have been sent back. */
  static void remove(JsonTree.Obj place) {
    // Only lists: an author's label attribute may have one of these names.
    for (String member : List.of("errors", "cl-errors", WARNINGS)) {
      if (place.get(member) instanceof JsonTree.Arr) {
        place.members().remove(member);
      }
    }
  }

  void error(JsonTree.Obj place, EntryCode code) {
    error(place, code.name(), code.message());
    ended |= code.endsChecking();
  }

  void error(JsonTree.Obj place, String code, String message) {
    add(place, errors, code, message);
    hasErrors = true;
  }

  void warning(JsonTree.Obj place, EntryCode code) {
    add(place, WARNINGS, code.name(), code.message());
  }

  boolean hasErrors() {
    return hasErrors;
  }

  /** Whether there is an error after which the line is looked at no further. */
  boolean ended() {
    return ended;
  }

  private static void add(JsonTree.Obj place, String member, String code, String message) {
    JsonTree.Obj finding = new JsonTree.Obj().with("code", code).with("message", message);
    if (place.get(member) instanceof JsonTree.Arr(var items)) {
      items.add(finding);
    } else {
      ArrayList<JsonTree> items = new ArrayList<>();
      items.add(finding);
      place.with(member, new JsonTree.Arr(items));
    }
  }
}

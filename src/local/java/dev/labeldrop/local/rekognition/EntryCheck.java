package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.json.JsonTree;
import java.util.List;
import java.util.Set;

/** Turns a line into the form that the service keeps and lists, with what it finds wrong. */
final class EntryCheck {

  private static final Set<String> NOT_LABELLING =
      Set.of("source-ref", Attribute.SERVICE_METADATA, "errors", "cl-errors", "warnings");

  private final Behaviour behaviour;

  EntryCheck(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  /**
   * An entry after the check.
   *
   * @param content the line, with {@code cl-metadata} and the findings in it
   * @param labels its labels
   * @param hasErrors whether there is an error among the findings
   */
  record Checked(JsonTree.Obj content, Labels labels, boolean hasErrors) {}

  /**
   * Checks a line.
   *
   * @param line is changed: the findings are written into it
   * @param plannedErrors codes of errors that it gets anyway
   */
  Checked check(JsonTree.Obj line, List<String> plannedErrors) {
    List<Attribute> attributes = Attribute.of(line);
    removeEarlierFindings(line, attributes);
    Labels labels = Labels.of(attributes);
    line.with(
        Attribute.SERVICE_METADATA,
        new JsonTree.Obj().with("is_labeled", !labels.used().isEmpty()));
    Findings findings = new Findings(behaviour);
    if (attributes.isEmpty()) {
      withoutAttributes(line, findings);
    } else {
      withAttributes(line, attributes, findings);
    }
    plannedErrors.forEach(code -> findings.error(line, code, "A fault that a test planned."));
    return new Checked(line, labels, findings.hasErrors());
  }

  private static void removeEarlierFindings(JsonTree.Obj line, List<Attribute> attributes) {
    line.members().remove(Attribute.SERVICE_METADATA);
    Findings.remove(line);
    for (Attribute attribute : attributes) {
      attribute.annotations().forEach(Findings::remove);
      if (attribute.value() instanceof JsonTree.Obj value) {
        Findings.remove(value);
      }
      if (attribute.metadata() instanceof JsonTree.Obj metadata) {
        Findings.remove(metadata);
      }
    }
  }

  private void withoutAttributes(JsonTree.Obj line, Findings findings) {
    boolean bare = NOT_LABELLING.containsAll(line.members().keySet());
    if (bare && !behaviour.has(Quirk.BARE_SOURCE_REF_IS_ERROR)) {
      findings.warning(line, EntryCode.WARNING_UNANNOTATED_RECORD);
    } else {
      findings.error(line, EntryCode.ERROR_NO_LABEL_ATTRIBUTES);
    }
  }

  private void withAttributes(JsonTree.Obj line, List<Attribute> attributes, Findings findings) {
    AttributeCheck check = new AttributeCheck(findings, behaviour, line);
    List<Attribute> passed = attributes.stream().filter(check::passes).toList();
    if (passed.isEmpty()) {
      findings.error(line, EntryCode.ERROR_NO_VALID_LABEL_ATTRIBUTES);
    }
    if (!findings.ended()) {
      new ContentCheck(findings, behaviour, line).check(passed);
    }
  }
}

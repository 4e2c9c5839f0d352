package dev.labeldrop.local;

import static dev.labeldrop.local.SamTemplate.member;

/** The state machines' definitions, as they stand in {@code template.yaml}. */
public final class TemplateDefinitions {

  /** Read once: it takes 20 ms, and tests start many stacks. */
  private static final SamTemplate TEMPLATE = SamTemplate.read();

  private TemplateDefinitions() {}

  /**
   * The JSON of a definition, in which each <code>${Name}</code> still stands for something.
   *
   * @param stateMachine its logical id: {@code ApplyManifest} or {@code Backfill}
   */
  public static String json(String stateMachine) {
    return member(TEMPLATE.properties(stateMachine), "DefinitionString").toString();
  }
}

package dev.labeldrop.run.state;

/** What a step adds to the execution's state. The state machine goes on by its {@code next}. */
public interface StepAnswer {

  /** One word for what follows, such as {@code SENT}; the definition's choices compare it. */
  String next();
}

package dev.labeldrop.local.asl;

import java.util.List;

/**
 * Where failures lead (Amazon States Language, "Fallback states").
 *
 * @param errors the error names that it is about; wildcards are among them
 * @param exit how the state is left; the default output is the error output
 */
public record Catcher(List<String> errors, Exit exit) {

  /** Keeps its own copy of the list. */
  public Catcher {
    errors = List.copyOf(errors);
  }
}

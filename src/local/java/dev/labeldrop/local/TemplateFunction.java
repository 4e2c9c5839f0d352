package dev.labeldrop.local;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A function as the template describes it.
 *
 * @param name its logical id, such as {@code IngestFunction}
 * @param handler its handler, {@code class::method}
 * @param memoryMb its memory, in MB
 * @param timeout how long an invocation may take
 * @param variables its environment variables, in the template's order; those that the template
 *     names and gives no value are absent
 */
public record TemplateFunction(
    String name, String handler, int memoryMb, Duration timeout, Map<String, String> variables) {

  /** Keeps its own copy of the variables. */
  public TemplateFunction {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }
}

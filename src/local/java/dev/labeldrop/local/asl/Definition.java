package dev.labeldrop.local.asl;

import dev.labeldrop.PermanentException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a state machine, read and checked.
 *
 * @param source the JSON that it was read from, substitutions made
 * @param startAt the first state
 * @param states the states by name, in the order of the definition
 * @param timeout how long an execution may take; null for no limit
 */
public record Definition(
    String source, String startAt, Map<String, State> states, @Nullable Duration timeout) {

  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([A-Za-z0-9_.:-]+)}");

  /** Keeps its own copy of the map, in its order. */
  public Definition {
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }

  /**
   * Reads a definition that needs no substitutions.
   *
   * @throws PermanentException with code ERROR_INVALID_INPUT, naming state and field, for whatever
   *     is wrong, is JSONPath, or is not done by this interpreter
   */
  public static Definition parse(String json) {
    return parse(json, Map.of());
  }

  /**
   * Reads a definition.
   *
   * @param substitutions what stands for each <code>${Name}</code>, as {@code
   *     DefinitionSubstitutions} in a SAM template: the text is put in as it is
   * @throws PermanentException with code ERROR_INVALID_INPUT, naming state and field, for whatever
   *     is wrong, is JSONPath, or is not done by this interpreter; also for a <code>
   *     ${Name}</code> without a substitution
   */
  public static Definition parse(String json, Map<String, String> substitutions) {
    Matcher matcher = SUBSTITUTION.matcher(json);
    return DefinitionReader.read(
        matcher.replaceAll(
            match -> Matcher.quoteReplacement(substitute(match.group(1), substitutions))));
  }

  private static String substitute(String name, Map<String, String> substitutions) {
    String value = substitutions.get(name);
    if (value == null) {
      throw Fields.refused(
          "State machine:",
          "nothing is given for ${" + name + "}; add it to the definition substitutions.");
    }
    return value;
  }

  /** The state with a name that the definition itself uses. */
  public State state(String name) {
    return Objects.requireNonNull(states.get(name), name);
  }
}

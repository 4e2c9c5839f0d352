package dev.labeldrop.local.functions;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions there are, by name. */
public final class LambdaFunctions {

  // API reference of Lambda, Invoke, FunctionName: name, partial ARN or ARN, each with or without a
  // version. There are no versions here but the newest.
  private static final Pattern NAME =
      Pattern.compile(
          "(?:(?:arn:aws[a-z-]*:lambda:[a-z0-9-]+:)?\\d{12}:function:)?"
              + "([a-zA-Z0-9_-]+)(?::\\$LATEST)?");

  private final Map<String, LambdaFunction> byName;

  /**
   * A set of functions.
   *
   * @param byName the functions by their names, which are not ARNs
   */
  public LambdaFunctions(Map<String, LambdaFunction> byName) {
    this.byName = Map.copyOf(byName);
  }

  /**
   * Looks for a function.
   *
   * @param function a name, a partial ARN or an ARN; account and region are not compared
   * @return the function; empty when there is none of that name
   */
  public Optional<LambdaFunction> find(String function) {
    Matcher matcher = NAME.matcher(function);
    return matcher.matches() ? Optional.ofNullable(byName.get(matcher.group(1))) : Optional.empty();
  }
}

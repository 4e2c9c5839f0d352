package dev.labeldrop.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The functions of {@code template.yaml}, with what a local stack puts into their variables. */
public final class TemplateFunctions {

  private static final String TYPE = "AWS::Serverless::Function";

  /** The value of {@code !Ref AWS::NoValue}: what has it is not there. */
  private static final Object NOTHING = new Object();

  private final SamTemplate template;
  private final Map<String, Object> stack = new HashMap<>();

  private TemplateFunctions(SamTemplate template) {
    this.template = template;
  }

  /**
   * Reads the functions.
   *
   * @param resources what {@code !Ref} gives of the resources that the functions' variables name
   */
  public static TemplateFunctions read(Map<String, String> resources) {
    TemplateFunctions functions = new TemplateFunctions(SamTemplate.read());
    functions.template.section("Parameters").forEach(functions::addParameter);
    functions.stack.put("AWS::NoValue", NOTHING);
    functions.stack.put("AWS::Partition", "aws");
    functions.stack.put("AWS::Region", "us-east-1");
    functions.stack.put("AWS::AccountId", "123456789012");
    functions.stack.put("AWS::StackName", "labeldrop");
    functions.stack.putAll(resources);
    return functions;
  }

  private void addParameter(String name, Object parameter) {
    Object initial = SamTemplate.object(parameter).get("Default");
    if (initial != null) {
      stack.put(name, initial);
    }
  }

  /** All functions, in the template's order. */
  public List<TemplateFunction> all() {
    return template.resources(TYPE).stream().map(this::function).toList();
  }

  private TemplateFunction function(String name) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (Map<String, Object> properties : List.of(globals(), template.properties(name))) {
      add(properties, variables);
    }
    return new TemplateFunction(
        name,
        property(name, "Handler").toString(),
        Integer.parseInt(property(name, "MemorySize").toString()),
        Duration.ofSeconds(Long.parseLong(property(name, "Timeout").toString())),
        variables);
  }

  private void add(Map<String, Object> properties, Map<String, String> variables) {
    if (properties.get("Environment") instanceof Map<?, ?> environment) {
      Object values = SamTemplate.member(SamTemplate.object(environment), "Variables");
      SamTemplate.object(values)
          .forEach((variable, value) -> {
            Object resolved = template.resolve(value, stack);
            if (!resolved.equals(NOTHING)) {
              variables.put(variable, resolved.toString());
            }
          });
    }
  }

  private Object property(String function, String property) {
    Object own = template.properties(function).get(property);
    return own != null
        ? own
        : Objects.requireNonNull(
            globals().get(property), () -> function + " has no " + property + " in the template.");
  }

  private Map<String, Object> globals() {
    return SamTemplate.object(SamTemplate.member(template.section("Globals"), "Function"));
  }
}

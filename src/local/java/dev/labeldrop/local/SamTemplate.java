package dev.labeldrop.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The deployed template. Functions in their short form ({@code !Ref}) are read in their long one.
 */
record SamTemplate(Map<String, Object> sections) {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

  /** Reads the project's template. */
  static SamTemplate read() {
    Path file = Home.file("template.yaml");
    try (InputStream in = Files.newInputStream(file)) {
      return new SamTemplate(object(new Yaml(new ShortForms()).load(in)));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + file, e);
    }
  }

  /** A section, such as {@code Parameters}. */
  Map<String, Object> section(String name) {
    return object(member(sections, name));
  }

  /** The ids of all resources of a type. */
  List<String> resources(String type) {
    return section("Resources").entrySet().stream()
        .filter(each -> type.equals(object(each.getValue()).get("Type")))
        .map(Map.Entry::getKey)
        .toList();
  }

  Map<String, Object> properties(String resource) {
    return object(member(object(member(section("Resources"), resource)), "Properties"));
  }

  /**
   * What a value is in a stack, with all its conditions true.
   *
   * @param stack what {@code Ref} and {@code GetAtt} give: {@code DropBucket.Arn} and the like
   */
  Object resolve(Object value, Map<String, Object> stack) {
    return switch (value) {
      case Map<?, ?> map when map.size() == 1 -> call(object(map), stack);
      case Map<?, ?> map -> {
        Map<String, Object> resolved = new LinkedHashMap<>();
        object(map).forEach((key, each) -> resolved.put(key, resolve(each, stack)));
        yield resolved;
      }
      case List<?> list -> list.stream().map(each -> resolve((Object) each, stack)).toList();
      default -> value;
    };
  }

  private Object call(Map<String, Object> call, Map<String, Object> stack) {
    Map.Entry<String, Object> only = call.entrySet().iterator().next();
    Object argument = only.getValue();
    return switch (only.getKey()) {
      case "Ref" -> known(String.valueOf(argument), stack);
      case "Fn::GetAtt" -> known(attribute(argument), stack);
      case "Fn::Sub" ->
          VARIABLE
              .matcher(String.valueOf(argument))
              .replaceAll(m -> Matcher.quoteReplacement(known(m.group(1), stack).toString()));
      case "Fn::If" -> resolve(list(argument).get(1), stack);
      case "Fn::Join" ->
          list(resolve(list(argument).get(1), stack)).stream()
              .map(String::valueOf)
              .collect(Collectors.joining(list(argument).get(0).toString()));
      case "Fn::Split" ->
          List.of(
              resolve(list(argument).get(1), stack)
                  .toString()
                  .split(Pattern.quote(list(argument).get(0).toString()), -1));
      default -> Map.of(only.getKey(), resolve(argument, stack));
    };
  }

  private static Object known(String name, Map<String, Object> stack) {
    return Objects.requireNonNull(stack.get(name), () -> "the stack of the test has no " + name);
  }

  /** {@code DropBucket.Arn}, of both forms. */
  private static String attribute(Object argument) {
    return argument instanceof List<?> parts
        ? parts.stream().map(String::valueOf).collect(Collectors.joining("."))
        : argument.toString();
  }

  /** The resources and parameters that a value speaks of. */
  static Set<String> names(Object value) {
    Set<String> names = new TreeSet<>();
    collect(value, names);
    return names;
  }

  private static void collect(Object value, Set<String> names) {
    switch (value) {
      case Map<?, ?> map when map.get("Ref") instanceof String name -> names.add(resource(name));
      case Map<?, ?> map when map.containsKey("Fn::GetAtt") ->
          names.add(resource(attribute(member(object(map), "Fn::GetAtt"))));
      case Map<?, ?> map when map.containsKey("Fn::Sub") -> {
        List<Object> arguments = list(member(object(map), "Fn::Sub"));
        VARIABLE
            .matcher(arguments.getFirst().toString())
            .results()
            .forEach(m -> names.add(resource(m.group(1))));
        collect(arguments.subList(1, arguments.size()), names);
      }
      case Map<?, ?> map -> map.values().forEach(each -> collect(each, names));
      case Collection<?> list -> list.forEach(each -> collect(each, names));
      default -> {}
    }
  }

  /** {@code DropBucket} of {@code DropBucket.Arn}. */
  private static String resource(String reference) {
    return reference.split("\\.", 2)[0];
  }

  /** What an object has under a name; there must be something. */
  static Object member(Map<String, Object> object, String name) {
    return Objects.requireNonNull(object.get(name), () -> "no " + name + " in " + object);
  }

  static Map<String, Object> object(Object value) {
    Map<String, Object> object = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((key, each) -> object.put(key.toString(), each));
    return object;
  }

  /** A list, or the one value that stands in its place. */
  static List<Object> list(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(each -> (Object) each).toList()
        : List.of(value);
  }

  /** {@code !Ref x} is {@code {Ref: x}}, every other {@code !Name x} is {@code {Fn::Name: x}}. */
  private static final class ShortForms extends SafeConstructor {

    ShortForms() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              String name = node.getTag().getValue().substring(1);
              return Map.of(name.equals("Ref") ? name : "Fn::" + name, argument(node));
            }
          });
    }

    private Object argument(Node node) {
      return switch (node) {
        case SequenceNode sequence -> constructSequence(sequence);
        case MappingNode mapping -> constructMapping(mapping);
        case ScalarNode scalar -> constructScalar(scalar);
        default -> throw new IllegalArgumentException("unknown node " + node);
      };
    }
  }
}

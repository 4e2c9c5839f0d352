package dev.labeldrop.local.asl;

import dev.labeldrop.local.asl.State.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one state of a definition and refuses what this interpreter does not do. */
final class StateReader {

  private static final String AND_WAIT = ".waitForTaskToken";
  private static final int MAX_NAME = 80;

  private final String name;
  private final Fields fields;

  private StateReader(String name, Fields fields) {
    this.name = name;
    this.fields = fields;
  }

  static State read(String name, @Nullable Object json) {
    Fields fields = new Fields("State '" + name + "':", json);
    if (name.length() > MAX_NAME) {
      throw fields.refused("the name is longer than " + MAX_NAME + " characters.");
    }
    fields.optionalString("Comment");
    String language = fields.optionalString("QueryLanguage");
    if (language != null && !language.equals(DefinitionReader.JSONATA)) {
      throw fields.refused("QueryLanguage", "must be JSONata", language);
    }
    return new StateReader(name, fields).state();
  }

  private State state() {
    String type = fields.string("Type");
    return switch (type) {
      case "Task" -> task();
      case "Choice" -> choice();
      case "Wait" -> waiting();
      case "Pass" -> pass();
      case "Succeed" -> succeed();
      case "Fail" -> fail();
      case "Map" -> new MapReader(name, fields).map(catchers(), exit(fields));
      default ->
          throw fields.refused(
              "Type", "must be one of Task, Choice, Wait, Pass, Succeed, Fail and Map here", type);
    };
  }

  private State task() {
    only("Resource", "Arguments", "TimeoutSeconds", "Retry", "Catch", "Output", "Next", "End");
    String resource = fields.string("Resource");
    State.Service service = service(resource);
    Template arguments = arguments();
    if (service == State.Service.INVOKE && fields.get("Arguments") instanceof Map<?, ?> object) {
      new Fields(fields.where() + " Arguments:", object)
          .only("FunctionName", "Payload")
          .string("FunctionName");
    }
    return new State.Task(
        name,
        service,
        arguments,
        resource.endsWith(AND_WAIT),
        fields.optionalIntegerTemplate("TimeoutSeconds", Range.SECONDS),
        HandlerReader.retriers(fields),
        catchers(),
        exit(fields));
  }

  private Template arguments() {
    Template arguments = fields.template("Arguments");
    if (arguments instanceof Template.Members || arguments instanceof Template.Computed) {
      return arguments;
    }
    throw fields.refused(
        "Arguments", "must be an object or an expression", fields.get("Arguments"));
  }

  private State.Service service(String resource) {
    List<String> known = new ArrayList<>();
    for (State.Service service : State.Service.values()) {
      boolean canWait = service == State.Service.INVOKE;
      if (resource.equals(service.resource())
          || (canWait && resource.equals(service.resource() + AND_WAIT))) {
        return service;
      }
      known.add(service.resource());
    }
    known.add(1, State.Service.INVOKE.resource() + AND_WAIT);
    throw fields.refused("Resource", "must be one of " + String.join(", ", known), resource);
  }

  private List<Catcher> catchers() {
    List<Catcher> catchers = new ArrayList<>();
    for (Object json : fields.array("Catch")) {
      String where = fields.where() + " Catch[" + catchers.size() + "]:";
      Fields one = new Fields(where, json).only("ErrorEquals", "Next", "Output", "Comment");
      catchers.add(new Catcher(one.strings("ErrorEquals"), onward(one, one.string("Next"))));
    }
    HandlerReader.checkWildcards(fields, "Catch", catchers.stream().map(Catcher::errors).toList());
    return catchers;
  }

  private State choice() {
    only("Choices", "Default", "Output");
    List<Rule> rules = new ArrayList<>();
    for (Object json : fields.array("Choices")) {
      String where = fields.where() + " Choices[" + rules.size() + "]:";
      Fields one = new Fields(where, json).only("Condition", "Next", "Output", "Comment");
      rules.add(new Rule(condition(one), onward(one, one.string("Next"))));
    }
    if (rules.isEmpty()) {
      throw fields.refused("needs the field 'Choices', an array that is not empty.");
    }
    String otherwise = fields.optionalString("Default");
    return new State.Choice(name, rules, otherwise == null ? null : onward(fields, otherwise));
  }

  private static Template condition(Fields rule) {
    if (rule.template("Condition") instanceof Template.Computed computed) {
      return computed;
    }
    throw rule.refused("Condition", "must be an expression, {% … %}", rule.get("Condition"));
  }

  private State waiting() {
    only("Seconds", "Output", "Next", "End");
    Template seconds = fields.optionalIntegerTemplate("Seconds", Range.WAIT_SECONDS);
    if (seconds == null) {
      throw fields.refused("needs the field 'Seconds'.");
    }
    return new State.Wait(name, seconds, exit(fields));
  }

  private State pass() {
    only("Output", "Next", "End");
    return new State.Pass(name, exit(fields));
  }

  private State succeed() {
    only("Output");
    return new State.Succeed(name, fields.optionalTemplate("Output"));
  }

  private State fail() {
    only("Error", "Cause");
    return new State.Fail(
        name, fields.optionalStringTemplate("Error"), fields.optionalStringTemplate("Cause"));
  }

  private void only(String... more) {
    List<String> known = new ArrayList<>(List.of("Type", "Comment", "QueryLanguage"));
    known.addAll(List.of(more));
    fields.only(known.toArray(String[]::new));
  }

  private static Exit exit(Fields fields) {
    boolean end = fields.has("End");
    if (end && !Boolean.TRUE.equals(fields.get("End"))) {
      throw fields.refused("End", "must be true", fields.get("End"));
    }
    if (end == fields.has("Next")) {
      throw fields.refused("needs one of the fields 'Next' and 'End', and only one.");
    }
    return onward(fields, end ? null : fields.string("Next"));
  }

  private static Exit onward(Fields fields, @Nullable String next) {
    return new Exit(fields.optionalTemplate("Output"), next);
  }
}

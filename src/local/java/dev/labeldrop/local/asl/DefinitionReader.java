package dev.labeldrop.local.asl;

import dev.labeldrop.local.PlainJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a definition and checks that its states lead to each other. */
final class DefinitionReader {

  static final String JSONATA = "JSONata";
  private static final String WHERE = "State machine:";

  private DefinitionReader() {}

  static Definition read(String source) {
    Fields fields =
        new Fields(WHERE, json(source))
            .only("Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version");
    String language = fields.optionalString("QueryLanguage");
    if (language != null && !language.equals(JSONATA) && !language.equals("JSONPath")) {
      throw fields.refused("QueryLanguage", "must be JSONata or JSONPath", language);
    }
    String version = fields.optionalString("Version");
    if (version != null && !version.equals("1.0")) {
      throw fields.refused("Version", "must be 1.0", version);
    }
    Map<String, State> states = states(fields, JSONATA.equals(language));
    String startAt = startAt(fields, states);
    Integer timeout = fields.optionalInteger("TimeoutSeconds", Range.SECONDS);
    return new Definition(
        source, startAt, states, timeout == null ? null : Duration.ofSeconds(timeout));
  }

  /**
   * Reads the states within a state.
   *
   * @param fields those of an {@code ItemProcessor}
   */
  static Definition readWithin(Fields fields) {
    Map<String, State> states = states(fields, true);
    return new Definition("", startAt(fields, states), states, null);
  }

  private static String startAt(Fields fields, Map<String, State> states) {
    String startAt = fields.string("StartAt");
    checkWays(startAt, states);
    return startAt;
  }

  private static @Nullable Object json(String source) {
    try {
      return PlainJson.parse(source);
    } catch (IOException e) {
      throw Fields.refused(WHERE, "the definition is not JSON: " + e.getMessage());
    }
  }

  private static Map<String, State> states(Fields fields, boolean jsonata) {
    if (!(fields.get("States") instanceof Map<?, ?> members) || members.isEmpty()) {
      throw fields.refused("needs the field 'States', an object that is not empty.");
    }
    Map<String, State> states = new LinkedHashMap<>();
    Map<?, ?> all = jsonata ? members : PathMaps.inJsonata(members);
    all.forEach((key, json) -> {
      String name = String.valueOf(key);
      states.put(name, StateReader.read(name, json));
    });
    return states;
  }

  /** Every way leads to a state, and every state can be reached, as the service wants it. */
  private static void checkWays(String startAt, Map<String, State> states) {
    if (!states.containsKey(startAt)) {
      throw Fields.refused(
          WHERE, "field 'StartAt' names the state '" + startAt + "', which is not there.");
    }
    states.forEach((name, state) ->
        exits(state)
            .forEach(next -> {
              if (!states.containsKey(next)) {
                throw Fields.refused(
                    "State '" + name + "':",
                    "leads to the state '" + next + "', which is not there.");
              }
            }));
    Set<String> reached = new LinkedHashSet<>(List.of(startAt));
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      exits(Objects.requireNonNull(states.get(open.pop())))
          .filter(reached::add)
          .forEach(open::push);
    }
    for (String name : states.keySet()) {
      if (!reached.contains(name)) {
        throw Fields.refused("State '" + name + "':", "no way leads to it from '" + startAt + "'.");
      }
    }
  }

  private static Stream<String> exits(State state) {
    Stream<@Nullable Exit> exits =
        switch (state) {
          case State.Fallible fallible ->
              Stream.concat(
                  Stream.of(fallible.exit()), fallible.catchers().stream().map(Catcher::exit));
          case State.Choice choice ->
              Stream.concat(
                  Stream.ofNullable(choice.otherwise()),
                  choice.rules().stream().map(State.Rule::exit));
          case State.Wait wait -> Stream.of(wait.exit());
          case State.Pass pass -> Stream.of(pass.exit());
          case State.Succeed _, State.Fail _ -> Stream.empty();
        };
    return exits.flatMap(exit -> exit == null ? Stream.empty() : Stream.ofNullable(exit.next()));
  }
}

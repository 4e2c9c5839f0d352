package dev.labeldrop.local;

import static dev.labeldrop.local.SamTemplate.list;
import static dev.labeldrop.local.SamTemplate.member;
import static dev.labeldrop.local.SamTemplate.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cfn-lint does not see: to it, a definition is a string. */
final class TemplateDefinitionsTest {

  static List<String> stateMachines() {
    return SamTemplate.read().resources("AWS::StepFunctions::StateMachine");
  }

  @Test
  void areTwo() {
    assertThat(stateMachines()).containsExactly("ApplyManifest", "Backfill");
  }

  @ParameterizedTest
  @MethodSource("stateMachines")
  void areJsonWhoseStatesLeadToStates(String stateMachine) {
    assertThat(lost(StackFixture.parse(TemplateDefinitions.json(stateMachine)))).isEmpty();
  }

  @Test
  void findsEachWayToAStateThatThereIsNot() {
    String json =
        """
        {"StartAt": "A", "States": {
          "A": {"Type": "Choice", "Choices": [{"Next": "C1"}, {"Next": "B"}], "Default": "D1"},
          "B": {"Type": "Map", "Catch": [{"Next": "C2"}], "Next": "A",
            "ItemProcessor": {"StartAt": "S1", "States": {"X": {"Type": "Pass", "Next": "B"}}}}}}
        """;
    assertThat(lost(StackFixture.parse(json)))
        .containsExactlyInAnyOrder("A: C1", "A: D1", "B: C2", "StartAt: S1", "X: B");
  }

  /** The ways of a machine, or of a map's processor, that lead to none of its states. */
  private static List<String> lost(Map<String, Object> machine) {
    Map<String, Object> states = object(member(machine, "States"));
    List<String> lost = new ArrayList<>();
    lost.addAll(lost("StartAt", Stream.of(member(machine, "StartAt")), states.keySet()));
    states.forEach((name, each) -> {
      Map<String, Object> state = object(each);
      lost.addAll(lost(name, ways(state), states.keySet()));
      under(state, "ItemProcessor", "Branches").forEach(inner -> lost.addAll(lost(object(inner))));
    });
    return lost;
  }

  private static List<String> lost(String from, Stream<Object> ways, Set<String> states) {
    return ways.filter(to -> !states.contains(to)).map(to -> from + ": " + to).toList();
  }

  private static Stream<Object> ways(Map<String, Object> state) {
    return Stream.concat(
        under(state, "Next", "Default"),
        under(state, "Choices", "Catch").map(rule -> member(object(rule), "Next")));
  }

  private static Stream<Object> under(Map<String, Object> state, String... names) {
    return Stream.of(names)
        .filter(state::containsKey)
        .flatMap(name -> list(member(state, name)).stream());
  }
}

package dev.labeldrop.local;

import static dev.labeldrop.local.SamTemplate.list;
import static dev.labeldrop.local.SamTemplate.member;
import static dev.labeldrop.local.SamTemplate.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How long things may take, in the template and in the state machine's definition. */
final class TimeoutsTest {

  /** Restoring a snapshot, and the way there and back. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** Step Functions Developer Guide, "Redriving executions". */
  private static final Duration REDRIVE = Duration.ofDays(14);

  private final SamTemplate template = SamTemplate.read();
  private final Map<String, Object> definition =
      StackFixture.parse(TemplateDefinitions.json("ApplyManifest"));

  /** Its own expression: a wait for a token, begun anew when it has timed out. */
  @Test
  void everyTaskButTheWaitForTheTurnOutlivesItsFunction() {
    Map<String, Duration> tasks = new TreeMap<>();
    object(member(definition, "States"))
        .forEach((name, state) -> {
          if (member(object(state), "Type").equals("Task") && !name.equals("Queue")) {
            int seconds = (Integer) member(object(state), "TimeoutSeconds");
            tasks.put(name + "Function", Duration.ofSeconds(seconds));
          }
        });
    assertThat(tasks)
        .containsOnlyKeys(
            "ImagesFunction",
            "GatherImagesFunction",
            "PrepareFunction",
            "SubmitFunction",
            "PollFunction",
            "ReconcileFunction",
            "ReportFunction");
    for (TemplateFunction function : TemplateFunctions.read(LocalStack.resources()).all()) {
      Duration task = tasks.get(function.name());
      if (task != null) {
        assertThat(task)
            .as(function.name())
            .isGreaterThanOrEqualTo(function.timeout().plus(MARGIN));
      }
    }
  }

  /** Whatever is asked, an answer that was lost is not waited for until the execution ends. */
  @Test
  void everyTaskOfABackfillHasATimeout() {
    List<Object> tasks = new ArrayList<>();
    addTasks(StackFixture.parse(TemplateDefinitions.json("Backfill")), tasks);
    assertThat(tasks)
        .hasSize(3)
        .allSatisfy(task -> assertThat(object(task)).containsKey("TimeoutSeconds"));
  }

  private static void addTasks(Object value, List<Object> tasks) {
    if (value instanceof Map<?, ?> map) {
      if ("Task".equals(map.get("Type"))) {
        tasks.add(map);
      }
      map.values().forEach(each -> addTasks(each, tasks));
    }
  }

  @Test
  void whatARunReadsIsKeptForItsLongestExecutionAndItsRedrive() {
    int seconds = (Integer) member(definition, "TimeoutSeconds");
    Duration needed = Duration.ofSeconds(seconds).plus(REDRIVE);
    Map<String, Object> runs = object(member(template.section("Parameters"), "RunsRetentionDays"));
    assertThat(days(member(runs, "MinValue"))).isGreaterThan(needed);
    assertThat(days(noncurrentDays("ExpireOldVersions"))).isGreaterThan(needed);
  }

  private Object noncurrentDays(String rule) {
    Map<String, Object> lifecycle =
        object(member(template.properties("DropBucket"), "LifecycleConfiguration"));
    return list(member(lifecycle, "Rules")).stream()
        .map(SamTemplate::object)
        .filter(each -> member(each, "Id").equals(rule))
        .map(each -> member(object(member(each, "NoncurrentVersionExpiration")), "NoncurrentDays"))
        .findFirst()
        .orElseThrow();
  }

  private static Duration days(Object number) {
    return Duration.ofDays((Integer) number);
  }

  /**
   * A ledger or a ticket that expired would be a dataset that is listed anew, or a run that waits.
   */
  @Test
  void nothingExpiresUnderDatasetsButOldVersions() {
    Map<String, Object> lifecycle =
        object(member(template.properties("DropBucket"), "LifecycleConfiguration"));
    for (Object each : list(member(lifecycle, "Rules"))) {
      Map<String, Object> rule = object(each);
      if (rule.containsKey("ExpirationInDays")) {
        assertThat(rule).containsEntry("Prefix", "runs/");
      }
    }
  }
}

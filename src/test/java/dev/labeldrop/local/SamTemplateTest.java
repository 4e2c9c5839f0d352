package dev.labeldrop.local;

import static dev.labeldrop.local.SamTemplate.list;
import static dev.labeldrop.local.SamTemplate.member;
import static dev.labeldrop.local.SamTemplate.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.run.queue.EndedExecution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SamTemplateTest {

  /** Services that know no resource for these actions (Service Authorization Reference). */
  private static final Set<String> ON_ANY_RESOURCE =
      Set.of(
          "rekognition:DescribeProjects",
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments",
          "logs:CreateLogDelivery",
          "logs:DeleteLogDelivery",
          "logs:DescribeLogGroups",
          "logs:DescribeResourcePolicies",
          "logs:GetLogDelivery",
          "logs:ListLogDeliveries",
          "logs:PutResourcePolicy",
          "logs:UpdateLogDelivery");

  private static final Pattern PLACEHOLDER = Pattern.compile("<([^>]+)>");

  private final SamTemplate template = SamTemplate.read();

  @Test
  void showsEveryParameterInOneGroupOfTheConsole() {
    Map<String, Object> form =
        object(member(template.section("Metadata"), "AWS::CloudFormation::Interface"));
    List<String> shown = new ArrayList<>();
    for (Object group : list(member(form, "ParameterGroups"))) {
      list(member(object(group), "Parameters")).forEach(each -> shown.add(each.toString()));
    }
    assertThat(shown).containsExactlyInAnyOrderElementsOf(template.section("Parameters").keySet());
  }

  @ParameterizedTest
  @MethodSource("sectionsThatPeopleRead")
  void saysWhatEachOneIs(String section) {
    template
        .section(section)
        .forEach((name, each) -> assertThat(object(each)).as(name).containsKey("Description"));
  }

  static Stream<String> sectionsThatPeopleRead() {
    return Stream.of("Parameters", "Outputs");
  }

  @Test
  void allowsNoActionByAWildcardAndFewOnEveryResource() {
    Set<String> onAnything = new TreeSet<>();
    for (Map<String, Object> statement : roleStatements()) {
      for (Object action : list(member(statement, "Action"))) {
        assertThat(action.toString()).doesNotContain("*");
        if (member(statement, "Resource").equals("*")) {
          onAnything.add(action.toString());
        }
      }
    }
    assertThat(onAnything).containsExactlyInAnyOrderElementsOf(ON_ANY_RESOURCE);
  }

  /** The statements of all roles and of what is attached to them. */
  private List<Map<String, Object>> roleStatements() {
    List<Map<String, Object>> found = new ArrayList<>();
    for (String role : template.resources("AWS::IAM::Role")) {
      list(template.properties(role).getOrDefault("Policies", List.of()))
          .forEach(policy -> addStatements(object(policy), found));
    }
    template
        .resources("AWS::IAM::Policy")
        .forEach(policy -> addStatements(template.properties(policy), found));
    return found;
  }

  private static void addStatements(
      Map<String, Object> policy, List<Map<String, Object>> statements) {
    for (Object each : list(member(object(member(policy, "PolicyDocument")), "Statement"))) {
      Map<String, Object> statement = object(each);
      statements.add(
          statement.containsKey("Fn::If")
              ? object(list(member(statement, "Fn::If")).get(1))
              : statement);
    }
  }

  @Test
  void hasNoCircle() {
    Map<String, Set<String>> needs = new HashMap<>();
    for (String resource : template.section("Resources").keySet()) {
      Map<String, Object> properties = new HashMap<>(template.properties(resource));
      // These belong to the function's alias.
      properties.remove("DeploymentPreference");
      // SAM turns these around: the bucket needs the permission, which needs the function.
      Object events = properties.remove("Events");
      if (events != null) {
        bucketsOf(events)
            .forEach(bucket -> needs.computeIfAbsent(bucket, _ -> new HashSet<>()).add(resource));
      }
      needs.computeIfAbsent(resource, _ -> new HashSet<>()).addAll(SamTemplate.names(properties));
    }
    needs.keySet().forEach(resource -> assertNoWayBack(resource, needs, new LinkedHashSet<>()));
  }

  private static Set<String> bucketsOf(Object events) {
    return SamTemplate.names(List.copyOf(object(events).values()));
  }

  private static void assertNoWayBack(
      String resource, Map<String, Set<String>> needs, Set<String> way) {
    assertThat(way.add(resource)).as("%s, then %s", way, resource).isTrue();
    needs.getOrDefault(resource, Set.of()).forEach(next -> assertNoWayBack(next, needs, way));
    way.remove(resource);
  }

  @Test
  void sendsANoticeThatIsJsonForARunThatCouldNotSendItsOwn() {
    Map<String, Object> target = targetOfTheRule("ReportTopic");
    Map<String, Object> transformer = object(member(target, "InputTransformer"));
    Map<String, Object> values = object(member(transformer, "InputPathsMap"));
    String message = member(transformer, "InputTemplate").toString();
    String sent = PLACEHOLDER.matcher(message).replaceAll(m -> "X-" + m.group(1));
    Map<String, Object> notice = StackFixture.parse(sent);
    assertThat(notice)
        .containsEntry("version", 1)
        .containsEntry("status", "UPDATE_FAILED")
        .containsEntry("outcome", "UNREPORTED")
        .containsEntry("runId", "X-run")
        .containsEntry("executionArn", "X-execution");
    assertThat(member(notice, "message").toString()).contains("redrive-execution", "X-execution");
    Set<String> used = new TreeSet<>();
    PLACEHOLDER.matcher(message).results().forEach(each -> used.add(each.group(1)));
    assertThat(used).containsExactlyInAnyOrderElementsOf(values.keySet());
  }

  /** The event of an execution with a key of one's own has neither input nor output. */
  @Test
  void tellsQueueOfAnEndWithoutTheInputOfTheExecution() {
    Map<String, String> detail = Map.of("name", "a-1", "executionArn", "arn:a");
    Map<String, Object> transformer =
        object(member(targetOfTheRule("QueueFunction"), "InputTransformer"));
    Map<String, Object> paths = object(member(transformer, "InputPathsMap"));
    Object text =
        template.resolve(member(transformer, "InputTemplate"), Map.of("DropBucket", "acme"));
    String told =
        PLACEHOLDER
            .matcher(text.toString())
            .replaceAll(m ->
                Objects.requireNonNull(
                    detail.get(member(paths, m.group(1)).toString().replace("$.detail.", ""))));
    assertThat(EndedExecution.read(told.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new EndedExecution("arn:a", "a-1", "acme"));
    assertThat(told).contains("\"detail-type\"");
  }

  private Map<String, Object> targetOfTheRule(String id) {
    return list(member(template.properties("UnreportedExecutions"), "Targets")).stream()
        .map(SamTemplate::object)
        .filter(target -> member(target, "Id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void hasAnAlarmForWhatGetsNoNoticeAndTheOperationsPageExplainsEach() throws IOException {
    String page = Files.readString(Path.of("docs/operations.md"));
    List<String> alarms = template.resources("AWS::CloudWatch::Alarm");
    assertThat(alarms).contains("FailedEventsAlarm", "UnreportedExecutionsAlarm");
    for (String alarm : alarms) {
      Map<String, Object> properties = template.properties(alarm);
      assertThat(SamTemplate.names(member(properties, "AlarmActions")))
          .as(alarm)
          .containsExactly("ReportTopic");
      assertThat(member(properties, "AlarmDescription").toString())
          .contains("docs/operations.md, \"" + alarm + "\"");
      assertThat(page).contains("\n### " + alarm + "\n");
    }
  }

  @Test
  void notifiesOfWhatTheLocalStackNotifiesOf() {
    List<String> filters = new ArrayList<>();
    Map<String, Object> events = object(member(template.properties("IngestFunction"), "Events"));
    for (Object event : events.values()) {
      if (!member(object(event), "Type").equals("S3")) {
        continue;
      }
      Map<String, Object> properties = object(member(object(event), "Properties"));
      Map<String, Object> filter = object(member(object(member(properties, "Filter")), "S3Key"));
      StringBuilder text = new StringBuilder(member(properties, "Events").toString());
      for (Object rule : list(member(filter, "Rules"))) {
        text.append(' ').append(member(object(rule), "Value"));
      }
      filters.add(text.toString());
    }
    assertThat(filters)
        .containsExactlyInAnyOrder(
            "s3:ObjectCreated:* incoming/ .jsonl", "s3:ObjectCreated:* incoming/ .manifest");
  }

  @Test
  void letsTheStateMachineCallWhatItsDefinitionCalls() {
    Object substitutions = member(template.properties("ApplyManifest"), "DefinitionSubstitutions");
    Set<String> called = SamTemplate.names(substitutions);
    called.removeIf(name -> name.startsWith("AWS::") || name.equals("CheckImages"));
    List<Map<String, Object>> statements = new ArrayList<>();
    list(member(template.properties("ApplyManifestRole"), "Policies"))
        .forEach(policy -> addStatements(object(policy), statements));
    Map<String, Object> runSteps =
        statements.stream()
            .filter(each -> member(each, "Sid").equals("RunSteps"))
            .findFirst()
            .orElseThrow();
    assertThat(SamTemplate.names(member(runSteps, "Resource"))).isEqualTo(called).isNotEmpty();
  }

  @Test
  void namesHandlersThatThereAre() {
    for (String function : template.resources("AWS::Serverless::Function")) {
      String handler = member(template.properties(function), "Handler").toString();
      assertThat(handler).endsWith("Handler::handleRequest");
      String file = "/" + handler.replace("::handleRequest", "").replace('.', '/') + ".class";
      assertThat(SamTemplateTest.class.getResource(file)).as(file).isNotNull();
    }
  }
}

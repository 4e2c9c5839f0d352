package dev.labeldrop.local;

import static dev.labeldrop.local.SamTemplate.list;
import static dev.labeldrop.local.SamTemplate.member;
import static dev.labeldrop.local.SamTemplate.names;
import static dev.labeldrop.local.SamTemplate.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account's rules ask of every resource of the template: keys, tags, boundaries. */
final class TemplateRulesTest {

  /** CloudFormation's schemas of these have no tags, or none that a template can give. */
  private static final Set<String> WITHOUT_TAGS =
      Set.of(
          "AWS::CloudWatch::Dashboard",
          "AWS::IAM::Policy",
          "AWS::Lambda::Permission",
          "AWS::Logs::MetricFilter",
          "AWS::S3::BucketPolicy",
          "AWS::SNS::Subscription",
          "AWS::SNS::TopicPolicy",
          "AWS::SQS::QueuePolicy");

  private final SamTemplate template = SamTemplate.read();

  @Test
  void everythingThatTakesTagsHasTheApplications() {
    Map<String, Object> functions =
        object(member(object(member(template.section("Globals"), "Function")), "Tags"));
    assertThat(functions).containsEntry("application", "labeldrop");
    template
        .section("Resources")
        .forEach((name, resource) -> {
          String type = member(object(resource), "Type").toString();
          if (!WITHOUT_TAGS.contains(type) && !type.equals("AWS::Serverless::Function")) {
            assertThat(tags(template.properties(name)))
                .as(name)
                .containsEntry("application", "labeldrop");
          }
        });
  }

  /** SAM takes a map, the rest a list of keys and values. */
  private static Map<String, Object> tags(Map<String, Object> properties) {
    Object tags = properties.getOrDefault("Tags", List.of());
    return tags instanceof Map<?, ?> map
        ? object(map)
        : list(tags).stream()
            .map(SamTemplate::object)
            .collect(
                Collectors.toMap(
                    tag -> member(tag, "Key").toString(), tag -> member(tag, "Value")));
  }

  @Test
  void everyRoleHasTheBoundary() {
    List<String> roles = template.resources("AWS::IAM::Role");
    assertThat(roles).hasSize(11);
    for (String role : roles) {
      Object boundary = template.properties(role).get("PermissionsBoundary");
      assertThat(boundary).as(role).isNotNull();
      assertThat(names(Objects.requireNonNull(boundary))).as(role).contains("PermissionsBoundary");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::S3::Bucket, BucketEncryption",
    "AWS::SNS::Topic, KmsMasterKeyId",
    "AWS::SQS::Queue, KmsMasterKeyId",
    "AWS::Logs::LogGroup, KmsKeyId",
    "AWS::StepFunctions::StateMachine, EncryptionConfiguration"
  })
  void everythingThatKeepsDataUsesTheKey(String type, String property) {
    List<String> resources = template.resources(type);
    assertThat(resources).isNotEmpty();
    for (String resource : resources) {
      assertThat(names(member(template.properties(resource), property)))
          .as(resource)
          .contains("KmsKeyArn");
    }
  }

  @Test
  void functionsUseTheKeyForTheirVariables() {
    Map<String, Object> globals = object(member(template.section("Globals"), "Function"));
    assertThat(names(member(globals, "KmsKeyArn"))).contains("KmsKeyArn");
  }

  /** Whoever may use the key of today, and reads what it encrypted, may read with former ones. */
  @Test
  void everyRoleThatReadsWithTheKeyReadsWithFormerKeysToo() {
    Set<String> readers = rolesThatDecrypt("KmsKeyArn");
    assertThat(readers).contains("PollRole", "ReportRole", "ApplyManifestRole", "BackfillRole");
    assertThat(rolesThatDecrypt("FormerKmsKeyArns")).isEqualTo(readers);
  }

  private Set<String> rolesThatDecrypt(String key) {
    Set<String> roles = new TreeSet<>();
    for (String role : template.resources("AWS::IAM::Role")) {
      if (decrypts(template.properties(role).getOrDefault("Policies", List.of()), key)) {
        roles.add(role);
      }
    }
    for (String policy : template.resources("AWS::IAM::Policy")) {
      if (decrypts(template.properties(policy), key)) {
        roles.addAll(names(member(template.properties(policy), "Roles")));
      }
    }
    return roles;
  }

  private static boolean decrypts(Object policy, String key) {
    return switch (policy) {
      case Map<?, ?> map
          when map.get("Action") != null
              && list(member(object(map), "Action")).contains("kms:Decrypt") ->
          names(member(object(map), "Resource")).contains(key);
      case Map<?, ?> map -> map.values().stream().anyMatch(each -> decrypts(each, key));
      case List<?> list -> list.stream().anyMatch(each -> decrypts(each, key));
      default -> false;
    };
  }

  /** The key may have been taken off: what it encrypted is still there. */
  @ParameterizedTest
  @ValueSource(strings = {"DecryptWithFormerKeys", "GoOnWithFormerKeys"})
  void formerKeysCanBeReadWithWithoutAKeyOfToday(String policy) {
    Map<String, Object> resource = object(member(template.section("Resources"), policy));
    assertThat(resource).containsEntry("Condition", "HasFormerKmsKeys");
    assertThat(names(member(template.section("Conditions"), "HasFormerKmsKeys")))
        .containsExactly("FormerKmsKeyArns");
    assertThat(names(template.properties(policy))).doesNotContain("KmsKeyArn");
  }

  @Test
  void nothingNewIsEncryptedWithAFormerKey() {
    Map<String, Object> statement = statement("DecryptWithFormerKeys", "DecryptWhatIsOlder");
    assertThat(list(member(statement, "Action"))).containsExactly("kms:Decrypt");
    assertThat(member(template.section("Globals"), "Function").toString())
        .doesNotContain("FormerKmsKeyArns");
  }

  @Test
  void everyTargetOfARuleHasAQueueForWhatItDidNotGet() {
    for (String rule : template.resources("AWS::Events::Rule")) {
      for (Object target : list(member(template.properties(rule), "Targets"))) {
        assertThat(names(member(object(target), "DeadLetterConfig")))
            .containsExactly("UndeliveredEvents");
      }
    }
  }

  /** Lambda has taken the event then, so the queue of the rule's target does not get it. */
  @ParameterizedTest
  @CsvSource({"IngestFunction, FailedEvents", "QueueFunction, UndeliveredEvents"})
  void whatAFunctionFailsWithGoesToAQueueIfNothingWaitsForItsAnswer(String function, String queue) {
    Map<String, Object> calls = object(member(template.properties(function), "EventInvokeConfig"));
    assertThat(names(member(object(member(calls, "DestinationConfig")), "OnFailure")))
        .containsExactly(queue);
    Map<String, Object> role = template.properties(function.replace("Function", "Role"));
    assertThat(statementOf(role, "sqs:SendMessage")).isEqualTo(Set.of(queue));
  }

  /** The resources that a role may call an action on, without conditions. */
  private static Set<String> statementOf(Map<String, Object> role, String action) {
    Set<String> resources = new TreeSet<>();
    for (Object policy : list(member(role, "Policies"))) {
      Map<String, Object> document = object(member(object(policy), "PolicyDocument"));
      list(member(document, "Statement")).stream()
          .map(SamTemplate::object)
          .filter(each -> action.equals(each.get("Action")))
          .forEach(each -> resources.addAll(names(member(each, "Resource"))));
    }
    return resources;
  }

  /**
   * A role cannot name its machine, which names the role; so it names it as CloudFormation will.
   */
  @ParameterizedTest
  @ValueSource(strings = {"ApplyManifest", "Backfill"})
  void theRoleOfAStateMachineUsesTheKeyForThatMachineAlone(String machine) {
    String policies = member(template.properties(machine + "Role"), "Policies").toString();
    assertThat(policies)
        .contains(":stateMachine:*" + machine + "-*")
        .doesNotContain(":stateMachine:*}");
  }

  /** Deny, so that it holds whatever others are allowed. */
  @ParameterizedTest
  @CsvSource({
    "OnlyTheStackWritesRuns, runs, s3:DeleteObject s3:DeleteObjectVersion s3:PutObject",
    "OnlyTheStackKnowsDatasets, datasets, s3:DeleteObject s3:DeleteObjectVersion s3:GetObject"
        + " s3:GetObjectVersion s3:PutObject"
  })
  void theBucketShutsOutAllButTheRolesThatUseIt(String sid, String prefix, String actions) {
    Map<String, Object> statement = statement("DropBucketPolicy", sid);
    assertThat(statement).containsEntry("Effect", "Deny").containsEntry("Principal", "*");
    assertThat(member(statement, "Resource"))
        .isEqualTo(Map.of("Fn::Sub", "${DropBucket.Arn}/" + prefix + "/*"));
    assertThat(list(member(statement, "Action"))).containsExactly((Object[]) actions.split(" "));
    Map<String, Object> condition = object(member(statement, "Condition"));
    assertThat(condition).containsOnlyKeys("ArnNotEquals", "ArnNotLike");
    Set<String> roles = rolesThatWriteInTheBucket();
    if (prefix.equals("runs")) {
      roles.add("BackfillRole"); // for the results of its maps
    }
    assertThat(names(member(condition, "ArnNotEquals"))).isEqualTo(roles);
    assertThat(names(member(condition, "ArnNotLike"))).contains("TrustedPrincipalArns");
  }

  private Map<String, Object> statement(String policy, String sid) {
    Map<String, Object> document = object(member(template.properties(policy), "PolicyDocument"));
    return list(member(document, "Statement")).stream()
        .map(SamTemplate::object)
        .filter(each -> member(each, "Sid").equals(sid))
        .findFirst()
        .orElseThrow();
  }

  private Set<String> rolesThatWriteInTheBucket() {
    Set<String> roles = new TreeSet<>();
    for (String policy : template.resources("AWS::IAM::Policy")) {
      if (policy.endsWith("InBucket")) {
        roles.addAll(names(member(template.properties(policy), "Roles")));
      }
    }
    return roles;
  }

  /** Ingest has its own: it is tried three times, steps are tried for long. */
  @ParameterizedTest
  @ValueSource(strings = {"FunctionErrorsAlarm", "FunctionThrottlesAlarm"})
  void theAlarmsOfTheStepsLookAtEachOfThem(String alarm) {
    Set<String> steps = new TreeSet<>(template.resources("AWS::Serverless::Function"));
    steps.remove("IngestFunction");
    assertThat(names(member(template.properties(alarm), "Metrics"))).isEqualTo(steps);
  }

  /** An alias names its deployments, and they name these alarms: a circle otherwise. */
  @Test
  void deploymentsAreRolledBackByAlarmsThatNeedNoAlias() {
    Map<String, Object> globals = object(member(template.section("Globals"), "Function"));
    Map<String, Object> deployment = object(member(globals, "DeploymentPreference"));
    Set<String> needed = new HashSet<>();
    names(member(deployment, "Alarms")).forEach(alarm -> addNeeds(alarm, needed));
    assertThat(needed).contains("SubmitFunction", "SubmitRole").doesNotContain("ApplyManifest");
  }

  private void addNeeds(String name, Set<String> needed) {
    if (template.section("Resources").containsKey(name) && needed.add(name)) {
      names(template.properties(name)).forEach(each -> addNeeds(each, needed));
    }
  }
}

package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.labeldrop.local.functions.FunctionException;
import dev.labeldrop.local.functions.LambdaFunction;
import dev.labeldrop.local.functions.LambdaFunctions;
import dev.labeldrop.local.s3.Notification;
import dev.labeldrop.local.s3.ObjectEvent;
import dev.labeldrop.local.sns.Published;
import dev.labeldrop.local.states.Environment;
import dev.labeldrop.local.states.Execution;
import dev.labeldrop.local.states.ExecutionDescription;
import dev.labeldrop.local.states.MapRun;
import dev.labeldrop.local.states.StateMachine;
import dev.labeldrop.local.states.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120) // Guards against a wait without end; no test waits for time to pass.
final class BackfillTest {

  private static final String FOLDER = "incoming/flowers/train/";

  private final StackFixture stack = new StackFixture(Map.of());

  @AfterEach
  void close() {
    stack.close();
  }

  private ExecutionDescription backfill(String input) throws InterruptedException {
    Execution execution = stack.stack.backfill().start(input);
    ExecutionDescription end = execution.await();
    stack.awaitQuiet();
    return end;
  }

  /** The notice of a backfill, the last one that was sent of its kind. */
  private Map<String, Object> notice() {
    Published last =
        stack.stack.sns().published().stream()
            .filter(each -> each.text("sqs").contains("\"kind\":\"BACKFILL\""))
            .reduce((first, second) -> second)
            .orElseThrow();
    assertThat(errors(last.text("sqs"))).isEmpty();
    Map<String, Object> fields = StackFixture.parse(last.text("sqs"));
    assertThat(last.attributes()).containsEntry("status", String.valueOf(fields.get("status")));
    assertThat(last.text("email")).startsWith(String.valueOf(fields.get("message")));
    return fields;
  }

  /** What docs/backfill.schema.json says against a notice. */
  private static List<String> errors(String json) {
    try {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Files.readString(Path.of("docs/backfill.schema.json")));
      return schema.validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Map<String, Object>> runs() {
    return stack.stack.sns().published().stream()
        .map(published -> StackFixture.parse(published.text("sqs")))
        .filter(fields -> fields.containsKey("runId"))
        .toList();
  }

  private long lines(String count) {
    return runs().stream()
        .map(run -> (Map<?, ?>) Objects.requireNonNull(run.get("lines")))
        .mapToLong(lines -> ((Number) Objects.requireNonNull(lines.get(count))).longValue())
        .sum();
  }

  @Test
  void takesInWhatWasThereBefore() throws InterruptedException {
    stack.holdEvents();
    stack.put(FOLDER + "a b+ü.jsonl", Lines.manifest(3));
    stack.put(FOLDER + "b.manifest", Lines.manifest(List.of(Lines.line("x"))));
    stack.put(FOLDER + "readme.txt", "hello");
    stack.put("incoming/trees/train/a.jsonl", Lines.manifest(3));

    ExecutionDescription end = backfill("{\"prefix\": \"incoming/flowers/\"}");

    assertThat(end.status()).as(end.cause()).isEqualTo(Status.SUCCEEDED);
    assertThat(runs()).hasSize(2);
    assertThat(lines("applied")).isEqualTo(4);
    assertThat(notice())
        .containsEntry("status", "BACKFILL_COMPLETE")
        .containsEntry("prefix", "incoming/flowers/")
        .containsEntry("objects", Map.of("total", 3, "succeeded", 3, "failed", 0));
    assertThat(String.valueOf(notice().get("results")))
        .startsWith("s3://labeldrop-local/runs/backfills/")
        .endsWith("/manifest.json");
    assertThat(String.valueOf(notice().get("message"))).startsWith("3 objects lie under");
  }

  @Test
  void sendsNothingThatIsThereAlready() throws InterruptedException {
    stack.drop(FOLDER + "a.jsonl", Lines.manifest(3));
    stack.time.advance(Duration.ofHours(1));
    long updates = stack.calls("UpdateDatasetEntries OK");

    backfill("{\"prefix\": \"incoming/\"}");
    backfill("{\"prefix\": \"incoming/\"}");

    assertThat(runs()).hasSize(3);
    assertThat(stack.calls("UpdateDatasetEntries OK")).isEqualTo(updates);
    assertThat(lines("unchanged")).isEqualTo(6);
    assertThat(lines("superseded")).isZero();
  }

  @Test
  void aNewerDropWinsAgainstAnOlderOneThatComesLater()
      throws InterruptedException, FunctionException {
    List<ObjectEvent> held = stack.holdEvents();
    stack.put(FOLDER + "old.jsonl", Lines.manifest(3));
    stack.put(FOLDER + "new.jsonl", Lines.manifest(3).replace("daisy", "rose"));
    String event =
        Notification.json(List.of(held.getLast()))
            .replaceAll("\"eventTime\":\"[^\"]+\"", "\"eventTime\":\"2999-01-01T00:00:00.000Z\"");
    stack.stack.ingest().invoke(event.getBytes(StandardCharsets.UTF_8));
    stack.awaitQuiet();

    backfill("{\"prefix\": \"incoming/flowers/train/old\"}");

    assertThat(lines("superseded")).isEqualTo(3);
    assertThat(lines("applied")).isEqualTo(3);
  }

  @Test
  void leavesOutWhatIsOfAnotherTime() throws InterruptedException {
    stack.holdEvents();
    stack.put(FOLDER + "a.jsonl", Lines.manifest(1));

    backfill("{\"prefix\": \"incoming/\", \"since\": \"2999-01-01T00:00:00Z\"}");
    assertThat(runs()).isEmpty();
    backfill("{\"prefix\": \"incoming/\", \"until\": \"1999-01-01T00:00:00Z\", \"since\": null}");
    assertThat(runs()).isEmpty();
    backfill(
        "{\"prefix\": \"incoming/\", \"since\": \"1999-01-01T00:00:00Z\","
            + " \"until\": \"2999-01-01T00:00:00Z\"}");
    assertThat(runs()).hasSize(1);
  }

  @Test
  void anObjectThatCannotBeTakenInIsNamedAndHoldsUpNoOther() throws InterruptedException {
    stack.holdEvents();
    stack.put(FOLDER + "a.jsonl", Lines.manifest(1));
    stack.put(FOLDER + "b.jsonl", Lines.manifest(1));
    LambdaFunction ingest =
        payload -> {
          if (new String(payload, StandardCharsets.UTF_8).contains("b.jsonl")) {
            throw new FunctionException("dev.labeldrop.PermanentException", "no", List.of());
          }
          return "{\"runs\": [], \"ignored\": []}".getBytes(StandardCharsets.UTF_8);
        };
    try (StateMachine machine =
        new StateMachine(
            "arn:aws:states:us-east-1:123456789012:stateMachine:B",
            LocalFunctions.backfill(LocalStack.BUCKET, stack.stack.topicArn()),
            new Environment(
                new LambdaFunctions(Map.of("IngestFunction", ingest)),
                new LocalServices(stack.stack.clients()),
                stack.time,
                stack.time,
                new SplittableRandom(3)))) {
      ExecutionDescription end = machine.start("{\"prefix\": \"incoming/\"}").await();

      assertThat(end.status()).as(end.cause()).isEqualTo(Status.SUCCEEDED);
    }
    assertThat(notice())
        .containsEntry("status", "BACKFILL_PARTIAL")
        .containsEntry("objects", Map.of("total", 2, "succeeded", 1, "failed", 1));
    String manifest = String.valueOf(notice().get("results")).replace("s3://labeldrop-local/", "");
    assertThat(stack.object(manifest.replace("manifest.json", "FAILED_0.json")))
        .contains("b.jsonl", "dev.labeldrop.PermanentException")
        .doesNotContain("a.jsonl");
  }

  @Test
  void aListingThatIsRefusedIsTold() throws InterruptedException {
    try (StateMachine machine =
        new StateMachine(
            "arn:aws:states:us-east-1:123456789012:stateMachine:B",
            LocalFunctions.backfill("no-such-bucket", stack.stack.topicArn()),
            new Environment(
                new LambdaFunctions(Map.of()),
                new LocalServices(stack.stack.clients()),
                stack.time,
                stack.time,
                new SplittableRandom(3)))) {
      ExecutionDescription end = machine.start("{\"prefix\": \"incoming/\"}").await();

      assertThat(end.status()).isEqualTo(Status.FAILED);
      assertThat(end.error()).isEqualTo("States.ItemReaderFailed");
    }
    assertThat(notice()).containsEntry("status", "BACKFILL_FAILED");
    assertThat(String.valueOf(notice().get("message"))).contains("States.ItemReaderFailed");
  }

  @Test
  void refusesAPrefixThatIsNoDropFolder() throws InterruptedException {
    ExecutionDescription end = backfill("{\"prefix\": \"runs/\"}");

    assertThat(end.status()).isEqualTo(Status.FAILED);
    assertThat(end.error()).isEqualTo("ERROR_INVALID_INPUT");
    assertThat(backfill("{}").error()).isEqualTo("ERROR_INVALID_INPUT");
    assertThat(stack.stack.sns().published()).isEmpty();
  }

  @Test
  void theRoleOfTheStateMachineMayDoWhatItDoes() throws InterruptedException {
    stack.put(FOLDER + "a.jsonl", Lines.manifest(1));
    stack.awaitQuiet();
    backfill("{\"prefix\": \"incoming/\"}");
    MapRun mapRun = stack.stack.backfill().mapRuns().getFirst();
    String results = String.valueOf(notice().get("results")).replace("s3://", "arn:aws:s3:::");
    Map<String, Object> references = new HashMap<>();
    references.put("AWS::Partition", "aws");
    references.put("AWS::Region", "us-east-1");
    references.put("AWS::AccountId", "123456789012");
    references.put("AWS::URLSuffix", "amazonaws.com");
    references.put("DropBucket.Arn", "arn:aws:s3:::" + LocalStack.BUCKET);
    references.put("ReportTopic", stack.stack.topicArn());
    references.put("Backfill", stack.stack.backfill().arn());
    references.put("Backfill.Name", stack.stack.backfill().name());
    references.put("IngestFunction.Alias", "ingest");
    references.put("KmsKeyArn", "key");
    references.put("FormerKmsKeyArns", List.of("former"));
    references.put("ApplyManifest", "apply");
    List<Grants.Grant> grants = new Grants(SamTemplate.read(), references).of("Backfill");
    String child = mapRun.children().executions().getFirst().arn();
    Map<String, String> needs =
        Map.of(
            "states:StartExecution",
            stack.stack.backfill().arn(),
            "states:DescribeExecution",
            child,
            "states:StopExecution",
            child,
            "states:RedriveExecution",
            child,
            "states:DescribeMapRun",
            mapRun.arn(),
            "s3:ListBucket",
            "arn:aws:s3:::" + LocalStack.BUCKET,
            "s3:PutObject",
            results,
            "s3:GetObject",
            results,
            "lambda:InvokeFunction",
            "ingest",
            "sns:Publish",
            stack.stack.topicArn());
    needs.forEach((action, resource) ->
        assertThat(grants)
            .as("%s on %s", action, resource)
            .anyMatch(grant -> grant.covers(action, resource)));
    assertThat(grants)
        .noneMatch(grant ->
            grant.action().startsWith("s3:PutObject")
                && grant.covers(
                    grant.action(), "arn:aws:s3:::" + LocalStack.BUCKET + "/incoming/a"));
  }
}

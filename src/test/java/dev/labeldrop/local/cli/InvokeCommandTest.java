package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The deployed handlers, each in a process of its own. */
final class InvokeCommandTest {

  @TempDir private Path folder = Path.of("");

  private final Cli cli = new Cli();

  @Test
  void takesInTheDropThatAnEventTellsOf() throws IOException {
    assertThat(cli.run("invoke", "IngestFunction", "-e", "events/s3-put-2.6.json"))
        .as("%s", cli.err())
        .isZero();
    assertThat(cli.at("runs", 0, "source"))
        .isEqualTo("s3://labeldrop-local/incoming/flowers/test/2026/roses.manifest");
    assertThat(cli.at("runs", 0, "started")).isEqualTo(true);
    assertThat(cli.err())
        .contains("roses.manifest holds samples/flowers.jsonl", "\"started\":true", "REPORT ");
  }

  @Test
  void failsWhereTheFunctionDoesAndSaysWhy() throws IOException {
    assertThat(cli.run("invoke", "IngestFunction", "-e", "events/s3-several-records.json"))
        .isEqualTo(1);
    assertThat(cli.at("errorType")).isEqualTo("dev.labeldrop.PermanentException");
    assertThat(cli.at("errorMessage").toString())
        .startsWith("ERROR_UNREADABLE_EVENT: Record 3")
        .contains("bad%zz.jsonl");
  }

  @ParameterizedTest
  @CsvSource({
    "ImagesFunction, images, next, IMAGES_DONE",
    "PrepareFunction, prepare, next, NOTHING",
    "SubmitFunction, submit, next, SENT",
    "PollFunction, poll, status, CREATE_COMPLETE",
    "ReconcileFunction, reconcile, next, RECONCILED",
    "ReportFunction, report, outcome, COMPLETE"
  })
  void makesTheDatasetAndTheRunThatAStepIsAbout(
      String function, String event, String field, String value) throws IOException {
    assertThat(cli.run("invoke", function, "-e", "events/" + event + ".json"))
        .as("%s", cli.err())
        .isZero();
    assertThat(cli.at(field)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"queue", "execution-aborted"})
  void findsTheDatasetThatARunQueuesFor(String event) throws IOException {
    assertThat(cli.run("invoke", "QueueFunction", "-e", "events/" + event + ".json"))
        .as("%s", cli.err())
        .isZero();
    assertThat(cli.at("datasetArn").toString()).contains(":project/flowers/dataset/train/");
  }

  @Test
  void namesTheFunctionsThereAreForOneThatThereIsNot() {
    assertThat(cli.run("invoke", "Ingest", "-e", "events/s3-put.json")).isEqualTo(2);
    assertThat(cli.err())
        .contains(
            "There is no function 'Ingest'. There are IngestFunction, QueueFunction,"
                + " ImagesFunction, PrepareFunction, SubmitFunction, PollFunction,"
                + " ReconcileFunction, ReportFunction.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1]", "", "{} {}"})
  void takesOnlyAJsonObject(String input) {
    Cli reading = cli.in(input.getBytes(StandardCharsets.UTF_8));
    assertThat(reading.run("invoke", "PollFunction", "-e", "-")).isEqualTo(2);
    assertThat(cli.err()).contains("labeldrop: -: it is no");
  }

  @Test
  void saysThatThereIsNoEvent() {
    String missing = folder.resolve("missing.json").toString();
    assertThat(cli.run("invoke", "PollFunction", "-e", missing)).isEqualTo(2);
    assertThat(cli.err()).contains(missing + ": there is no such file.");
  }

  @Test
  void doesNotPutObjectsOnAStackThatIsNotItsOwn() {
    assertThat(
            cli.run(
                "invoke", "IngestFunction", "-e", "-", "--put", "a.jsonl", "--endpoints", "h.json"))
        .isEqualTo(2);
    assertThat(cli.err()).contains("--put makes objects on a stack of its own");
  }

  @Test
  void saysThatTheFileToPutIsNotThere() {
    assertThat(
            cli.run("invoke", "IngestFunction", "-e", "events/s3-put.json", "--put", "nope.jsonl"))
        .isEqualTo(2);
    assertThat(cli.err()).contains("--put nope.jsonl: there is no such file.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"PollFunction\":{\"A\":\"b\"}} | it has no region and no credentials",
        "{\"Other\":{}} | it has nothing for 'PollFunction'",
        "[] | it is no object",
        "{\"PollFunction\":1} | 'PollFunction' is no object",
        "{ | it is not JSON"
      })
  void namesWhatIsWrongWithAFileOfEndpoints(String content, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("host.json"), content);
    cli.in("{}".getBytes(StandardCharsets.UTF_8));
    assertThat(cli.run("invoke", "PollFunction", "-e", "-", "--endpoints", file.toString()))
        .isEqualTo(2);
    assertThat(cli.err()).contains(file.toString(), message);
  }

  /** The handler's own message reaches who invokes it, also where it cannot be made. */
  @Test
  void failsWhereAVariableIsMissing() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("host.json"),
            Json.text(
                Map.of(
                    "ReportFunction",
                    Map.of("AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "local"))));
    assertThat(
            cli.run(
                "invoke",
                "ReportFunction",
                "-e",
                "events/report.json",
                "--endpoints",
                file.toString()))
        .isEqualTo(1);
    assertThat(cli.out()).contains("The environment variable TOPIC_ARN is not set.");
  }

  @Test
  void isShownForEveryEvent() throws IOException {
    String page = Files.readString(Path.of("docs/local.md"));
    try (var events = Files.list(Path.of("events"))) {
      assertThat(events)
          .isNotEmpty()
          .allSatisfy(
              event -> assertThat(page).contains("Function -e events/" + event.getFileName()));
    }
  }
}

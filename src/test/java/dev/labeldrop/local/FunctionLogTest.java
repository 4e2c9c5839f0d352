package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.labeldrop.local.rekognition.Operation;
import dev.labeldrop.local.rekognition.ServiceError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a drop leaves in the functions' logs. */
final class FunctionLogTest {

  private static final String KEY = "incoming/flowers/train/a.jsonl";

  @Test
  void everyLineNamesTheInvocationAndTheRun() throws IOException {
    for (Map<String, Object> line : logOf(Map.of(), Lines.manifest(3))) {
      assertThat(line).containsKeys("function", "AWSRequestId", "run");
    }
  }

  @Test
  void everyInvocationSaysWhatItDecided() throws IOException {
    List<Map<String, Object>> log =
        logOf(Map.of("MAX_CHANGES_BYTES", Lines.limitOfTwo()), Lines.manifest(3));
    assertThat(messages(log, "IngestFunction"))
        .containsExactly("The drop was taken in, and its execution started.");
    assertThat(log)
        .filteredOn(line -> line.containsKey("function"))
        .allSatisfy(
            line -> assertThat(line).containsEntry("key", KEY).containsKeys("run", "AWSRequestId"));
    assertThat(messages(log, "SubmitFunction"))
        .containsExactly(
            "An update was asked for.", "An update was asked for.", "Nothing is left to send.");
    assertThat(messages(log, "PollFunction")).endsWith("The update has ended.");
    assertThat(messages(log, "ReconcileFunction"))
        .containsExactly("What the dataset holds is known as far as it can be.");
    assertThat(messages(log, "ReportFunction"))
        .containsExactly("The run has ended, and its notice was sent.");
    assertThat(log.stream().filter(line -> "SubmitFunction".equals(line.get("function"))))
        .extracting(line -> line.get("chunk"))
        .startsWith(1, 2);
  }

  @Test
  void aRunIsMeasuredOnce() throws IOException {
    assertThat(logOf(Map.of(), Lines.manifest(3)))
        .filteredOn(line -> line.containsKey("_aws") && line.containsKey("Runs"))
        .singleElement()
        .satisfies(line ->
            assertThat(line)
                .containsEntry("Outcome", "COMPLETE")
                .containsEntry("Lines", 3.0)
                .containsEntry("AppliedLines", 3.0));
  }

  @Test
  void aRefusedLineLeavesItsCodeAndNothingOfItself() throws IOException {
    String manifest = "{\"source-ref\":\"https://private.example/secret.jpg\"}\n";
    List<Map<String, Object>> log = logOf(Map.of(), manifest);
    assertThat(log)
        .filteredOn(line -> line.containsKey("Problems"))
        .extracting(line -> line.get("Code"))
        .contains("ERROR_INVALID_SOURCE_REF_FORMAT");
    assertThat(log.toString()).doesNotContain("private.example", "secret.jpg");
  }

  @Test
  void aFailureSaysItsCodeAndWhatItWasAbout() throws IOException {
    try (StackFixture f = new StackFixture(Map.of())) {
      f.rekognition()
          .faults()
          .answerNext(Operation.UPDATE_DATASET_ENTRIES, ServiceError.ACCESS_DENIED, 1);
      f.drop(KEY, Lines.manifest(3));
      assertThat(parse(f.log))
          .filteredOn(line -> "ERROR".equals(line.get("level")))
          .singleElement()
          .satisfies(line -> {
            assertThat(line).containsKeys("run", "key", "AWSRequestId");
            assertThat((Map<?, ?>) line.get("error"))
                .extracting("code")
                .isEqualTo("ERROR_ACCESS_DENIED");
          });
    }
  }

  private static List<Map<String, Object>> logOf(Map<String, String> parameters, String manifest)
      throws IOException {
    try (StackFixture f = new StackFixture(parameters)) {
      f.drop(KEY, manifest);
      return parse(f.log);
    }
  }

  /**
   * The functions' own lines. The local stack writes the level in front of them, as Lambda's text
   * format does, and adds the stacks of failures, as the runtime does.
   */
  private static List<Map<String, Object>> parse(List<String> log) throws IOException {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (String line : log) {
      String json = line.replaceFirst("^\\[[A-Z]+] ", "");
      if (json.startsWith("{")) {
        lines.add(JSON.std.mapFrom(json));
      }
    }
    return lines;
  }

  private static List<Object> messages(List<Map<String, Object>> log, String function) {
    return log.stream()
        .filter(line -> function.equals(line.get("function")))
        .map(line -> line.get("message"))
        .filter(Objects::nonNull)
        .toList();
  }
}

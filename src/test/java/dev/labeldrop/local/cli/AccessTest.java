package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Json;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.PlainJson;
import dev.labeldrop.local.TemplateFunction;
import dev.labeldrop.local.TemplateFunctions;
import dev.labeldrop.local.Threads;
import dev.labeldrop.local.rekognition.Settings;
import dev.labeldrop.local.runtime.Invocation;
import dev.labeldrop.local.runtime.Outcome;
import dev.labeldrop.local.states.ExecutionListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that are told by a file where the stack is. */
final class AccessTest {

  private static final String SAMPLE = "incoming/flowers/train/tulips.jsonl";

  @TempDir private Path folder = Path.of("");

  private final LocalStack stack =
      new LocalStack(
          new LocalStack.Setup(
              Map.of(),
              Settings.of(Clock.systemUTC()).with(LocalDrop.TIMING),
              Clock.systemUTC(),
              Threads.real(),
              7,
              ExecutionListener.NONE,
              _ -> {}));
  private final Cli cli = new Cli();

  @BeforeEach
  void putTheSample() {
    stack.holdEvents();
    new Projects(stack.clients().rekognition()).dataset("flowers", DatasetType.TRAIN);
    new LocalDrop(stack).put(Path.of("samples/flowers.jsonl"), SAMPLE);
  }

  @AfterEach
  void close() {
    stack.close();
  }

  @Test
  void givesEveryFunctionItsVariablesAndTheEndpoints() throws IOException {
    try (Access access = new Access(stack, folder)) {
      access.open(Map.of("ON_INVALID_LINE", "SKIP"), null);
      var files = List.of(access.hostFile(), access.containerFile());
      for (Path file : files) {
        assertThat(EnvironmentFile.read(file).variables())
            .hasSize(8)
            .allSatisfy((_, variables) ->
                assertThat(variables)
                    .containsEntry("ON_INVALID_LINE", "SKIP")
                    .containsEntry("MAX_CHANGES_BYTES", "4999999")
                    .containsKey("AWS_ENDPOINT_URL_SFN"));
      }
      int port = stack.s3().endpoint().getPort();
      assertThat(of(access.hostFile(), "IngestFunction"))
          .containsEntry("STATE_MACHINE_ARN", stack.stateMachine().arn())
          .containsEntry("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + port)
          .containsEntry("AWS_ACCESS_KEY_ID", "local");
      assertThat(of(access.containerFile(), "ReportFunction"))
          .containsEntry("TOPIC_ARN", stack.topicArn())
          .containsEntry("AWS_ENDPOINT_URL_S3", "http://host.docker.internal:" + port)
          .doesNotContainKeys("STATE_MACHINE_ARN", "AWS_ACCESS_KEY_ID", "AWS_REGION");
    }
  }

  @Test
  void deletesItsFilesAtTheEnd() throws IOException {
    try (Access access = new Access(stack, folder)) {
      access.open(Map.of(), null);
      assertThat(folder).isNotEmptyDirectory();
    }
    assertThat(folder).isEmptyDirectory();
  }

  /** What SAM's command line does not find in the template, it does not hand on. */
  @Test
  void givesNothingThatTheTemplateDoesNotName() throws IOException {
    try (Access access = new Access(stack, folder)) {
      access.open(Map.of(), null);
      String template = Files.readString(Path.of("template.yaml"));
      for (Map<String, String> each :
          EnvironmentFile.read(access.containerFile()).variables().values()) {
        assertThat(each.keySet())
            .allSatisfy(name -> assertThat(template).containsPattern("(?m)^ {8,}" + name + ": "));
      }
    }
  }

  @Test
  void writesTheFileThatSamsSettingsName() throws IOException {
    try (Access access = new Access(stack, Path.of(".labeldrop"))) {
      assertThat(Files.readString(Path.of("samconfig.toml")))
          .contains(
              "env_vars = \"" + access.containerFile() + "\"",
              "\"" + LocalStack.BUCKET + ".host.docker.internal:host-gateway\"");
    }
  }

  @Test
  void letsAFunctionInAProcessMeetTheStack() throws IOException {
    try (Access access = new Access(stack, folder)) {
      access.open(Map.of(), null);
      String file = access.hostFile().toString();
      int code =
          cli.run("invoke", "IngestFunction", "-e", "events/s3-put.json", "--endpoints", file);
      assertThat(code).as("%s", cli.err()).isZero();
      assertThat(stack.stateMachine().executions())
          .singleElement()
          .returns(cli.at("runs", 0, "run"), execution -> (Object) execution.name());
    }
  }

  /**
   * A container's names for this machine and for the bucket are put into the process's own hosts
   * file; all else is as in a container: the addresses, and the SDK's way to name the bucket.
   */
  @Test
  void letsAFunctionInAContainerMeetTheStack() throws IOException, InterruptedException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (Access access = new Access(stack, folder)) {
      access.open(Map.of(), loopback);
      Map<String, String> variables = new HashMap<>(of(access.containerFile(), "IngestFunction"));
      URI s3 = URI.create(Objects.requireNonNull(variables.get("AWS_ENDPOINT_URL_S3")));
      assertThat(s3.getPort()).isNotEqualTo(stack.s3().endpoint().getPort());
      // As SAM's command line fills them in for who has none.
      variables.put("AWS_REGION", "us-east-1");
      variables.put("AWS_ACCESS_KEY_ID", "defaultkey");
      variables.put("AWS_SECRET_ACCESS_KEY", "defaultsecret");
      Path hosts =
          Files.writeString(
              folder.resolve("hosts"),
              "127.0.0.1 host.docker.internal labeldrop-local.host.docker.internal\n");
      Outcome outcome =
          new Invocation(
                  function("IngestFunction"),
                  variables,
                  List.of("-Djdk.net.hosts.file=" + hosts),
                  "request-1",
                  Clock.systemUTC(),
                  _ -> {})
              .run(Files.readString(Path.of("events/s3-put.json")));
      assertThat(outcome).isInstanceOf(Outcome.Answered.class);
      assertThat(Json.text(PlainJson.parse(outcome.payload())))
          .contains("\"source\":\"s3://labeldrop-local/" + SAMPLE + "\"", "\"started\":true");
    }
  }

  /** 192.0.2.0/24 is for documentation (RFC 5737): no machine has it. */
  @Test
  void saysThatAnAddressIsNotThisMachines() throws IOException {
    InetAddress elsewhere = InetAddress.getByName("192.0.2.1");
    try (Access access = new Access(stack, folder)) {
      assertThatThrownBy(() -> access.open(Map.of(), elsewhere))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("Nothing can listen on 192.0.2.1, is it an address of this");
    }
  }

  private static Map<String, String> of(Path file, String function) throws IOException {
    return Objects.requireNonNull(EnvironmentFile.read(file).variables().get(function));
  }

  private static TemplateFunction function(String name) {
    return TemplateFunctions.read(LocalStack.resources()).all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}

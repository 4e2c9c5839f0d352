package dev.labeldrop.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.Threads;
import dev.labeldrop.local.rekognition.Settings;
import dev.labeldrop.local.states.ExecutionListener;
import dev.labeldrop.run.state.Settings.OnInvalidLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectionTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void findsTheLocalStackWithItsParameters() throws IOException {
    try (LocalStack stack = stack(Map.of("ON_INVALID_LINE", "SKIP"))) {
      stack.endpoints().write(folder.resolve(Connection.LOCAL_FILE));

      Connection connection = Connection.local(folder, List.of());

      assertThat(connection.stack().bucket()).isEqualTo(LocalStack.BUCKET);
      assertThat(connection.stack().stateMachineArn()).isEqualTo(stack.stateMachine().arn());
      assertThat(connection.stack().settings().onInvalidLine()).isEqualTo(OnInvalidLine.SKIP);
      assertThat(connection.stack().settings().mostListingCalls()).isEqualTo(500);
    }
  }

  @Test
  void saysThatNoLocalStackRuns() {
    assertThatThrownBy(() -> Connection.local(folder, List.of()))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("No local stack runs")
        .hasMessageContaining("./labeldrop serve");
  }

  @Test
  void tellsWhatCannotBeReached() throws IOException {
    try (LocalStack stack = stack(Map.of())) {
      stack.endpoints().write(folder.resolve(Connection.LOCAL_FILE));
    }
    assertThatThrownBy(() -> Connection.local(folder, List.of()))
        .isInstanceOfSatisfying(
            software.amazon.awssdk.core.exception.SdkException.class,
            e ->
                assertThat(AwsFailures.words(e))
                    .startsWith("cloudformation:DescribeStacks on labeldrop-local failed: there is")
                    .contains("no connection"));
  }

  @Test
  void hasTheVersionOfTheTemplateAndOfTheBuild() throws IOException {
    assertThat(Files.readString(Path.of("template.yaml")))
        .contains(DeployedStack.VERSION_OUTPUT + ":")
        .contains("Value: \"" + DeployedStack.VERSION + "\"");
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<version>" + DeployedStack.VERSION + "</version>");
  }

  @Test
  void namesParametersAndVariablesAlike() {
    assertThat(DeployedStack.variable("OnInvalidLine")).isEqualTo("ON_INVALID_LINE");
    assertThat(DeployedStack.parameter("MAX_LISTING_CALLS")).isEqualTo("MaxListingCalls");
  }

  private static LocalStack stack(Map<String, String> parameters) {
    Clock clock = Clock.systemUTC();
    return new LocalStack(
        new LocalStack.Setup(
            parameters,
            Settings.of(clock),
            clock,
            Threads.real(),
            1,
            ExecutionListener.NONE,
            _ -> {}));
  }
}

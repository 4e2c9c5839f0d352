package dev.labeldrop.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.labeldrop.Json;
import dev.labeldrop.local.PlainJson;
import dev.labeldrop.local.TemplateFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of their own, with handlers that do what a real one should not. */
final class InvocationTest {

  @TempDir private Path folder = Path.of("");

  private final List<String> log = new CopyOnWriteArrayList<>();

  /** Answers with what it was given, and tells what it sees. */
  public static final class Echo implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      context.getLogger().log("memory " + context.getMemoryLimitInMB());
      String seen = String.join(" ", context.getAwsRequestId(), System.getenv("COLOUR"));
      output.write(
          Json.text(
                  Map.of(
                      "given",
                      new String(input.readAllBytes(), StandardCharsets.UTF_8),
                      "seen",
                      seen,
                      "home",
                      String.valueOf(System.getenv("HOME")),
                      "time left",
                      context.getRemainingTimeInMillis() > 0))
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Fails. */
  public static final class Fails implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      throw new IllegalStateException("not today");
    }
  }

  /** Cannot even be made. */
  public static final class Unmade implements RequestStreamHandler {

    /** Fails. */
    public Unmade() {
      throw new IllegalStateException("no variable");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {}
  }

  /** Ends the process. */
  public static final class Exits implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      System.out.println("last words");
      Runtime.getRuntime().halt(3);
    }
  }

  /** Never answers. */
  public static final class Hangs implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  @Test
  void givesTheEventAndTheVariablesAndNothingOfThisProcess() throws Exception {
    Outcome outcome = run(Echo.class, Duration.ofMinutes(5));
    assertThat(PlainJson.parse(outcome.payload()))
        .isEqualTo(
            Map.of(
                "given", "{\"ü\":1}",
                "seen", "request-1 red",
                "home", "null",
                "time left", true));
    assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    assertThat(log).anyMatch(line -> line.contains("memory 1769"));
    assertThat(log.getLast()).startsWith("REPORT RequestId: request-1  Init Duration: ");
  }

  @Test
  void reportsWhatAHandlerThrowsAndLogsIt() throws Exception {
    Outcome outcome = run(Fails.class, Duration.ofMinutes(5));
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(outcome.payload())
        .contains("\"errorMessage\":\"not today\"", "\"errorType\":\"java.lang.IllegalState");
    assertThat(log).anyMatch(line -> line.contains("not today"));
  }

  @Test
  void reportsAHandlerThatCannotBeMade() throws Exception {
    Outcome outcome = run(Unmade.class, Duration.ofMinutes(5));
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(outcome.payload()).contains("no variable");
  }

  @Test
  void reportsAProcessThatEndsByItself() throws Exception {
    Outcome outcome = run(Exits.class, Duration.ofMinutes(5));
    assertThat(outcome)
        .isEqualTo(
            new Outcome.Failed(
                "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: request-1"
                    + " Error: Runtime exited with error: exit status 3\"}"));
    assertThat(log).anyMatch(line -> line.contains("last words"));
  }

  @Test
  void endsAProcessWhoseTimeIsOver() throws Exception {
    Outcome outcome = run(Hangs.class, Duration.ofSeconds(1));
    assertThat(outcome)
        .isEqualTo(
            new Outcome.Failed(
                "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: request-1"
                    + " Error: Task timed out after 1.00 seconds\"}"));
  }

  @Test
  void saysWhatToDoWhereTheClientDoesNotRun() {
    assertThatThrownBy(() -> NativeLibrary.unpack(folder, "Mac OS X", "aarch64"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "AWS's runtime interface client runs on Linux only, not on Mac OS X aarch64. Use"
                + " './labeldrop serve' and 'sam local invoke' here.");
  }

  private Outcome run(Class<?> handler, Duration timeout) throws Exception {
    TemplateFunction function =
        new TemplateFunction(
            "TestFunction", handler.getName() + "::handleRequest", 1_769, timeout, Map.of());
    return new Invocation(
            function, Map.of("COLOUR", "red"), List.of(), "request-1", Clock.systemUTC(), log::add)
        .run("{\"ü\":1}");
  }
}

package dev.labeldrop.local.runtime;

import dev.labeldrop.Json;
import dev.labeldrop.local.TemplateFunction;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One call of a function that runs in a process of its own.
 *
 * @param function what is called
 * @param variables its environment variables
 * @param flags flags of its virtual machine; mostly none
 * @param requestId what the call is named in the log
 * @param clock tells how long it took
 * @param log takes what the process logs, line by line
 */
public record Invocation(
    TemplateFunction function,
    Map<String, String> variables,
    List<String> flags,
    String requestId,
    InstantSource clock,
    Consumer<String> log) {

  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:";

  /**
   * Starts the process, gives it the event, and ends it when it has answered and logged.
   *
   * @param event JSON
   * @throws IOException where no process can be started
   */
  public Outcome run(String event) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("labeldrop-function-");
    try (RuntimeApi api =
        new RuntimeApi(requestId, ARN + function.name(), function.timeout(), event, clock)) {
      Instant start = clock.instant();
      Process process = FunctionProcess.start(function, variables, api.address(), home, flags);
      Thread pump = Thread.ofVirtual().start(() -> pump(process));
      Outcome outcome;
      String report;
      try {
        outcome = outcome(api, process);
        report = report(start, api);
      } finally {
        // Process.destroyForcibly would close the streams too, and lose the end of the log.
        process.toHandle().destroyForcibly();
        pump.join();
        process.waitFor();
      }
      log.accept(report);
      return outcome;
    } finally {
      delete(home);
    }
  }

  private Outcome outcome(RuntimeApi api, Process process) throws InterruptedException {
    CompletableFuture<?> logged = CompletableFuture.anyOf(api.idle(), process.onExit());
    // A process that ends has made its report before, if it makes one at all.
    CompletableFuture<Outcome> ended = logged.thenApply(_ -> api.outcome().getNow(exited(process)));
    try {
      return ended.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return failed(
          "Sandbox.Timedout",
          "Task timed out after %d.00 seconds".formatted(function.timeout().toSeconds()));
    } catch (ExecutionException e) {
      throw new IllegalStateException("Waiting for the function's process failed", e.getCause());
    }
  }

  private Outcome exited(Process process) {
    String status = process.isAlive() ? "without a report" : "exit status " + process.exitValue();
    return failed("Runtime.ExitError", "Runtime exited with error: " + status);
  }

  private Outcome failed(String type, String message) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("errorType", type);
    error.put("errorMessage", "RequestId: " + requestId + " Error: " + message);
    return new Outcome.Failed(Json.text(error));
  }

  /** As Lambda ends a call's log, without what is billed. */
  private String report(Instant start, RuntimeApi api) {
    Instant began = api.began();
    Instant now = clock.instant();
    return String.format(
        Locale.ROOT,
        "REPORT RequestId: %s  Init Duration: %d ms  Duration: %d ms",
        requestId,
        Duration.between(start, began == null ? now : began).toMillis(),
        Duration.between(began == null ? now : began, now).toMillis());
  }

  private void pump(Process process) {
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().forEach(log);
    } catch (IOException e) {
      log.accept("The function's log ended: " + e.getMessage());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}

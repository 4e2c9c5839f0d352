package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.local.FailedEvent;
import dev.labeldrop.local.functions.FunctionException;
import dev.labeldrop.local.stack.Action;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;

/**
 * The policies of docs/operations.md, kept as IAM would: a call that a role's policy does not allow
 * is denied, and an action that no command of the role calls is one too many.
 */
final class PeoplesPoliciesTest {

  /** Only an upload that is given up calls it. */
  private static final String ABORT = "s3:AbortMultipartUpload";

  @TempDir private Path folder = Path.of("");

  /** Denies what the policies do not allow, and notes what was used. */
  private static final class Guard implements ExecutionInterceptor {

    private final List<PolicyBlock.Statement> statements;
    private final Set<String> used = new TreeSet<>();

    Guard(List<PolicyBlock.Statement> statements) {
      this.statements = statements;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      SdkRequest request = context.request();
      String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
      Action action =
          Action.of(
              attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME), operation, request);
      need(action.name(), PolicyBlock.arn(action));
      if (request instanceof CopyObjectRequest) {
        String[] source =
            field(request, "CopySource").split("\\?versionId=", 2); // as the SDK sends it
        need(
            source.length == 1 ? "s3:GetObject" : "s3:GetObjectVersion",
            "arn:aws:s3:::" + source[0]);
      } else if (operation.equals("PutObject") && !field(request, "IfMatch").isEmpty()) {
        // S3 User Guide, "Conditional writes".
        need("s3:GetObject", PolicyBlock.arn(action));
      }
    }

    private void need(String action, String resource) {
      if (statements.stream().noneMatch(each -> each.allows(action, resource))) {
        throw AwsServiceException.builder()
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("AccessDenied")
                    .errorMessage("not allowed: " + action + " on " + resource)
                    .build())
            .statusCode(403)
            .message("not allowed: " + action + " on " + resource)
            .build();
      }
      used.add(action);
    }

    private static String field(SdkRequest request, String name) {
      return request.getValueForField(name, String.class).orElse("");
    }
  }

  private StackCli stack() throws IOException, InterruptedException {
    StackCli cli = new StackCli(folder);
    cli.dataset("flowers", DatasetType.TRAIN);
    cli.put("incoming/flowers/train/a.jsonl", Cli.good(1) + Cli.good(2));
    cli.put("incoming/flowers/train/b.jsonl", Cli.good(1).replace("pallet", "crate"));
    return cli;
  }

  private static void check(StackCli cli, Guard guard, int code, String... command) {
    cli.intercept(guard);
    assertThat(cli.run(command)).as(String.join(" ", command) + ": " + cli.err()).isEqualTo(code);
  }

  private static Guard guard(String... roles) throws IOException {
    List<PolicyBlock.Statement> statements = new ArrayList<>();
    for (String role : roles) {
      statements.addAll(PolicyBlock.of(role));
    }
    return new Guard(statements);
  }

  private static Set<String> actions(String role) throws IOException {
    return new TreeSet<>(
        PolicyBlock.of(role).stream().flatMap(each -> each.actions().stream()).toList());
  }

  @Test
  void letAViewerLookAtEverything() throws IOException, InterruptedException {
    try (StackCli cli = stack()) {
      Guard guard = guard("Viewer");
      check(cli, guard, 0, "runs");
      check(cli, guard, 0, "show", cli.run(), "--download", folder.resolve("out").toString());
      check(cli, guard, 0, "follow", cli.run());
      check(cli, guard, 0, "queue", "flowers/train");
      check(cli, guard, 0, "entries", "--project", "flowers", "--type", "train");
      Path file = cli.write("p.jsonl", Cli.good(1) + Cli.good(5));
      check(cli, guard, 0, "plan", file.toString(), "--project", "flowers");
      assertThat(cli.out()).contains("You may not read the ledger of flowers/train", "listed now");
      check(cli, guard, 1, "ready", "--project", "flowers");
      assertThat(cli.out()).contains("test dataset");
      lookAtAWaitingRun(cli, guard);
      assertThat(guard.used).isEqualTo(actions("Viewer"));
      String second = cli.stack.stateMachine().executions().get(1).name();
      check(cli, guard, 2, "undo", second, "--yes");
      assertThat(cli.err()).contains("Access denied");
    }
  }

  /** Without the right to read turns and pauses. */
  private static void lookAtAWaitingRun(StackCli cli, Guard guard) {
    cli.intercept(new ExecutionInterceptor() {});
    cli.run("pause", "flowers/train", "--why", "x");
    cli.start("incoming/flowers/train/c.jsonl", Cli.good(3));
    cli.until(() -> cli.settled(3));
    check(cli, guard, 0, "queue");
    assertThat(cli.out()).contains("paused since ", "  1      c-").doesNotContain(": x");
    check(cli, guard, 0, "show", cli.run());
    assertThat(cli.out()).contains("is paused since ");
    check(cli, guard, 2, "resume", "flowers/train");
    assertThat(cli.err()).contains("Access denied", "TrustedPrincipalArns");
    cli.intercept(new ExecutionInterceptor() {});
    cli.run("resume", "flowers/train");
    cli.run("follow", cli.run());
  }

  @Test
  void letADropperDropAndUndo() throws IOException, InterruptedException {
    try (StackCli cli = stack()) {
      Guard guard = guard("Viewer", "Dropper");
      String second = cli.run();
      Path file = cli.write("c.jsonl", Cli.good(3));
      check(cli, guard, 0, "undo", second, "--yes");
      check(cli, guard, 0, "redrop", second, "--yes");
      check(cli, guard, 0, "redrop", second, file.toString());
      check(cli, guard, 0, "drop", file.toString(), "--project", "flowers", "--type", "train");
      Set<String> wanted = actions("Dropper");
      wanted.remove(ABORT);
      assertThat(guard.used).containsAll(wanted);
      check(cli, guard, 2, "pause", "flowers/train", "--why", "x");
    }
  }

  @Test
  void letAnOperatorPauseStopAndRetry() throws IOException, InterruptedException {
    try (StackCli cli = stack()) {
      Guard guard = guard("Viewer", "Operator");
      check(cli, guard, 0, "pause", "flowers/train", "--why", "x");
      cli.start("incoming/flowers/train/c.jsonl", Cli.good(3));
      cli.until(() -> cli.settled(3));
      cli.start("incoming/flowers/train/d.jsonl", Cli.good(4));
      cli.until(() -> cli.settled(4));
      check(cli, guard, 0, "queue");
      check(cli, guard, 0, "stop", cli.run(), "--why", "x");
      // Once it is over, nobody but the operator hands the turn on.
      check(cli, guard, 1, "follow", cli.run());
      check(cli, guard, 0, "resume", "flowers/train");
      cli.stack.awaitQuiet();
      FunctionException failure = new FunctionException(null, "x", List.of());
      byte[] event =
          "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}".getBytes(StandardCharsets.UTF_8);
      cli.stack.failedEvents().send(FailedEvent.json(event, 3, failure));
      check(cli, guard, 1, "events");
      check(cli, guard, 0, "events", "retry");
      cli.stack.awaitQuiet();
      Path file = cli.write("p.jsonl", Cli.good(1) + Cli.good(5));
      check(cli, guard, 0, "plan", file.toString(), "--project", "flowers");
      assertThat(cli.out()).contains("by the ledger", "+pallet; −crate");
      check(cli, guard, 0, "backfill", "incoming/flowers/");
      cli.stack.awaitQuiet();
      assertThat(guard.used).containsAll(actions("Operator"));
    }
  }

  @Test
  void nameEveryCommandThatTalksToAStack() throws IOException {
    String page = Files.readString(Path.of("docs/operations.md"));
    assertThat(
            Stream.of(
                "runs",
                "show",
                "follow",
                "queue",
                "entries",
                "drop",
                "undo",
                "redrop",
                "pause",
                "resume",
                "stop",
                "events",
                "plan",
                "ready",
                "backfill"))
        .allSatisfy(command -> assertThat(page).contains("`" + command + "`"));
  }
}

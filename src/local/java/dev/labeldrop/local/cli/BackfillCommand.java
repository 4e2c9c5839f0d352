package dev.labeldrop.local.cli;

import dev.labeldrop.Json;
import dev.labeldrop.local.stack.BackfillResults;
import dev.labeldrop.local.stack.Backfills;
import dev.labeldrop.local.stack.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code backfill}: takes in again what lies under a prefix of the drop bucket. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    description = {
      "Takes in again every drop under a prefix of the stack's bucket, each as a drop of the time"
          + " when it was last modified, and follows that.",
      "",
      "It is safe at any time: what the dataset holds already is not sent, and a line whose image a"
          + " newer drop wrote stays as that drop wrote it. Each drop gets a run of its own, which"
          + " sends its notice; runs shows them.",
      "Ctrl-C stops following, not the backfill."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Every drop was taken in; with --detach: the backfill has begun.",
      "1:At least one was not.",
      "2:Wrong usage, nothing under the prefix, or a call of AWS that failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop backfill incoming/flowers/ --stack labeldrop",
      "  ./labeldrop backfill incoming/ --since 7d --stack labeldrop",
      "  ./labeldrop backfill incoming/flowers/train/spring --until 2026-11-01 --local"
    })
final class BackfillCommand implements Callable<Integer> {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  @Parameters(
      paramLabel = "PREFIX",
      description = "What the keys begin with: incoming/ or more of it.")
  private String given = "";

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = Since.Converter.class,
      description = {
        "Leaves out what was last modified before: 7d, 12h or 30m ago,",
        "2026-11-20, or 2026-11-20T10:00:00Z."
      })
  private @Nullable Since since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = Since.Converter.class,
      description = "Leaves out what was last modified then or later.")
  private @Nullable Since until;

  @Option(names = "--detach", description = "Prints the backfill's name and does not follow it.")
  private boolean detach;

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private TargetOptions target = new TargetOptions();

  @ParentCommand private Main main = new Main(StandardStreams.ofProcess());

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What the backfill's execution ends with; docs/backfill.schema.json. */
  record Notice(String status, String message, @Nullable String results) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Connection connection = target.connect();
    Clock clock = main.clock();
    Backfills backfills = new Backfills(connection, clock);
    String prefix = backfills.prefix(given);
    Instant now = clock.instant();
    String execution =
        backfills.start(
            prefix, since == null ? null : since.at(now), until == null ? null : until.at(now));
    String name = execution.substring(execution.lastIndexOf(':') + 1);
    if (detach) {
      spec.commandLine().getOut().println(name);
      return 0;
    }
    return print(backfills, follow(backfills, execution, prefix), name);
  }

  private Backfills.Sight follow(Backfills backfills, String execution, String prefix)
      throws InterruptedException {
    String left =
        "%nStopped following; the backfill goes on. To see its runs: ./labeldrop runs %s"
            .formatted(target.again());
    try (CountBar bar =
            new CountBar(
                spec.commandLine().getErr(),
                main.streams().errorsToTerminal(),
                "taking in " + prefix,
                "objects");
        Interrupt _ = new Interrupt(() -> say(bar, left))) {
      Backfills.Sight sight = backfills.look(execution);
      while (!sight.over()) {
        bar.show(sight.done(), sight.objects());
        main.waiter().waitFor(BETWEEN_LOOKS);
        sight = backfills.look(execution);
      }
      return sight;
    }
  }

  private void say(CountBar bar, String words) {
    bar.close();
    spec.commandLine().getErr().println(words);
  }

  private int print(Backfills backfills, Backfills.Sight end, String name) {
    String output = end.execution().output();
    if (output == null) {
      spec.commandLine()
          .getErr()
          .printf(
              "labeldrop: the backfill %s ended as %s: %s %s%n",
              name,
              end.execution().statusAsString(),
              end.execution().error(),
              end.execution().cause());
      return 1;
    }
    Notice notice = Json.read(Notice.class, output.getBytes(StandardCharsets.UTF_8), "backfill");
    BackfillResults results = notice.results() == null ? null : backfills.results(notice.results());
    if (format.json()) {
      Map<String, @Nullable Object> document =
          Json.readMap(output.getBytes(StandardCharsets.UTF_8), "backfill");
      document.put("outcome", results);
      spec.commandLine().getOut().print(Json.pretty(document));
      spec.commandLine().getOut().flush();
    } else {
      new BackfillText(spec.commandLine().getOut(), target.again())
          .print(name, notice, results, end.objects());
    }
    return notice.status().equals("BACKFILL_COMPLETE") ? 0 : 1;
  }
}

package dev.labeldrop.local.cli;

import dev.labeldrop.Json;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.DatasetFolders;
import dev.labeldrop.local.stack.QueueView;
import dev.labeldrop.local.stack.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code queue}: who has the turn of a dataset, and who waits. */
@Command(
    name = "queue",
    mixinStandardHelpOptions = true,
    description = {
      "Shows who has the turn of each dataset, what that run does, and who waits, in order.",
      "",
      "How long a run will wait is the median of the latest five runs of its dataset, times the"
          + " runs before it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It was shown, also if no run waits.",
      "2:Wrong usage, no such dataset, or a call of AWS that failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop queue --stack labeldrop",
      "  ./labeldrop queue flowers/train --stack labeldrop",
      "  ./labeldrop queue --local --format json"
    })
final class QueueCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DATASET",
      arity = "0..1",
      description = "PROJECT/train, PROJECT/test or an ARN (default: all that are not idle).")
  private @Nullable String dataset;

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private TargetOptions target = new TargetOptions();

  @ParentCommand private Main main = new Main(StandardStreams.ofProcess());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Connection connection = target.connect();
    DatasetFolders folders = new DatasetFolders(connection);
    List<DatasetArn> wanted = dataset == null ? folders.all() : List.of(folders.find(dataset));
    QueueView view = new QueueView(connection, main.clock(), main.waiter());
    List<QueueView.Line> lines =
        wanted.stream().map(view::of).filter(line -> dataset != null || !line.idle()).toList();
    PrintWriter out = spec.commandLine().getOut();
    out.print(format.json() ? Json.pretty(lines) : text(lines));
    out.flush();
    return 0;
  }

  private static String text(List<QueueView.Line> lines) {
    if (lines.isEmpty()) {
      return "No run has a turn or waits for one, and no dataset is paused.\n";
    }
    StringBuilder text = new StringBuilder();
    for (QueueView.Line line : lines) {
      text.append(line.dataset())
          .append(line.idle() ? ": no run has its turn or waits for it\n" : "\n");
      if (line.pause() != null) {
        text.append("  ").append(pause(line.pause())).append('\n');
      }
      text.append(table(line));
    }
    return text.toString();
  }

  private static String pause(QueueView.PauseRow pause) {
    String why = pause.why() == null ? "" : " by " + pause.by() + ": " + pause.why();
    return "paused since " + Words.time(Instant.parse(pause.since())) + why;
  }

  private static String table(QueueView.Line line) {
    if (line.turn() == null && line.waiting().isEmpty()) {
      return "";
    }
    TextTable table = new TextTable("  place", "run", "since", "");
    if (line.turn() != null) {
      QueueView.TurnRow turn = line.turn();
      String detail = turn.detail().isEmpty() ? "" : " (" + turn.detail() + ")";
      table.row("  turn", turn.run(), since(turn.startedAt()), turn.doing() + detail);
    }
    int place = 0;
    for (QueueView.WaitingRow row : line.waiting()) {
      place++;
      table.row("  " + place, row.run(), since(row.startedAt()), expected(row));
    }
    return table.text();
  }

  private static String since(String time) {
    return Words.time(Instant.parse(time));
  }

  private static String expected(QueueView.WaitingRow row) {
    return row.expectedSeconds() == null
        ? "waits"
        : "waits, about "
            + Words.duration(Duration.ofSeconds(Objects.requireNonNull(row.expectedSeconds())));
  }
}

package dev.labeldrop.local.cli;

import dev.labeldrop.Json;
import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.DatasetFolders;
import dev.labeldrop.local.stack.DatasetName;
import dev.labeldrop.local.stack.NearNames;
import dev.labeldrop.local.stack.RunRow;
import dev.labeldrop.local.stack.RunRows;
import dev.labeldrop.local.stack.Runs;
import dev.labeldrop.local.stack.Words;
import dev.labeldrop.report.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code runs}: a table of runs. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = {
      "Lists runs, the latest first: those that run, and those of the last 90 days.",
      "",
      "  outcome  as in the notice; RUNNING, or UNREPORTED if it ended without one",
      "  applied, unchanged, superseded (a newer drop wrote them), rejected   lines",
      "  took     from the reading of the file to the notice"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:They were listed, also if there are none.",
      "2:Wrong usage, or a call of AWS that failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop runs --stack labeldrop",
      "  ./labeldrop runs --stack labeldrop --dataset flowers/train --since 7d",
      "  ./labeldrop runs --stack labeldrop --outcome partial --outcome failed",
      "  ./labeldrop runs --local --format json"
    })
final class RunsCommand implements Callable<Integer> {

  private static final int MOST_ROWS = 10_000;

  @Option(
      names = "--dataset",
      paramLabel = "DATASET",
      description = "Only runs of this dataset: PROJECT/train, PROJECT/test or an ARN.")
  private @Nullable String dataset;

  @Option(
      names = "--outcome",
      paramLabel = "OUTCOME",
      description = "Only runs with this outcome; may be repeated.")
  private List<String> outcomes = List.of();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = Since.Converter.class,
      description = "Only runs that began since then: 7d, 12h, 30m, 2026-11-20, or ISO-8601.")
  private @Nullable Since since;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many runs at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private TargetOptions target = new TargetOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    DropOptions.range(spec.commandLine(), "--limit", limit, 1, MOST_ROWS);
    RunRows.Wanted wanted = wanted(dataset == null ? null : name(dataset));
    Connection connection = target.connect();
    List<RunRow> rows =
        new RunRows(new Runs(connection), wanted)
            .since(since == null ? Instant.EPOCH : since.at(Main.of(spec).clock().instant()))
            .limit(limit)
            .toList();
    if (rows.isEmpty() && dataset != null) {
      new DatasetFolders(connection).find(dataset);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(format.json() ? Json.pretty(rows) : text(rows));
    out.flush();
    return 0;
  }

  private DatasetName name(String text) {
    return DatasetName.parse(text)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "--dataset: '%s' is no dataset. Write flowers/train or flowers/test."
                    .formatted(text)));
  }

  private RunRows.Wanted wanted(@Nullable DatasetName name) {
    return new RunRows.Wanted(
        name == null ? null : name.toString(),
        outcomes.stream().map(this::outcome).collect(Collectors.toSet()));
  }

  private String outcome(String text) {
    List<String> known = new ArrayList<>(List.of("RUNNING", "UNREPORTED"));
    Arrays.stream(Outcome.values()).map(Outcome::name).forEach(known::add);
    String wanted = text.toUpperCase(Locale.ROOT);
    if (!known.contains(wanted)) {
      throw new ParameterException(
          spec.commandLine(),
          "--outcome: '%s' is no outcome. %s".formatted(text, NearNames.sentence(text, known, "")));
    }
    return wanted;
  }

  private static String text(List<RunRow> rows) {
    if (rows.isEmpty()) {
      return "There are no such runs.\n";
    }
    boolean superseded =
        rows.stream().anyMatch(row -> row.superseded() != null && row.superseded() > 0);
    List<String> head = new ArrayList<>(List.of("when", "run", "dataset", "outcome", "applied"));
    head.add("unchanged");
    if (superseded) {
      head.add("superseded");
    }
    head.addAll(List.of("rejected", "took", "file"));
    TextTable table = new TextTable(head.toArray(String[]::new));
    rows.forEach(row -> table.row(cells(row, superseded)));
    return table.text();
  }

  private static String[] cells(RunRow row, boolean superseded) {
    List<String> cells = new ArrayList<>();
    cells.add(Words.time(Instant.parse(row.startedAt())));
    cells.add(row.run());
    cells.add(row.dataset() == null ? "-" : row.dataset());
    cells.add(row.outcome());
    cells.add(count(row.applied()));
    cells.add(count(row.unchanged()));
    if (superseded) {
      cells.add(count(row.superseded()));
    }
    cells.add(count(row.rejected()));
    cells.add(row.took() == null ? "-" : Words.duration(Duration.parse(row.took())));
    cells.add(row.file() == null ? "-" : name(row));
    return cells.toArray(String[]::new);
  }

  /** The dataset has the rest of the key, but for a file that names none. */
  private static String name(RunRow row) {
    String file = Objects.requireNonNull(row.file());
    return row.dataset() == null ? file : file.substring(file.lastIndexOf('/') + 1);
  }

  private static String count(@Nullable Long lines) {
    return lines == null ? "-" : String.format(Locale.ROOT, "%,d", lines);
  }
}

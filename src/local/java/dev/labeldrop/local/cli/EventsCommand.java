package dev.labeldrop.local.cli;

import dev.labeldrop.Json;
import dev.labeldrop.local.stack.FailedEvents;
import dev.labeldrop.local.stack.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code events}: the events that could not be taken in. */
@Command(
    name = "events",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the events that Ingest could not take in after three tries, or six hours: each is a"
          + " drop without a run and a notice.",
      "",
      "While they are read, which takes some seconds, they are hidden from others."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:There are none.",
      "1:There are some.",
      "2:Wrong usage, or a call of AWS that failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop events --stack labeldrop",
      "  ./labeldrop events retry --stack labeldrop"
    },
    subcommands = EventsCommand.Retry.class)
final class EventsCommand implements Callable<Integer> {

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "TEXT",
      description = "text, or json: an array (default: text).")
  private OutputForm format = OutputForm.TEXT;

  @Mixin private TargetOptions target = new TargetOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (FailedEvents failed = new FailedEvents(target.connect())) {
      List<FailedEvents.Event> events = failed.take();
      failed.release(events);
      out.print(
          format == OutputForm.JSON
              ? Json.pretty(events.stream().map(FailedEvents.Event::row).toList())
              : text(events));
      out.flush();
      return events.isEmpty() ? 0 : 1;
    }
  }

  private static String text(List<FailedEvents.Event> events) {
    if (events.isEmpty()) {
      return "Every event was taken in.\n";
    }
    TextTable table = new TextTable("failed", "id", "object", "reason");
    for (FailedEvents.Event event : events) {
      table.row(
          Words.time(Instant.parse(event.failedAt())),
          event.id(),
          String.join(" ", event.objects()),
          event.reason().lines().findFirst().orElse(""));
    }
    return table.text();
  }

  /** {@code events retry}: calls Ingest with them again. */
  @Command(
      name = "retry",
      mixinStandardHelpOptions = true,
      description = {
        "Calls Ingest again with events that it could not take in, and takes them from the queue.",
        "",
        "That is safe: an event that was taken in already starts nothing new. One that fails again"
            + " is in the queue again some minutes later."
      },
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:Lambda has all of them.",
        "2:Wrong usage, an id that is not there, or a call of AWS that failed."
      },
      footerHeading = "%nExamples:%n",
      footer = {"  ./labeldrop events retry --stack labeldrop"})
  static final class Retry implements Callable<Integer> {

    @Parameters(
        paramLabel = "ID",
        arity = "0..*",
        description = "Only these, by the ids that events shows (default: all).")
    private List<String> ids = List.of();

    @Mixin private TargetOptions target = new TargetOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
      try (FailedEvents failed = new FailedEvents(target.connect())) {
        List<FailedEvents.Event> all = failed.take();
        List<FailedEvents.Event> wanted =
            all.stream().filter(each -> ids.isEmpty() || ids.contains(each.id())).toList();
        failed.release(all.stream().filter(each -> !wanted.contains(each)).toList());
        for (FailedEvents.Event event : wanted) {
          failed.retry(event);
          spec.commandLine().getOut().println("given again: " + String.join(" ", event.objects()));
        }
        List<String> missing =
            ids.stream()
                .filter(id -> all.stream().noneMatch(each -> each.id().equals(id)))
                .toList();
        if (!missing.isEmpty()) {
          spec.commandLine()
              .getErr()
              .println("labeldrop: not in the queue: " + String.join(" ", missing));
          return 2;
        }
        if (wanted.isEmpty()) {
          spec.commandLine().getOut().println("Every event was taken in.");
        }
        return 0;
      }
    }
  }
}

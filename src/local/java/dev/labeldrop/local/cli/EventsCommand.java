package dev.labeldrop.local.cli;

import dev.labeldrop.Json;
import dev.labeldrop.local.stack.FailedEvents;
import dev.labeldrop.local.stack.NearNames;
import dev.labeldrop.local.stack.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private TargetOptions target = new TargetOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (FailedEvents failed = new FailedEvents(target.connect())) {
      List<FailedEvents.Event> events = failed.take();
      failed.release(events);
      out.print(
          format.json()
              ? Json.pretty(events.stream().map(FailedEvents.Event::row).toList())
              : text(events));
      out.flush();
      return events.isEmpty() ? 0 : 1;
    }
  }

  private static String text(List<FailedEvents.Event> events) {
    if (events.isEmpty()) {
      return "No failed events.\n";
    }
    TextTable table = new TextTable("failed", "id", "object", "reason");
    for (FailedEvents.Event event : events) {
      table.row(
          Words.time(Instant.parse(event.failedAt())),
          event.id(),
          event.objects().isEmpty() ? "-" : String.join(" ", event.objects()),
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
        "1:One stays in the queue: it is no event of a drop.",
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
        List<FailedEvents.Event> left = new ArrayList<>(failed.take());
        List<FailedEvents.Event> wanted = wanted(left);
        try {
          for (FailedEvents.Event event : wanted) {
            failed.retry(event);
            left.remove(event);
            spec.commandLine()
                .getOut()
                .println("given again: " + String.join(" ", event.objects()));
          }
        } finally {
          failed.release(left);
        }
        if (left.isEmpty() && wanted.isEmpty() && ids.isEmpty()) {
          spec.commandLine().getOut().println("No failed events.");
        }
        return complain(left, wanted);
      }
    }

    private List<FailedEvents.Event> wanted(List<FailedEvents.Event> all) {
      return all.stream()
          .filter(each -> ids.isEmpty() || ids.contains(each.id()))
          .filter(FailedEvents.Event::canBeRetried)
          .toList();
    }

    /** Says which were asked for and not given; the exit code. */
    private int complain(List<FailedEvents.Event> left, List<FailedEvents.Event> given) {
      Set<String> known = new TreeSet<>();
      int code = 0;
      for (FailedEvents.Event event : left) {
        known.add(event.id());
        if (ids.isEmpty() || ids.contains(event.id())) {
          say("left in the queue: %s: %s".formatted(event.id(), event.reason()));
          code = 1;
        }
      }
      given.forEach(event -> known.add(event.id()));
      List<String> missing = ids.stream().filter(id -> !known.contains(id)).toList();
      for (String id : missing) {
        say(
            "No event '%s' is in the queue. %s"
                .formatted(id, NearNames.sentence(id, List.copyOf(known), "It is empty.")));
        code = 2;
      }
      return code;
    }

    private void say(String text) {
      spec.commandLine().getErr().println("labeldrop: " + text);
    }
  }
}

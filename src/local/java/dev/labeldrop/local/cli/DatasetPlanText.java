package dev.labeldrop.local.cli;

import dev.labeldrop.Count;
import dev.labeldrop.change.ChangeWords;
import dev.labeldrop.change.EntryChange;
import dev.labeldrop.change.WhatChanged;
import dev.labeldrop.local.plan.DatasetPlan;
import dev.labeldrop.local.plan.DatasetPlan.Knowledge;
import dev.labeldrop.local.plan.DatasetPlan.Lines;
import dev.labeldrop.local.plan.DatasetPlan.Overlap;
import dev.labeldrop.local.plan.DatasetPlan.Room;
import dev.labeldrop.manifest.json.Excerpt;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/** What a drop would change, for people. */
final class DatasetPlanText {

  private static final int MOST_LABELS = 20;
  private static final int MOST_IMAGES = 20;
  private static final int MOST_OVERLAPPING = 5;

  private final PrintWriter out;
  private final ColorScheme colours;

  DatasetPlanText(PrintWriter out, ColorScheme colours) {
    this.out = out;
    this.colours = colours;
  }

  void print(DatasetPlan plan) {
    line("compared with %s, %s", plan.dataset(), words(plan.knowledge(), plan.room()));
    plan.notes().forEach(note -> line("note: %s", note));
    lines(plan.lines(), plan.what());
    changes(plan.what());
    room(plan.room());
    Overlap overlap = plan.overlap();
    if (overlap != null && overlap.images() > 0) {
      warning(
          "%s of the file %s in %s, too: %s%s. A model that is tested with images that it was"
                  .formatted(
                      Count.of(overlap.images(), "image"),
                      overlap.images() == 1 ? "is" : "are",
                      overlap.dataset(),
                      String.join(
                          ", ",
                          overlap
                              .first()
                              .subList(0, Math.min(MOST_OVERLAPPING, overlap.first().size()))),
                      overlap.images() > MOST_OVERLAPPING ? " …" : "")
              + " trained with looks better than it is.");
    }
  }

  private static String words(Knowledge knowledge, Room room) {
    return switch (knowledge) {
      case LEDGER ->
          Count.of(room.entries(), "entry", "entries") + " by the ledger, which agrees with it";
      case LISTED -> Count.of(room.entries(), "entry", "entries") + ", listed now";
      case EMPTY -> "which has no entries";
      case FILE -> Count.of(room.entries(), "entry", "entries");
    };
  }

  private void lines(Lines lines, WhatChanged what) {
    String notKnown =
        what.notKnown() == 0
            ? ""
            : String.format(Locale.ROOT, "; %,d replace what is not known", what.notKnown());
    row("to add", lines.toAdd(), "");
    row(
        "to replace",
        lines.toReplace(),
        lines.toReplace() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "%,d change labels or boxes, %,d something else%s",
                what.changed(),
                what.same(),
                notKnown));
    row("unchanged", lines.unchanged(), "not sent: the dataset holds them");
    row("superseded", lines.superseded(), "not sent: a newer drop wrote them");
  }

  private void row(String what, long number, String why) {
    out.println(
        String.format(Locale.ROOT, "    %-10s  %,11d   %s", what, number, number == 0 ? "" : why)
            .stripTrailing());
  }

  private void changes(WhatChanged what) {
    if (what.labels().isEmpty()) {
      return;
    }
    line("what changes: %s", ChangeWords.of(what, MOST_LABELS));
    List<EntryChange> shown = what.images().subList(0, Math.min(MOST_IMAGES, what.images().size()));
    for (EntryChange image : shown) {
      out.println(
          "    "
              + Excerpt.visible(image.sourceRef())
              + "  "
              + String.join("; ", ChangeWords.of(image)));
    }
    long more = what.changed() - shown.size();
    if (more > 0) {
      out.printf("    and %s; --format json has up to 1,000%n", Count.of(more, "more image"));
    }
  }

  private void room(Room room) {
    line(
        "entries after: %,d of %,d%s",
        room.entriesAfter(),
        room.mostEntries(),
        room.labelsAfter() == null
            ? ""
            : String.format(
                Locale.ROOT, "; labels: %,d of %,d", room.labelsAfter(), room.mostLabels()));
    if (room.tooManyEntries()) {
      warning(
          "The dataset would have more entries than it takes by default. Ask for a higher quota, or"
              + " drop less.");
    }
    if (room.tooManyLabels()) {
      warning("The dataset would have more labels than it takes. Use fewer labels.");
    }
  }

  private void line(String format, Object... values) {
    out.printf(Locale.ROOT, "  " + format + "%n", values);
  }

  private void warning(String text) {
    out.println("  " + colours.apply("warning:", List.of(Style.fg_yellow)) + " " + text);
  }
}

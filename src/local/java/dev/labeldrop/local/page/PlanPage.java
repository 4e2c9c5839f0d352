package dev.labeldrop.local.page;

import dev.labeldrop.Count;
import dev.labeldrop.local.plan.DatasetPlan;
import dev.labeldrop.report.Figures;
import dev.labeldrop.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of plans shows.
 *
 * @param verdict what all of them come to
 * @param files one by one
 */
record PlanPage(Verdict verdict, List<File> files) {

  /**
   * One manifest.
   *
   * @param id its id in the page
   * @param name what it is called
   * @param verdict what would become of it
   * @param sent what would be sent; null if nothing would be
   */
  record File(String id, String name, Verdict verdict, PlannedFile.@Nullable Sent sent) {}

  static PlanPage of(List<PlannedFile> planned) {
    List<File> files = new ArrayList<>();
    for (PlannedFile file : planned) {
      PlannedFile.Sent sent = file instanceof PlannedFile.Sent some ? some : null;
      files.add(new File("f" + (files.size() + 1), file.name(), verdict(file), sent));
    }
    return new PlanPage(
        files.size() == 1 ? files.getFirst().verdict() : verdict(files), List.copyOf(files));
  }

  /** The page's title. */
  String title() {
    return verdict.words() + ": " + (files.size() == 1 ? files.getFirst().name() : "manifests");
  }

  private static Verdict verdict(List<File> files) {
    long bad = files.stream().filter(file -> file.verdict().tone() == Verdict.Tone.BAD).count();
    return bad == 0
        ? new Verdict(
            Verdict.Tone.GOOD,
            Count.of(files.size(), "file") + " would be sent",
            "What each would change is below.")
        : new Verdict(
            Verdict.Tone.BAD,
            Figures.number(bad) + " of " + Count.of(files.size(), "file") + " not sent",
            "Why is below; check says what is wrong with each line.");
  }

  private static Verdict verdict(PlannedFile file) {
    return switch (file) {
      case PlannedFile.Unread(String _, String reason) ->
          new Verdict(Verdict.Tone.BAD, "Not read", "It could not be read: " + reason);
      case PlannedFile.Rejected(String _, String reason) ->
          new Verdict(Verdict.Tone.BAD, "Rejected", "Nothing of it would be sent: " + reason + ".");
      case PlannedFile.Sent sent -> verdict(sent);
    };
  }

  private static Verdict verdict(PlannedFile.Sent sent) {
    String what =
        sent.lines() == 0
            ? "nothing"
            : "%s in %s"
                .formatted(
                    Count.of(sent.lines(), "line"), Count.of(sent.chunks().size(), "update"));
    String sentence =
        "A drop would send %s%s."
            .formatted(
                what,
                sent.rejected() == 0 ? "" : " and reject " + Count.of(sent.rejected(), "line"));
    DatasetPlan plan = sent.plan();
    boolean warned =
        plan != null
            && (plan.room().tooManyEntries() || plan.room().tooManyLabels() || overlaps(plan));
    return new Verdict(
        warned ? Verdict.Tone.WARN : Verdict.Tone.GOOD,
        sent.lines() == 0 ? "Nothing to send" : "Would be sent",
        sentence);
  }

  /** Whether the project's other dataset has images of the manifest. */
  static boolean overlaps(DatasetPlan plan) {
    DatasetPlan.Overlap overlap = plan.overlap();
    return overlap != null && overlap.images() > 0;
  }

  /** How it is known what a dataset holds, as a clause. */
  static String words(DatasetPlan plan) {
    return switch (plan.knowledge()) {
      case LEDGER -> "known from the ledger, which agrees with it";
      case LISTED -> "listed now";
      case EMPTY -> "which has no entries";
      case FILE -> "saved entries";
    };
  }
}

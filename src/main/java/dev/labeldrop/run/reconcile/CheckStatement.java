package dev.labeldrop.run.reconcile;

import dev.labeldrop.Count;
import dev.labeldrop.report.EntryCheck;
import dev.labeldrop.report.EntryCheck.Method;
import dev.labeldrop.run.progress.EntryCounts;
import dev.labeldrop.run.progress.Fate;
import dev.labeldrop.run.progress.RunOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** In words, how it was found out what the dataset holds, and what is not known. */
final class CheckStatement {

  private CheckStatement() {}

  /** How missing lines were looked for. */
  static Method method(RunOutcome outcome, Looks looks) {
    if (outcome.linesApplied() == 0 || outcome.unproved() > 0) {
      return Method.NOT_CHECKED;
    }
    if (looks.allSeen()) {
      return Method.LISTED;
    }
    if (looks.calls() == 0) {
      return Method.COUNTED;
    }
    return outcome.provedByCounts() > 0 ? Method.COUNTED_AND_LOOKED_UP : Method.LOOKED_UP;
  }

  /** The statement. */
  static String of(RunOutcome outcome, Looks looks, boolean rewrites) {
    List<String> sentences = new ArrayList<>();
    if (outcome.linesApplied() == 0) {
      sentences.add(
          EntryCheck.nothingApplied(outcome.count(Fate.FAILED) + outcome.count(Fate.NOT_SENT)));
    } else {
      counts(outcome, sentences);
      looked(outcome, looks, rewrites, sentences);
    }
    String why = looks.why();
    if (why != null) {
      sentences.add(why);
    }
    return String.join(" ", sentences);
  }

  private static void counts(RunOutcome outcome, List<String> sentences) {
    EntryCounts counts = outcome.entries();
    Long before = counts.before();
    Long after = counts.after();
    if (before == null || after == null) {
      return;
    }
    sentences.add(
        String.format(
            Locale.ROOT,
            "The dataset had %s before and has %,d now; %s applied%s",
            Count.of(before, "entry", "entries"),
            after,
            Count.of(outcome.linesApplied(), "line was", "lines were"),
            outcome.provedByCounts() > 0 ? proved(outcome) : "."));
    if (!counts.undisturbed()) {
      sentences.add("Others may have changed the dataset meanwhile.");
    }
  }

  private static String proved(RunOutcome outcome) {
    long proved = outcome.provedByCounts();
    return proved == 1 && outcome.linesApplied() == 1
        ? ", new to it, so it is not missing."
        : String.format(
            Locale.ROOT, ", %,d of them new to it, so none of these is missing.", proved);
  }

  private static String listed(RunOutcome outcome, Looks looks) {
    return looks.allSeen()
        ? "All entries of the dataset"
        : outcome.unproved() > 0
            ? "The entries of some lines"
            : outcome.provedByCounts() > 0 ? "The replaced entries" : "The entries of the lines";
  }

  private static void looked(
      RunOutcome outcome, Looks looks, boolean rewrites, List<String> sentences) {
    if (looks.calls() > 0) {
      long missing = outcome.missingForCertain();
      sentences.add(
          String.format(
              Locale.ROOT,
              "%s were listed (%s) and %s.",
              listed(outcome, looks),
              Count.of(looks.calls(), "call"),
              missing == 0
                  ? "match what was sent"
                  : "compared with the lines: "
                      + Count.of(
                          missing, "line is missing or differs", "lines are missing or differ")));
    }
    if (rewrites) {
      sentences.add(
          "The service keeps lines otherwise than they are sent, so labels and boxes were"
              + " compared.");
    }
    if (outcome.unproved() > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "Whether the dataset holds %,d of the lines is not known.",
              outcome.unproved()));
    }
  }
}

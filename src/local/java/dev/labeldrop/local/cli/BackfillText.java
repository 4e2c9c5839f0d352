package dev.labeldrop.local.cli;

import dev.labeldrop.Count;
import dev.labeldrop.local.stack.BackfillResults;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a backfill, for people.
 *
 * @param again the options that name the stack, for the commands that are suggested
 */
record BackfillText(PrintWriter out, String again) {

  /**
   * Prints it.
   *
   * @param results what its files say; null if there are none
   * @param objects how many objects there were
   */
  void print(
      String name, BackfillCommand.Notice notice, @Nullable BackfillResults results, long objects) {
    out.printf(Locale.ROOT, "%s: %s%n", notice.status(), name);
    if (results == null) {
      out.printf("  %s%n", notice.message());
    } else if (results.started() + results.passedOver() + results.failed() < objects) {
      out.printf(
          "  %s; the results do not say what became of each. The runs: ./labeldrop runs %s%n",
          Count.of(objects, "object"), again);
    } else {
      out.printf(
          Locale.ROOT,
          "  %s: %s started, %,d passed over (no drop, or of another time), %,d failed%n",
          Count.of(objects, "object"),
          Count.of(results.started(), "run"),
          results.passedOver(),
          results.failed());
      for (BackfillResults.Failure failure : results.failures()) {
        out.printf("  failed: %s %s %s%n", failure.key(), failure.error(), failure.cause());
      }
      if (results.failed() > results.failures().size()) {
        out.printf(Locale.ROOT, "  and %,d more%n", results.failed() - results.failures().size());
      }
      if (results.started() > 0) {
        out.printf("  The runs go on by themselves: ./labeldrop runs %s%n", again);
      }
    }
    out.flush();
  }
}

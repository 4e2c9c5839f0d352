package dev.labeldrop.local.cli;

import dev.labeldrop.local.page.PlanHtmlForm;
import dev.labeldrop.local.page.PlannedFile;
import dev.labeldrop.local.plan.DatasetPlan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Plans as one page. */
final class PlanHtml implements PlanForm {

  private final PrintWriter out;
  private final List<PlannedFile> files = new ArrayList<>();

  PlanHtml(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void add(FileResult result) {
    String name = result.file().name();
    files.add(
        switch (result) {
          case FileResult.Unreadable(ManifestFile _, String reason) ->
              new PlannedFile.Unread(name, reason);
          case FileResult.Checked checked ->
              switch (checked.verdict()) {
                case Verdict.Refused(String reason) -> new PlannedFile.Rejected(name, reason);
                case Verdict.Sent sent ->
                    new PlannedFile.Sent(name, sent.lines(), sent.rejected(), sent.chunks(), null);
              };
        });
  }

  @Override
  public void add(FileResult.Checked result, DatasetPlan plan) {
    files.add(
        new PlannedFile.Sent(
            result.file().name(),
            plan.lines().toAdd() + plan.lines().toReplace(),
            result.validation().lines().rejected(),
            plan.chunks(),
            plan));
  }

  @Override
  public void end(int exitCode) {
    out.print(PlanHtmlForm.html(files));
    out.flush();
  }
}

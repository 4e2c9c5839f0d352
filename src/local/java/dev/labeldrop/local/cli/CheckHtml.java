package dev.labeldrop.local.cli;

import dev.labeldrop.report.CheckedFile;
import dev.labeldrop.report.HtmlForm;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The results of {@code check} as one page. Files that could not be read are not on it: they are
 * named on the error stream.
 */
final class CheckHtml implements ResultForm {

  private final PrintWriter out;
  private final List<CheckedFile> files = new ArrayList<>();

  CheckHtml(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void add(FileResult result) {
    if (result instanceof FileResult.Checked checked) {
      files.add(new CheckedFile(checked.file().name(), checked.validation()));
    }
  }

  @Override
  public void end(int exitCode) {
    out.print(HtmlForm.check(files));
    out.flush();
  }
}

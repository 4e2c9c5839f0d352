package dev.labeldrop.report;

import dev.labeldrop.local.page.CheckHtmlForm;
import dev.labeldrop.local.page.CheckedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes example pages to a folder, for people to look at: {@code PagesForEyes FOLDER}. */
final class PagesForEyes {

  private PagesForEyes() {}

  /** Writes the pages. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Files.writeString(folder.resolve("complete.html"), HtmlForm.html(Reports.complete()));
    Files.writeString(folder.resolve("delta.html"), HtmlForm.html(Reports.delta()));
    Files.writeString(folder.resolve("unverified.html"), HtmlForm.html(Reports.unverified()));
    Files.writeString(folder.resolve("errors.html"), HtmlForm.html(Reports.entryErrors()));
    Files.writeString(folder.resolve("rejected.html"), HtmlForm.html(Reports.rejected(60)));
    Files.writeString(folder.resolve("many.html"), HtmlForm.html(Reports.rejected(10_000)));
    Files.writeString(folder.resolve("one-code.html"), HtmlForm.html(Reports.partial(10_000)));
    Files.writeString(folder.resolve("isolated.html"), HtmlForm.html(Reports.isolated(45)));
    Files.writeString(folder.resolve("timeout.html"), HtmlForm.html(Reports.timedOut()));
    Files.writeString(folder.resolve("failed.html"), HtmlForm.html(Reports.failedWithoutDataset()));
    Files.writeString(folder.resolve("hostile.html"), HtmlForm.html(Reports.hostile()));
    Files.writeString(folder.resolve("check.html"), CheckHtmlForm.html(CheckedFiles.several()));
    Files.writeString(
        folder.resolve("check-one.html"),
        CheckHtmlForm.html(List.of(CheckedFiles.several().getFirst())));
  }
}

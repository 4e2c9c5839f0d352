package dev.labeldrop.local.cli;

import dev.labeldrop.local.page.CheckHtmlForm;
import dev.labeldrop.local.page.CheckedFile;
import dev.labeldrop.local.page.CheckedImages;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of {@code check} as one page. */
final class CheckHtml implements ResultForm {

  private final PrintWriter out;
  private final List<CheckedFile> files = new ArrayList<>();

  CheckHtml(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void add(FileResult result) {
    String name = result.file().name();
    files.add(
        switch (result) {
          case FileResult.Unreadable(ManifestFile _, String reason) ->
              new CheckedFile.Unread(name, reason);
          case FileResult.Checked checked ->
              new CheckedFile.Read(
                  name,
                  checked.validation(),
                  refusal(checked.verdict()),
                  images(checked.images()),
                  checked.pictures());
        });
  }

  private static @Nullable CheckedImages images(@Nullable ImagesSeen seen) {
    return seen == null
        ? null
        : new CheckedImages(seen.images(), seen.lookedAt(), seen.unusable(), seen.unanswered());
  }

  private static @Nullable String refusal(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Refused(String reason) -> reason;
      case Verdict.Sent _ -> null;
    };
  }

  @Override
  public void end(int exitCode) {
    out.print(CheckHtmlForm.html(files));
    out.flush();
  }
}

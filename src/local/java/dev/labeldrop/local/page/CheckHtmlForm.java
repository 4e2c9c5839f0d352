package dev.labeldrop.local.page;

import dev.labeldrop.report.HtmlForm;
import java.util.List;

/** What {@code check} found, as a page for people: one HTML file that needs no other. */
// What jte generates takes null for no interceptor, and is not annotated.
@SuppressWarnings("NullAway")
public final class CheckHtmlForm {

  private CheckHtmlForm() {}

  /** The page of manifests that were only validated, in their order. */
  public static String html(List<CheckedFile> files) {
    CheckPage page = CheckPage.of(files);
    return HtmlForm.page(
        page.title(), page.pictured(), output -> JtecheckGenerated.render(output, null, page));
  }
}

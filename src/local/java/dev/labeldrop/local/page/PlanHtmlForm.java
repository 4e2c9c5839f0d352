package dev.labeldrop.local.page;

import dev.labeldrop.report.HtmlForm;
import java.util.List;

/** What drops would change, as a page for people: one HTML file that needs no other. */
// What jte generates takes null for no interceptor, and is not annotated.
@SuppressWarnings("NullAway")
public final class PlanHtmlForm {

  private PlanHtmlForm() {}

  /** The page of manifests that were only planned, in their order. */
  public static String html(List<PlannedFile> files) {
    PlanPage page = PlanPage.of(files);
    return HtmlForm.page(
        page.title(), false, output -> JteplanGenerated.render(output, null, page));
  }
}

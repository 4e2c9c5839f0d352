package dev.labeldrop.report;

import gg.jte.html.HtmlContent;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.function.Consumer;

/**
 * A report as a page for people: one HTML file that needs no other, and that no browser lets reach
 * out. It has at most as many problems as the report keeps.
 */
// What jte generates takes null for no interceptor, and is not annotated.
@SuppressWarnings("NullAway")
public final class HtmlForm {

  private HtmlForm() {}

  /** The page of a run, without the places of its problems. */
  public static String html(Report report) {
    return html(report, List.of());
  }

  /** The page of a run, with the places of problems that validation found. */
  public static String html(Report report, List<FoundPlace> places) {
    RunPage page = RunPage.of(report, places);
    return page(output -> JterunGenerated.render(output, null, page, PageAssets.load()));
  }

  /**
   * A page with another body, made of {@link PageElements}.
   *
   * @param pictures whether the body has pictures in itself, as {@code data:} addresses
   */
  public static String page(String title, boolean pictures, HtmlContent body) {
    PageAssets assets = pictures ? PageAssets.load().withPictures() : PageAssets.load();
    return page(output -> JtelayoutGenerated.render(output, null, title, assets, body));
  }

  /** Characters that could deceive are made visible last, so that no value can be forgotten. */
  private static String page(Consumer<HtmlTemplateOutput> template) {
    StringOutput output = new StringOutput(64 * 1024);
    template.accept(new OwaspHtmlTemplateOutput(output));
    return VisibleText.of(output.toString());
  }
}

package dev.labeldrop.report;

import dev.labeldrop.change.WhatChanged;
import gg.jte.Content;
import gg.jte.html.HtmlContent;
import java.util.List;

/** What pages are made of, for templates that stand elsewhere. */
// What jte generates takes null for no interceptor, and is not annotated.
@SuppressWarnings("NullAway")
public final class PageElements {

  private PageElements() {}

  /** The sign of a verdict. */
  public static Content sign(Verdict.Tone tone) {
    return content(output -> JtesignGenerated.render(output, null, tone));
  }

  /** What became of a file's lines. */
  public static Content bar(LinesBar bar) {
    return content(output -> JtebarGenerated.render(output, null, bar));
  }

  /** A file's problems by code. */
  public static Content problems(ProblemList problems) {
    return content(output -> JteproblemsGenerated.render(output, null, problems));
  }

  /** What a file's lines are labelled with. */
  public static Content contents(Contents contents) {
    return content(output -> JtecontentsGenerated.render(output, null, contents));
  }

  /** What changes in a dataset, by label and by image. */
  public static Content changed(WhatChanged what) {
    return content(output -> JtechangedGenerated.render(output, null, what));
  }

  /** The filter of problems, all of which validation found. */
  public static Content filter(List<String> codes) {
    return content(output -> JtefilterGenerated.render(output, null, codes, false));
  }

  private static Content content(HtmlContent content) {
    return content;
  }
}

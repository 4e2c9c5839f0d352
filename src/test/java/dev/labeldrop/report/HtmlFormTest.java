package dev.labeldrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.Severity;
import dev.labeldrop.local.page.CheckHtmlForm;
import dev.labeldrop.local.page.CheckedFiles;
import dev.labeldrop.manifest.ImageFault;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.ManifestValidator;
import dev.labeldrop.manifest.RejectedLines;
import dev.labeldrop.manifest.Validation;
import dev.labeldrop.run.files.FoundProblems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HtmlFormTest {

  private static final Set<String> ELEMENTS =
      Set.of(
          ("html head meta title style body a svg defs pattern rect circle line path text header p"
               + " pre mark span div h1 h2 h3 bdi code time main section ul li b dl dt dd small"
               + " form label input select option fieldset legend output button nav table colgroup"
               + " col thead tbody tr th td i details summary footer script")
              .split(" "));

  static Stream<String> pages() {
    RandomReports random = new RandomReports(7);
    return Stream.of(
            Reports.all().stream().map(HtmlForm::html),
            Stream.generate(random::next).limit(60).map(HtmlForm::html),
            Stream.of(CheckHtmlForm.html(CheckedFiles.several())),
            CheckedFiles.several().stream().map(file -> CheckHtmlForm.html(List.of(file))))
        .flatMap(pages -> pages);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("pages")
  void isWellFormed(String page) {
    Parser parser = Parser.htmlParser().setTrackErrors(10);
    parser.parseInput(page, "");
    assertThat(parser.getErrors()).isEmpty();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("pages")
  void hasOnlyElementsThatTheTemplatesHave(String page) {
    Document document = Jsoup.parse(page);
    Set<String> found = new HashSet<>();
    document.getAllElements().forEach(each -> found.add(each.normalName()));
    found.remove("#root");
    assertThat(ELEMENTS).containsAll(found);
    assertThat(document.select("script, style")).hasSize(2);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("pages")
  void leadsNowhereAndRunsNothingFromAttributes(String page) {
    for (Element element : Jsoup.parse(page).getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        assertThat(attribute.getKey()).doesNotStartWith("on").isNotEqualTo("style");
        if (attribute.getKey().equals("href")) {
          assertThat(attribute.getValue()).matches("#[a-z0-9]+|[a-z.]+");
        }
        assertThat(attribute.getKey()).isNotIn("src", "srcset", "action", "xlink:href", "data");
      }
    }
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("pages")
  void hasUniqueIdsAndLinksToThemOnly(String page) {
    Document document = Jsoup.parse(page);
    List<String> ids = document.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    for (Element link : document.select("a[href^=#]")) {
      assertThat(ids).contains(link.attr("href").substring(1));
    }
    assertThat(document.select("[aria-labelledby]").eachAttr("aria-labelledby"))
        .allSatisfy(id -> assertThat(ids).contains(id));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("pages")
  void hasAHeadingAndHeadersAndNamesForWhoeverDoesNotSee(String page) {
    Document document = Jsoup.parse(page);
    assertThat(document.select("h1")).hasSize(1);
    assertThat(document.select("html").attr("lang")).isEqualTo("en");
    assertThat(document.select("svg:not([role=img]):not([aria-hidden]):not(svg svg)")).isEmpty();
    assertThat(document.select("svg[role=img]"))
        .allSatisfy(svg -> assertThat(svg.attr("aria-label")).isNotBlank());
    assertThat(document.select("table"))
        .allSatisfy(table -> {
          assertThat(table.select("thead th[scope=col]")).isNotEmpty();
          assertThat(table.select("tbody tr"))
              .allSatisfy(row -> assertThat(row.select("> th[scope=row]")).hasSize(1));
        });
    assertThat(document.select("input, select"))
        .allSatisfy(field -> assertThat(field.closest("label")).isNotNull());
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("pages")
  void letsABrowserRunItsOwnStyleAndScriptAndNothingElse(String page) throws Exception {
    Document document = Jsoup.parse(page);
    String policy = document.select("meta[http-equiv=Content-Security-Policy]").attr("content");
    assertThat(policy)
        .isEqualTo(
            "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action"
                + " 'none'",
            hash(document.select("style").first()), hash(document.select("script").first()));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("pages")
  void hasNoCharacterThatCannotBeSeen(String page) {
    assertThat(page).isEqualTo(VisibleText.of(page));
  }

  @Test
  void showsWhatIsMeantToDoHarmAsText() {
    Document document = Jsoup.parse(HtmlForm.html(Reports.hostile()));
    String text = VisibleText.of(Hostile.TEXT);
    assertThat(document.select(".rows td > bdi").eachText()).containsExactly(squeezed(text));
    assertThat(document.select(".chart tbody th bdi").eachText()).containsExactly(squeezed(text));
    assertThat(document.select(".group").attr("data-code")).isEqualTo(text);
    assertThat(document.select("option").eachAttr("value")).isEmpty();
  }

  @Test
  void saysHowTheRunEndedWhereAndWhen() {
    Document document = Jsoup.parse(HtmlForm.html(Reports.partial(0)));
    assertThat(document.title()).isEqualTo("Partly applied: a.jsonl");
    assertThat(document.select("header").text())
        .contains("Partly applied", "a.jsonl to flowers, train", "2026-11-22 12:01:05 UTC")
        .contains(
            "1 min 5 s",
            "UPDATE_FAILED PARTIAL",
            "Part of the file is in the dataset, and part of it was not sent.");
  }

  @Test
  void groupsProblemsByCodeWithMeaningAndRemedy() {
    Document document = Jsoup.parse(HtmlForm.html(Reports.rejected(60)));
    assertThat(document.select(".group").eachAttr("data-code"))
        .containsExactlyInAnyOrder(
            "ERROR_INVALID_BOUNDING_BOX",
            "ERROR_INVALID_SOURCE_REF_FORMAT",
            "ERROR_MISSING_CLASS_MAP_ID",
            "ERROR_SOMETHING_NEW",
            "WARNING_FRACTIONAL_PIXELS",
            "WARNING_UNANNOTATED_RECORD");
    Element group =
        Objects.requireNonNull(document.select("[data-code=ERROR_INVALID_BOUNDING_BOX]").first());
    assertThat(group.text())
        .contains(
            "The box has a negative value or leaves the image",
            "It is a code of Amazon Rekognition.",
            "What to do: Keep the box inside the image, or correct image_size.");
    assertThat(group.select("tbody tr").eachText().getFirst())
        .isEqualTo(
            "1:40 left is -1, and must be 0 or more: the box leaves the image."
                + " bounding-box.annotations[2].left"
                + " s3://acme-photos/spring/rows-00/IMG_00000.jpg");
    assertThat(document.select("[data-code=ERROR_SOMETHING_NEW]").text())
        .contains("documents do not explain this code");
    assertThat(document.select("[data-code=WARNING_FRACTIONAL_PIXELS] .tag").text())
        .isEqualTo("warning");
  }

  @Test
  void hasEveryProblemOnceTheFirstOfEachCodeInSight() {
    Document document = Jsoup.parse(HtmlForm.html(Reports.partial(1200)));
    assertThat(document.select(".rows tbody tr")).hasSize(1200);
    assertThat(document.select(".rows tbody tr:not(details tr)")).hasSize(ProblemGroup.FIRST);
    assertThat(document.select("details.part summary").eachText())
        .containsExactly(
            "500 more: lines 11 to 510",
            "500 more: lines 511 to 1,010",
            "190 more: lines 1,011 to 1,200");
    assertThat(document.select(".group .count").text()).isEqualTo("1,200");
  }

  @Test
  void saysHowManyProblemsWereNotKept() {
    ReportBuilder report = new ReportBuilder().problems(Reports.mixed(9));
    report.errors = 12_000;
    assertThat(Jsoup.parse(HtmlForm.html(report.build())).text())
        .contains("The first 9 of 12,00" + report.warnings + " problems are kept.");
  }

  @Test
  void staysUnderThreeMegabytesWithTenThousandProblems() {
    assertThat(HtmlForm.html(Reports.rejected(10_000)).getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(3_000_000);
  }

  @Test
  void linksToTheFilesBesideItAndNamesThemInFull() {
    Document document = Jsoup.parse(HtmlForm.html(Reports.partial(0)));
    assertThat(document.select("#files ~ dl a").eachAttr("href"))
        .containsExactly("report.json", "rejected.jsonl", "rejected.reasons.jsonl");
    assertThat(document.select("#files ~ dl .uri").eachText())
        .contains("s3://drops/runs/a-0123456789ab/rejected.reasons.jsonl");
  }

  @Test
  void tellsTheVerdictOnEachOfSeveralManifests() {
    Document document = Jsoup.parse(CheckHtmlForm.html(CheckedFiles.several()));
    assertThat(document.select("h1").text()).isEqualTo("3 of 5 files with errors, 1 not read");
    assertThat(document.select("table.files tbody tr").eachText())
        .hasSize(5)
        .startsWith("samples/broken.jsonl 4 errors 6 4", "samples/flowers.jsonl No problems 40 0")
        .contains("empty.jsonl 1 error 0 0");
    assertThat(document.select("table.files tbody tr").eachText().getLast())
        .endsWith(" Not read – –");
    assertThat(document.select("section.checked")).hasSize(5);
  }

  @Test
  void filtersByFinderOnlyWhereTheServiceCanHaveFoundSomething() {
    String finder = "input[name=source]";
    assertThat(Jsoup.parse(HtmlForm.html(Reports.rejected(60))).select(finder)).hasSize(2);
    Document check = Jsoup.parse(CheckHtmlForm.html(CheckedFiles.several()));
    assertThat(check.select("#filter")).hasSize(1);
    assertThat(check.select(finder)).isEmpty();
  }

  @Test
  void saysThatImageLabelsAndBoxesAreCountedAndDoesNotAddTheirBars() {
    Document document = Jsoup.parse(HtmlForm.html(Reports.complete()));
    assertThat(document.select(".chart thead").text()).isEqualTo("Label Image labels Boxes");
    assertThat(document.select(".chart tbody rect")).isNotEmpty();
    assertThat(document.select(".chart tbody rect[x], .chart tbody svg[x]")).isEmpty();
  }

  @Test
  void hasNoFigureOfPagesWhereNoneWouldHaveBeenListed() {
    ReportBuilder report = new ReportBuilder();
    report.check =
        new EntryCheck(
            EntryCheck.Method.NOT_CHECKED,
            EntryCheck.LedgerUse.NOT_KNOWN,
            0,
            0,
            null,
            null,
            null,
            null,
            "Nothing was applied.");
    Document document = Jsoup.parse(HtmlForm.html(report.build()));
    assertThat(document.select("[aria-labelledby=check]").text())
        .isEqualTo(
            "How it was checked Nothing was applied. applied lines not checked, or not all of them"
                + " before the run what the dataset held was not known, so no line counts as"
                + " unchanged");
    assertThat(document.select("[aria-labelledby=check] .figures")).isEmpty();
  }

  @Test
  void saysOnlyThatNoCheckWasNeededIfNothingHadToBeSent() {
    ReportBuilder report = new ReportBuilder();
    report.lines = new Report.Lines(20, 20, 0, 0, 0, 0, 20, 0, 0L, 0L);
    report.chunks = new Report.Chunks(0, 0);
    Document document = Jsoup.parse(HtmlForm.html(report.build()));
    assertThat(document.select("[aria-labelledby=check] .facts")).isEmpty();
  }

  @Test
  void saysThatTheRejectedLinesOfARejectedFileAreNotAllThatIsToBeDropped() {
    assertThat(Jsoup.parse(HtmlForm.html(Reports.rejected(3))).select("#files + .facts").text())
        .contains("Nothing of the file was sent: fix them in the dropped file, and drop the whole");
    assertThat(Jsoup.parse(HtmlForm.html(Reports.partial(3))).select("#files + .facts").text())
        .contains("It lacks the lines that were not sent");
  }

  @Test
  void saysOfACompleteRunThatTrainingCannotUseSomeImages() {
    Document document = Jsoup.parse(HtmlForm.html(Reports.unusableImages(400, 12)));
    assertThat(document.select("h1").text()).isEqualTo("Complete, with images that cannot be used");
    assertThat(document.select("section[aria-labelledby=lines] .note").text())
        .contains("Images: 400 of 400 looked at, 12 cannot be used.");
    assertThat(Jsoup.parse(HtmlForm.html(Reports.unusableImages(400, 0))).select("h1").text())
        .isEqualTo("Complete");
  }

  @Test
  void showsWhatChangedAndHowToUndoIt() {
    Document document = Jsoup.parse(HtmlForm.html(Reports.delta()));
    assertThat(document.select("[aria-labelledby=changed]").text())
        .isEqualTo(
            "What changed in the dataset, by the applied lines added 31 replaced 12 Label Added"
                + " Removed Boxes moved rose +1 1 tulip −1 2 images with other labels or boxes than"
                + " before Image What changed s3://acme-photos/1.jpg +rose −tulip"
                + " s3://acme-photos/2.jpg box rose 50×50 at 0,0 → 50×50 at 5,0 1 replaced entry"
                + " kept its labels and boxes: something else changed, such as a date or a"
                + " confidence. Of 1 replaced entry it is not known how it was before. To undo this"
                + " run, drop undo.jsonl: it has the replaced lines as they were. An entry that was"
                + " added stays.");
    assertThat(document.select("a[href=undo.jsonl]")).hasSize(2);
    assertThat(document.select("[aria-labelledby=lines] .legend").text())
        .contains("1,937 unchanged", "20 superseded");
  }

  @Test
  void saysThatItIsNotKnownWhatChanged() {
    Document document = Jsoup.parse(HtmlForm.html(Reports.unverified()));
    assertThat(document.select("[aria-labelledby=changed]").text())
        .isEqualTo(
            "What changed in the dataset, by the applied lines Not known: what the dataset held"
                + " before this run was not listed, or is not known of every line.");
    assertThat(document.select("h1").text()).isEqualTo("Complete, not proved");
    assertThat(document.select(".sentence").text()).contains("could not be proved");
  }

  @Test
  void saysThatBlankLinesAreNotCounted() {
    assertThat(Jsoup.parse(HtmlForm.html(Reports.complete())).select("#lines").text())
        .isEqualTo("Lines 24 in the file, blank ones not counted");
  }

  /** As jsoup gives text: runs of spaces are one. */
  private static String squeezed(String text) {
    return text.replaceAll(" +", " ").strip();
  }

  private static String hash(@org.jspecify.annotations.Nullable Element element) throws Exception {
    byte[] text = Objects.requireNonNull(element).data().getBytes(StandardCharsets.UTF_8);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  @Test
  void showsTheLineAndTheBoxOfAProblemOfARun() throws IOException {
    String line =
        "{\"source-ref\":\"s3://acme-photos/a.jpg\",\"bb\":{\"image_size\":[{\"width\":800,"
            + "\"height\":600,\"depth\":3}],\"annotations\":[{\"class_id\":0,\"top\":10,"
            + "\"left\":790,\"width\":100,\"height\":80}]},\"bb-metadata\":{\"objects\":"
            + "[{\"confidence\":1}],\"class-map\":{\"0\":\"pallet\"},\"type\":"
            + "\"groundtruth/object-detection\",\"human-annotated\":\"yes\",\"creation-date\":"
            + "\"2026-05-02T10:11:12\"}}\n";
    Validation validation =
        new ManifestValidator(Limits.SERVICE)
            .validate(
                new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)),
                RejectedLines.ignored());
    FoundProblems found =
        new FoundProblems(
            validation.problems().stream().map(ReportedProblem::of).toList(),
            validation.errorCount(),
            validation.warningCount(),
            FoundPlace.of(validation));
    String json = Json.text(found);
    List<FoundPlace> places =
        Json.read(FoundProblems.class, json.getBytes(StandardCharsets.UTF_8), "it").places();
    Report report = new ReportBuilder().problems(found.problems()).build();
    Document page = Jsoup.parse(HtmlForm.html(report, Objects.requireNonNull(places)));
    assertThat(page.select(".excerpt mark").eachText()).contains("100");
    assertThat(page.select(".excerpt svg rect.box").first()).isNotNull();
    assertThat(Jsoup.parse(HtmlForm.html(report)).select(".excerpt")).isEmpty();
  }

  @Test
  void doesNotInviteToDropALineThatWouldReplaceTheLabelsOfAnother() {
    ReportBuilder report = new ReportBuilder();
    report.outcome = Outcome.COMPLETE;
    report.lines = new Report.Lines(2, 1, 1, 1, 0, 0, 0, 0, 0L, 0L);
    String code = Code.ERROR_DUPLICATE_SOURCE_REF.name();
    report.problems(
        List.of(
            new ReportedProblem(
                2L,
                15,
                null,
                code,
                Severity.ERROR,
                ReportedProblem.Source.VALIDATION,
                "Line 2 has the source-ref of line 1.",
                null)));
    assertThat(Jsoup.parse(HtmlForm.html(report.build())).text())
        .contains("would replace their labels. Fix the dropped file")
        .doesNotContain("fix that file and drop it");
  }

  @Test
  void saysOfALineThatIsThereTwiceThatItReplacesNothing() {
    ReportBuilder report = new ReportBuilder();
    report.outcome = Outcome.COMPLETE;
    report.lines = new Report.Lines(2, 1, 1, 1, 0, 0, 0, 0, 0L, 0L);
    report.problems(
        List.of(
            new ReportedProblem(
                2L,
                15,
                null,
                Code.ERROR_DUPLICATE_SOURCE_REF.name(),
                Severity.ERROR,
                ReportedProblem.Source.VALIDATION,
                "Line 2 is line 1 once more. " + ImageFault.SAME_LINE.remedy(),
                null)));
    assertThat(Jsoup.parse(HtmlForm.html(report.build())).text())
        .doesNotContain("would replace their labels");
  }
}

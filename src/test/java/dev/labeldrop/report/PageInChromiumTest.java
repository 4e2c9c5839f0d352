package dev.labeldrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Severity;
import dev.labeldrop.local.page.CheckHtmlForm;
import dev.labeldrop.local.page.CheckedFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages in a real browser; skipped where the machine has none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageInChromiumTest {

  /** Only so long that a page that never does what is waited for fails the test. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Text whose contrast is under WCAG's 4.5 to 1, with the colour behind it. */
  private static final String FAINT_TEXT =
      """
      const rgb = (css) => css.match(/[\\d.]+/g).map(Number);
      const light = (c) => { const [r, g, b] = c.slice(0, 3).map((v) => v / 255)
        .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
      const behind = (e) => { for (; e; e = e.parentElement) {
        const c = rgb(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] === 1) return c; }
        return [255, 255, 255]; };
      const found = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const e = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !e.checkVisibility() || e.closest("svg, option, script, style")) continue;
        const [a, b] = [light(rgb(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        if (ratio < 4.5) found.push(ratio.toFixed(2) + " " + walker.currentNode.data.trim().slice(0, 40));
      }
      return found;
      """;

  private static final String HIDDEN_TEXT =
      """
      return [...document.querySelectorAll("main td, main th, main p, main dd, main li")]
        .filter((e) => !e.closest("#filter") && !e.checkVisibility()).length
      """;

  private static final String SIDEWAYS =
      "return document.documentElement.scrollWidth - document.documentElement.clientWidth";

  private static final String SHOWN_ROWS =
      "return [...document.querySelectorAll('.rows tbody tr')].filter((e) => !e.hidden).length";

  private Chromium chromium;

  @BeforeAll
  void start(@TempDir Path folder) {
    chromium = Chromium.start(folder);
  }

  @AfterAll
  @SuppressWarnings("NullAway") // It is null where there is no Chromium.
  void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  static Stream<String> pages() {
    return Stream.concat(
        Reports.all().stream().map(HtmlForm::html),
        Stream.of(CheckHtmlForm.html(CheckedFiles.several())));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("pages")
  void complainsOfNothingAndAsksForNothing(String page) {
    chromium.show(page);
    assertThat(chromium.complaints()).isEmpty();
    assertThat(chromium.requests()).isEmpty();
  }

  @Test
  void wouldBeSeenToComplainAndToAsk() {
    chromium.show(
        "<!doctype html><title>x</title><img src='http://127.0.0.1:9/x.png'><script>x()</script>");
    assertThat(chromium.requests()).containsExactly("http://127.0.0.1:9/x.png");
    assertThat(chromium.complaints()).isNotEmpty();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("pages")
  void fitsOnAPhoneWithEverythingOpen(String page) {
    chromium.show(page);
    for (int width : List.of(320, 360, 400)) {
      chromium.width(width);
      assertThat(chromium.run(SIDEWAYS)).as("%d, closed", width).isEqualTo(0L);
      chromium.run("document.querySelectorAll('details').forEach((e) => { e.open = true; })");
      assertThat(chromium.run(SIDEWAYS)).as("%d, open", width).isEqualTo(0L);
    }
  }

  @Test
  void hasEveryColumnOfTheFilesOnAPhone() {
    chromium.show(CheckHtmlForm.html(CheckedFiles.several()));
    chromium.width(390);
    assertThat(
            chromium.run(
                "return [...document.querySelectorAll('.files th, .files td')].filter((e) =>"
                    + " !e.checkVisibility()).length"))
        .isEqualTo(0L);
  }

  @Test
  void filtersThePageOfAManifestThatWasOnlyValidated() {
    chromium.show(CheckHtmlForm.html(CheckedFiles.several()));
    Object all = chromium.run(SHOWN_ROWS);
    new Select(chromium.driver().findElement(By.name("code")))
        .selectByValue("ERROR_EMPTY_MANIFEST");
    waitFor("1 of " + all + " problems shown");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("pages")
  void canBeReadInLightAndDark(String page) {
    chromium.show(page);
    chromium.run("document.querySelectorAll('details').forEach((e) => { e.open = true; })");
    String background = "return getComputedStyle(document.body).backgroundColor";
    assertThat(chromium.run(background)).isEqualTo("rgb(250, 249, 246)");
    assertThat(chromium.run(FAINT_TEXT)).isEqualTo(List.of());
    chromium.emulate("", "dark");
    assertThat(chromium.run(background)).isEqualTo("rgb(23, 23, 26)");
    assertThat(chromium.run(FAINT_TEXT)).isEqualTo(List.of());
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("pages")
  void printsEverythingButTheFilter(String page) {
    chromium.show(page);
    chromium.emulate("print", "dark");
    assertThat(chromium.run(HIDDEN_TEXT)).isEqualTo(0L);
    assertThat(chromium.run("return !!document.querySelector('#filter')?.checkVisibility()"))
        .isEqualTo(false);
    assertThat(chromium.run("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
  }

  @Test
  void hidesSomethingUntilItIsPrinted() {
    chromium.show(HtmlForm.html(Reports.partial(600)));
    assertThat(chromium.run(HIDDEN_TEXT)).isEqualTo(2 * 590L + 4);
  }

  @Test
  void opensWhatIsClosedBeforePrintingAndClosesItAfter() {
    chromium.show(HtmlForm.html(Reports.isolated(200)));
    String open = "return document.querySelectorAll('details:not([open])').length";
    Object closed = chromium.run(open);
    assertThat(closed).isNotEqualTo(0L);
    chromium.run("dispatchEvent(new Event('beforeprint'))");
    assertThat(chromium.run(open)).isEqualTo(0L);
    chromium.run("dispatchEvent(new Event('afterprint'))");
    assertThat(chromium.run(open)).isEqualTo(closed);
  }

  @Test
  void showsAScriptOfTheManifestAsText() {
    chromium.show(HtmlForm.html(Reports.hostile()));
    assertThat(chromium.driver().getTitle()).startsWith("Partly applied: ");
    assertThat(chromium.driver().getTitle()).endsWith("\\uffff");
    WebElement label = chromium.driver().findElement(By.cssSelector(".chart tbody th"));
    assertThat(label.getText()).startsWith("<script>document.title='run'</script></style>");
    assertThat(chromium.run("return document.scripts.length")).isEqualTo(1L);
  }

  @Test
  void runsNoScriptThatIsNotItsOwn() {
    chromium.show(HtmlForm.html(Reports.hostile()));
    chromium.run(
        """
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.body.append(script);
        const link = document.createElement("b");
        link.setAttribute("onclick", "window.ran = true");
        document.body.append(link);
        link.click();
        """);
    assertThat(chromium.run("return window.ran === undefined")).isEqualTo(true);
    assertThat(chromium.complaints()).hasSize(2).allMatch(each -> each.contains("Security Policy"));
  }

  @Test
  void filtersByTextCodeSeverityAndFinder() {
    chromium.show(HtmlForm.html(Reports.rejected(10_000)));
    WebDriver driver = chromium.driver();
    WebElement text = driver.findElement(By.name("text"));
    text.sendKeys("img_09999.jpg");
    waitFor("1 of 10,000 problems shown");
    assertThat(driver.findElement(By.cssSelector(".rows tr:not([hidden]) small")).isDisplayed())
        .isTrue();
    text.clear();
    text.sendKeys("rows-07 Class_Map_Id");
    waitFor(
        count(each ->
            String.valueOf(each.sourceRef()).contains("rows-07")
                && each.code().equals("ERROR_MISSING_CLASS_MAP_ID")));
    text.clear();
    text.sendKeys("line:17");
    waitFor("1 of 10,000 problems shown");
    driver.findElement(By.cssSelector("#filter button")).click();
    waitFor("");
    assertThat(chromium.run(SHOWN_ROWS)).isEqualTo(10_000L);
    new Select(driver.findElement(By.name("code"))).selectByValue("ERROR_SOMETHING_NEW");
    waitFor(count(each -> each.code().equals("ERROR_SOMETHING_NEW")));
    new Select(driver.findElement(By.name("code"))).selectByIndex(0);
    driver.findElement(By.cssSelector("input[value=ERROR]")).click();
    waitFor(count(each -> each.severity() == Severity.WARNING));
    driver.findElement(By.cssSelector("input[value=VALIDATION]")).click();
    waitFor(
        count(each ->
            each.severity() == Severity.WARNING
                && each.source() == ReportedProblem.Source.SERVICE));
    assertThat(driver.findElements(By.cssSelector(".group:not([hidden])"))).hasSize(2);
  }

  private static String count(Predicate<ReportedProblem> shown) {
    long count = Reports.mixed(10_000).stream().filter(shown).count();
    return Figures.number(count) + " of 10,000 problems shown";
  }

  @Test
  void canBeReadWithoutItsScript() {
    String page = HtmlForm.html(Reports.isolated(45));
    chromium.show(page.replaceFirst("(?s)<script>.*</script>", ""));
    assertThat(chromium.driver().findElement(By.id("filter")).isDisplayed()).isFalse();
    assertThat(chromium.run(SHOWN_ROWS)).isEqualTo(45L);
    WebElement more = chromium.driver().findElement(By.cssSelector("summary"));
    more.click();
    assertThat(chromium.run("return document.querySelector('details').open")).isEqualTo(true);
  }

  @Test
  void canBeUsedWithAKeyboard() {
    chromium.show(HtmlForm.html(Reports.isolated(45)));
    WebDriver driver = chromium.driver();
    assertThat(tab(driver)).returns("skip", byAttribute("class"));
    assertThat(tab(driver)).returns("text", byAttribute("name"));
    assertThat(tab(driver)).returns("code", byAttribute("name"));
    assertThat(tab(driver)).returns("ERROR", byAttribute("value"));
    tab(driver).sendKeys(Keys.SPACE);
    waitFor("29 of 45 problems shown");
    WebElement summary = driver.findElement(By.cssSelector("summary"));
    summary.sendKeys(Keys.ENTER);
    assertThat(chromium.run("return document.querySelector('details').open")).isEqualTo(true);
  }

  private static WebElement tab(WebDriver driver) {
    driver.switchTo().activeElement().sendKeys(Keys.TAB);
    return driver.switchTo().activeElement();
  }

  private static Function<WebElement, String> byAttribute(String name) {
    return element -> String.valueOf(element.getDomAttribute(name));
  }

  private void waitFor(String found) {
    new WebDriverWait(chromium.driver(), PATIENCE)
        .until(driver ->
            found.equals(chromium.run("return document.getElementById('found').textContent")));
  }
}

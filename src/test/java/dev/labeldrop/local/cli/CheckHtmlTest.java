package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckHtmlTest {

  @TempDir private Path folder = Path.of("");

  private final Cli cli = new Cli();

  @Test
  void isNotGreenWhereAFileCouldNotBeRead() throws IOException {
    Document page = page(2, write("a.jsonl", Cli.good(1)), folder + "/gone.jsonl");
    assertThat(page.select("header").hasClass("bad")).isTrue();
    assertThat(page.select("h1").text()).isEqualTo("1 of 2 files not read");
    assertThat(page.select(".sentence").text())
        .isEqualTo("Whether their lines would be sent is not known.");
    assertThat(page.select("table.files tbody tr").eachText())
        .containsExactly(folder + "/a.jsonl No problems 1 0", folder + "/gone.jsonl Not read – –");
    assertThat(page.select("section.checked").eachText().getLast())
        .endsWith("It could not be read: there is no such file.");
  }

  @Test
  void saysWhatToDoOfACodeOnlyIfItsProblemsDoNotSayIt() throws IOException {
    Document page = page(1, write("a.jsonl", Cli.BAD + Cli.unlabelled(7)));
    assertThat(page.select("[data-code=ERROR_INVALID_JSON_LINE] .remedy")).isEmpty();
    assertThat(page.select("[data-code=ERROR_INVALID_JSON_LINE] tbody").text())
        .contains("Take the comma before the bracket away.");
    assertThat(page.select("[data-code=WARNING_UNANNOTATED_RECORD] .remedy").text())
        .startsWith("What to do: ");
  }

  @Test
  void namesTheOneFileThatCouldNotBeRead() {
    Document page = page(2, folder + "/gone.jsonl");
    assertThat(page.select("header").text())
        .endsWith(
            "Not read " + folder + "/gone.jsonl It could not be read: there is no such file.");
    assertThat(page.select("svg[role=img]")).isEmpty();
  }

  @Test
  void countsFilesWithErrorsAndFilesNotReadApart() throws IOException {
    Document page = page(2, write("a.jsonl", Cli.BAD), folder + "/b", folder + "/c");
    assertThat(page.select("h1").text()).isEqualTo("1 of 3 files with errors, 2 not read");
  }

  @Test
  void saysWithRejectThatNothingOfAFileWithABadLineWouldBeSent() throws IOException {
    Document page = page(1, write("a.jsonl", Cli.good(1) + Cli.BAD));
    assertThat(page.select(".sentence").text())
        .isEqualTo("Nothing of it would be sent: 1 of its 2 lines cannot be sent.");
    assertThat(page.text()).doesNotContain("SKIP").doesNotContain("update would send");
  }

  @Test
  void saysWithSkipHowManyLinesWouldBeSent() throws IOException {
    Document page = page(1, "--on-invalid", "skip", write("a.jsonl", Cli.good(1) + Cli.BAD));
    assertThat(page.select("header").hasClass("bad")).isTrue();
    assertThat(page.select(".sentence").text())
        .isEqualTo("1 line would be sent and 1 line rejected.");
    assertThat(page.text()).contains("1 update would send the valid ones");
  }

  @Test
  void saysWithSkipThatAFileWithoutAValidLineWouldBeRefused() throws IOException {
    Document page = page(1, "--on-invalid", "skip", write("a.jsonl", Cli.BAD));
    assertThat(page.select(".sentence").text())
        .isEqualTo("Nothing of it would be sent: its line cannot be sent.");
  }

  @Test
  void hasTooManyChunksAsAProblemOfTheFile() throws IOException {
    String file = write("a.jsonl", Cli.lines(501));
    Document page = page(1, "--max-changes-bytes", Cli.ONE_LINE, file);
    assertThat(page.select("h1").text()).isEqualTo("1 error");
    assertThat(page.select(".sentence").text())
        .isEqualTo(
            "Nothing of it would be sent: the file as a whole has the error"
                + " ERROR_TOO_MANY_CHUNKS.");
    assertThat(page.select(".group").eachAttr("data-code"))
        .containsExactly("ERROR_TOO_MANY_CHUNKS");
  }

  private Document page(int exitCode, String... arguments) {
    String[] all =
        Stream.concat(Stream.of("check", "--format", "html"), Arrays.stream(arguments))
            .toArray(String[]::new);
    assertThat(cli.run(all)).as("%s", cli.err()).isEqualTo(exitCode);
    return Jsoup.parse(cli.out());
  }

  private String write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}

package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.image.Pictures;
import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.states.ExecutionListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands that start a stack look at the images of a folder. */
final class RunImagesTest {

  @TempDir private Path folder = Path.of("");

  private final Cli cli = new Cli();

  private int run(String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), Cli.good(1) + Cli.good(2));
    return cli.run(
        Stream.of(
                Stream.of("run", "--out", folder.resolve("runs").toString()),
                Stream.of(options),
                Stream.of(file.toString()))
            .flatMap(words -> words)
            .toArray(String[]::new));
  }

  /** A folder that has the first image, and not the second. */
  private String images() throws IOException {
    Path images = Files.createDirectories(folder.resolve("photos"));
    Files.write(images.resolve("1.jpg"), Pictures.png(80, 90));
    return images.toString();
  }

  private Path rejected() throws IOException {
    try (Stream<Path> copied = Files.walk(folder.resolve("runs"))) {
      return copied.filter(path -> path.endsWith("rejected.jsonl")).findFirst().orElseThrow();
    }
  }

  @Test
  void warnsOfImagesThatTheFolderDoesNotHave() throws IOException {
    assertThat(run("--images", images())).as(cli.err()).isZero();
    assertThat(cli.out())
        .startsWith(
            "UPDATE_COMPLETE: a.jsonl, 2 of 2 lines applied, 1 of 2 images cannot be used\n")
        .contains(
            "\nimages    2 of 2 looked at, 1 cannot be used\n",
            "  line 2  ERROR_INVALID_IMAGE  The image s3://acme-photos/2.jpg cannot be read:"
                + " NoSuchKey: The specified key does not exist. (HTTP 404). Upload the image");
  }

  @Test
  void rejectsTheLineOfAnImageThatTheFolderDoesNotHave() throws IOException {
    assertThat(run("--images", images(), "--check-images", "reject", "--on-invalid", "skip"))
        .as(cli.err())
        .isZero();
    assertThat(cli.out()).startsWith("UPDATE_COMPLETE: a.jsonl, 1 of 2 lines applied, 1 of 2 ");
    assertThat(rejected()).hasContent(Cli.good(2));
  }

  @Test
  void looksAtNoImageUnlessItIsAsked() throws IOException {
    assertThat(run("--images", images(), "--check-images", "off")).as(cli.err()).isZero();
    assertThat(cli.out())
        .startsWith("UPDATE_COMPLETE: a.jsonl, 2 of 2 lines applied\n")
        .doesNotContain("\nimages ");
  }

  @Test
  void saysThatItHasNoImagesToLookAt() throws IOException {
    assertThat(run("--check-images", "warn")).isEqualTo(2);
    assertThat(cli.err()).contains("--check-images needs --images: the S3 of run has no images.");
    assertThat(run("--images", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(cli.err()).contains("--images: " + folder.resolve("none") + " is no folder.");
  }

  @Test
  void refusesAFolderThatHasNoneOfTheImages() throws IOException {
    Path wrong = Files.createDirectories(folder.resolve("wrong"));
    assertThat(run("--images", wrong.toString())).isEqualTo(2);
    assertThat(cli.err())
        .startsWith(
            "labeldrop: --images: None of the 2 images is in "
                + wrong
                + ". That of line 1 would be "
                + wrong.resolve("1.jpg"))
        .contains("The folder is empty. Give --images the folder in which the keys begin.");
    assertThat(folder.resolve("runs")).doesNotExist();
    assertThat(run("--images", wrong.toString(), "--check-images", "off")).isZero();
  }

  @Test
  void looksForTheFirstImagesBeforeARun() throws IOException {
    Path wrong = Files.createDirectories(folder.resolve("wrong"));
    Path file = Files.writeString(folder.resolve("b.jsonl"), Cli.BAD + Cli.lines(21));
    String[] words = {
      "run", "--out", folder + "/runs", "--images", wrong.toString(), file.toString()
    };
    assertThat(cli.run(words)).isEqualTo(2);
    assertThat(cli.err())
        .contains("None of the first 20 images is in " + wrong + ". That of line 2 would be ");
    String first = Files.readAllLines(file).get(20);
    String name = first.replaceFirst(".*s3://acme-photos/([^\"]*)\".*", "$1");
    Files.write(wrong.resolve(name), Pictures.png(80, 90));
    Cli again = new Cli();
    assertThat(again.run(words)).isEqualTo(1);
    assertThat(again.out()).startsWith("UPDATE_FAILED: b.jsonl");
  }

  @Test
  void looksAtTheImagesOfAWatchedFolder() throws IOException, InterruptedException {
    StackOptions options = new StackOptions();
    new CommandLine(options)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs("--images", images(), "--check-images", "reject");
    Path drops = Files.createDirectories(folder.resolve("drops/flowers/train"));
    Files.writeString(drops.resolve("a.jsonl"), Cli.good(1) + Cli.good(2));
    StringWriter out = new StringWriter();
    PrintWriter print = new PrintWriter(out);
    try (LocalStack stack = options.start(ExecutionListener.NONE, print)) {
      DropFolder dropFolder =
          new DropFolder(stack, folder.resolve("drops"), folder.resolve("runs"), print);
      while (!out.toString().contains("dropped incoming/")) {
        dropFolder.look();
      }
      stack.awaitQuiet();
      dropFolder.look();
    }
    assertThat(options.variables()).containsEntry("CHECK_IMAGES", "reject");
    assertThat(out.toString())
        .contains("\nUPDATE_FAILED: a.jsonl, 0 of 2 lines applied, 1 of 2 images cannot be used\n");
  }
}

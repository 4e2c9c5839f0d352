package dev.labeldrop.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.image.Pictures;
import dev.labeldrop.local.s3.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

final class CheckImagesTest {

  @TempDir private Path folder = Path.of("");

  private final Cli cli = new Cli();

  private String manifest(int... images) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int image : images) {
      lines.append(Cli.good(image));
    }
    return Files.writeString(folder.resolve("a.jsonl"), lines).toString();
  }

  private String images(int... names) throws IOException {
    Path images = Files.createDirectories(folder.resolve("images"));
    for (int name : names) {
      Files.write(images.resolve(name + ".jpg"), Pictures.png(80 + name, 90));
    }
    return images.toString();
  }

  @Test
  void looksAtImagesInAFolder() throws IOException {
    String file = manifest(1, 2, 3);
    String images = images(1, 3);
    assertThat(cli.run("check", "--images", images, "--quiet", file)).isEqualTo(1);
    assertThat(cli.out())
        .startsWith(
            file
                + ":2: error ERROR_INVALID_IMAGE The image s3://acme-photos/2.jpg cannot be read:"
                + " there is no file 2.jpg in ")
        .contains(
            "errors 1, warnings 0; a drop would send 3 lines in 1 update, but training cannot use"
                + " the image of 1 line\n")
        .contains(file + ": images: 3 of 3 looked at, in ");
  }

  @Test
  void saysOnThePageWhatTrainingCannotUse() throws IOException {
    cli.run("check", "--format", "html", "--images", images(1, 3), manifest(1, 2, 3));
    assertThat(cli.out())
        .contains(
            "3 lines would be sent and 0 lines rejected. Of those that would be sent, training"
                + " cannot use 1 image.");
  }

  @Test
  void looksAtNothingWithoutTheOption() throws IOException {
    assertThat(cli.run("check", manifest(1, 2))).isZero();
    assertThat(cli.out()).doesNotContain("images:");
  }

  @Test
  void takesAFileAfterTheOptionForAManifest() throws IOException {
    try (StackCli stack = new StackCli(folder)) {
      stack.stack.s3().createBucket("acme-photos");
      stack
          .stack
          .clients()
          .s3()
          .putObject(
              b -> b.bucket("acme-photos").key("1.jpg"),
              RequestBody.fromBytes(Pictures.png(80, 90)));
      String file = manifest(1, 2);
      assertThat(stack.run("check", "-q", "--images", file)).isEqualTo(1);
      assertThat(stack.out())
          .startsWith(
              file
                  + ":2: error ERROR_INVALID_IMAGE The image s3://acme-photos/2.jpg cannot be read:"
                  + " NoSuchKey: ")
          .contains("images: 2 of 2 looked at with 2 calls, in ");
    }
  }

  @Test
  void endsWithTwoIfNothingAnswers() throws IOException {
    try (StackCli stack = new StackCli(folder)) {
      stack.stack.s3().close();
      String file = manifest(1, 2, 3, 4, 5, 6, 7, 8, 9);
      String other = Files.copy(Path.of(file), folder.resolve("b.jsonl")).toString();
      assertThat(stack.run("check", "-q", "--at-once", "1", "--images", file, other)).isEqualTo(2);
      String problem =
          ": warning WARNING_IMAGES_NOT_CHECKED S3 does not answer, so images were not";
      assertThat(stack.out())
          .containsOnlyOnce(file + problem)
          .containsOnlyOnce(other + problem)
          .contains(" looked at: ConnectException: Connection refused. Check the network,")
          .contains("errors 0, warnings 1; a drop would send 9 lines in 1 update\n")
          .contains(
              file + ": images: 0 of 9 looked at with 9 calls, because S3 does not answer, in ")
          .contains(other + ": images: 0 of 9 looked at, because S3 does not answer, in ");
      assertThat(stack.run("check", "--format", "sarif", "--images", file)).isEqualTo(2);
      assertThat(stack.out()).contains("\"executionSuccessful\" : false");
      assertThat(stack.out())
          .containsPattern(
              "\"level\" : \"error\",\\s+\"message\" : \\{\\s+\"text\" : \"[^\"]+/a.jsonl: S3 does"
                  + " not answer, so images were not looked at: Connect");
      assertThat(stack.run("check", "--format", "html", "--images", file)).isEqualTo(2);
      assertThat(stack.out()).contains("S3 does not answer").doesNotContain("<figure>");
      assertThat(stack.out())
          .contains(
              "<h1>Images not looked at</h1>",
              "Every line would be sent. No image was looked at, because S3 does not answer.");
    }
  }

  @Test
  void saysThatS3DoesNotAnswerForTheOtherDatasetAlone() throws IOException {
    try (StackCli stack = new StackCli(folder)) {
      stack.stack.s3().close();
      String empty = Files.writeString(folder.resolve("b.jsonl"), Cli.BAD + Cli.BAD).toString();
      assertThat(stack.run("check", "-q", "--other", manifest(1), empty, "--images")).isEqualTo(2);
      assertThat(stack.out()).contains("S3 does not answer, so images were not looked at: ");
    }
  }

  @Test
  void saysOnceThatTheBucketIsNotThere() throws IOException {
    try (StackCli stack = new StackCli(folder)) {
      String file = manifest(1, 2, 3);
      assertThat(stack.run("check", "--at-once", "1", "--images", file)).isEqualTo(1);
      assertThat(stack.out())
          .containsOnlyOnce("cannot be read, so its images were not looked at: NoSuchBucket")
          .contains("but training cannot use the images of 3 lines\n")
          .contains("images: 1 of 3 looked at with 1 call");
    }
  }

  @Test
  void leavesItToItsOwnWaitsToTryAgain() throws IOException {
    try (StackCli stack = new StackCli(folder)) {
      stack.stack.s3().createBucket("acme-photos");
      stack.stack.s3().faults().slowDownNext(Operation.GET_OBJECT, 1);
      String file = manifest(1);
      assertThat(stack.run("check", "-q", "--images", file)).isEqualTo(1);
      assertThat(stack.out()).contains("images: 1 of 1 looked at with 2 calls, in ");
    }
  }

  @Test
  void namesNoStackForImagesInAFolder() throws IOException {
    String images = images(1);
    assertThat(cli.run("check", "--local", "--images", images, manifest(1))).isEqualTo(2);
    assertThat(cli.err())
        .startsWith(
            "labeldrop: --images " + images + " looks at the images in that folder, and --stack,")
        .contains("Leave the folder out to look in S3, or the other option to look in the folder.");
  }

  @Test
  void namesNoStackWithoutImages() throws IOException {
    assertThat(cli.run("check", "--stack", "a", manifest(1))).isEqualTo(2);
    assertThat(cli.err()).contains("say where images are in S3. Add --images, or leave");
    assertThat(cli.run("check", "--region", "eu-west-1", manifest(1))).isEqualTo(2);
  }

  @Test
  void saysThatThereIsNoSuchFolder() throws IOException {
    String nowhere = folder.resolve("nowhere").toString();
    assertThat(cli.run("check", "--images", nowhere, manifest(1))).isEqualTo(2);
    assertThat(cli.err())
        .startsWith(
            "labeldrop: --images "
                + nowhere
                + ": there is no such folder. Correct its name, or leave it out to look at the"
                + " images in S3.");
    assertThat(cli.out()).isEmpty();
    Cli again = new Cli();
    assertThat(again.run("check", "--images=" + nowhere, manifest(1))).isEqualTo(2);
    assertThat(again.err()).contains("nowhere: there is no such folder.");
    again = new Cli();
    assertThat(again.run("check", "--images", "", manifest(1))).isEqualTo(2);
    assertThat(again.err()).contains("--images '': there is no such folder.");
  }

  @Test
  void takesAWordThatCanBeAManifestForOne() throws IOException {
    String missing = folder.resolve("missing.jsonl").toString();
    try (StackCli stack = new StackCli(folder)) {
      assertThat(stack.run("check", "--images", missing)).isEqualTo(2);
      assertThat(stack.err()).isEqualTo(missing + ": there is no such file.\n");
    }
  }

  @Test
  void findsTheSameBytesTwiceInAFolder() throws IOException {
    String images = images(1, 2);
    Files.copy(Path.of(images, "1.jpg"), Path.of(images, "3.jpg"));
    String file = manifest(1, 2, 3);
    assertThat(cli.run("check", "-q", "--images", images, file)).isZero();
    assertThat(cli.out())
        .startsWith(
            file
                + ":3: warning WARNING_SAME_IMAGE The image has the same bytes as"
                + " s3://acme-photos/1.jpg of line 1.")
        .contains("errors 0, warnings 1;");
  }

  /** Lines, some of which have an animated image, which is a warning. */
  private String animated(int lines, int animated) throws IOException {
    Path images = Files.createDirectories(folder.resolve("images"));
    for (int number = 0; number < lines; number++) {
      byte[] chunk = number < animated ? Pictures.animation(2) : new byte[0];
      Files.write(images.resolve((100 + number) + ".jpg"), Pictures.png(80 + number, 90, 8, chunk));
    }
    return images.toString();
  }

  @Test
  void saysOnceWhatMostImagesHave() throws IOException {
    String file =
        Files.writeString(folder.resolve("a.jsonl"), Cli.good(99) + Cli.lines(39)).toString();
    String images = animated(39, 21);
    Files.write(Path.of(images, "99.jpg"), Pictures.png(70, 90));
    assertThat(cli.run("check", "-q", "--images", images, file)).isZero();
    assertThat(cli.out())
        .startsWith(
            file
                + ": warning WARNING_UNUSUAL_IMAGE 21 of 40 lines have this. The first is line 2:"
                + " The image is an animated PNG.")
        .contains("\n        1  warning  WARNING_UNUSUAL_IMAGE  ", "errors 0, warnings 1;");
    Cli html = new Cli();
    html.run("check", "--format", "html", "--thumbnails", "3", "--images", images, file);
    assertThat(html.out()).contains("<b>line 2</b>", "<b>line 4</b>").doesNotContain("line 5</b>");
  }

  @Test
  void saysOfEachImageWhatHalfOfThemHave() throws IOException {
    String file = Files.writeString(folder.resolve("a.jsonl"), Cli.lines(40)).toString();
    assertThat(cli.run("check", "-q", "--images", animated(40, 20), file)).isZero();
    assertThat(cli.out()).contains("errors 0, warnings 20;");
    String few = Files.writeString(folder.resolve("b.jsonl"), Cli.lines(19)).toString();
    Cli other = new Cli();
    assertThat(other.run("check", "-q", "--images", animated(19, 19), few)).isZero();
    assertThat(other.out()).contains("errors 0, warnings 19;");
  }

  @Test
  void saysOnceOfAFileThatIsNoImageByItsNameAndItsBytes() throws IOException {
    Path images = Files.createDirectories(folder.resolve("images"));
    Files.writeString(images.resolve("1.gif"), "GIF89a");
    Files.write(images.resolve("2.gif"), Pictures.png(80, 90));
    String lines = (Cli.good(1) + Cli.good(2)).replace(".jpg", ".gif");
    String file = Files.writeString(folder.resolve("a.jsonl"), lines).toString();
    assertThat(cli.run("check", "-q", "--images", images.toString(), file)).isEqualTo(1);
    assertThat(cli.out())
        .startsWith(file + ":1: error ERROR_INVALID_IMAGE The object is a GIF image;")
        .contains("\n" + file + ":2:15: warning WARNING_NOT_AN_IMAGE ")
        .contains("        1  warning  WARNING_NOT_AN_IMAGE  ", "errors 1, warnings 1;");
  }

  private static String boxed(int image, int width, int height) {
    return """
    {"source-ref":"s3://acme-photos/%d.jpg","bb":{"image_size":[{"width":%d,"height":%d,"depth":3}],"annotations":[{"class_id":0,"left":1,"top":1,"width":%d,"height":%d}]},"bb-metadata":{"objects":[{"confidence":1}],"class-map":{"0":"a"},"type":"groundtruth/object-detection","human-annotated":"yes","creation-date":"2024-01-01T00:00:00"}}
    """
        .formatted(image, width, height, width - 2, height - 2);
  }

  @Test
  void saysOfABoxOutsideOfItsImageNotThatTheImageCannotBeUsed() throws IOException {
    String file = Files.writeString(folder.resolve("a.jsonl"), boxed(1, 800, 600)).toString();
    assertThat(cli.run("check", "-q", "--images", images(1), file)).isEqualTo(1);
    assertThat(cli.out())
        .startsWith(file + ":1:")
        .contains(
            " error ERROR_INVALID_BOUNDING_BOX bb.annotations[0] reaches to 799, 599;",
            "; a drop would send 1 line in 1 update, but 1 line has boxes outside of its image\n");
    Cli json = new Cli();
    json.run("check", "--format", "json", "--images", images(1), file);
    assertThat(json.at("files", 0, "images", "unusable")).isEqualTo(0);
    assertThat(json.at("files", 0, "images", "boxesOutside")).isEqualTo(1);
  }

  @Test
  void saysOnceThatAnImageHasSidesThatTrainingDoesNotTake() throws IOException {
    Path images = Files.createDirectories(folder.resolve("images"));
    Files.write(images.resolve("1.jpg"), Pictures.png(40, 50));
    Files.write(images.resolve("2.jpg"), Pictures.png(64, 1_280));
    Files.write(images.resolve("3.jpg"), Pictures.png(80, 90));
    String lines = boxed(1, 40, 50) + boxed(2, 64, 1_280) + boxed(3, 5_000, 90);
    String file = Files.writeString(folder.resolve("a.jsonl"), lines).toString();
    assertThat(cli.run("check", "-q", "--images", images.toString(), file)).isEqualTo(1);
    assertThat(cli.out())
        .contains(
            file + ":1: error ERROR_INVALID_IMAGE The image has 40 x 50 pixels; ",
            file + ":2: error ERROR_INVALID_IMAGE The image has 64 x 1280 pixels; ",
            file + ":3:69: warning ERROR_INVALID_IMAGE_DIMENSION bb.image_size[0].width is 5000,",
            "        2  warning  ERROR_INVALID_IMAGE_DIMENSION  ",
            "errors 3, warnings 2; ");
  }

  private String wrongFolder(String images, String key) throws IOException {
    String lines = (Cli.good(1) + Cli.good(2)).replace("/acme-photos/", "/acme-photos/" + key);
    String file = Files.writeString(folder.resolve("a.jsonl"), lines).toString();
    Cli each = new Cli();
    assertThat(each.run("check", "-q", "--images", images, file)).isEqualTo(1);
    assertThat(each.out())
        .startsWith(
            file
                + ": error ERROR_INVALID_IMAGE None of the 2 images is in "
                + images
                + ". That of line 1 would be "
                + Path.of(images, key, "1.jpg")
                + " or "
                + Path.of(images, "acme-photos", key, "1.jpg")
                + ". ")
        .contains("errors 1, warnings 0;", "images: 2 of 2 looked at");
    return each.out().lines().toList().getFirst().replaceFirst(".*1.jpg\\. ", "");
  }

  @Test
  void saysOnceThatNoneOfTheImagesIsInTheFolder() throws IOException {
    String remedy = " Give --images the folder in which the keys begin.";
    String images = images();
    assertThat(wrongFolder(images, "in/")).isEqualTo("The folder is empty." + remedy);
    images(1);
    assertThat(wrongFolder(images, "in/may/"))
        .isEqualTo(
            "The folder has 1.jpg: put it into folders in/may, as the key has them." + remedy);
    Files.createDirectories(Path.of(images, "in/may"));
    Files.move(Path.of(images, "1.jpg"), Path.of(images, "in/may/1.jpg"));
    assertThat(wrongFolder(Path.of(images, "in").toString(), "in/may/"))
        .isEqualTo("The keys begin in " + images + "." + remedy);
    assertThat(wrongFolder(folder.toString(), "in/may/"))
        .isEqualTo("The keys begin in " + images + "." + remedy);
    assertThat(wrongFolder(images, "out/"))
        .isEqualTo(
            "The folder needs a folder out in it, as the keys have, or one acme-photos of the"
                + " bucket."
                + remedy);
  }

  private String near(String key, String name) throws IOException {
    Path images = Files.createDirectories(folder.resolve("near"));
    Path there = images.resolve(name);
    Files.createDirectories(Objects.requireNonNull(there.getParent()));
    Files.write(there, Pictures.png(80, 90));
    String line = Cli.good(1).replace("1.jpg", key);
    String file =
        Files.writeString(folder.resolve("a.jsonl"), line + Cli.good(2), UTF_8).toString();
    Cli each = new Cli();
    assertThat(each.run("check", "-q", "--images", images.toString(), file)).isEqualTo(1);
    Files.delete(there);
    String first = each.out().lines().toList().getFirst();
    assertThat(first).contains("there is no file " + key + " in " + images);
    return first.substring(first.indexOf(images + "") + images.toString().length());
  }

  @Test
  void namesAFileThatIsNearlyNamedAsTheImage() throws IOException {
    String remedy = ". Upload the image, or correct";
    assertThat(near("in/n.jpg", "IN/n.JPG")).startsWith("; the folder has 'IN/n.JPG'" + remedy);
    assertThat(near("n.jpg", "acme-photos/N.jpg"))
        .startsWith("; the folder has 'acme-photos/N.jpg'" + remedy);
    assertThat(near("a%20b.jpg", "a b.jpg")).startsWith("; the folder has 'a b.jpg'" + remedy);
    assertThat(near("a+b.jpg", "a%2Bb.jpg")).startsWith("; the folder has 'a%2Bb.jpg'" + remedy);
  }

  @Test
  void namesNoFileOutsideTheFolderAsNear() throws IOException {
    String images = images(7);
    Files.write(folder.resolve("N.jpg"), Pictures.png(80, 90));
    String lines = Cli.good(7) + Cli.good(1).replace("1.jpg", "a/../../n.jpg");
    String file = Files.writeString(folder.resolve("a.jsonl"), lines).toString();
    cli.run("check", "-q", "--images", images, file);
    assertThat(cli.out()).doesNotContain("the folder has");
  }

  @Test
  void looksAtASample() throws IOException {
    String file = manifest(1, 2, 3, 4, 5, 6, 7, 8, 9);
    String images = images(1, 2, 3, 7, 8, 9);
    assertThat(cli.run("check", "--images", images, "--sample", "5", file)).isEqualTo(1);
    assertThat(cli.out()).contains("errors 3, warnings 0;").contains("images: 5 of 9 looked at");
    Cli again = new Cli();
    again.run("check", "--images", images, "--sample", "5", file);
    assertThat(again.out().lines().findFirst()).isEqualTo(cli.out().lines().findFirst());
  }

  @Test
  void givesWhatItFoundAsJson() throws IOException {
    String file = manifest(1, 2);
    assertThat(cli.run("check", "--format", "json", "--images", images(1), file)).isEqualTo(1);
    assertThat(cli.at("files", 0, "problems", 0, "code")).isEqualTo("ERROR_INVALID_IMAGE");
    assertThat(cli.at("files", 0, "problems", 0, "line")).isEqualTo(2);
    assertThat(cli.at("files", 0, "images", "lookedAt")).isEqualTo(2);
    assertThat(cli.at("files", 0, "images", "unusable")).isEqualTo(1);
    assertThat(cli.at("files", 0, "problemCount", "ERROR")).isEqualTo(1);
  }

  @Test
  void givesWhatItFoundAsSarif() throws IOException {
    cli.run("check", "--format", "sarif", "--images", images(1), manifest(1, 2));
    assertThat(cli.at("runs", 0, "results", 0, "ruleId")).isEqualTo("ERROR_INVALID_IMAGE");
  }

  @Test
  void showsImagesOfLinesWithProblems() throws IOException {
    String file = manifest(1, 2, 3);
    cli.run("check", "--format", "html", "--images", images(1, 3), file);
    assertThat(cli.out())
        .contains("; img-src data:")
        .contains("<p class=\"none\">no picture</p>", "line 2</b>")
        .doesNotContain("<img ");
    Cli good = new Cli();
    good.run("check", "--format", "html", "--images", images(2), "--thumbnails", "2", file);
    assertThat(good.out().split("<img src=\"data:image/jpeg;base64,", -1)).hasSize(3);
  }

  @Test
  void showsNoImagesWithoutTheOption() throws IOException {
    cli.run("check", "--format", "html", manifest(1, 2));
    assertThat(cli.out()).doesNotContain("img-src").doesNotContain("<figure>");
  }

  @Test
  void looksAtImagesOfStandardInput() throws IOException {
    byte[] lines = Files.readAllBytes(Path.of(manifest(1, 2)));
    assertThat(cli.in(lines).run("check", "-q", "--images", images(1), "-")).isEqualTo(1);
    assertThat(cli.out()).startsWith("<stdin>:2: error ERROR_INVALID_IMAGE ");
  }

  @Test
  void findsImagesOfTheOtherDataset() throws IOException {
    String file = manifest(1, 2, 3);
    Path other = Files.writeString(folder.resolve("test.jsonl"), Cli.good(2) + Cli.good(7));
    assertThat(cli.run("check", "-q", "--other", other.toString(), file)).isZero();
    assertThat(cli.out())
        .startsWith(
            file
                + ":2: warning WARNING_IMAGE_IN_OTHER_DATASET The image is in "
                + other
                + " too, on line 1. Keep it in one of the two:")
        .contains("warnings 1;");
  }

  @Test
  void findsBytesThatTheOtherDatasetHasUnderAnotherKey() throws IOException {
    String images = images(1, 2, 4);
    Files.copy(Path.of(images, "2.jpg"), Path.of(images, "3.jpg"));
    String file = manifest(1, 2, 4);
    Path other =
        Files.writeString(folder.resolve("test.jsonl"), Cli.good(3) + Cli.good(4) + Cli.good(9));
    assertThat(cli.run("check", "-q", "--images", images, "--other", other.toString(), file))
        .isZero();
    assertThat(cli.out().lines().toList())
        .satisfies(out ->
            assertThat(out.get(0))
                .startsWith(
                    file
                        + ":2: warning WARNING_IMAGE_IN_OTHER_DATASET The image has the same bytes"
                        + " as s3://acme-photos/3.jpg, which line 1 of "
                        + other
                        + " names. Keep it in one of the two:"))
        .satisfies(out ->
            assertThat(out.get(1))
                .startsWith(file + ":3: warning WARNING_IMAGE_IN_OTHER_DATASET The image is in "));
    assertThat(cli.out()).contains("errors 0, warnings 2;", "images: 3 of 3 looked at");
  }

  @Test
  void asksS3OnceForEachImageOfTheOtherDataset() throws IOException {
    try (StackCli stack = new StackCli(folder)) {
      stack.stack.s3().createBucket("acme-photos");
      byte[] image = Pictures.jpeg(300, 200, new SplittableRandom(1));
      for (String key : List.of("1.jpg", "2.jpg", "3.jpg")) {
        stack
            .stack
            .clients()
            .s3()
            .putObject(b -> b.bucket("acme-photos").key(key), RequestBody.fromBytes(image));
      }
      String other =
          Files.writeString(folder.resolve("test.jsonl"), Cli.good(2) + Cli.good(3)).toString();
      assertThat(stack.run("check", "-q", "--other", other, manifest(1), "--images")).isZero();
      assertThat(stack.out())
          .contains("s3://acme-photos/2.jpg, which line 1 of ")
          .contains("images: 1 of 1 looked at with 4 calls, in "); // 2 for it, 1 for each other
    }
  }

  @Test
  void refusesASampleOfNothing() throws IOException {
    assertThat(cli.run("check", "--sample", "5", manifest(1))).isEqualTo(2);
    assertThat(cli.err()).contains("--sample needs --images.");
  }

  @Test
  void refusesOptionsThatDoNothing() throws IOException {
    String file = manifest(1);
    assertThat(cli.run("check", "--at-once", "5", file)).isEqualTo(2);
    assertThat(cli.err()).contains("--at-once needs --images.");
    Cli page = new Cli();
    assertThat(page.run("check", "--format", "html", "--thumbnails", "3", file)).isEqualTo(2);
    assertThat(page.err()).contains("--thumbnails needs --images.");
    Cli text = new Cli();
    assertThat(text.run("check", "--thumbnails", "3", "--images", images(1), file)).isEqualTo(2);
    assertThat(text.err()).contains("--thumbnails needs --format html.");
  }

  @Test
  void refusesTheFileItselfAsTheOtherDataset() throws IOException {
    String file = manifest(1, 2);
    Path link = Files.createSymbolicLink(folder.resolve("b.jsonl"), Path.of(file));
    for (String other : List.of(file, folder + "/./a.jsonl", link.toString())) {
      Cli each = new Cli();
      assertThat(each.run("check", "--other", other, file)).isEqualTo(2);
      assertThat(each.err()).startsWith("labeldrop: --other is the file itself: " + other + ".");
      assertThat(each.out()).isEmpty();
    }
    assertThat(cli.run("check", "--other", folder + "/none.jsonl", file)).isEqualTo(2);
    assertThat(cli.err()).contains("none.jsonl").doesNotContain("itself");
  }

  @Test
  void saysOnThePageHowManyImagesWereLookedAt() throws IOException {
    String file = manifest(1, 2, 3, 4, 5, 6);
    String images = images(1, 2, 3, 4, 5, 6);
    cli.run("check", "--format", "html", "--images", images, "--sample", "3", file);
    assertThat(cli.out()).contains("Every line would be sent. 3 of 6 images were looked at.</p>");
    String other = Files.writeString(folder.resolve("b.jsonl"), Cli.good(2)).toString();
    Cli both = new Cli();
    both.run("check", "--format", "html", "--images", images, "--sample", "3", file, other);
    assertThat(both.out())
        .contains(
            "<p class=\"sentence\">Every line of every file would be sent. 4 of 7 images were"
                + " looked at.</p>",
            "1 of 1 image was looked at.");
  }

  @Test
  void showsProblemsOfTheWholeFileFirst() throws IOException {
    List<String> lines =
        Objects.requireNonNull(List.of(Cli.good(1), "{\"source-ref\":\"s3://acme-photos/2.jpg\"}"));
    String file =
        Files.write(folder.resolve("b.jsonl"), String.join("", lines).getBytes(UTF_8)).toString();
    cli.run("check", "-q", "--images", images(1), file);
    assertThat(cli.out().lines().toList())
        .satisfies(out -> assertThat(out.get(0)).startsWith(file + ":2: error "))
        .satisfies(out -> assertThat(out.get(1)).startsWith(file + ":2: warning "));
  }
}

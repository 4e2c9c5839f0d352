package dev.labeldrop.local.cli;

import static dev.labeldrop.local.cli.Converted.COCO;
import static dev.labeldrop.local.cli.Converted.boxes;
import static dev.labeldrop.local.cli.Converted.image;
import static dev.labeldrop.local.cli.Converted.lines;
import static dev.labeldrop.local.cli.Converted.metadata;
import static dev.labeldrop.local.cli.Converted.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** COCO: a file with all images, boxes and names. */
final class ConvertCocoTest {

  @TempDir private Path folder = Path.of("");

  private final Cli cli = new Cli();

  @Test
  void makesALineOfEachImageOfACocoFile() throws IOException {
    String input = write(folder, "coco.json", COCO);
    assertThat(cli.convert("coco", "--bucket", "acme-photos", "--prefix", "spring", input))
        .isZero();
    List<Map<?, ?>> lines = lines(cli);
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst().get("source-ref")).isEqualTo("s3://acme-photos/spring/dock/a.jpg");
    assertThat(boxes(lines.getFirst()))
        .containsExactly(
            Map.of("class_id", 0, "left", 10, "top", 20, "width", 21, "height", 30),
            Map.of("class_id", 1, "left", 0, "top", 0, "width", 640, "height", 480));
    assertThat(metadata(lines.getFirst()).get("class-map"))
        .isEqualTo(Map.of("0", "pallet", "1", "forklift"));
    assertThat(boxes(lines.get(1))).isEmpty();
    assertThat(cli.err()).contains("2 images written, 0 things not converted");
  }

  @Test
  void turnsBoxesThatAreFractionsOfTheirImageIntoPixels() throws IOException {
    String input =
        write(
            folder,
            "coco.json",
            COCO.replace("[10.4, 20.0, 20.4, 30]", "[0.1, 0.25, 0.5, 0.5]")
                .replace("[0, 0, 640, 480]", "[0, 0, 1, 1]"));
    assertThat(cli.convert("coco", "--bucket", "acme-photos", input)).isZero();
    assertThat(boxes(lines(cli).getFirst()))
        .containsExactly(
            Map.of("class_id", 0, "left", 64, "top", 120, "width", 320, "height", 240),
            Map.of("class_id", 1, "left", 0, "top", 0, "width", 640, "height", 480));
    assertThat(cli.err()).contains("All boxes are fractions of their images");
  }

  @Test
  void namesWhatACocoFileHasAndCannotBeConverted() throws IOException {
    String input =
        write(
            folder,
            "coco.json",
            COCO.replace(
                    "\"image_id\": 7, \"category_id\": 3", "\"image_id\": 9, \"category_id\": 3")
                .replace("\"category_id\": 5", "\"category_id\": 6"));
    assertThat(cli.convert("coco", "--bucket", "acme-photos", input)).isEqualTo(1);
    assertThat(cli.err())
        .contains(
            "annotation 1: not converted. There is no image 9.",
            "annotation 2: not converted. There is no category 6.",
            "2 images written, 2 things not converted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "{\"images\": [1]}", "no JSON", ""})
  void writesNothingOfAFileThatIsNoCoco(String text) throws IOException {
    String input = write(folder, "coco.json", text);
    Path output = folder.resolve("out.jsonl");
    assertThat(cli.convert("coco", "--bucket", "b-b", input, "-o", output.toString())).isEqualTo(2);
    assertThat(names()).containsExactly("coco.json");
    assertThat(cli.err()).doesNotContain("REDACTED", "StreamReadFeature");
  }

  @Test
  void saysInPlainWordsWhichLineOfACocoFileIsNotJson() throws IOException {
    String input = write(folder, "coco.json", "{\"images\": [],\n\"categories\": rose}");
    assertThat(cli.convert("coco", "--bucket", "b-b", input)).isEqualTo(2);
    assertThat(cli.err())
        .contains("coco.json is no COCO file: line 2 is not JSON. Name the file with the");
  }

  @Test
  void doesNotTrustASizeThatTheImageContradicts() throws IOException {
    image(folder, "images/dock/a.jpg", 480, 640);
    String input = write(folder, "coco.json", COCO);
    assertThat(
            cli.convert(
                "coco", "--bucket", "b-b", "--images", folder.resolve("images").toString(), input))
        .isEqualTo(1);
    assertThat(cli.err())
        .contains("dock/a.jpg: not converted. The input says that the image is 640 x 480, but")
        .contains("it is 480 x 640");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}

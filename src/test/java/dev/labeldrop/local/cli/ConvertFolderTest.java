package dev.labeldrop.local.cli;

import static dev.labeldrop.local.cli.Converted.boxes;
import static dev.labeldrop.local.cli.Converted.image;
import static dev.labeldrop.local.cli.Converted.lines;
import static dev.labeldrop.local.cli.Converted.metadata;
import static dev.labeldrop.local.cli.Converted.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** VOC and YOLO: a folder with a file for each image. */
final class ConvertFolderTest {

  private static final String VOC =
      """
      <annotation><filename>a.jpg</filename><size><width>640</width><height>480</height></size>
      <object><name>pallet</name>
      <bndbox><xmin>1</xmin><ymin>2</ymin><xmax>101</xmax><ymax>52</ymax></bndbox></object>
      </annotation>
      """;

  @TempDir private Path folder = Path.of("");

  private final Cli cli = new Cli();

  @Test
  void makesALineOfEachVocFileOfAFolder() throws IOException {
    write(folder, "voc/a.xml", VOC);
    write(folder, "voc/b.xml", VOC.replace("a.jpg", "b.jpg").replace("<name>pallet</name>", ""));
    assertThat(cli.convert("voc", "--bucket", "acme-photos", folder.resolve("voc").toString()))
        .isEqualTo(1);
    assertThat(boxes(lines(cli).getFirst()))
        .containsExactly(Map.of("class_id", 0, "left", 1, "top", 2, "width", 100, "height", 50));
    assertThat(boxes(lines(cli).get(1))).isEmpty();
    assertThat(cli.err()).contains("b.xml, object 3: not converted. It has no <name>.");
  }

  @Test
  void readsNoEntitiesFromOutside() throws IOException {
    String secret = write(folder, "secret.txt", "secret");
    write(
        folder,
        "voc/a.xml",
        "<!DOCTYPE annotation [<!ENTITY x SYSTEM \""
            + secret
            + "\">]>"
            + VOC.replace("pallet", "&x;"));
    cli.convert("voc", "--bucket", "acme-photos", folder.resolve("voc").toString());
    assertThat(cli.out()).doesNotContain("secret").contains("&x;");
  }

  @Test
  void takesTheSizesOfYoloFromTheImages() throws IOException {
    image(folder, "images/a.png", 800, 600);
    write(folder, "labels/a.txt", "1 0.5 0.5 0.25 0.5\n0 0.1 0.1 0.3 0.1 0.3 0.4\n7 0 0 1 1\n");
    write(folder, "labels/b.txt", "0 0.5 0.5 0.25 0.5\n");
    write(folder, "data.yaml", "names: [pallet, forklift]\nnc: 2\n");
    assertThat(
            cli.convert(
                "yolo",
                "--bucket",
                "acme-photos",
                "--images",
                folder.resolve("images").toString(),
                folder.resolve("labels").toString()))
        .isEqualTo(1);
    assertThat(lines(cli)).hasSize(1);
    assertThat(boxes(lines(cli).getFirst()))
        .containsExactly(
            Map.of("class_id", 0, "left", 300, "top", 150, "width", 200, "height", 300),
            Map.of("class_id", 1, "left", 80, "top", 60, "width", 160, "height", 180));
    assertThat(metadata(lines(cli).getFirst()).get("class-map"))
        .isEqualTo(Map.of("0", "forklift", "1", "pallet"));
    assertThat(cli.err())
        .contains("a.txt:3: not converted. There is no name for class 7.")
        .contains("b.txt: not converted. There is no .jpg, .jpeg or .png of that name");
  }

  @Test
  void takesTheImageOfAYoloFileFromTheFolderOfItsName() throws IOException {
    image(folder, "images/train/1.png", 100, 100);
    image(folder, "images/val/1.png", 200, 200);
    write(folder, "data.yaml", "names: [pallet]\n");
    write(folder, "labels/train/1.txt", "0 0.5 0.5 0.5 0.5\n");
    write(folder, "labels/val/1.txt", "0 0.5 0.5 0.5 0.5\n");
    String root = folder.toString();
    assertThat(cli.convert("yolo", "--bucket", "b-b", "--images", root, root)).isZero();
    assertThat(lines(cli)).hasSize(2);
    assertThat(lines(cli).get(1).get("source-ref")).isEqualTo("s3://b-b/images/val/1.png");
    Cli deeper = new Cli();
    assertThat(
            deeper.run(
                "convert", "--from", "yolo", "--bucket", "b-b", "--images", root + "/images", root))
        .isZero();
    assertThat(deeper.out()).contains("s3://b-b/val/1.png");
  }
}

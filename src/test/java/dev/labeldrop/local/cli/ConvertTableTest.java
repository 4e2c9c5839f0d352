package dev.labeldrop.local.cli;

import static dev.labeldrop.local.cli.Converted.boxes;
import static dev.labeldrop.local.cli.Converted.image;
import static dev.labeldrop.local.cli.Converted.lines;
import static dev.labeldrop.local.cli.Converted.metadata;
import static dev.labeldrop.local.cli.Converted.write;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV: tables of boxes or labels, also those of VIA and AutoML. */
final class ConvertTableTest {

  @TempDir private Path folder = Path.of("");

  private final Cli cli = new Cli();

  @Test
  void putsTheRowsOfAnImageTogether() throws IOException {
    String input =
        write(
            folder,
            "boxes.csv",
            """
            filename,width,height,class,xmin,ymin,xmax,ymax
            a.jpg,640,480,pallet,1,2,101,52
            b.jpg,640,480,"fork,lift",5,5,50,50
            a.jpg,640,480,pallet,200,2,301,52
            """);
    assertThat(cli.convert("csv", "--bucket", "acme-photos", input)).isZero();
    assertThat(lines(cli)).hasSize(2);
    assertThat(boxes(lines(cli).getFirst())).hasSize(2);
    assertThat(metadata(lines(cli).get(1)).get("class-map")).isEqualTo(Map.of("1", "fork,lift"));
  }

  @Test
  void makesAnAttributeOfEachLabelOfARowWithoutHeadings() throws IOException {
    String input = write(folder, "labels.csv", "a.jpg;pallet;night\nb.jpg;pallet;\n");
    assertThat(cli.convert("csv", "--bucket", "acme-photos", "--attribute", "l", input)).isZero();
    assertThat(lines(cli).getFirst().keySet().stream().map(String::valueOf))
        .containsExactly("source-ref", "l-1", "l-1-metadata", "l-2", "l-2-metadata");
    assertThat(lines(cli).get(1).keySet().stream().map(String::valueOf))
        .containsExactly("source-ref", "l", "l-metadata");
  }

  @Test
  void readsTheRegionsOfATableOfVia() throws IOException {
    image(folder, "img/a.png", 640, 480);
    String head =
        "#filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes\n";
    String rows =
        via("rect", "'x':10,'y':20,'width':100,'height':50", "'Label':'pallet '")
            + via("polygon", "'all_points_x':[5,30,20],'all_points_y':[6,10,46]", "'type':'lift'")
            + via("circle", "'cx':100,'cy':90,'r':10", "'kind':{'pallet':true,'lift':false}")
            + via("point", "'cx':100,'cy':90", "'Label':'pallet'");
    String input = write(folder, "via.csv", head + rows);
    assertThat(cli.convert("csv", "--bucket", "b-b", "--images", folder + "/img", input))
        .isEqualTo(1);
    assertThat(boxes(lines(cli).getFirst()))
        .containsExactly(
            Map.of("class_id", 0, "left", 10, "top", 20, "width", 100, "height", 50),
            Map.of("class_id", 1, "left", 5, "top", 6, "width", 25, "height", 40),
            Map.of("class_id", 0, "left", 90, "top", 80, "width", 20, "height", 20));
    assertThat(metadata(lines(cli).getFirst()).get("class-map"))
        .isEqualTo(Map.of("0", "pallet", "1", "lift"));
    assertThat(cli.err()).contains("via.csv:5: not converted. The region is no area");
  }

  @Test
  void asksWhichAttributeOfARegionIsTheLabel() throws IOException {
    image(folder, "img/a.png", 640, 480);
    String head = "filename,region_shape_attributes,region_attributes\n";
    String row =
        via("rect", "'x':10,'y':20,'width':100,'height':50", "'Age':'old','Colour':'red'")
            .replace("a.png,1,{},1,0,", "a.png,");
    String input = write(folder, "via.csv", head + row);
    String[] arguments = {"--bucket", "b-b", "--images", folder + "/img", input};
    assertThat(cli.convert("csv", arguments)).isEqualTo(2);
    assertThat(cli.err()).contains("several attributes, Age, Colour").contains("--columns label=");
    String[] told = {
      "--bucket", "b-b", "--images", folder + "/img", "--columns", "label=Colour", input
    };
    assertThat(cli.convert("csv", told)).isZero();
    assertThat(metadata(lines(cli).getFirst()).get("class-map")).isEqualTo(Map.of("0", "red"));
  }

  private static String via(String shape, String numbers, String attributes) {
    return "a.png,1,{},1,0,\"{'name':'%s',%s}\",\"{%s}\"\n"
        .formatted(shape, numbers, attributes)
        .replace("'", "\"\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRAIN,", "test,", ""})
  void readsTheBoxesOfATableOfAutoMl(String set) throws IOException {
    image(folder, "img/sub/a.png", 640, 480);
    image(folder, "img/b.png", 100, 100);
    String table =
        set
            + "gs://other/sub/a.png,pallet,0.1,0.25,,,0.6,0.5,,\n"
            + set
            + "gs://other/b.png,,,,,,,,,\n"
            + set
            + "gs://other/sub/a.png,lift,.5,.5,1,.5,1,1,.5,1\n";
    String input = write(folder, "automl.csv", table);
    assertThat(cli.convert("csv", "--bucket", "b-b", "--images", folder + "/img", input)).isZero();
    assertThat(lines(cli).getFirst().get("source-ref")).isEqualTo("s3://b-b/sub/a.png");
    assertThat(boxes(lines(cli).getFirst()))
        .containsExactly(
            Map.of("class_id", 0, "left", 64, "top", 120, "width", 320, "height", 120),
            Map.of("class_id", 1, "left", 320, "top", 240, "width", 320, "height", 240));
    assertThat(boxes(lines(cli).getLast())).isEmpty();
  }

  @Test
  void saysThatATableHasSeveralSets() throws IOException {
    String input =
        write(
            folder,
            "automl.csv",
            "TRAIN,gs://b/a.jpg,cat\nTEST,gs://b/x/b.jpg,cat,dog\nTRAIN,c.jpg,dog\n");
    assertThat(cli.convert("csv", input)).isEqualTo(2);
    assertThat(cli.err()).contains("gs://b/a.jpg names no bucket").contains("--bucket");
    assertThat(cli.convert("csv", "--bucket", "b-b", input)).isZero();
    assertThat(cli.err()).contains("several sets (TEST 1, TRAIN 2)");
    assertThat(lines(cli).get(1).get("source-ref")).isEqualTo("s3://b-b/x/b.jpg");
    assertThat(names(lines(cli).get(1))).contains("labels-1", "labels-2");
  }

  @Test
  void readsATableWithAColumnForEachLabel() throws IOException {
    String input =
        write(folder, "classes.csv", "filename, cat, dog\na.jpg, 1, 0\nb.jpg, 1, 1\nc.jpg,0,0\n");
    assertThat(cli.convert("csv", "--bucket", "b-b", input)).isZero();
    assertThat(metadata(lines(cli).getFirst()).get("class-name")).isEqualTo("cat");
    assertThat(names(lines(cli).get(1))).contains("labels-1", "labels-2");
    assertThat(names(lines(cli).get(2))).containsExactly("source-ref");
  }

  @Test
  void takesNoOtherNumberForAMark() throws IOException {
    String input =
        write(folder, "scores.csv", "filename,cat,dog\na.jpg,1,0\nb.jpg,0,12\nc.jpg,,1\n");
    assertThat(cli.convert("csv", "--bucket", "b-b", input)).isEqualTo(1);
    assertThat(cli.err()).contains("scores.csv:3: not converted. 'dog' has 12, not 0 or 1.");
    assertThat(lines(cli)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jpg,dog,0,1,1,2", "image,label,bbox\na.jpg,dog,\"[0,1,1,2]\""})
  void takesNoBoxesForLabels(String table) throws IOException {
    assertThat(cli.convert("csv", "--bucket", "b-b", write(folder, "a.csv", table))).isEqualTo(2);
    assertThat(cli.err()).contains("cannot be told").contains("left=HEADING");
  }

  @Test
  void readsATableThatIsNoUtf8IfItsEncodingIsNamed() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.write(file, "image,label\na.jpg,c\u00f4t\u00e9\n".getBytes(ISO_8859_1));
    assertThat(cli.convert("csv", "--bucket", "b-b", file.toString())).isEqualTo(2);
    assertThat(cli.err()).contains("is not text in UTF-8").contains("--encoding windows-1252");
    assertThat(cli.convert("csv", "--encoding", "windows-1252", "--bucket", "b-b", file.toString()))
        .isZero();
    assertThat(cli.out()).contains("\"class-name\":\"c\u00f4t\u00e9\"");
    assertThat(cli.convert("csv", "--encoding", "win1252x", "--bucket", "b-b", file.toString()))
        .isEqualTo(2);
    assertThat(cli.err()).contains("'win1252x' is no known encoding");
    assertThat(
            cli.convert("coco", "--encoding", "windows-1252", "--bucket", "b-b", file.toString()))
        .isEqualTo(2);
    assertThat(cli.err()).contains("--encoding goes with --from csv.");
  }

  @Test
  void asksForColumnsThatItCannotTell() throws IOException {
    String input = write(folder, "labels.csv", "picture,what\na.jpg,pallet\n");
    assertThat(cli.convert("csv", "--bucket", "acme-photos", input)).isEqualTo(2);
    assertThat(cli.err()).contains("--columns image=HEADING,label=HEADING");
    assertThat(
            cli.convert(
                "csv", "--bucket", "acme-photos", "--columns", "image=picture,label=what", input))
        .isZero();
    assertThat(lines(cli)).hasSize(1);
  }

  private static List<String> names(Map<?, ?> line) {
    return line.keySet().stream().map(Object::toString).toList();
  }
}

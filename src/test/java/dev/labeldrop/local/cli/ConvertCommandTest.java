package dev.labeldrop.local.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Waiter;
import dev.labeldrop.local.PlainJson;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class ConvertCommandTest {

  private static final String COCO =
      """
      {"annotations": [
        {"id": 1, "image_id": 7, "category_id": 3, "bbox": [10.4, 20.0, 20.4, 30], "segmentation": [[1, 2]]},
        {"id": 2, "image_id": 7, "category_id": 5, "bbox": [0, 0, 640, 480]}],
       "categories": [{"id": 3, "name": "pallet"}, {"id": 5, "name": "forklift"}],
       "images": [{"id": 7, "file_name": "dock/a.jpg", "width": 640, "height": 480},
                  {"id": 8, "file_name": "b.jpg", "width": 640, "height": 480}],
       "info": {"year": 2026}}
      """;

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
  void makesALineOfEachImageOfACocoFile() throws IOException {
    String input = write("coco.json", COCO);
    assertThat(run("coco", "--bucket", "acme-photos", "--prefix", "spring", input)).isZero();
    List<Map<?, ?>> lines = lines();
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
            "coco.json",
            COCO.replace("[10.4, 20.0, 20.4, 30]", "[0.1, 0.25, 0.5, 0.5]")
                .replace("[0, 0, 640, 480]", "[0, 0, 1, 1]"));
    assertThat(run("coco", "--bucket", "acme-photos", input)).isZero();
    assertThat(boxes(lines().getFirst()))
        .containsExactly(
            Map.of("class_id", 0, "left", 64, "top", 120, "width", 320, "height", 240),
            Map.of("class_id", 1, "left", 0, "top", 0, "width", 640, "height", 480));
    assertThat(cli.err()).contains("All boxes are fractions of their images");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-26T01:02:03", "2026-11-26T09:31:00", "2026-11-26T00:00:00"})
  void writesTheTimeOfTheGivenClockToTheSecond(String time) throws IOException {
    String input = write("coco.json", COCO);
    Clock clock = Clock.fixed(Instant.parse(time + ".456Z"), ZoneOffset.UTC);
    StringWriter out = new StringWriter();
    CommandLine line =
        Main.commandLine(
            new Main(
                new StandardStreams(InputStream.nullInputStream(), false),
                Waiter.sleeping(),
                List.of(),
                clock));
    line.setOut(new PrintWriter(out, true));
    StringWriter err = new StringWriter();
    line.setErr(new PrintWriter(err, true));
    assertThat(line.execute("convert", "--from", "coco", "--bucket", "acme-photos", input))
        .isZero();
    assertThat(out.toString()).contains("\"creation-date\":\"" + time + "\"");
    assertThat(err.toString()).doesNotContain("CREATION_DATE");
  }

  @Test
  void namesWhatACocoFileHasAndCannotBeConverted() throws IOException {
    String input =
        write(
            "coco.json",
            COCO.replace(
                    "\"image_id\": 7, \"category_id\": 3", "\"image_id\": 9, \"category_id\": 3")
                .replace("\"category_id\": 5", "\"category_id\": 6"));
    assertThat(run("coco", "--bucket", "acme-photos", input)).isEqualTo(1);
    assertThat(cli.err())
        .contains(
            "annotation 1: not converted. There is no image 9.",
            "annotation 2: not converted. There is no category 6.",
            "2 images written, 2 things not converted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "{\"images\": [1]}", "no JSON", ""})
  void writesNothingOfAFileThatIsNoCoco(String text) throws IOException {
    String input = write("coco.json", text);
    Path output = folder.resolve("out.jsonl");
    assertThat(run("coco", "--bucket", "b-b", input, "-o", output.toString())).isEqualTo(2);
    assertThat(names()).containsExactly("coco.json");
    assertThat(cli.err()).doesNotContain("REDACTED", "StreamReadFeature");
  }

  @Test
  void saysInPlainWordsWhichLineOfACocoFileIsNotJson() throws IOException {
    String input = write("coco.json", "{\"images\": [],\n\"categories\": rose}");
    assertThat(run("coco", "--bucket", "b-b", input)).isEqualTo(2);
    assertThat(cli.err())
        .contains("coco.json is no COCO file: line 2 is not JSON. Name the file with the");
  }

  @Test
  void makesALineOfEachVocFileOfAFolder() throws IOException {
    write("voc/a.xml", VOC);
    write("voc/b.xml", VOC.replace("a.jpg", "b.jpg").replace("<name>pallet</name>", ""));
    assertThat(run("voc", "--bucket", "acme-photos", folder.resolve("voc").toString()))
        .isEqualTo(1);
    assertThat(boxes(lines().getFirst()))
        .containsExactly(Map.of("class_id", 0, "left", 1, "top", 2, "width", 100, "height", 50));
    assertThat(boxes(lines().get(1))).isEmpty();
    assertThat(cli.err()).contains("b.xml, object 3: not converted. It has no <name>.");
  }

  @Test
  void readsNoEntitiesFromOutside() throws IOException {
    String secret = write("secret.txt", "secret");
    write(
        "voc/a.xml",
        "<!DOCTYPE annotation [<!ENTITY x SYSTEM \""
            + secret
            + "\">]>"
            + VOC.replace("pallet", "&x;"));
    run("voc", "--bucket", "acme-photos", folder.resolve("voc").toString());
    assertThat(cli.out()).doesNotContain("secret").contains("&x;");
  }

  @Test
  void takesTheSizesOfYoloFromTheImages() throws IOException {
    image("images/a.png", 800, 600);
    write("labels/a.txt", "1 0.5 0.5 0.25 0.5\n0 0.1 0.1 0.3 0.1 0.3 0.4\n7 0 0 1 1\n");
    write("labels/b.txt", "0 0.5 0.5 0.25 0.5\n");
    write("data.yaml", "names: [pallet, forklift]\nnc: 2\n");
    assertThat(
            run(
                "yolo",
                "--bucket",
                "acme-photos",
                "--images",
                folder.resolve("images").toString(),
                folder.resolve("labels").toString()))
        .isEqualTo(1);
    assertThat(lines()).hasSize(1);
    assertThat(boxes(lines().getFirst()))
        .containsExactly(
            Map.of("class_id", 0, "left", 300, "top", 150, "width", 200, "height", 300),
            Map.of("class_id", 1, "left", 80, "top", 60, "width", 160, "height", 180));
    assertThat(metadata(lines().getFirst()).get("class-map"))
        .isEqualTo(Map.of("0", "forklift", "1", "pallet"));
    assertThat(cli.err())
        .contains("a.txt:3: not converted. There is no name for class 7.")
        .contains("b.txt: not converted. There is no .jpg, .jpeg or .png of that name");
  }

  @Test
  void doesNotTrustASizeThatTheImageContradicts() throws IOException {
    image("images/dock/a.jpg", 480, 640);
    String input = write("coco.json", COCO);
    assertThat(
            run("coco", "--bucket", "b-b", "--images", folder.resolve("images").toString(), input))
        .isEqualTo(1);
    assertThat(cli.err())
        .contains("dock/a.jpg: not converted. The input says that the image is 640 x 480, but")
        .contains("it is 480 x 640");
  }

  @Test
  void putsTheRowsOfAnImageTogether() throws IOException {
    String input =
        write(
            "boxes.csv",
            """
            filename,width,height,class,xmin,ymin,xmax,ymax
            a.jpg,640,480,pallet,1,2,101,52
            b.jpg,640,480,"fork,lift",5,5,50,50
            a.jpg,640,480,pallet,200,2,301,52
            """);
    assertThat(run("csv", "--bucket", "acme-photos", input)).isZero();
    assertThat(lines()).hasSize(2);
    assertThat(boxes(lines().getFirst())).hasSize(2);
    assertThat(metadata(lines().get(1)).get("class-map")).isEqualTo(Map.of("1", "fork,lift"));
  }

  @Test
  void makesAnAttributeOfEachLabelOfARowWithoutHeadings() throws IOException {
    String input = write("labels.csv", "a.jpg;pallet;night\nb.jpg;pallet;\n");
    assertThat(run("csv", "--bucket", "acme-photos", "--attribute", "l", input)).isZero();
    assertThat(lines().getFirst().keySet().stream().map(String::valueOf))
        .containsExactly("source-ref", "l-1", "l-1-metadata", "l-2", "l-2-metadata");
    assertThat(lines().get(1).keySet().stream().map(String::valueOf))
        .containsExactly("source-ref", "l", "l-metadata");
  }

  @Test
  void readsTheRegionsOfATableOfVia() throws IOException {
    image("img/a.png", 640, 480);
    String head =
        "#filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes\n";
    String rows =
        via("rect", "'x':10,'y':20,'width':100,'height':50", "'Label':'pallet '")
            + via("polygon", "'all_points_x':[5,30,20],'all_points_y':[6,10,46]", "'type':'lift'")
            + via("circle", "'cx':100,'cy':90,'r':10", "'kind':{'pallet':true,'lift':false}")
            + via("point", "'cx':100,'cy':90", "'Label':'pallet'");
    String input = write("via.csv", head + rows);
    assertThat(run("csv", "--bucket", "b-b", "--images", folder + "/img", input)).isEqualTo(1);
    assertThat(boxes(lines().getFirst()))
        .containsExactly(
            Map.of("class_id", 0, "left", 10, "top", 20, "width", 100, "height", 50),
            Map.of("class_id", 1, "left", 5, "top", 6, "width", 25, "height", 40),
            Map.of("class_id", 0, "left", 90, "top", 80, "width", 20, "height", 20));
    assertThat(metadata(lines().getFirst()).get("class-map"))
        .isEqualTo(Map.of("0", "pallet", "1", "lift"));
    assertThat(cli.err()).contains("via.csv:5: not converted. The region is no area");
  }

  @Test
  void asksWhichAttributeOfARegionIsTheLabel() throws IOException {
    image("img/a.png", 640, 480);
    String head = "filename,region_shape_attributes,region_attributes\n";
    String row =
        via("rect", "'x':10,'y':20,'width':100,'height':50", "'Age':'old','Colour':'red'")
            .replace("a.png,1,{},1,0,", "a.png,");
    String input = write("via.csv", head + row);
    String[] arguments = {"--bucket", "b-b", "--images", folder + "/img", input};
    assertThat(run("csv", arguments)).isEqualTo(2);
    assertThat(cli.err()).contains("several attributes, Age, Colour").contains("--columns label=");
    String[] told = {
      "--bucket", "b-b", "--images", folder + "/img", "--columns", "label=Colour", input
    };
    assertThat(run("csv", told)).isZero();
    assertThat(metadata(lines().getFirst()).get("class-map")).isEqualTo(Map.of("0", "red"));
  }

  private static String via(String shape, String numbers, String attributes) {
    return "a.png,1,{},1,0,\"{'name':'%s',%s}\",\"{%s}\"\n"
        .formatted(shape, numbers, attributes)
        .replace("'", "\"\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRAIN,", "test,", ""})
  void readsTheBoxesOfATableOfAutoMl(String set) throws IOException {
    image("img/sub/a.png", 640, 480);
    image("img/b.png", 100, 100);
    String table =
        set
            + "gs://other/sub/a.png,pallet,0.1,0.25,,,0.6,0.5,,\n"
            + set
            + "gs://other/b.png,,,,,,,,,\n"
            + set
            + "gs://other/sub/a.png,lift,.5,.5,1,.5,1,1,.5,1\n";
    String input = write("automl.csv", table);
    assertThat(run("csv", "--bucket", "b-b", "--images", folder + "/img", input)).isZero();
    assertThat(lines().getFirst().get("source-ref")).isEqualTo("s3://b-b/sub/a.png");
    assertThat(boxes(lines().getFirst()))
        .containsExactly(
            Map.of("class_id", 0, "left", 64, "top", 120, "width", 320, "height", 120),
            Map.of("class_id", 1, "left", 320, "top", 240, "width", 320, "height", 240));
    assertThat(boxes(lines().getLast())).isEmpty();
  }

  @Test
  void saysThatATableHasSeveralSets() throws IOException {
    String input =
        write(
            "automl.csv", "TRAIN,gs://b/a.jpg,cat\nTEST,gs://b/x/b.jpg,cat,dog\nTRAIN,c.jpg,dog\n");
    assertThat(run("csv", input)).isEqualTo(2);
    assertThat(cli.err()).contains("gs://b/a.jpg names no bucket").contains("--bucket");
    assertThat(run("csv", "--bucket", "b-b", input)).isZero();
    assertThat(cli.err()).contains("several sets (TEST 1, TRAIN 2)");
    assertThat(lines().get(1).get("source-ref")).isEqualTo("s3://b-b/x/b.jpg");
    assertThat(names(lines().get(1))).contains("labels-1", "labels-2");
  }

  @Test
  void readsATableWithAColumnForEachLabel() throws IOException {
    String input =
        write("classes.csv", "filename, cat, dog\na.jpg, 1, 0\nb.jpg, 1, 1\nc.jpg,0,0\n");
    assertThat(run("csv", "--bucket", "b-b", input)).isZero();
    assertThat(metadata(lines().getFirst()).get("class-name")).isEqualTo("cat");
    assertThat(names(lines().get(1))).contains("labels-1", "labels-2");
    assertThat(names(lines().get(2))).containsExactly("source-ref");
  }

  @Test
  void takesNoOtherNumberForAMark() throws IOException {
    String input = write("scores.csv", "filename,cat,dog\na.jpg,1,0\nb.jpg,0,12\nc.jpg,,1\n");
    assertThat(run("csv", "--bucket", "b-b", input)).isEqualTo(1);
    assertThat(cli.err()).contains("scores.csv:3: not converted. 'dog' has 12, not 0 or 1.");
    assertThat(lines()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jpg,dog,0,1,1,2", "image,label,bbox\na.jpg,dog,\"[0,1,1,2]\""})
  void takesNoBoxesForLabels(String table) throws IOException {
    assertThat(run("csv", "--bucket", "b-b", write("a.csv", table))).isEqualTo(2);
    assertThat(cli.err()).contains("cannot be told").contains("left=HEADING");
  }

  @Test
  void takesTheImageOfAYoloFileFromTheFolderOfItsName() throws IOException {
    image("images/train/1.png", 100, 100);
    image("images/val/1.png", 200, 200);
    write("data.yaml", "names: [pallet]\n");
    write("labels/train/1.txt", "0 0.5 0.5 0.5 0.5\n");
    write("labels/val/1.txt", "0 0.5 0.5 0.5 0.5\n");
    String root = folder.toString();
    assertThat(run("yolo", "--bucket", "b-b", "--images", root, root)).isZero();
    assertThat(lines()).hasSize(2);
    assertThat(lines().get(1).get("source-ref")).isEqualTo("s3://b-b/images/val/1.png");
    Cli deeper = new Cli();
    assertThat(
            deeper.run(
                "convert", "--from", "yolo", "--bucket", "b-b", "--images", root + "/images", root))
        .isZero();
    assertThat(deeper.out()).contains("s3://b-b/val/1.png");
  }

  @Test
  void readsATableThatIsNoUtf8IfItsEncodingIsNamed() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.write(file, "image,label\na.jpg,c\u00f4t\u00e9\n".getBytes(ISO_8859_1));
    assertThat(run("csv", "--bucket", "b-b", file.toString())).isEqualTo(2);
    assertThat(cli.err()).contains("is not text in UTF-8").contains("--encoding windows-1252");
    assertThat(run("csv", "--encoding", "windows-1252", "--bucket", "b-b", file.toString()))
        .isZero();
    assertThat(cli.out()).contains("\"class-name\":\"c\u00f4t\u00e9\"");
    assertThat(run("csv", "--encoding", "win1252x", "--bucket", "b-b", file.toString()))
        .isEqualTo(2);
    assertThat(cli.err()).contains("'win1252x' is no known encoding");
    assertThat(run("coco", "--encoding", "windows-1252", "--bucket", "b-b", file.toString()))
        .isEqualTo(2);
    assertThat(cli.err()).contains("--encoding goes with --from csv.");
  }

  @Test
  void asksForColumnsThatItCannotTell() throws IOException {
    String input = write("labels.csv", "picture,what\na.jpg,pallet\n");
    assertThat(run("csv", "--bucket", "acme-photos", input)).isEqualTo(2);
    assertThat(cli.err()).contains("--columns image=HEADING,label=HEADING");
    assertThat(
            run("csv", "--bucket", "acme-photos", "--columns", "image=picture,label=what", input))
        .isZero();
    assertThat(lines()).hasSize(1);
  }

  @Test
  void splitsTheLabelsOfAGroundTruthJob() throws IOException {
    String input =
        write(
            "output.manifest",
            """
            {"source-ref":"s3://old/x/a.jpg","l":[0,2],"l-metadata":{"class-map":{"0":"cat",\
            "2":"dog"},"confidence-map":{"0":0.9,"2":0.5},"job-name":"labeling-job/l",\
            "human-annotated":"yes","creation-date":"2026-05-02T10:11:12",\
            "type":"groundtruth/image-classification-multilabel"}}
            """);
    assertThat(run("ground-truth", "--bucket", "acme-photos", input)).isZero();
    Map<?, ?> line = lines().getFirst();
    assertThat(line.get("source-ref")).isEqualTo("s3://acme-photos/a.jpg");
    assertThat(line.get("l-2-metadata"))
        .isEqualTo(
            Map.of(
                "class-name",
                "dog",
                "confidence",
                0.5,
                "job-name",
                "labeling-job/l",
                "human-annotated",
                "yes",
                "creation-date",
                "2026-05-02T10:11:12",
                "type",
                "groundtruth/image-classification"));
  }

  @Test
  void writesOverNoInput() throws IOException {
    String input = write("coco.json", COCO);
    assertThat(run("coco", "--bucket", "b-b", input, "-o", input)).isEqualTo(2);
    assertThat(Files.readString(Path.of(input))).isEqualTo(COCO);
  }

  @Test
  void tellsWhatIsMissing() throws IOException {
    String input = write("coco.json", COCO);
    assertThat(run("coco", input)).isEqualTo(2);
    assertThat(cli.err()).contains("--bucket is missing");
    assertThat(run("yolo", "--bucket", "b-b", folder.toString())).isEqualTo(2);
    assertThat(cli.err()).contains("--from yolo needs --images");
  }

  private int run(String from, String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "convert";
    all[1] = "--from";
    all[2] = from;
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return cli.run(all);
  }

  private List<Map<?, ?>> lines() throws IOException {
    return cli.out().lines().<Map<?, ?>>map(ConvertCommandTest::object).toList();
  }

  private static Map<?, ?> object(String line) {
    try {
      return (Map<?, ?>) Objects.requireNonNull(PlainJson.parse(line));
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  private static List<String> names(Map<?, ?> line) {
    return line.keySet().stream().map(Object::toString).toList();
  }

  private static List<Object> boxes(Map<?, ?> line) {
    Map<?, ?> attribute = (Map<?, ?>) Objects.requireNonNull(line.get("labels"));
    return List.copyOf((List<?>) Objects.requireNonNull(attribute.get("annotations")));
  }

  private static Map<?, ?> metadata(Map<?, ?> line) {
    return (Map<?, ?>) Objects.requireNonNull(line.get("labels-metadata"));
  }

  private void image(String name, int width, int height) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(
        new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB),
        name.substring(name.lastIndexOf('.') + 1),
        file.toFile());
  }

  private String write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, UTF_8).toString();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}

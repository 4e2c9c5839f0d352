package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.json.LineTape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are read by their shape, beside the rules alone. */
final class LineShapesTest {

  /** How many lines each of the seeds takes; more than a build needs with -Ddifferential.lines. */
  private static final int LINES = Integer.getInteger("differential.lines", 12_000) / 4;

  private static final int LINES_OF_FILE = 40;

  private static final String BOTH =
      """
      {"source-ref":"s3://b/1","note":"x","bb":{"image_size":[{"width":800,"height":600,"depth":3}],\
      "annotations":[{"class_id":0,"top":10,"left":20,"width":100,"height":80},\
      {"class_id":1,"top":11,"left":21,"width":101,"height":81}]},\
      "bb-metadata":{"objects":[{"confidence":1},{"confidence":0.5}],\
      "class-map":{"0":"cat","1":"dog"},"type":"groundtruth/object-detection",\
      "human-annotated":"yes","creation-date":"2024-05-02T10:11:12"},\
      "l":1,"l-metadata":{"class-name":"night","confidence":1,\
      "type":"groundtruth/image-classification","human-annotated":"yes",\
      "creation-date":"2024-05-02T10:11:12"}}\
      """;

  /** Where lines are that nobody made up; others with -Ddifferential.files. */
  private static final String FILES =
      System.getProperty("differential.files", "samples/flowers.jsonl,samples/broken.jsonl");

  private final LineTape tape = new LineTape(64);
  private final LineShapes shapes = new LineShapes(tape, new SipHash(1, 2), LineShapes.MOST);

  private record Outcome(
      Validation validation,
      String rejected,
      List<RejectedLine> reasons,
      List<ValidLine> validLines) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void findNothingElseThanTheRules(long seed) throws IOException {
    var limits = new Limits(4_000, 2_000, 8, Long.MAX_VALUE, 9_999, 9_999, 9_999);
    List<String> real = new ArrayList<>();
    for (String file : FILES.split(",", -1)) {
      real.addAll(Files.readAllLines(Path.of(file)));
    }
    var manifests = new MutatedManifests(seed, real);
    Set<Code> codes = EnumSet.noneOf(Code.class);
    for (int line = 0; line < LINES; line += LINES_OF_FILE) {
      byte[] file = manifests.file(LINES_OF_FILE);
      Outcome byRules = validate(file, limits, 100_000, 0);
      assertThat(validate(file, limits, 1 + line % 3_000, LineShapes.MOST))
          .as(() -> new String(file, UTF_8))
          .isEqualTo(byRules);
      codes.addAll(byRules.validation().counts().keySet());
    }
    assertThat(codes).hasSizeGreaterThan(20);
  }

  @Test
  void knowThoseOfBoxesWhateverTheirNumber() {
    SampleManifests lines = SampleManifests.detection(7);
    learn(lines.nextLine());
    for (int line = 0; line < 1_000; line++) {
      assertThat(knows(lines.nextLine())).isTrue();
    }
  }

  @Test
  void knowThoseOfImagesOfManySizes() {
    learn(BOTH);
    for (int width = 700; width < 800; width++) {
      assertThat(knows(BOTH.replace(":800", ":" + width).replace("job", "job" + width))).isTrue();
    }
    assertThat(knows(BOTH.replace(":800", ":63"))).isFalse();
  }

  @Test
  void knowThoseOfMoreLabelsThanAreKept() {
    learn(BOTH);
    for (int round = 0; round < 2; round++) {
      for (int label = 0; label < 600; label++) {
        assertThat(knows(BOTH.replace("\"cat\"", "\"cat " + label + "\""))).isTrue();
        assertThat(knows(BOTH.replace("\"cat\"", "\"cat " + label + " \""))).isFalse();
      }
    }
  }

  @Test
  void knowThoseOfSeveralKinds() {
    SampleManifests boxes = SampleManifests.detection(7);
    SampleManifests labels = SampleManifests.classification(7);
    learn(boxes.nextLine());
    learn(labels.nextLine());
    for (int line = 0; line < 100; line++) {
      assertThat(knows(boxes.nextLine())).isTrue();
      assertThat(knows(labels.nextLine())).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"width\":800|\"width\":122",
        "\"height\":600|\"height\":4096",
        "\"class_id\":1|\"class_id\":0",
        "\"top\":11|\"top\":0",
        "\"left\":21|\"left\":699",
        "\"width\":101|\"width\":2",
        "\"dog\"|\"chien\"",
        "\"dog\"|\"big dog\"",
        "\"dog\"|\"\uac1c\"",
        "{\"0\":\"cat\",|{\"3\":\"bird\",\"0\":\"cat\", ",
        "\"confidence\":0.5|\"confidence\":7e-3",
        "\"confidence\":1,|\"confidence\":0.25,",
        "\"confidence\":1,|\"confidence\":1.0,",
        "\"yes\"|\"no\"",
        "2024-05-02T10:11:12|2024-05-02 10:11:12.345+00:00",
        "\"l\":1|\"l\":-1234567890123",
        "\"note\":\"x\"|\"note\":\"\"",
        "\"note\":\"x\"|\"note\":\"c\u00f4t\u00e9\"",
        "s3://b/1|s3://b/\u00e9",
      })
  void leaveNothingToTheRulesThatIsAsUsual(String from, String to) {
    learn(BOTH);
    assertThat(BOTH).contains(from);
    assertThat(knows(BOTH.replace(from, to))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"width\":800|\"width\":63",
        "\"width\":800|\"width\":120",
        "\"width\":800|\"width\":800.0",
        "\"height\":600|\"height\":4097",
        "\"height\":600|\"height\":90",
        "\"class_id\":1|\"class_id\":01",
        "\"class_id\":1|\"class_id\":\"1\"",
        "\"top\":11|\"top\":-1",
        "\"top\":11|\"top\":520",
        "\"left\":21|\"left\":700",
        "\"left\":21|\"left\":21.5",
        "\"width\":101|\"width\":1",
        "\"height\":81|\"height\":0",
        "\"height\":81|\"height\":12345678",
        "\"dog\"|\"\"",
        "\"dog\"|\"dog \"",
        "\"dog\"|\"\u3164\"",
        "\"dog\"|\"d\u200bog\"",
        "\"dog\"|7",
        "\"dog\"|\"d\\u006fg\"",
        "\"1\":\"dog\"|\"0\":\"dog\"",
        "\"1\":\"dog\"|\"1\":\"dog\",\"0\":\"cow\"",
        "\"1\":\"dog\"|\"01\":\"dog\"",
        "\"1\":\"dog\"|\"one\":\"dog\"",
        "{\"confidence\":0.5}|{\"confidence\":0.5},{\"confidence\":0.5}",
        ",{\"confidence\":0.5}|''",
        "\"confidence\":0.5|\"confidence\":\"0.5\"",
        "\"confidence\":0.5|\"confidence\":0.",
        "\"confidence\":1,|\"confidence\":1.5,",
        "\"confidence\":1,|\"confidence\":2,",
        "\"confidence\":1,|\"confidence\":0e9x,",
        "\"confidence\":1,|\"confidence\":10,",
        "\"yes\"|\"ab\"",
        "\"yes\"|\"yes \"",
        "2024-05-02T10:11:12|2024-05-02_10:11:12",
        "2024-05-02T10:11:12|2024-05-32T10:11:12",
        "2024-05-02T10:11:12|2024/05/02T10:11:12",
        "2024-05-02T10:11:12|2024-05-02T10:11",
        "\"l\":1|\"l\":1.5",
        "\"night\"|\"\"",
        "\"night\"|\"\u00a0night\"",
        "\"width\":800,\"height\":600|\"width\":4000,\"height\":200",
        "\"note\":\"x\"|\"note\":7",
        "\"note\":\"x\"|\"note\":\"\\n\"",
        "\"note\":\"x\"|\"note\":\"x\", \"y\":1",
        "groundtruth/image-classification|groundtruth/other",
      })
  void leaveAllElseToTheRules(String from, String to) {
    learn(BOTH);
    assertThat(knows(BOTH)).isTrue();
    assertThat(BOTH).contains(from);
    assertThat(knows(BOTH.replace(from, to))).isFalse();
  }

  @Test
  void leaveABoxToTheRulesThatTrainingMakesTooSmall() {
    learn(BOTH);
    String wide = BOTH.replace("\"width\":800", "\"width\":2560");
    assertThat(knows(wide)).isTrue();
    assertThat(knows(wide.replace("\"width\":101", "\"width\":3"))).isTrue();
    assertThat(knows(wide.replace("\"width\":101", "\"width\":2"))).isFalse();
    assertThat(knows(wide.replace("\"height\":81", "\"height\":2"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"e\u0301.jpg", "\u00e9.jpg", "{id}.jpg", "a&amp;b.jpg", "s3://x.jpg"})
  void leaveAnImageToTheRulesWhoseNameCanBeMeantOtherwise(String name) throws IOException {
    var limits = new Limits(4_000, 2_000, 8, Long.MAX_VALUE, 9_999, 9_999, 9_999);
    String other = name.startsWith("e") ? "\u00e9.jpg" : "e\u0301.jpg";
    String file =
        String.join(
            "\n",
            BOTH.replace("b/1", "bucket/1.jpg"),
            BOTH.replace("b/1", "bucket/2.jpg"),
            BOTH.replace("b/1", "bucket/" + other),
            BOTH.replace("b/1", "bucket/" + name));
    byte[] bytes = file.getBytes(UTF_8);
    Outcome byShapes = validate(bytes, limits, 100_000, LineShapes.MOST);
    assertThat(byShapes).isEqualTo(validate(bytes, limits, 100_000, 0));
    assertThat(byShapes.validation().problems())
        .extracting(Problem::line)
        .contains(4L)
        .doesNotContain(2L, 3L);
  }

  @Test
  void leaveALineToTheRulesThatIsNotAllThere() {
    learn(BOTH);
    byte[] bytes = LineTape.padded((BOTH + "\n").getBytes(UTF_8));
    int length = bytes.length - 10;
    assertThat(shapes.read(bytes, 0, length + 1)).isEqualTo(length);
    assertThat(shapes.read(bytes, 0, length)).isEqualTo(-1);
    byte[] ended = LineTape.padded((BOTH + "\r\n").getBytes(UTF_8));
    assertThat(shapes.read(ended, 0, ended.length - 9)).isEqualTo(length + 1);
    assertThat(shapes.read(LineTape.padded((BOTH + " x\n").getBytes(UTF_8)), 0, length + 3))
        .isEqualTo(-1);
  }

  @Test
  void forgetTheOneThatWasMetLongestAgo() {
    for (int kind = 0; kind < 5; kind++) {
      learn(ofKind(kind));
      assertThat(knows(ofKind(kind))).isTrue();
      assertThat(knows(ofKind(0))).isTrue();
    }
    assertThat(knows(ofKind(1))).isFalse();
    assertThat(knows(ofKind(4))).isTrue();
  }

  @Test
  void areLearntEverMoreSeldomWhereNoneComesAgain() {
    int learnt = 0;
    for (int line = 0; line < 10_000; line++) {
      learn(ofKind(line));
    }
    for (int line = 9_000; line < 10_000; line++) {
      learnt += knows(ofKind(line)) ? 1 : 0;
    }
    assertThat(learnt).isOne();
  }

  private static String ofKind(int kind) {
    return SampleManifests.classification(1).nextLine().replace("dock-condition", "c" + kind);
  }

  private void learn(String line) {
    byte[] bytes = line.getBytes(UTF_8);
    byte[] padded = LineTape.padded(bytes);
    tape.read(padded, 0, bytes.length);
    shapes.learn(padded, 0, bytes.length);
  }

  private boolean knows(String line) {
    byte[] bytes = (line + "\n").getBytes(UTF_8);
    return shapes.read(LineTape.padded(bytes), 0, bytes.length) == bytes.length - 1;
  }

  private static Outcome validate(byte[] file, Limits limits, int readSize, int shapes)
      throws IOException {
    var rejected = new CollectedLines();
    var validLines = new ArrayList<ValidLine>();
    Validation validation =
        new ManifestValidator(limits, readSize, shapes, null)
            .validate(new ByteArrayInputStream(file), rejected, validLines::add, read -> {});
    return new Outcome(validation, rejected.text(), rejected.lines, validLines);
  }
}

package dev.labeldrop.local.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FixCommandTest {

  private static final String BOXES =
      """
      {"source-ref":"s3://acme-photos/1.jpg","bb":{"image_size":[{"width":800,"height":600,\
      "depth":3}],"annotations":[{"class_id":0,"top":10,"left":20,"width":100,"height":80}]},\
      "bb-metadata":{"objects":[{"confidence":1}],"class-map":{"0":"pallet"},\
      "type":"groundtruth/object-detection","human-annotated":"yes",\
      "creation-date":"2026-05-02T10:11:12"}}
      """;

  /** No machine knows how it goes on. */
  private static final String CUT_OFF = "{\"source-ref\":\"s3://acme-photos/2.jpg\"\n";

  @TempDir private Path folder = Path.of("");

  private final Cli cli = new Cli();

  @Test
  void leavesAManifestWithoutFaultsAsItIs() {
    assertThat(fix(Cli.good(1) + Cli.good(2).replace("\":", "\" : "))).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1) + Cli.good(2).replace("\":", "\" : "));
    assertThat(cli.err()).isEqualTo("<stdin> (fixed): lines 2, valid 2; errors 0, warnings 0\n");
  }

  @Test
  void putsObjectsOnLinesOfTheirOwn() {
    assertThat(fix(Cli.good(1).strip() + " " + Cli.good(2))).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1) + Cli.good(2));
    assertThat(cli.err()).contains("2  objects put on lines of their own");
  }

  @Test
  void saysOfAnArrayOverLinesWhatItTookOff() {
    String array = "[\n" + Cli.good(1).strip() + ",\n" + Cli.good(2) + "]\n\n";
    assertThat(fix(array)).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1) + Cli.good(2));
    assertThat(cli.err())
        .contains(
            "1  blank line left out\n",
            "2  brackets around all objects left out\n",
            "1  comma after an object taken off\n")
        .doesNotContain("lines of their own");
  }

  @Test
  void takesJsonOutOfStrings() {
    String quoted = '"' + Cli.good(1).strip().replace("\"", "\\\"") + "\"\n";
    assertThat(fix(quoted)).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1));
  }

  @Test
  void putsElementsOfAnArrayOnLines() {
    assertThat(fix("[\n" + Cli.good(1).strip() + ",\n" + Cli.good(2) + "]\n")).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1) + Cli.good(2));
  }

  @Test
  void joinsObjectsThatGoOverLines() {
    assertThat(fix(Cli.good(1).replace(",", ",\n  ") + Cli.good(2).replace("{", "{\n"))).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1) + Cli.good(2));
  }

  @Test
  void readsObjectsBehindOneThatNeverEnds() {
    assertThat(fix("{\"a\": [\n" + Cli.good(1))).isEqualTo(1);
    assertThat(cli.out()).isEqualTo("{\"a\": [\n" + Cli.good(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void turnsEveryEncodingOfUnicodeIntoUtf8(String name) {
    Charset charset = Charset.forName(name);
    assertThat(fix(("\uFEFF" + Cli.good(1)).getBytes(charset))).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1));
    assertThat(new Cli().in(Cli.good(1).getBytes(charset)).run("fix", "-")).isZero();
  }

  @Test
  void asksForAnEncodingThatItCannotTell() {
    byte[] bytes = Cli.good(1).replace("pallet", "côté").getBytes(ISO_8859_1);
    assertThat(fix(bytes)).isEqualTo(2);
    assertThat(cli.err()).contains("--encoding windows-1252");
    assertThat(fix(bytes, "--encoding", "windows-1252")).isZero();
    assertThat(cli.out()).contains("côté");
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({
    "\"s3://acme-photos/1.jpg\\\\n\", \"s3://acme-photos/1.jpg\"",
    "\"source_ref\", \"source-ref\"",
    "S3://acme, s3://acme",
    "\"confidence\":1, \"confidence\":1",
    "\"human-annotated\":true, \"human-annotated\":\"yes\"",
  })
  void fixesWhatIsSafe(String before, String after) {
    String good = Cli.good(1);
    String line = good.replace(after, before.replace("\\\\", "\\"));
    assertThat(fix(line)).isZero();
    assertThat(cli.out()).isEqualTo(good);
  }

  @Test
  void writesWholeNumbersAsIntegers() {
    assertThat(fix(BOXES.replace("\"top\":10", "\"top\":10.0").replace(":0,", ":\"0\","))).isZero();
    assertThat(cli.out()).isEqualTo(BOXES);
    assertThat(fix(BOXES.replace("\"top\":10", "\"top\":10.5"))).isZero();
    assertThat(cli.out()).contains("10.5");
  }

  @Test
  void takesOffWhatTheServiceOwns() {
    String listed =
        BOXES
            .replace("\"bb\":{", "\"cl-metadata\":{\"is_labeled\":true},\"errors\":[],\"bb\":{")
            .replace("\"class_id\"", "\"cl-errors\":[{\"code\":\"X\"}],\"class_id\"");
    assertThat(fix(listed)).isZero();
    assertThat(cli.out()).isEqualTo(BOXES);
  }

  @Test
  void writesAKeyOnceThatWasThereTwiceWithTheSameValue() {
    assertThat(fix(BOXES.replace("{\"0\":\"pallet\"}", "{\"0\":\"pallet\",\"0\":\"pallet\"}")))
        .isZero();
    assertThat(cli.out()).isEqualTo(BOXES);
    assertThat(fix(BOXES.replace("{\"0\":\"pallet\"}", "{\"0\":\"pallet\",\"0\":\"lift\"}")))
        .isEqualTo(1);
  }

  @Test
  void mergesTheBoxesOfAnImage() {
    String other = BOXES.replace("\"top\":10", "\"top\":200").replace("\"pallet\"", "\"lift\"");
    assertThat(fix(BOXES + Cli.good(2) + other)).isZero();
    assertThat(cli.out().lines()).hasSize(2);
    assertThat(cli.out())
        .contains("\"class-map\":{\"0\":\"pallet\",\"1\":\"lift\"}")
        .contains("{\"class_id\":1,\"top\":200,\"left\":20,\"width\":100,\"height\":80}")
        .contains("\"objects\":[{\"confidence\":1},{\"confidence\":1}]");
  }

  @Test
  void mergesLabelsAndBoxesOfAnImage() {
    assertThat(fix(BOXES + Cli.good(1))).isZero();
    assertThat(cli.out().lines()).hasSize(1);
    assertThat(cli.out()).contains("\"bb-metadata\"", "\"l-metadata\"");
  }

  @Test
  void leavesOutALineThatSaysTheSame() {
    assertThat(fix(Cli.good(1) + Cli.good(1).replace("\":", "\": "))).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1));
  }

  @ParameterizedTest
  @CsvSource({"\"width\":800, \"width\":900", "\"class-name\":\"pallet\", \"class-name\":\"lift\""})
  void leavesLinesThatContradictEachOther(String before, String after) {
    String line = before.contains("width") ? BOXES : Cli.good(1);
    String both = line + line.replace(before, after);
    assertThat(fix(both)).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(both);
    assertThat(cli.err()).contains("Lines 1, 2 of s3://acme-photos/1.jpg contradict each other");
  }

  @Test
  void asksWhichOfSimilarLabelsStays() {
    String both = Cli.good(1) + Cli.good(2).replace("\"pallet\"", "\"Pallet \"");
    assertThat(fix(both)).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(both);
    assertThat(cli.err()).contains("--keep-label");
    Cli answered = new Cli().in(both.getBytes(UTF_8));
    assertThat(answered.run("fix", "--keep-label", "pallet", "-")).isZero();
    assertThat(answered.out()).isEqualTo(Cli.good(1) + Cli.good(2));
  }

  @Test
  void proposesTheMoreFrequentOfSimilarLabelsAndThenTheFirst() {
    String lower = Cli.good(1) + Cli.good(2);
    String upper = Cli.good(3).replace("\"pallet\"", "\"Pallet\"");
    assertThat(fix(upper + lower)).isEqualTo(1);
    assertThat(cli.err()).contains("--keep-label 'pallet'");
    Cli even = new Cli().in((Cli.good(1) + upper).getBytes(UTF_8));
    assertThat(even.run("fix", "-")).isEqualTo(1);
    assertThat(even.err()).contains("--keep-label 'pallet'");
  }

  @Test
  void countsTheBoxesOfSimilarLabels() {
    String names = "\"class-map\":{\"0\":\"Pallet\",\"1\":\"pallet\"}";
    String line = BOXES.replaceFirst("\"class-map\":\\{[^}]*}", names);
    assertThat(fix(line.replace("\"class_id\":0", "\"class_id\":1"))).isEqualTo(1);
    assertThat(cli.err()).contains("--keep-label 'pallet'");
  }

  @Test
  void guessesOnlyIfItIsAllowedTo() {
    String fractions =
        BOXES
            .replace("\"top\":10", "\"top\":0.1")
            .replace("\"left\":20", "\"left\":0.25")
            .replace("\"width\":100", "\"width\":0.5")
            .replace("\"height\":80", "\"height\":0.5");
    assertThat(fix(fractions)).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(fractions);
    Cli unsafe = new Cli().in(fractions.getBytes(UTF_8));
    assertThat(unsafe.run("fix", "--unsafe", "-")).isZero();
    assertThat(unsafe.out())
        .contains("{\"class_id\":0,\"top\":60,\"left\":200,\"width\":400,\"height\":300}");
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({
    "https://acme-photos.s3.eu-west-1.amazonaws.com/a%20b+c.jpg, s3://acme-photos/a b+c.jpg",
    "https://s3.amazonaws.com/acme-photos/a.jpg, s3://acme-photos/a.jpg",
    "s3a://acme-photos/a.jpg, s3://acme-photos/a.jpg",
    "arn:aws:s3:::acme-photos/a.jpg, s3://acme-photos/a.jpg",
    "s3://s3://acme-photos/a.jpg, s3://acme-photos/a.jpg"
  })
  void writesOtherAddressesOfS3AsUris(String before, String after) {
    String line = Cli.good(1).replace("s3://acme-photos/1.jpg", before);
    assertThat(fix(line)).isEqualTo(1);
    assertThat(cli.out()).contains(before);
    Cli unsafe = new Cli().in(line.getBytes(UTF_8));
    assertThat(unsafe.run("fix", "--unsafe", "-")).isZero();
    assertThat(unsafe.out()).contains("\"" + after + "\"");
  }

  @Test
  void cutsABoxToItsImageIfItIsAllowedTo() {
    String line = BOXES.replace("\"left\":20", "\"left\":750");
    assertThat(fix(line)).isEqualTo(1);
    assertThat(fix(line, "--unsafe")).isZero();
    assertThat(cli.out()).contains("\"left\":750,\"width\":50,");
  }

  @Test
  void showsADiffAndWritesNothing() throws IOException {
    String file = write("a.jsonl", Cli.good(1) + Cli.good(1) + Cli.good(2));
    assertThat(cli.run("fix", "--diff", file)).isZero();
    assertThat(cli.out().lines())
        .containsExactly(
            "--- " + file,
            "+++ " + file + " (fixed)",
            "@@ -1,3 +1,2 @@",
            " " + Cli.good(1).strip(),
            "-" + Cli.good(1).strip(),
            " " + Cli.good(2).strip());
    assertThat(Files.readString(Path.of(file))).isEqualTo(Cli.good(1) + Cli.good(1) + Cli.good(2));
  }

  @Test
  void writesOverTheInputOnlyIfItIsTold() throws IOException {
    String text = Cli.good(1) + Cli.good(1);
    String file = write("a.jsonl", text);
    assertThat(cli.run("fix", file, "-o", file)).isEqualTo(2);
    assertThat(Files.readString(Path.of(file))).isEqualTo(text);
    assertThat(cli.run("fix", "--in-place", file)).isZero();
    assertThat(Files.readString(Path.of(file))).isEqualTo(Cli.good(1));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void keepsBackALineWhosePartnerWasApplied() throws IOException {
    String file = write("rejected.jsonl", BOXES + CUT_OFF);
    write(
        "rejected.reasons.jsonl",
        """
        {"line":2,"problems":[{"code":"ERROR_DUPLICATE_SOURCE_REF","message":"Twice."}]}
        {"line":3,"problems":[{"code":"ERROR_INVALID_JSON_LINE","message":"No JSON."}]}
        """);
    assertThat(cli.run("fix", file)).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(CUT_OFF);
    assertThat(cli.err()).contains("Line 1 is kept back");
  }

  @Test
  void keepsTheNumbersOfTheInputsLines() {
    assertThat(fix("\n" + Cli.good(1) + CUT_OFF)).isEqualTo(1);
    assertThat(cli.err())
        .contains("<stdin> (fixed):2:39: error ERROR_INVALID_JSON_LINE")
        .contains("(Line 3 of the input.)");
  }

  static Stream<String> wrapped() {
    String line = Cli.good(1).strip();
    String quoted = line.replace("\\", "\\\\").replace("\"", "\\\"");
    String base64 = Base64.getEncoder().encodeToString(Cli.good(1).getBytes(UTF_8));
    return Stream.of(
        "{\"DatasetEntries\":[\"" + quoted + "\"],\"NextToken\":\"x\"}",
        "{\n \"DatasetEntries\": [\n \"" + quoted + "\"\n ]\n}",
        "{\"Changes\":{\"GroundTruth\":\"" + base64 + "\"}}",
        "{\"Item\":" + line + "}",
        "{\"s3://acme-photos/1.jpg\":" + line + "}",
        "{\"message\":\"" + quoted + "\",\"timestamp\":7}",
        "[[" + line + "]]",
        "[\"" + quoted + "\"]",
        "\"" + line.replace("\"", "\"\"") + "\"",
        "'" + line + "'",
        "b'" + line + "'",
        line.replace("\"", "\\\""),
        line.replace("\"", "&quot;"),
        base64,
        base64.substring(0, 76) + "\n" + base64.substring(76),
        "17:" + line,
        "2026-05-02T10:11:12Z INFO " + line,
        "\uFEFF" + "\uFEFF" + line,
        "\u001B[1;39m" + line + "\u001B[0m",
        line + ";",
        line + "}",
        "\u001E" + line,
        line.replace("\"", "\u201C"),
        line.replace("\"", "'"));
  }

  @ParameterizedTest
  @MethodSource("wrapped")
  void takesLinesOutOfWhatIsAroundThem(String text) {
    assertThat(fix(text + "\n")).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", " | ", "\\n", "<br>", "\u2028", "\u0000"})
  void separatesObjectsWithAnythingShortBetweenThem(String between) {
    assertThat(fix(Cli.good(1).strip() + between + Cli.good(2))).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1) + Cli.good(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"image\":LINE,\"labels\":[\"cat\"]}",
        "{\"image\":{\"source-ref\":\"s3://acme-photos/1.jpg\"},\"label\":\"cat\"}",
        "\"label\": LINE",
      })
  void takesNothingOutOfAWrapperThatSaysMore(String wrapper) {
    String text = wrapper.replace("LINE", Cli.good(1).strip()) + "\n";
    assertThat(fix(text)).isEqualTo(1);
    assertThat(cli.out()).isIn("", text); // nothing of what is no manifest at all
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "\"class_id\" | \"class-id\"",
        "\"image_size\" | \"imageSize\"",
        "\"class-map\" | \"class_map\"",
        "\"bb-metadata\" | \"bb_metadata\"",
        "\"human-annotated\" | \"humanAnnotated\"",
        "\"groundtruth/object-detection\" | \"Object-Detection\\n\"",
        "\"2026-05-02T10:11:12\" | \"2026-05-02T10:11:12\\r\"",
        "[{\"width\":800,\"height\":600,\"depth\":3}] | {\"width\":800,\"height\":600,\"depth\":3}",
        "{\"0\":\"pallet\"} | {\"pallet\":0}",
        "\"class_id\":0 | \"class_id\":\"pallet\"",
        "\"confidence\":1 | \"confidence\":\"1\"",
        "{\"0\":\"pallet\"} | \"{\\\"0\\\":\\\"pallet\\\"}\"",
        "\"s3://acme-photos/1.jpg\" | [\"s3://acme-photos/1.jpg\"]"
      })
  void writesWhatSaysTheSameAsTheServiceHasIt(String right, String wrong) {
    assertThat(BOXES).contains(right);
    assertThat(fix(BOXES.replace(right, wrong))).isZero();
    assertThat(cli.out()).isEqualTo(BOXES);
  }

  @Test
  void keepsTheBytesOfALineThatIsNoUtf8() throws IOException {
    byte[] bytes =
        (Cli.good(1).replace("pallet", "côté") + Cli.good(2) + Cli.good(2)).getBytes(ISO_8859_1);
    Path file = Files.write(folder.resolve("a.jsonl"), bytes);
    Path fixed = folder.resolve("b.jsonl");
    assertThat(cli.run("fix", file.toString(), "-o", fixed.toString())).isEqualTo(1);
    assertThat(Files.readAllBytes(fixed))
        .isEqualTo((Cli.good(1).replace("pallet", "côté") + Cli.good(2)).getBytes(ISO_8859_1));
  }

  @Test
  void readsOnlyThoseLinesInTheNamedEncodingThatAreNoUtf8() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Cli.good(1).replace("pallet", "côté").getBytes(ISO_8859_1));
    bytes.writeBytes(Cli.good(2).replace("pallet", "côté").getBytes(UTF_8));
    bytes.writeBytes(Cli.good(3).replace("pallet", "côté").getBytes(UTF_8));
    assertThat(fix(bytes.toByteArray(), "--encoding", "windows-1252")).isZero();
    assertThat(cli.out())
        .isEqualTo((Cli.good(1) + Cli.good(2) + Cli.good(3)).replace("pallet", "côté"));
  }

  @Test
  void putsTheHalvesOfACharacterTogether() {
    String[] around = Cli.good(1).split("pallet", 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(around[0].getBytes(UTF_8));
    bytes.writeBytes(HexFormat.of().parseHex("eda0bdedb0b6"));
    bytes.writeBytes(around[1].getBytes(UTF_8));
    assertThat(fix(bytes.toByteArray())).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1).replace("pallet", "\uD83D\uDC36"));
  }

  @Test
  void keepsHalfACharacterThatIsWrittenAsAnEscape() {
    String half = Cli.good(1).replace("pallet", "\\ud83d").replace(":1,", ":\"1\",");
    assertThat(fix(half)).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(Cli.good(1).replace("pallet", "\\ud83d"));
  }

  @ParameterizedTest
  @CsvSource({
    "\"left\":20, \"left\":5000",
    "\"left\":20, \"left\":-300",
    "\"left\":20, \"left\":790"
  })
  void cutsNoBoxOfWhichLessThanHalfIsInside(String before, String after) {
    String line = BOXES.replace(before, after);
    assertThat(fix(line, "--unsafe")).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(line);
  }

  @Test
  void cutsNoBoxOfAFileWhoseBoxesSeemToHaveCorners() {
    String corners = BOXES.replace("\"left\":20,\"width\":100", "\"left\":500,\"width\":700");
    String other = BOXES.replace("/1.jpg", "/2.jpg").replace("\"width\":100", "\"width\":790");
    assertThat(fix(corners + other, "--unsafe")).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(corners + other);
    assertThat(cli.err()).contains("Boxes are not cut");
  }

  @Test
  void cutsNoBoxThatOnlySticksOutOrHasItsEdgesAsSizes() {
    String two =
        BOXES
            .replace("\"left\":20,\"width\":100", "\"left\":100,\"width\":790")
            .replace("\"height\":80", "\"height\":400");
    String other = BOXES.replace("/1.jpg", "/2.jpg").replace("\"left\":20", "\"left\":750");
    assertThat(fix(two + other, "--unsafe")).isEqualTo(1);
    assertThat(cli.out()).startsWith(two).contains("\"left\":750,\"width\":50,");
    assertThat(cli.err())
        .contains(
            "Line 1: a box either sticks out of its image, or has its right and bottom edge as"
                + " width and height. It is not cut.",
            "1  line with boxes cut to their image (unsafe)");
  }

  @Test
  void roundsNoNumbersThatCouldBePercent() {
    String line =
        BOXES.replace("\"top\":10", "\"top\":10.5").replace("\"width\":100", "\"width\":80")
            + BOXES.replace("/1.jpg", "/2.jpg").replace("\"width\":100", "\"width\":80")
            + BOXES.replace("/1.jpg", "/3.jpg").replace("\"width\":100", "\"width\":80");
    assertThat(fix(line, "--unsafe")).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(line);
    assertThat(cli.err()).contains("--coordinates percent");
    Cli told = new Cli().in(line.getBytes(UTF_8));
    assertThat(told.run("fix", "--coordinates", "percent", "-")).isZero();
    assertThat(told.out()).contains("\"top\":63,\"left\":160,\"width\":640,");
    assertThat(told.err()).contains("turned into pixels\n").doesNotContain("(unsafe)");
  }

  @Test
  void turnsThousandthsIntoPixelsIfManyBoxesLeaveTheirImages() {
    String line =
        BOXES.replace(
            "\"top\":10,\"left\":20,\"width\":100,\"height\":80",
            "\"top\":500,\"left\":700,\"width\":250,\"height\":490");
    String lines = line + line.replace("/1.jpg", "/2.jpg");
    assertThat(fix(lines)).isEqualTo(1);
    Cli unsafe = new Cli().in(lines.getBytes(UTF_8));
    assertThat(unsafe.run("fix", "--unsafe", "-")).isZero();
    assertThat(unsafe.out()).contains("\"top\":300,\"left\":560,\"width\":200,\"height\":294");
  }

  @Test
  void asksWhetherNumbersAreThousandthsIfTheyCouldBePixels() {
    String line =
        BOXES
            .replace("\"width\":800,\"height\":600", "\"width\":4000,\"height\":3000")
            .replace("\"width\":100", "\"width\":900")
            .replace("\"height\":80", "\"height\":900");
    String lines = line + line.replace("/1.jpg", "/2.jpg") + line.replace("/1.jpg", "/3.jpg");
    assertThat(fix(lines, "--unsafe")).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(lines);
    assertThat(cli.err()).contains("--coordinates thousandths, or --coordinates pixels");
    Cli told = new Cli().in(lines.getBytes(UTF_8));
    assertThat(told.run("fix", "--coordinates", "thousandths", "-")).isZero();
    assertThat(told.out()).contains("\"top\":30,\"left\":80,\"width\":3600,\"height\":2700");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FFFE", "FEFF", "FFFE0000", "0000FEFF"})
  void takesAMarkOfAnotherEncodingOffUtf8(String mark) {
    byte[] text = Cli.good(1).replace("pallet", "c\u00f4t\u00e9").getBytes(UTF_8);
    assertThat(fix(joined(HexFormat.of().parseHex(mark), text))).isZero();
    assertThat(cli.out()).isEqualTo(new String(text, UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"FFFE, UTF-16BE", "FEFF, UTF-16LE", "FFFE0000, UTF-16LE", "EFBBBF, UTF-16LE"})
  void believesTheTextAndNotItsMark(String mark, String charset) {
    byte[] text = Cli.good(1).getBytes(Charset.forName(charset));
    assertThat(fix(joined(HexFormat.of().parseHex(mark), text))).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(first);
    joined.writeBytes(second);
    return joined.toByteArray();
  }

  private static final String BOX =
      "{\"class_id\":0,\"top\":10,\"left\":20,\"width\":100,\"height\":80}";
  private static final String OTHER = BOX.replace("10,", "30,");

  @Test
  void putsBoxesTogetherThatStandUnderAKeyTwice() {
    String both = BOXES.replace(BOX, BOX + "," + OTHER).replace("1}]", "1},{\"confidence\":1}]");
    String boxes = both.replace(BOX + ",", BOX + "],\"annotations\":[");
    assertThat(fix(boxes)).isZero();
    assertThat(cli.out()).isEqualTo(both);
    String confidences = boxes.replace("1},{", "1}],\"objects\":[{");
    Cli again = new Cli().in(confidences.getBytes(UTF_8));
    assertThat(again.run("fix", "-")).isZero();
    assertThat(again.out()).isEqualTo(both);
  }

  @Test
  void mergesABoxAttributeThatIsThereTwice() {
    String second = BOXES.replace(BOX, OTHER).replaceFirst("\\{\"source-ref\":\"[^\"]*\"", "");
    assertThat(fix(BOXES.strip().replaceFirst("}$", "") + second)).isZero();
    assertThat(cli.out())
        .contains(BOX + "," + OTHER)
        .contains("[{\"confidence\":1},{\"confidence\":1}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"l\":0,|\"l\":0,\"l\":1,",
        "\"confidence\":1,|\"confidence\":1,\"confidence\":0.5,",
        "\"source-ref\":|\"\\u0073ource-ref\":\"s3://acme-photos/9.jpg\",\"source-ref\":"
      })
  void keepsALineWhoseKeysHaveTwoValues(String change) {
    String line = Cli.good(1).replace(change.split("\\|", 2)[0], change.split("\\|", 2)[1]);
    assertThat(fix(line)).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(line);
  }

  static Stream<Arguments> safe() {
    String good = Cli.good(1);
    return Stream.of(
        arguments(BOXES, "{\"0\":\"pallet\"}", "{\"00\":\"pallet\"}"),
        arguments(BOXES, "{\"0\":\"pallet\"}", "{\"0.0\":\"pallet\"}"),
        arguments(BOXES, "{\"0\":\"pallet\"}", "{\"0\":{\"name\":\"pallet\"}}"),
        arguments(BOXES, "{\"0\":\"pallet\"}", "[{\"id\":0,\"name\":\"pallet\"}]"),
        arguments(BOXES, "{\"0\":\"pallet\"}", "{\"pallet\":0}"),
        arguments(BOXES, "[{\"confidence\":1}]", "[1]"),
        arguments(BOXES, "[{\"confidence\":1}]", "{\"confidence\":1}"),
        arguments(BOXES, "[" + BOX + "]", BOX),
        arguments(BOXES, "\"left\":20", "\"left\":\"20 px\""),
        arguments(good, "\"s3://acme-photos/1.jpg\"", "\"<s3://acme-photos/1.jpg>\""),
        arguments(good, "\"s3://acme-photos/1.jpg\"", "\"\\u200bs3://acme-photos/1.jpg\""),
        arguments(good, "\"l-metadata\"", "\"l\\u2013metadata\""),
        arguments(good, "\"l\":0", "\"l\":\"Pallet\""),
        arguments(good, "\"yes\"", "1"));
  }

  @ParameterizedTest(name = "{2} becomes {1}")
  @MethodSource("safe")
  void putsIntoItsFormWhatSaysTheSame(String line, String form, String other) {
    assertThat(line).contains(form);
    assertThat(fix(line.replace(form, other))).isZero();
    assertThat(cli.out()).isEqualTo(line);
  }

  static Stream<Arguments> guesses() {
    String good = Cli.good(1);
    String ref = "s3://acme-photos/1.jpg";
    String type = ",\"type\":\"groundtruth/image-classification\"";
    return Stream.of(
        arguments(BOXES, "{\"0\":\"pallet\"}", "[\"pallet\"]"),
        arguments(good, "\"confidence\":1", "\"confidence\":100"),
        arguments(good, "\"source-ref\"", "\"image-ref\""),
        arguments(good, type, ""),
        arguments(good, type, ",\"type\":\"groundtruth/object-detection\""),
        arguments(good, ref, "S3A://acme-photos/1.jpg"),
        arguments(good, ref, "s3:/acme-photos/1.jpg"),
        arguments(good, ref, "s3:///acme-photos/1.jpg"),
        arguments(good, ref, "https://acme-photos.s3.amazonaws.com/1.jpg?X-Amz-Signature=a"),
        arguments(good, ref, "https://s3.eu-west-1.amazonaws.com/acme-photos/1.jpg?Expires=1"),
        arguments(
            good, ref, "https://s3.console.aws.amazon.com/s3/object/acme-photos?a=b&prefix=1.jpg"));
  }

  @ParameterizedTest(name = "{2} becomes {1}")
  @MethodSource("guesses")
  void guessesIfItIsAllowedTo(String line, String right, String wrong) {
    assertThat(line).contains(right);
    assertThat(fix(line.replace(right, wrong), "--unsafe")).isZero();
    assertThat(sorted(cli.out())).isEqualTo(sorted(line));
  }

  /** Its characters in order: a key that was missing is put at the end. */
  private static String sorted(String line) {
    return line.strip().chars().sorted().mapToObj(Character::toString).collect(joining());
  }

  @Test
  void keepsAnAddressOfAVersion() {
    String line =
        Cli.good(1)
            .replace("s3://acme-photos/", "https://acme-photos.s3.amazonaws.com/")
            .replace(".jpg", ".jpg?versionId=3");
    assertThat(fix(line, "--unsafe")).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(line);
  }

  @Test
  void decodesLabelsIfItIsAllowedTo() {
    String line = Cli.good(1).replace("pallet", "Caf\u00c3\u00a9 &amp; Bar");
    assertThat(fix(line)).isZero();
    assertThat(cli.out()).isEqualTo(line);
    Cli unsafe = new Cli().in(line.getBytes(UTF_8));
    assertThat(unsafe.run("fix", "--unsafe", "-")).isZero();
    assertThat(unsafe.out()).contains("Caf\u00e9 & Bar");
  }

  @Test
  void leavesLinesWithoutAnObjectOutIfItIsAllowedTo() {
    String text = "```json\n" + Cli.good(1) + "}\n" + Cli.good(2) + "```\n";
    assertThat(fix(text)).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(text);
    Cli unsafe = new Cli().in(text.getBytes(UTF_8));
    assertThat(unsafe.run("fix", "--unsafe", "-")).isEqualTo(1);
    assertThat(unsafe.out()).isEqualTo(Cli.good(1) + "}\n" + Cli.good(2));
    assertThat(unsafe.err()).contains("2  lines without an object left out (unsafe)");
  }

  @Test
  void keepsLinesThatCouldBeObjectsInAnotherEncoding() {
    byte[] mixed = joined(("\uFEFF" + Cli.good(1)).getBytes(UTF_16LE), Cli.good(2).getBytes(UTF_8));
    assertThat(fix(mixed, "--unsafe")).isEqualTo(1);
    assertThat(cli.out().lines()).hasSize(2);
  }

  @Test
  void writesNothingOfAFileThatIsNoText() throws IOException {
    assertThat(fix("PK\u0003\u0004" + Cli.good(1))).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).contains("Decompress it and drop what is inside.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "file,label\\na.jpg,cat\\n",
        "{\"images\":[],\"annotations\":[],\"categories\":[]}\\n"
      })
  void writesNoCopyOfWhatIsNoManifest(String text) throws IOException {
    String file = write("a.jsonl", text.translateEscapes());
    Path output = folder.resolve("b.jsonl");
    assertThat(cli.run("fix", file, "-o", output.toString())).isEqualTo(1);
    assertThat(output).doesNotExist();
    assertThat(cli.err()).contains("nothing was fixed, and nothing is written");
  }

  @Test
  void namesEncodingsNearToOneThatIsNotKnown() {
    assertThat(fix(Cli.good(1), "--encoding", "win1252x")).isEqualTo(2);
    assertThat(cli.err())
        .contains("--encoding: 'win1252x' is no known encoding. Near it are windows-1252.")
        .doesNotContain("Exception");
  }

  @Test
  void putsTheNamesOfTwoClassMapsTogetherIfNoNumberHasTwo() {
    String both = BOXES.replace("{\"0\":\"pallet\"}", "{\"0\":\"pallet\",\"1\":\"lift\"}");
    String twice =
        BOXES.replace("{\"0\":\"pallet\"}", "{\"0\":\"pallet\"},\"class-map\":{\"1\":\"lift\"}");
    assertThat(fix(twice)).isZero();
    assertThat(cli.out()).isEqualTo(both);
    String line = twice.replace("\"1\"", "\"0\"");
    Cli again = new Cli().in(line.getBytes(UTF_8));
    assertThat(again.run("fix", "-")).isEqualTo(1);
    assertThat(again.out()).isEqualTo(line);
  }

  @Test
  void saysWhyAnArrayOfLabelsStays() {
    String line =
        Cli.good(1)
            .replace("\"l\":0", "\"l\":[0]")
            .replace("image-classification", "image-classification-multilabel");
    assertThat(fix(line)).isEqualTo(1);
    assertThat(cli.err()).contains("Line 1: the labels of 'l' stay an array");
  }

  @Test
  void cutsNoBoxByOneOfTwoSizes() {
    String line =
        BOXES.replace(
            "\"image_size\":[", "\"image_size\":[{\"width\":100,\"height\":80,\"depth\":3},");
    assertThat(fix(line, "--unsafe")).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(line);
  }

  @Test
  void readsBoxesOfAnImageOfNegativeSize() {
    assertThat(fix(BOXES.replace("\"width\":800", "\"width\":-1"), "--unsafe")).isEqualTo(1);
  }

  @Test
  void takesOffAllCarriageReturnsAtTheEndOfALine() {
    assertThat(fix(Cli.good(1).strip() + "\r\r\n" + Cli.good(2))).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1) + Cli.good(2));
  }

  @Test
  void takesWhiteSpaceOffLabelsIfItIsAllowedTo() {
    String line = Cli.good(1).replace("\"pallet\"", "\" red\\tpallet\u200b\\n\"");
    assertThat(fix(line)).isZero();
    assertThat(cli.out()).isEqualTo(line);
    Cli unsafe = new Cli().in(line.getBytes(UTF_8));
    assertThat(unsafe.run("fix", "--unsafe", "-")).isZero();
    assertThat(unsafe.out()).isEqualTo(Cli.good(1).replace("pallet", "red pallet"));
  }

  private int fix(String text, String... options) {
    return fix(text.getBytes(UTF_8), options);
  }

  private int fix(byte[] bytes, String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "fix";
    System.arraycopy(options, 0, all, 1, options.length);
    all[all.length - 1] = "-";
    return cli.in(bytes).run(all);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, UTF_8).toString();
  }
}

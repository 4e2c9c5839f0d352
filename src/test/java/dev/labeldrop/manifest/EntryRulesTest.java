package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class EntryRulesTest {

  static Stream<Code> codesOfLines() {
    return CodeExamples.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("codesOfLines")
  void findsTheFaultAndNothingWhereThereBarelyIsNone(Code code) throws IOException {
    CodeExamples.Example example = CodeExamples.of(code);
    Validation breaking = validate(example.breaking());
    assertThat(breaking.problems()).extracting(Problem::code).contains(code);
    assertThat(breaking.lines().valid())
        .isEqualTo(breaking.problems().stream().anyMatch(EntryRulesTest::isError) ? 0 : 1);
    assertThat(example.keeping()).isNotEmpty();
    for (String keeping : example.keeping()) {
      assertThat(validate(keeping).problems())
          .as(keeping)
          .extracting(Problem::code)
          .doesNotContain(code);
    }
  }

  /** The other codes are of whole files, of sizes, or of a run, and have tests of their own. */
  @Test
  void hasAnExampleOfEveryRuleOfALine() {
    assertThat(CodeExamples.all().keySet())
        .hasSize(36)
        .containsAll(
            EnumSet.range(Code.ERROR_NO_LABEL_ATTRIBUTES, Code.ERROR_INVALID_IMAGE_DIMENSION));
  }

  @Test
  void findsNothingInALineWithoutFaults() throws IOException {
    assertThat(validate(CodeExamples.classification()).problems()).isEmpty();
    assertThat(validate(CodeExamples.boxes()).problems()).isEmpty();
  }

  @Test
  void namesPlaceAndValueAndRemedy() throws IOException {
    String line = CodeExamples.boxes().replace("\"width\":100", "\"width\":-4");
    assertThat(Said.of(validate(line).problems()))
        .contains(
            Said.expected(
                1L,
                line.indexOf("-4") + 1,
                "bb.annotations[0].width",
                BoxFault.SIDES,
                "bb.annotations[0].width is -4, but must not be negative.",
                "s3://acme-photos/a.jpg"));
  }

  @Test
  void reportsAllFaultsOfALine() throws IOException {
    String line =
        CodeExamples.boxes()
            .replace("\"yes\"", "true")
            .replace("\"objects\":[{\"confidence\":1}],", "")
            .replace("\"depth\":3", "\"depth\":\"3\"")
            .replace("\"top\":10,", "");
    assertThat(validate(line).problems())
        .extracting(problem -> problem.code() + " " + problem.path())
        .containsExactlyInAnyOrder(
            "ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT bb-metadata.human-annotated",
            "ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT bb-metadata.objects",
            "ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT bb.image_size[0].depth",
            "ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT bb.annotations[0].top",
            "ERROR_NO_VALID_ANNOTATIONS bb.annotations",
            "ERROR_NO_VALID_LABEL_ATTRIBUTES null");
  }

  @Test
  void saysThatNoneOfTheAnnotationsIsValid() throws IOException {
    assertThat(validate(CodeExamples.boxes().replace("\"top\":10,", "")).problems())
        .extracting(Problem::message)
        .contains(
            "None of the annotations in bb.annotations is valid. "
                + Code.ERROR_NO_VALID_ANNOTATIONS.remedy());
  }

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource({
    "image_size, imageSize, 'bb.image_size is missing, but ''imageSize'' is there. Rename the key'",
    "human-annotated, human-anotated, 'bb-metadata.human-annotated is missing; is"
        + " ''human-anotated'' meant to be it?'",
    "class_id, clas_id, 'bb.annotations[0].class_id is missing; is ''clas_id'' meant to be it?'",
    "top, tpo, 'bb.annotations[0].top is missing. '"
  })
  void namesTheKeyThatIsThereForOneThatIsMissing(String key, String other, String message)
      throws IOException {
    String line = CodeExamples.boxes().replace("\"" + key + "\"", "\"" + other + "\"");
    assertThat(validate(line).problems())
        .extracting(Problem::message)
        .anySatisfy(each -> assertThat(each).startsWith(message));
  }

  /** What a line says does not depend on the order of its keys, at any depth. */
  @Test
  void findsTheSameInEveryOrderOfKeys() throws IOException {
    for (var example : CodeExamples.all().entrySet()) {
      String line = example.getValue().breaking();
      if (example.getKey() == Code.ERROR_INVALID_JSON_LINE) {
        continue;
      }
      List<String> expected = diagnosis(line);
      for (int seed = 0; seed < 10; seed++) {
        Object shuffled = shuffled(JSON.std.anyFrom(line), new Random(seed));
        assertThat(diagnosis(JSON.std.asString(shuffled)))
            .as("seed %d: %s", seed, line)
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ERROR_MANIFEST_IS_JSON_ARRAY,     '[\n{\"source-ref\":1},\n{\"a\":2}\n]\n', 4",
    "ERROR_MANIFEST_IS_JSON_ARRAY,     '[{\"source-ref\":1},{\"a\":2}]', 1",
    "ERROR_MANIFEST_IS_PRETTY_PRINTED, '{\n \"source-ref\": 1,\n \"b\": 2\n}\n', 4",
    "ERROR_MANIFEST_OF_ANOTHER_TOOL,   '{\n \"a\": 1,\n \"b\": 2\n}\n', 4",
    "ERROR_MANIFEST_OF_ANOTHER_TOOL,   '[{\"a\":1},{\"a\":2}]', 1",
    "ERROR_MANIFEST_IS_JSON_STRINGS,   '{\"a\":[{\"source-ref\":1}]}', 1",
    "ERROR_MANIFEST_IS_NEARLY_JSON,    '1:{\"a\":1}\n2:{\"a\":1}\n3:{\"a\":1}\n', 3",
    "ERROR_MANIFEST_IS_TABLE,          'image,label\na.jpg,cat\n', 2",
    "ERROR_MANIFEST_IS_TABLE,          'a.jpg\t1\r\nb.jpg\t0\r\n', 2",
    "ERROR_MANIFEST_IS_COMPRESSED,     '\u001f\u008b\b\u0000x\ny', 2",
    "ERROR_MANIFEST_IS_COMPRESSED,     'PK\u0003\u0004', 1",
    "ERROR_MANIFEST_IS_UTF16,          '\u00ff\u00fe{\u0000\n\u0000', 2",
    "ERROR_MANIFEST_IS_UTF16,          '\u0000{\u0000}', 1",
    "ERROR_MANIFEST_IS_MARKUP,         '<html>\n<body>\n', 2",
    "ERROR_MANIFEST_IS_LFS_POINTER, 'version https://git-lfs.github.com/spec/v1\noid a', 2",
    "ERROR_MANIFEST_IS_BINARY,         '\u0089PNG\r\n\u001a\n\u0000,', 3",
    "ERROR_MANIFEST_IS_BINARY,         '\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF', 1",
    "ERROR_MANIFEST_IS_BINARY,         'PAR1\u0015,', 1",
    "ERROR_MANIFEST_IS_COCO,           '{\"images\":[],\"annotations\":[]}', 1",
    "ERROR_MANIFEST_IS_COCO, '{\n\"images\":[\n],\n \"annotations\":[]\n}', 5",
    "ERROR_MANIFEST_IS_WITHOUT_LINE_FEEDS, '{\"source-ref\":1}\r{\"a\":2}\r', 1",
    "ERROR_MANIFEST_OF_ANOTHER_JOB,    '{\"source\":\"Some text\"}\n{\"source\":\"More\"}', 2",
  })
  void saysOnceWhatAFileIsThatIsNoManifest(Code code, String file, int lines) throws IOException {
    Validation validation = validateBytes(file.getBytes(ISO_8859_1));
    assertThat(validation.problems()).extracting(Problem::code).containsExactly(code);
    assertThat(validation.errorCount()).isEqualTo(1);
    assertThat(validation.fileRejected()).isTrue();
    assertThat(validation.lines().total()).isEqualTo(lines);
    assertThat(validation.chunks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1F 8B 08 00", "FF FE 7B 00", "89 50 4E 47", "50 4B 03 04", "FF D8 FF E0"})
  void quotesNothingOfAFileThatIsNoText(String magic) throws IOException {
    var file = new ByteArrayOutputStream();
    file.write(HexFormat.ofDelimiter(" ").parseHex(magic));
    file.write(new byte[] {1, 2, (byte) 0x9B, (byte) 0xC0, 'x'});
    assertThat(validateBytes(file.toByteArray()).problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(Said.of(problem).sentence())
                .isEqualTo("The file starts with the bytes " + magic + "."));
  }

  /** Its only line is longer than any of a manifest, so that only its head is looked at. */
  @ParameterizedTest
  @CsvSource({
    "ERROR_MANIFEST_IS_COCO,               '{\"images\":[', '{\"file_name\":\"a.jpg\"},'",
    "ERROR_MANIFEST_IS_WITHOUT_LINE_FEEDS, '',            '{\"a\":1}\r'"
  })
  void knowsAFileOfOneEndlessLine(Code code, String start, String part) throws IOException {
    Validation validation = validate(start + part.repeat(500_000 / part.length()));
    assertThat(validation.problems()).extracting(Problem::code).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({"'{\"images\":[]}'", "'{\"images\":1,\"annotations\":[]}'"})
  void doesNotTakeOtherObjectsForCoco(String line) throws IOException {
    assertThat(validate(line).problems())
        .extracting(Problem::code)
        .containsExactly(Code.ERROR_MANIFEST_OF_ANOTHER_TOOL);
    assertThat(validate(line + "\n" + CodeExamples.boxes()).problems())
        .extracting(Problem::code)
        .containsExactly(Code.ERROR_MISSING_SOURCE_REF);
  }

  @ParameterizedTest
  @CsvSource({
    "'[]'",
    "'{'",
    "'{\"images\":[],\"annotations\":[]}'",
    "'{}\r{}'",
    "'image,label'",
    "'<p>'",
    "'{\"source\":\"Some text\"}'"
  })
  void doesNotJudgeAFileByItsFirstLine(String first) throws IOException {
    Validation validation = validate(first + "\n" + CodeExamples.classification());
    assertThat(validation.fileRejected()).isFalse();
    assertThat(validation.lines()).isEqualTo(new LineCounts(2, 1, 1));
    assertThat(validation.problems()).extracting(Problem::line).containsOnly(1L);
  }

  @Test
  void refusesImagesInTwoBuckets() throws IOException {
    String line = CodeExamples.classification();
    Validation validation =
        validate(
            "\n"
                + line
                + "\nx\n"
                + line.replace("a.jpg", "b.jpg")
                + "\n"
                + line.replace("acme", "emca"));
    assertThat(validation.fileRejected()).isTrue();
    assertThat(validation.problems().getFirst().message())
        .startsWith(
            "The image of line 2 is in bucket 'acme-photos', that of line 5 in bucket"
                + " 'emca-photos'.");
    Validation rejectedLine = validate(line + "\n" + line.replace("acme", "emca") + "x");
    assertThat(rejectedLine.fileRejected()).isFalse();
  }

  @Test
  void refusesMoreThan250Labels() throws IOException {
    assertThat(validate(labels(250)).problems()).isEmpty();
    Validation validation = validate(labels(251));
    assertThat(validation.fileRejected()).isTrue();
    assertThat(validation.problems())
        .extracting(Problem::code)
        .containsExactly(Code.ERROR_MANIFEST_TOO_MANY_LABELS);
    Validation more = validate(labels(1001));
    assertThat(more.problems().getFirst().message())
        .startsWith("The file has more than 1000 labels, a dataset at most 250.");
    assertThat(more.statistics().labels()).hasSize(1000);
    assertThat(more.statistics().moreLabels()).isTrue();
  }

  @Test
  void namesLabelsThatAreNearlyTheSame() throws IOException {
    String line = CodeExamples.classification();
    Validation validation =
        validate(line + "\n" + line.replace("a.jpg", "b.jpg").replace(":\"pallet", ":\" Pallet"));
    assertThat(validation.problems())
        .extracting(Problem::code)
        .containsExactly(Code.WARNING_SIMILAR_LABELS, Code.WARNING_LABEL_NAME_CHARACTERS);
    assertThat(validation.problems().getFirst().message())
        .startsWith(
            "The labels 'pallet' (first on line 1) and ' Pallet' (first on line 2) look alike: they"
                + " differ only in case, in white space, hyphens or quotes, or in characters of the"
                + " same shape.");
    assertThat(validation.problems().getFirst().severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void namesTheLettersThatOnlyLookLatin() throws IOException {
    String line = CodeExamples.classification();
    Validation validation =
        validate(line + "\n" + line.replace("a.jpg", "b.jpg").replace("pallet", "p\u0430llet"));
    assertThat(validation.problems().getFirst().message())
        .startsWith(
            "The labels 'pallet' (first on line 1) and 'p\u0430llet' with U+0430 (first on line 2)"
                + " look alike: ");
  }

  @Test
  void warnsAboveTheDefaultNumberOfLines() throws IOException {
    var limits = new Limits(5_000_000, 100_000, 9, 10_000_000, 2, 3, 10);
    String three = labels(3);
    Validation validation =
        new ManifestValidator(limits)
            .validate(new ByteArrayInputStream(three.getBytes(UTF_8)), RejectedLines.ignored());
    assertThat(validation.problems())
        .extracting(Problem::code)
        .containsExactly(Code.WARNING_MANIFEST_ROWS_ABOVE_DEFAULT);
    assertThat(validation.fileRejected()).isFalse();
  }

  @Test
  void gathersStatisticsOfValidLines() throws IOException {
    String boxes = CodeExamples.boxes();
    Validation validation =
        validate(
            String.join(
                "\n",
                CodeExamples.classification(),
                boxes.replace("a.jpg", "b.jpg"),
                boxes.replace("a.jpg", "c.jpg").replace("class_id\":0", "class_id\":1"),
                "{\"source-ref\":\"s3://acme-photos/d.jpg\"}",
                CodeExamples.of(Code.ERROR_TOO_MANY_BOUNDING_BOXES)
                    .breaking()
                    .replace("a.jpg", "e.jpg")));
    ManifestStatistics statistics = validation.statistics();
    assertThat(statistics.labels())
        .containsExactly(new ManifestStatistics.LabelCount("pallet", 1, 52));
    assertThat(statistics.imagesByBoxes()).hasSize(52);
    assertThat(statistics.imagesByBoxes().get(1)).isEqualTo(1);
    assertThat(statistics.imagesByBoxes().get(51)).isEqualTo(1);
    assertThat(statistics.unlabelledImages()).isEqualTo(1);
  }

  private static String labels(int labels) {
    var lines = new StringBuilder();
    for (int label = 0; label < labels; label++) {
      lines
          .append(
              CodeExamples.classification()
                  .replace("a.jpg", label + ".jpg")
                  .replace(":\"pallet", ":\"label " + label))
          .append('\n');
    }
    return lines.toString();
  }

  private static boolean isError(Problem problem) {
    return problem.severity() == Severity.ERROR;
  }

  private static List<String> diagnosis(String line) throws IOException {
    return validate(line).problems().stream()
        .map(problem -> problem.code() + " " + problem.path() + " " + problem.message())
        .map(text -> text.replaceFirst("(no label attribute: ).*", "$1"))
        .sorted()
        .toList();
  }

  private static Object shuffled(Object value, Random random) {
    if (value instanceof Map<?, ?> map) {
      var keys = new ArrayList<Object>(map.keySet());
      Collections.shuffle(keys, random);
      var shuffled = new LinkedHashMap<Object, Object>();
      keys.forEach(
          key -> shuffled.put(key, shuffled(Objects.requireNonNull(map.get(key)), random)));
      return shuffled;
    }
    return value instanceof List<?> list
        ? list.stream().map(element -> shuffled(element, random)).toList()
        : value;
  }

  private static Validation validate(String manifest) throws IOException {
    return validateBytes(manifest.getBytes(UTF_8));
  }

  private static Validation validateBytes(byte[] manifest) throws IOException {
    return new ManifestValidator(Limits.SERVICE)
        .validate(new ByteArrayInputStream(manifest), RejectedLines.ignored());
  }
}

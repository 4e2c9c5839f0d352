package dev.labeldrop.local.rekognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.labeldrop.local.json.JsonReader;
import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.JsonWriter;
import dev.labeldrop.local.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class EntryCheckTest {

  private static final String LABELLED = Samples.labelled("a.jpg", "pallet");
  private static final String BOXED =
      Samples.boxed("a.jpg", Samples.size(800, 600), Samples.box(20, 10, 100, 80));

  /** A name, a line, and where which findings are to be: {@code PLACE CODE}. */
  static Stream<Arguments> faultyLines() {
    return Stream.of(
            lineLevel(), imageLevel(), boxAttributes(), boxMetadata(), boxContents(), labelNames())
        .flatMap(stream -> stream);
  }

  private static Stream<Arguments> lineLevel() {
    return Stream.of(
        arguments(
            "label and metadata do not match",
            LABELLED.replace("\"l-metadata\"", "\"m-metadata\""),
            List.of("/ ERROR_NO_LABEL_ATTRIBUTES")),
        arguments(
            "only a member without metadata",
            "{\"source-ref\":\"s3://acme/a\",\"page\":1}",
            List.of("/ ERROR_NO_LABEL_ATTRIBUTES")),
        arguments(
            "metadata is no object",
            "{\"source-ref\":\"s3://acme/a\",\"l\":0,\"l-metadata\":1}",
            List.of(
                "/ ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT",
                "/ ERROR_NO_VALID_LABEL_ATTRIBUTES")),
        arguments(
            "unsupported type",
            LABELLED.replace("image-classification", "semantic-segmentation"),
            List.of(
                "/ ERROR_NO_VALID_LABEL_ATTRIBUTES",
                "/l-metadata ERROR_UNSUPPORTED_USE_CASE_TYPE")),
        arguments(
            "no type",
            LABELLED.replace("\"type\"", "\"kind\""),
            List.of(
                "/ ERROR_NO_VALID_LABEL_ATTRIBUTES",
                "/l-metadata ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT")),
        arguments(
            "unsupported type beside a valid pair",
            LABELLED.replace(
                "{\"source-ref\"", "{\"s\":1,\"s-metadata\":{\"type\":\"x\"},\"source-ref\""),
            List.of("/s-metadata ERROR_UNSUPPORTED_USE_CASE_TYPE")),
        arguments(
            "nothing but an image", Samples.bare("a"), List.of("/ WARNING_UNANNOTATED_RECORD")));
  }

  private static Stream<Arguments> imageLevel() {
    Stream<Arguments> metadata =
        Stream.of(
                "\"class-name\":\"pallet\",",
                "\"confidence\":1,",
                "\"human-annotated\":\"yes\",",
                "\"creation-date\":\"2026-01-02T03:04:05\",")
            .map(member ->
                arguments(
                    "without " + member,
                    LABELLED.replace(member, ""),
                    List.of(
                        "/ ERROR_NO_VALID_LABEL_ATTRIBUTES",
                        "/l-metadata ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT")));
    Stream<Arguments> values =
        Stream.of(
                "\"confidence\":\"1\"",
                "\"confidence\":1.5",
                "\"confidence\":-0.1",
                "\"confidence\":null")
            .map(member ->
                arguments(
                    member,
                    LABELLED.replace("\"confidence\":1", member),
                    List.of(
                        "/ ERROR_NO_VALID_LABEL_ATTRIBUTES",
                        "/l-metadata ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT")));
    Stream<Arguments> labels =
        Stream.of("\"l\":0.5", "\"l\":\"0\"", "\"l\":true", "\"l\":[0]")
            .map(member ->
                arguments(
                    member,
                    LABELLED.replace("\"l\":0", member),
                    List.of(
                        "/ ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT",
                        "/ ERROR_NO_VALID_LABEL_ATTRIBUTES")));
    return Stream.of(metadata, values, labels).flatMap(stream -> stream);
  }

  private static Stream<Arguments> boxAttributes() {
    return Stream.of(
            BOXED.replace("image_size", "image-size"),
            BOXED.replace("annotations", "boxes"),
            BOXED.replace("\"image_size\":[{", "\"image_size\":[{},{"),
            BOXED.replace("\"width\":800", "\"width\":800.5"),
            BOXED.replace(",\"depth\":3", ""),
            BOXED.replace("\"class_id\":0", "\"class-id\":0"),
            BOXED.replace("\"class_id\":0", "\"class_id\":\"0\""),
            BOXED.replace("\"top\":10", "\"top\":null"),
            BOXED.replace("\"annotations\":[{", "\"annotations\":[7,{"))
        .map(line ->
            arguments(
                line,
                line,
                List.of(
                    "/ ERROR_NO_VALID_LABEL_ATTRIBUTES",
                    "/bb ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT")));
  }

  private static Stream<Arguments> boxMetadata() {
    return Stream.concat(
        Stream.of(
                BOXED.replace("\"objects\"", "\"Objects\""),
                BOXED.replace("class-map", "class_map"),
                BOXED.replace("\"0\":\"pallet\"", "\"0\":7"),
                BOXED.replace("\"confidence\":0", "\"confidence\":\"0\""),
                BOXED.replace("\"human-annotated\":\"yes\"", "\"human-annotated\":true"))
            .map(line ->
                arguments(
                    line,
                    line,
                    List.of(
                        "/ ERROR_NO_VALID_LABEL_ATTRIBUTES",
                        "/bb-metadata ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT"))),
        Stream.of(
            arguments(
                "an object without confidence",
                BOXED.replace("{\"confidence\":0}", "{}"),
                List.of("/bb-metadata ERROR_MISSING_BOUNDING_BOX_CONFIDENCE")),
            arguments(
                "fewer objects than boxes",
                BOXED.replace("{\"confidence\":0}", ""),
                List.of("/bb-metadata ERROR_MISSING_BOUNDING_BOX_CONFIDENCE")),
            arguments(
                "a class that the class-map does not have",
                BOXED.replace("\"class_id\":0", "\"class_id\":7"),
                List.of("/bb/annotations/0 ERROR_MISSING_CLASS_MAP_ID"))));
  }

  private static Stream<Arguments> boxContents() {
    List<String> invalid =
        List.of("/ ERROR_NO_VALID_ANNOTATIONS", "/bb/annotations/0 ERROR_INVALID_BOUNDING_BOX");
    List<String> small =
        List.of("/ ERROR_NO_VALID_ANNOTATIONS", "/bb/annotations/0 ERROR_BOUNDING_BOX_TOO_SMALL");
    String good = Samples.box(0, 0, 10, 10);
    return Stream.of(
        boxes("left of the frame", 800, 600, invalid, Samples.box(-1, 0, 10, 10)),
        boxes("above the frame", 800, 600, invalid, Samples.box(0, -1, 10, 10)),
        boxes("right of the frame", 800, 600, invalid, Samples.box(791, 0, 10, 10)),
        boxes("below the frame", 800, 600, invalid, Samples.box(0, 591, 10, 10)),
        boxes("right of the frame by a hair", 800, 600, invalid, Samples.box(790.01, 0, 10, 10)),
        boxes("1 pixel wide", 800, 600, small, Samples.box(0, 0, 1, 10)),
        boxes("1 pixel high", 800, 600, small, Samples.box(0, 0, 10, 1)),
        boxes("1 pixel wide when halved", 2560, 600, small, Samples.box(0, 0, 2, 10)),
        boxes(
            "one of two boxes invalid",
            800,
            600,
            List.of("/bb/annotations/1 ERROR_INVALID_BOUNDING_BOX"),
            good,
            Samples.box(0, 595, 10, 10)),
        boxes("image of 63", 63, 600, List.of("/ ERROR_INVALID_IMAGE_DIMENSION"), good),
        boxes("image of 4097", 600, 4097, List.of("/ ERROR_INVALID_IMAGE_DIMENSION"), good),
        boxes(
            "51 boxes",
            800,
            600,
            List.of("/ ERROR_TOO_MANY_BOUNDING_BOXES"),
            Collections.nCopies(51, good).toArray(String[]::new)),
        boxes(
            "no boxes",
            800,
            600,
            List.of("/ WARNING_NO_ANNOTATIONS", "/bb WARNING_NO_ATTRIBUTE_ANNOTATIONS")));
  }

  private static Stream<Arguments> labelNames() {
    return Stream.of(
        arguments(
            "a label of 257 characters",
            Samples.labelled("a", "é".repeat(257)),
            List.of("/l-metadata ERROR_INVALID_LABEL_NAME_LENGTH")),
        arguments(
            "a label of none",
            Samples.labelled("a", ""),
            List.of("/l-metadata ERROR_INVALID_LABEL_NAME_LENGTH")),
        arguments(
            "a label of 257 characters in a class-map",
            BOXED.replace("forklift", "f".repeat(257)),
            List.of("/bb-metadata ERROR_INVALID_LABEL_NAME_LENGTH")));
  }

  private static Arguments boxes(
      String name, int width, int height, List<String> findings, String... boxes) {
    return arguments(name, Samples.boxed("a", Samples.size(width, height), boxes), findings);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faultyLines")
  void writesDownWhatIsWrongWhereItIsWrong(String name, String line, List<String> findings) {
    EntryCheck.Checked checked = check(Behaviour.DEFAULT, line);

    assertThat(findings("errors", checked.content(), "/"))
        .containsExactlyInAnyOrderElementsOf(findings);
    assertThat(checked.hasErrors())
        .isEqualTo(findings.stream().anyMatch(finding -> finding.contains(" ERROR_")));
  }

  static Stream<String> rightLines() {
    return Stream.of(
        LABELLED,
        BOXED,
        LABELLED.replace("\"confidence\":1", "\"confidence\":0"),
        LABELLED.replace("\"l\":0", "\"l\":-12345678901234567890"),
        LABELLED.replace("yes", "no"),
        LABELLED.replace("}}", ",\"job-name\":\"j\",\"adjustment-status\":\"unadjusted\"}}"),
        LABELLED.replace("{\"source-ref\"", "{\"page-num\":3,\"source-ref\""),
        Samples.labelled("a", "é".repeat(256)),
        Samples.boxed("a", Samples.size(800, 600), Samples.box(0.5, 0.25, 799.5, 599.75)),
        Samples.boxed("a", Samples.size(64, 4096), Samples.box(0, 0, 64, 4096)),
        Samples.boxed("a", Samples.size(800, 600), Samples.box(0, 0, 1.5, 2)),
        BOXED.replace("\"objects\":[", "\"objects\":[{\"confidence\":0.5},"),
        Samples.boxed("a", Samples.size(63, 63)).replace("yes", "no"));
  }

  @ParameterizedTest
  @MethodSource("rightLines")
  void findsNothingWrongWithALineThatIsRight(String line) {
    EntryCheck.Checked checked = check(Behaviour.DEFAULT, line);

    assertThat(findings("errors", checked.content(), "/")).isEmpty();
    assertThat(checked.hasErrors()).isFalse();
  }

  @Test
  void givesTheLineBackWithWhetherItIsLabelled() {
    assertThat(JsonWriter.write(check(Behaviour.DEFAULT, LABELLED).content()))
        .isEqualTo(
            LABELLED.substring(0, LABELLED.length() - 1)
                + ",\"cl-metadata\":{\"is_labeled\":true}}");
    assertThat(JsonWriter.write(check(Behaviour.DEFAULT, Samples.bare("a")).content()))
        .contains("\"cl-metadata\":{\"is_labeled\":false}");
  }

  @Test
  void takesOutWhatItWroteIntoALineThatIsSentBack() {
    String listed =
        JsonWriter.write(
            check(
                    Behaviour.DEFAULT,
                    Samples.boxed("a", Samples.size(800, 600), Samples.box(-1, 0, 10, 10)))
                .content());

    EntryCheck.Checked checked = check(Behaviour.DEFAULT, listed.replace(":-1,", ":1,"));

    assertThat(JsonWriter.write(checked.content())).doesNotContain("errors");
    assertThat(checked.hasErrors()).isFalse();
  }

  @Test
  void tellsLabelsThatAreUsedFromThoseThatAreNot() {
    Labels labels = check(Behaviour.DEFAULT, BOXED).labels();

    assertThat(labels.declared()).containsExactlyInAnyOrder("pallet", "forklift");
    assertThat(labels.used()).containsExactly("pallet");
    assertThat(labels.boxed()).containsExactly("pallet");
    assertThat(check(Behaviour.DEFAULT, LABELLED).labels().boxed()).isEmpty();
  }

  @Test
  void putsErrorsIntoTheOtherMemberIfSoSet() {
    JsonTree.Obj entry =
        check(
                Behaviour.of(Quirk.ERRORS_UNDER_CL_ERRORS),
                Samples.labelled("a", "p").replace("\"l\":0", "\"l\":{}"))
            .content();

    assertThat(findings("cl-errors", entry, "/"))
        .containsExactlyInAnyOrder(
            "/l ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT", "/ ERROR_NO_VALID_LABEL_ATTRIBUTES");
    assertThat(findings("errors", entry, "/")).isEmpty();
  }

  @Test
  void takesABareImageForAnErrorIfSoSet() {
    assertThat(
            findings(
                "errors",
                check(Behaviour.of(Quirk.BARE_SOURCE_REF_IS_ERROR), Samples.bare("a")).content(),
                "/"))
        .containsExactly("/ ERROR_NO_LABEL_ATTRIBUTES");
  }

  @Test
  void takesFractionsForAnErrorIfSoSet() {
    String line = Samples.boxed("a", Samples.size(800, 600), Samples.box(0.5, 0, 10, 10));

    assertThat(check(Behaviour.of(Quirk.FRACTIONAL_COORDINATES_ARE_ERRORS), line).hasErrors())
        .isTrue();
    assertThat(check(Behaviour.of(Quirk.FRACTIONAL_COORDINATES_ARE_ERRORS), BOXED).hasErrors())
        .isFalse();
  }

  @Test
  void countsTheBoxesOfAllAttributesIfSoSet() {
    String[] boxes = Collections.nCopies(26, Samples.box(0, 0, 10, 10)).toArray(String[]::new);
    String line = Samples.boxed("a", Samples.size(800, 600), boxes);
    String twice =
        line.substring(0, line.length() - 1)
            + ","
            + line.substring(line.indexOf("\"bb\"")).replace("\"bb", "\"cc");

    assertThat(check(Behaviour.DEFAULT, twice).hasErrors()).isFalse();
    assertThat(
            findings(
                "errors", check(Behaviour.of(Quirk.BOXES_COUNTED_PER_LINE), twice).content(), "/"))
        .containsExactly("/ ERROR_TOO_MANY_BOUNDING_BOXES");
  }

  private static EntryCheck.Checked check(Behaviour behaviour, String line) {
    try {
      return new EntryCheck(behaviour)
          .check((JsonTree.Obj) JsonReader.refusingRepeatedNames().read(line), List.of());
    } catch (MalformedJsonException e) {
      throw new AssertionError(line, e);
    }
  }

  /** Where in a value which codes are, from the errors under that name and the warnings. */
  private static List<String> findings(String errors, JsonTree value, String place) {
    List<String> found = new ArrayList<>();
    switch (value) {
      case JsonTree.Obj(var members) ->
          members.forEach((name, member) -> {
            if ((name.equals(errors) || name.equals("warnings"))
                && member instanceof JsonTree.Arr(var items)) {
              items.forEach(item -> found.add(place + " " + code(item)));
            } else {
              found.addAll(findings(errors, member, below(place, name)));
            }
          });
      case JsonTree.Arr(var items) -> {
        for (int i = 0; i < items.size(); i++) {
          found.addAll(findings(errors, items.get(i), below(place, Integer.toString(i))));
        }
      }
      case JsonTree.Text t -> {}
      case JsonTree.Num n -> {}
      case JsonTree.Bool b -> {}
      case JsonTree.Null n -> {}
    }
    return found;
  }

  private static String below(String place, String name) {
    return place.equals("/") ? "/" + name : place + "/" + name;
  }

  private static String code(JsonTree finding) {
    return finding instanceof JsonTree.Obj object
            && object.get("code") instanceof JsonTree.Text(var code)
        ? code
        : "no code";
  }
}

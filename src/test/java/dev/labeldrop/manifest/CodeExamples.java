package dev.labeldrop.manifest;

import dev.labeldrop.Code;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** For the rules of a line: one that breaks the rule, and others that barely do not. */
public final class CodeExamples {

  private static final String CLASSIFICATION =
      "{'source-ref':'s3://acme-photos/a.jpg','pallet':0,'pallet-metadata':{'class-name':'pallet',"
          + "'confidence':1,'human-annotated':'yes','creation-date':'2024-05-02T10:11:12',"
          + "'type':'groundtruth/image-classification'}}";
  private static final String BOXES =
      "{'source-ref':'s3://acme-photos/a.jpg','bb':{'image_size':[{'width':800,'height':600,"
          + "'depth':3}],'annotations':[{'class_id':0,'top':10,'left':20,'width':100,'height':80}]},"
          + "'bb-metadata':{'objects':[{'confidence':1}],'class-map':{'0':'pallet'},"
          + "'type':'groundtruth/object-detection','human-annotated':'yes',"
          + "'creation-date':'2024-05-02T10:11:12'}}";
  private static final String BOX = "{'class_id':0,'top':10,'left':20,'width':100,'height':80}";
  private static final String SEGMENTATION =
      ",'mask-ref':'s3://acme-photos/m.png',"
          + "'mask-ref-metadata':{'type':'groundtruth/semantic-segmentation'}}";

  /**
   * A rule's examples.
   *
   * @param breaking a line that breaks the rule
   * @param keeping lines that do not, by little
   */
  public record Example(String breaking, List<String> keeping) {}

  private final Map<Code, Example> examples = new EnumMap<>(Code.class);

  private CodeExamples() {
    addLines();
    addPairs();
    addMetadata();
    addAnnotations();
    addWarnings();
    addKeys();
  }

  /** All examples, by code. */
  public static Map<Code, Example> all() {
    return new CodeExamples().examples;
  }

  /** The examples of a code that has some. */
  static Example of(Code code) {
    return Objects.requireNonNull(all().get(code), code.name());
  }

  /** A classification line without any fault. */
  static String classification() {
    return quoted(CLASSIFICATION);
  }

  /** A line with a box, without any fault. */
  static String boxes() {
    return quoted(BOXES);
  }

  private void addLines() {
    add(Code.ERROR_INVALID_JSON_LINE, CLASSIFICATION.replace("}}", "},}"), CLASSIFICATION);
    add(
        Code.ERROR_MISSING_SOURCE_REF,
        CLASSIFICATION.replace("source-ref", "source_ref"),
        CLASSIFICATION.replace("source-ref", "source\\u002dref"));
    add(
        Code.ERROR_INVALID_SOURCE_REF_FORMAT,
        CLASSIFICATION.replace("s3://acme-photos/a", "https://acme-photos/a"),
        CLASSIFICATION.replace("/a.jpg", "/a (1)#,+ é.JPG.jpg"));
  }

  private void addKeys() {
    addKey(Code.WARNING_SOURCE_REF_WHITE_SPACE, "a.jpg\\n", "a b.jpg");
    addKey(Code.WARNING_SOURCE_REF_INVISIBLE, "a\\u200b.jpg", "\\u00e9.jpg");
    addKey(Code.WARNING_SOURCE_REF_PATH, "x/./a.jpg", "x/.a.jpg");
    addKey(Code.WARNING_SOURCE_REF_ENCODED, "a%20b.jpg", "a%2.jpg");
    addKey(Code.WARNING_NOT_AN_IMAGE, "a.webp", "a.webp.jpg");
    add(
        Code.WARNING_LABEL_NAME_CHARACTERS,
        CLASSIFICATION.replace("'class-name':'pallet'", "'class-name':'pallet '"),
        CLASSIFICATION.replace("'class-name':'pallet'", "'class-name':'pal let'"));
    add(
        Code.WARNING_LABEL_NAME_PLACEHOLDER,
        CLASSIFICATION.replace("'class-name':'pallet'", "'class-name':'nan'"),
        CLASSIFICATION.replace("'class-name':'pallet'", "'class-name':'nano'"));
    add(
        Code.WARNING_SEVERAL_BOX_ATTRIBUTES,
        BOXES.replace("}}", "}," + BOXES.substring(BOXES.indexOf("'bb'")).replace("bb", "cc")),
        BOXES.replace("}}", "}," + CLASSIFICATION.substring(CLASSIFICATION.indexOf("'pallet'"))));
  }

  private void addKey(Code code, String breaking, String keeping) {
    add(code, CLASSIFICATION.replace("a.jpg", breaking), CLASSIFICATION.replace("a.jpg", keeping));
  }

  private void addPairs() {
    add(
        Code.ERROR_NO_LABEL_ATTRIBUTES,
        CLASSIFICATION.replace("pallet-metadata", "auto-label-metadata"),
        CLASSIFICATION.replace("'pallet':0,", "").replace("}}", "},'page':7,'pallet':0}"),
        "{'source-ref':'s3://acme-photos/a.jpg','cl-metadata':{'is_labeled':false},'errors':[]}");
    add(
        Code.ERROR_NO_VALID_LABEL_ATTRIBUTES,
        CLASSIFICATION.replace("'pallet':0", "'pallet':0.5"),
        CLASSIFICATION.replace("'pallet':0", "'pallet':-7"));
    add(
        Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
        BOXES.replace("'image_size':[", "'image_size':[{},"),
        BOXES.replace("'depth':3", "'depth':1"),
        CLASSIFICATION.replace("'pallet':0", "'pallet':99999999999"));
    add(
        Code.ERROR_UNSUPPORTED_USE_CASE_TYPE,
        CLASSIFICATION.replace("image-classification", "image-classification-multilabel"),
        CLASSIFICATION.replace("}}", "}" + SEGMENTATION));
    add(
        Code.WARNING_UNSUPPORTED_ATTRIBUTE_IGNORED,
        CLASSIFICATION.replace("}}", "}" + SEGMENTATION),
        CLASSIFICATION.replace("}}", "},'mask-ref':'s3://acme-photos/m.png'}"));
    add(
        Code.WARNING_METADATA_WITHOUT_ATTRIBUTE,
        CLASSIFICATION.replace("}}", "},'box-metadata':{}}"),
        CLASSIFICATION.replace("}}", "},'cl-metadata':{'is_labeled':true}}"));
    add(
        Code.WARNING_TOO_MANY_LABELS_PER_IMAGE,
        CLASSIFICATION.replace("}}", "}" + labels(50) + "}"),
        CLASSIFICATION.replace("}}", "}" + labels(49) + "}"));
  }

  private void addMetadata() {
    add(
        Code.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT,
        CLASSIFICATION.replace("'confidence':1,", ""),
        CLASSIFICATION.replace("'confidence':1", "'confidence':0"),
        CLASSIFICATION.replace(
            "'confidence':1", "'adjustment-status':[],'confidence':0.123456789012345678"));
    add(
        Code.ERROR_INVALID_LABEL_NAME_LENGTH,
        CLASSIFICATION.replace("'class-name':'pallet", "'class-name':'" + "é".repeat(257)),
        CLASSIFICATION.replace("'class-name':'pallet", "'class-name':'" + "é".repeat(256)));
    add(
        Code.WARNING_LABEL_NAME_AT_LIMIT,
        CLASSIFICATION.replace("'class-name':'pallet", "'class-name':'" + "é".repeat(256)),
        CLASSIFICATION.replace("'class-name':'pallet", "'class-name':'" + "é".repeat(255)));
    add(
        Code.WARNING_CREATION_DATE,
        CLASSIFICATION.replace("2024-05-02T", "02.05.2024 "),
        Arrays.stream(
                new String[] {
                  "2020-03-06T17:46:39.176",
                  "2018-10-18T22:18:13.527256",
                  "2021-06-22T10:11:18.006Z",
                  "2013-11-18 02:53:27",
                  "2021-01-02T03:04:05.0000",
                  "2021-01-02T03:04:05+0000",
                  "2021-01-02T03:04:05.1-07:30",
                  "Mon Aug 22 2022 13:52:52 GMT-0700 (Pacific Daylight Time)"
                })
            .map(date -> CLASSIFICATION.replace("2024-05-02T10:11:12", date))
            .toArray(String[]::new));
    add(
        Code.WARNING_LABEL_VALUE_IS_STRING,
        CLASSIFICATION.replace("'pallet':0", "'pallet':'0'"),
        CLASSIFICATION);
  }

  private void addAnnotations() {
    add(
        Code.ERROR_MISSING_BOUNDING_BOX_CONFIDENCE,
        BOXES.replace("{'confidence':1}", "{}"),
        BOXES.replace("{'confidence':1}", "{'confidence':0}"));
    add(
        Code.WARNING_OBJECTS_WITHOUT_ANNOTATIONS,
        BOXES.replace("{'confidence':1}", "{'confidence':1},{'confidence':1}"),
        BOXES);
    add(
        Code.ERROR_MISSING_CLASS_MAP_ID,
        BOXES.replace("'class_id':0", "'class_id':1"),
        BOXES.replace("{'0':", "{'1':'crate','\\u0030':"));
    add(
        Code.ERROR_INVALID_BOUNDING_BOX,
        BOXES.replace("'left':20", "'left':701"),
        BOXES.replace("'left':20", "'left':700"),
        BOXES.replace("'top':10", "'top':520"));
    add(
        Code.ERROR_BOUNDING_BOX_TOO_SMALL,
        BOXES.replace("'width':800", "'width':2560").replace("'height':80}", "'height':2}"),
        BOXES.replace("'width':800", "'width':2560").replace("'height':80}", "'height':3}"),
        BOXES.replace("'height':80}", "'height':2}"));
    add(
        Code.ERROR_NO_VALID_ANNOTATIONS,
        BOXES.replace("'left':20", "'left':-1"),
        BOXES
            .replace(BOX, BOX + "," + BOX.replace("20", "-1"))
            .replace("{'confidence':1}", "{'confidence':1},{'confidence':1}"));
    add(Code.ERROR_TOO_MANY_BOUNDING_BOXES, boxes(51), boxes(50));
    add(
        Code.ERROR_INVALID_IMAGE_DIMENSION,
        BOXES.replace("'height':600", "'height':4097"),
        BOXES.replace("'height':600", "'height':4096"),
        BOXES.replace("'height':600", "'height':64").replace("'height':80", "'height':8"));
  }

  private void addWarnings() {
    add(Code.WARNING_FRACTIONAL_PIXELS, BOXES.replace("'top':10", "'top':10.5"), BOXES);
    String none = BOXES.replace(BOX, "").replace("{'confidence':1}", "");
    add(Code.WARNING_NO_ANNOTATIONS, none, none.replace("'yes'", "'no'"));
    add(Code.WARNING_NO_ATTRIBUTE_ANNOTATIONS, none, none.replace("'yes'", "'no'"));
    add(Code.WARNING_UNANNOTATED_RECORD, "{'source-ref':'s3://acme-photos/a.jpg'}", CLASSIFICATION);
    add(
        Code.WARNING_INVALID_BUCKET_NAME,
        CLASSIFICATION.replace("s3://acme-", "s3://<<region>>-"),
        CLASSIFICATION.replace("s3://acme-", "s3://Acme_1."));
  }

  private static String boxes(int boxes) {
    String annotations =
        IntStream.range(0, boxes).mapToObj(box -> BOX).collect(Collectors.joining(","));
    String objects =
        IntStream.range(0, boxes)
            .mapToObj(box -> "{'confidence':1}")
            .collect(Collectors.joining(","));
    return BOXES.replace(BOX, annotations).replace("{'confidence':1}", objects);
  }

  private static String labels(int labels) {
    String pair =
        CLASSIFICATION.substring(CLASSIFICATION.indexOf(",'pallet'"), CLASSIFICATION.length() - 1);
    return IntStream.range(0, labels)
        .mapToObj(label -> pair.replace("pallet", "label-" + label))
        .collect(Collectors.joining());
  }

  private void add(Code code, String breaking, String... keeping) {
    List<String> lines = Arrays.stream(keeping).map(CodeExamples::quoted).toList();
    examples.put(code, new Example(quoted(breaking), lines));
  }

  private static String quoted(String line) {
    return line.replace('\'', '"');
  }
}

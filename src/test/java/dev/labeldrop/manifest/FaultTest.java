package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to break a rule gets its own remedy, and what barely does not break it gets none. */
final class FaultTest {

  private static final String CREATE_ML =
      "[{\"image\":\"a.jpg\",\"annotations\":[{\"label\":\"x\",\"coordinates\":{}}]}]";

  private static final String LABEL = CodeExamples.classification();
  private static final String BOX = CodeExamples.boxes();
  private static final String REF = "s3://acme-photos/a.jpg";
  private static final String WIDE = "\u0000{\u0000\"\u0000a\u0000\"";

  /** A file with the fault, and one that barely has it not. */
  record Row(Fault fault, String breaking, String keeping) {}

  static Stream<Row> rows() {
    return Stream.of(images(), lines(), labels(), boxes(), files()).flatMap(List::stream);
  }

  private static Row ref(ImageFault fault, String breaking, String keeping) {
    return new Row(fault, LABEL.replace(REF, breaking), LABEL.replace(REF, keeping));
  }

  private static Row label(Fault fault, String old, String breaking, String keeping) {
    return new Row(fault, LABEL.replace(old, breaking), LABEL.replace(old, keeping));
  }

  private static Row box(Fault fault, String old, String breaking, String keeping) {
    return new Row(fault, BOX.replace(old, breaking), BOX.replace(old, keeping));
  }

  private static List<Row> images() {
    return List.of(
        new Row(
            ImageFault.MISSING,
            LABEL.replace("\"source-ref\":\"" + REF + "\",", ""),
            LABEL.replace("{\"source-ref\"", "{\"a\":1,\"source-ref\"")),
        label(ImageFault.MISSPELT, "\"source-ref\"", "\"SourceRef\"", "\"source-ref\""),
        label(ImageFault.NO_STRING, "\"" + REF + "\"", "7", "\"" + REF + "\""),
        label(ImageFault.SEVERAL, "\"" + REF + "\"", "[\"" + REF + "\"]", "{}"),
        label(ImageFault.COLUMNS, "\"" + REF + "\"", "{\"0\":\"s3://b/k\"}", "{\"a\":0}"),
        label(ImageFault.DYNAMODB, "\"" + REF + "\"", "{\"S\":\"s3://b/k\"}", "{\"a\":0}"),
        ref(
            ImageFault.CONSOLE,
            "https://s3.console.aws.amazon.com/s3/object/b?prefix=k.jpg",
            "https://console.example.org/k.jpg"),
        ref(ImageFault.SLASHES, "s3:/b/k.jpg", "s3://b/k.jpg"),
        ref(ImageFault.SLASHES, "s3:///b/k.jpg", "s3://b//k.jpg"),
        ref(ImageFault.SPACE_BEFORE, "\\u200bs3://b/k.jpg", "s3://b/\\u200bk.jpg"),
        label(ImageFault.OTHER_KEY, "\"source-ref\"", "\"image-ref\"", "\"source-ref\""),
        ref(ImageFault.WRAPPED, "<s3://b/k.jpg>", "s3://b/<k.jpg"),
        ref(
            ImageFault.ACCESS_POINT,
            "arn:aws:s3:eu-west-1:1:accesspoint/x/object/k.jpg",
            "arn:aws:s3:::b/k.jpg"),
        ref(ImageFault.DATA, "data:image/png;base64,iVBOR", "s3://data/k.jpg"),
        ref(ImageFault.RELATIVE, "photos/k.jpg", "s3://photos/k.jpg"),
        new Row(
            ImageFault.OTHER_FORM,
            LABEL.replace(REF, "s3://acme-photos/caf\u00e9.jpg")
                + "\n"
                + LABEL.replace(REF, "s3://acme-photos/cafe\u0301.jpg"),
            LABEL.replace(REF, "s3://acme-photos/caf\u00e9.jpg")
                + "\n"
                + LABEL.replace(REF, "s3://acme-photos/cafe.jpg")),
        ref(ImageFault.PLACEHOLDER, "s3://b/{name}.jpg", "s3://b/{name.jpg"),
        ref(ImageFault.SEVERAL_KEYS, "s3://b/k.jpg,s3://b/l.jpg", "s3://b/k.jpg,l.jpg"),
        ref(ImageFault.BACKSLASH, "s3://b/x\\\\k.jpg", "s3://b/x/k.jpg"),
        ref(ImageFault.QUERY, "s3://b/k.jpg?versionId=1", "s3://b/k?.jpg"),
        ref(ImageFault.EMPTY, " ", "s3://b/k.jpg"),
        ref(ImageFault.UPPER_CASE, "S3://b/k.jpg", "s3://B/k.jpg"),
        ref(ImageFault.SPACE_BEFORE, " s3://b/k.jpg", "s3://b/k k.jpg"),
        ref(ImageFault.SPACE_INSIDE, "s3: //b/k.jpg", "s3://b/k//k.jpg"),
        ref(ImageFault.S3_URL, "https://b.s3.amazonaws.com/k.jpg", "s3://b.s3.amazonaws.com/k.jpg"),
        ref(ImageFault.URL, "https://example.org/k.jpg", "s3://https/k.jpg"),
        ref(ImageFault.OTHER_S3, "s3a://b/k.jpg", "s3://s3a/k.jpg"),
        ref(ImageFault.OTHER_STORE, "gs://b/k.jpg", "s3://gs/k.jpg"),
        ref(ImageFault.FILE, "C:/b/k.jpg", "s3://C/b/k.jpg"),
        ref(ImageFault.DOUBLED, "s3://s3://b/k.jpg", "s3://s3/b/k.jpg"),
        ref(ImageFault.INCOMPLETE, "s3://b/", "s3://b/k"),
        ref(
            ImageFault.TOO_LONG,
            "s3://b/" + "k".repeat(1021) + ".jpg",
            "s3://b/" + "k".repeat(1020) + ".jpg"),
        ref(ImageFault.HALF_CHARACTER, "s3://b/\\ud83d.jpg", "s3://b/\\ud83d\\ude00.jpg"),
        new Row(ImageFault.SAME_LINE, LABEL + "\n" + LABEL, LABEL + "\n" + LABEL + " "),
        new Row(
            ImageFault.OTHER_LINE,
            LABEL + "\n" + LABEL.replace("\"pallet\",", "\"lift\","),
            LABEL + "\n" + LABEL),
        ref(ImageFault.SPACE_AROUND, "s3://b/k.jpg\\n", "s3://b/k k.jpg"),
        ref(ImageFault.SPACE_FIRST, "s3://b/ k.jpg", "s3://b/k .jpg"),
        ref(ImageFault.INVISIBLE, "s3://b/k\\u200b.jpg", "s3://b/k\\u00e9.jpg"),
        ref(ImageFault.PATH, "s3://b/x/../k.jpg", "s3://b/x/..k.jpg"),
        ref(ImageFault.ENCODED, "s3://b/k%20k.jpg", "s3://b/k%2 k.jpg"),
        ref(ImageFault.NO_IMAGE, "s3://b/k.gif", "s3://b/k.gif.JPEG"));
  }

  private static List<Row> lines() {
    return List.of(
        new Row(LineFault.JOINED, other() + LABEL + LABEL, other() + LABEL),
        new Row(LineFault.COMMA, other() + LABEL + ",", other() + LABEL + " "),
        new Row(LineFault.BEHIND, other() + LABEL + "]", other() + LABEL + "\t"),
        new Row(LineFault.SEPARATED, other() + LABEL + ";" + LABEL, other() + LABEL),
        new Row(LineFault.BEFORE, other() + "7:" + LABEL, other() + LABEL),
        new Row(LineFault.QUOTED, other() + "'" + LABEL + "'", other() + LABEL),
        new Row(LineFault.ESCAPED, other() + LABEL.replace("\"", "\\\""), other() + LABEL),
        new Row(LineFault.BASE64, other() + "eyJzb3VyY2UtcmVmIjo=", other() + "eyJ"),
        new Row(LineFault.UNSEEN, other() + "\u0000\u0000", other()),
        new Row(LineFault.NO_START, other() + "\"source-ref\":\"s3://b/k\"}", other()),
        new Row(LineFault.NO_JSON, other() + "```", other()),
        new Row(LineFault.NO_JSON, other() + "}", other() + "{"),
        box(
            LineFault.REPEATED_MAP,
            "\"class-map\":{",
            "\"class-map\":{},\"class-map\":{",
            "\"class-map\":{"),
        new Row(
            LineFault.REPEATED_LABEL,
            LABEL.replace("\"pallet\":0", "\"pallet\":0,\"pallet\":1"),
            LABEL.replace("\"pallet\":0", "\"pallet\":0,\"pallet\":0")),
        box(
            LineFault.REPEATED_BOXES,
            "\"annotations\":[",
            "\"annotations\":[],\"annotations\":[",
            "\"annotations\":["),
        box(
            LineFault.REPEATED_CLASS,
            "{\"0\":\"pallet\"}",
            "{\"0\":\"pallet\", \"0\" : \"lift\"}",
            "{\"0\":\"pallet\", \"0\" : \"pallet\"}"),
        label(
            LineFault.REPEATED_VALUE,
            "\"confidence\":1",
            "\"confidence\":1,\"confidence\":0.5",
            "\"confidence\":1,\"confidence\": 1"),
        label(LineFault.NUMBER, "\"confidence\":1", "\"confidence\":01", "\"confidence\":0"),
        label(
            LineFault.DECIMAL_COMMA,
            "\"confidence\":1",
            "\"confidence\":0,9",
            "\"confidence\":0.9"),
        label(LineFault.WORD, "\"yes\"", "undefined", "\"undefined\""),
        label(LineFault.KEY, "\"confidence\"", "confidence", "\"confidence\""),
        label(LineFault.EXTRA_COMMA, "\"confidence\":1,", "\"confidence\":1,,", "\"a\":1,"),
        label(LineFault.MISSING_COMMA, "\"confidence\":1,", "\"confidence\":1 ", "\"a\":1,"),
        label(LineFault.CURLY_QUOTES, "\"confidence\"", "\u201Cconfidence\u201D", "\"\u201C\""),
        label(LineFault.BACKSLASH, "a.jpg", "\\a.jpg", "\\\\a.jpg"),
        label(LineFault.CONTROL, "a.jpg", "a\t.jpg", "a\\t.jpg"),
        new Row(
            LineFault.HALVES,
            LABEL.replace("}}", "},\"a\":\"\u00ed\u00a0\u00bd\u00ed\u00b0\u00b6\u00ff\"}"),
            LABEL.replace("}}", "},\"a\":\"\u00ed\u00a0\u00bd\u00ff\"}")),
        new Row(LineFault.STRING, other() + "\"{\"", other() + LABEL),
        new Row(LineFault.ARRAY, other() + "[" + LABEL + "]", other() + LABEL),
        label(LineFault.REPEATED_KEY, "\"pallet\":0", "\"pallet\":0,\"pallet\":0", "\"pallet\":0"),
        new Row(LineFault.CUT_OFF, other() + LABEL.substring(0, 50), other() + LABEL),
        label(LineFault.NO_NUMBER, "\"confidence\":1", "\"confidence\":NaN", "\"confidence\":1e0"),
        label(LineFault.PYTHON, "\"yes\"", "True", "\"no\""),
        label(LineFault.COMMENT, "\"pallet\":0", "// x", "\"pallet\":1"),
        label(LineFault.TRAILING_COMMA, "}}", "},}", "}}"),
        label(LineFault.MALFORMED, "\"confidence\":1", "\"confidence\":?", "\"confidence\":0.5"),
        new Row(LineFault.WRONG_MARK, "\u00ff\u00fe" + LABEL, "\u00ff" + LABEL),
        new Row(LineFault.NOT_UTF8, LABEL.replace("}}", "},\"a\":\"\u00ff\"}"), LABEL));
  }

  private static String three(String line) {
    return (line + "\n").repeat(3);
  }

  private static String multiLabel(String type) {
    String line = LABEL.replace("image-classification", type);
    return line + "\n" + line.replace("a.jpg", "b.jpg");
  }

  private static String other() {
    return LABEL.replace("a.jpg", "b.jpg") + "\n";
  }

  private static List<Row> labels() {
    String metadata = LABEL.substring(LABEL.indexOf("{\"class-name"), LABEL.length() - 1);
    return List.of(
        label(LabelFault.NO_PAIR, "pallet-metadata", "palet-metadata", "pallet-metadata"),
        new Row(
            LabelFault.FAILED_TASK,
            "{\"source-ref\":\"" + REF + "\",\"a-metadata\":{\"failure-reason\":\"x\"}}",
            LABEL.replace("\"class-name\"", "\"failure-reason\":\"x\",\"class-name\"")),
        label(LabelFault.WHOLE_NUMBER, "\"pallet\":0", "\"pallet\":0.0", "\"pallet\":0"),
        label(LabelFault.SEVERAL_VALUES, "\"pallet\":0", "\"pallet\":[0]", "\"pallet\":0"),
        label(LabelFault.VALUE, "\"pallet\":0", "\"pallet\":\"cat\"", "\"pallet\":-1"),
        box(
            LabelFault.ANNOTATIONS,
            "\"annotations\":[{",
            "\"annotations\":null,\"a\":[{",
            "\"annotations\":[{"),
        box(LabelFault.BOXES, "\"annotations\":[", "\"boxes\":[", "\"annotations\":["),
        label(LabelFault.METADATA_STRING, metadata, "\"{}\"", metadata),
        label(LabelFault.NO_METADATA, "pallet-metadata", "pallet-data", "pallets-metadata"),
        label(LabelFault.PAIR_KEY, "pallet-metadata", "pallet_metadata", "pallets-metadata"),
        box(
            LabelFault.ATTRIBUTE_STRING,
            "\"annotations\":[",
            "\"annotations\":\"[\",\"a\":[",
            "\"a\":["),
        box(LabelFault.ATTRIBUTE_KEY, "\"class_id\"", "\"class-id\"", "\"class\""),
        label(LabelFault.METADATA_KEY, "\"class-name\"", "\"class_name\"", "\"class\""),
        box(LabelFault.OTHER_TYPE, "object-detection", "image-classification", "object-detection"),
        box(LabelFault.IMAGE_TYPE, "object-detection", "image-classification", "object-detection"),
        label(
            LabelFault.BOX_TYPE,
            "image-classification",
            "object-detection",
            "image-classification"),
        label(
            LabelFault.QUOTED_CONFIDENCE,
            "\"confidence\":1",
            "\"confidence\":\"1\"",
            "\"confidence\":\"high\""),
        box(
            LabelFault.CLASS_MAP_TURNED,
            "{\"0\":\"pallet\"}",
            "{\"pallet\":0}",
            "{\"0\":\"pallet\"}"),
        box(LabelFault.CLASS_MAP_LIST, "{\"0\":\"pallet\"}", "[\"pallet\"]", "{\"0\":\"pallet\"}"),
        label(
            LabelFault.TYPE_SPELLING,
            "groundtruth/image-classification",
            "Image-Classification ",
            "groundtruth/text"),
        label(LabelFault.NAME_BLANK, "\"pallet\",", "\" \\u200b\",", "\" x\","),
        label(LabelFault.NAME_SPACE, "\"pallet\",", "\"pallet\\n\",", "\"pal let\","),
        label(
            LabelFault.NAME_ENCODED,
            "\"pallet\",",
            "\"a &amp; b\",",
            "\"a & b & \u00c3 \u00c3a\","),
        label(LabelFault.NAME_ENCODED, "\"pallet\",", "\"Caf\u00c3\u00a9\",", "\"Caf\u00e9\","),
        label(LabelFault.NAME_UNSEEN, "\"pallet\",", "\"pal\\u200blet\",", "\"pal let\","),
        label(
            LabelFault.TYPE,
            ",\"type\":\"groundtruth/image-classification\"",
            "",
            ",\"type\":\"groundtruth/image-classification\""),
        label(LabelFault.HUMAN_ANNOTATED_MISSING, "\"yes\"", "\"maybe\"", "\"no\""),
        label(LabelFault.HUMAN_ANNOTATED, "\"yes\"", "true", "\"no\""),
        label(LabelFault.CREATION_DATE, "\"2024-05-02T10:11:12\"", "1714644672", "\"\""),
        label(
            LabelFault.CLASS_NAME,
            "\"class-name\":\"pallet\"",
            "\"class-name\":7",
            "\"class-name\":\"7\""),
        label(
            LabelFault.HALF_CHARACTER,
            "\"class-name\":\"pallet\"",
            "\"class-name\":\"\\ud83d\"",
            "\"class-name\":\"\\ud83d\\ude00\""),
        label(LabelFault.CONFIDENCE_MISSING, "\"confidence\":1,", "", "\"confidence\":0,"),
        label(
            LabelFault.CONFIDENCE_PERCENT,
            "\"confidence\":1",
            "\"confidence\":1.1",
            "\"confidence\":1.01"),
        label(
            LabelFault.CONFIDENCE, "\"confidence\":1", "\"confidence\":-0.1", "\"confidence\":-0"),
        box(
            LabelFault.OBJECTS,
            "\"objects\":[{\"confidence\":1}],",
            "",
            "\"objects\":[{\"confidence\":0}],"),
        box(LabelFault.CLASS_MAP, "{\"0\":\"pallet\"}", "7", "{\"0\":\"pallet\"}"),
        label(
            LabelFault.MULTI_LABEL,
            "image-classification",
            "image-classification-multilabel",
            "image-classification"),
        label(
            LabelFault.TYPE_NOT_SUPPORTED,
            "image-classification",
            "text-span",
            "image-classification"),
        label(
            LabelFault.NAME_EMPTY,
            "\"class-name\":\"pallet\"",
            "\"class-name\":\"\"",
            "\"class-name\":\"p\""),
        label(
            LabelFault.NAME_TOO_LONG,
            "\"class-name\":\"pallet\"",
            "\"class-name\":\"" + "p".repeat(257) + "\"",
            "\"class-name\":\"" + "p".repeat(256) + "\""));
  }

  private static List<Row> boxes() {
    return List.of(
        box(BoxFault.PART, "\"top\":10,", "", "\"top\":0,"),
        box(BoxFault.QUOTED, "\"top\":10", "\"top\":\"10\"", "\"top\":\"10px\""),
        box(BoxFault.UNIT, "\"top\":10", "\"top\":\"10px\"", "\"top\":\"10\""),
        box(BoxFault.OTHER_PARTS, "\"top\":10", "\"ymin\":10", "\"Top\":10"),
        box(BoxFault.CLASS_NAME, "\"class_id\":0", "\"class_id\":\"pallet\"", "\"class_id\":\"0\""),
        box(
            BoxFault.NO_CLASS,
            "\"class_id\":0",
            "\"class_id\":\"lift\"",
            "\"class_id\":\"pallet\""),
        box(
            BoxFault.SIZE_ARRAY,
            "[{\"width\":800,\"height\":600,\"depth\":3}]",
            "{\"width\":800,\"height\":600,\"depth\":3}",
            "[{\"width\":800,\"height\":600}]"),
        box(BoxFault.DEPTH, ",\"depth\":3", "", ",\"depth\":1"),
        box(BoxFault.TURNED_MAP, "{\"0\":\"pallet\"}", "{\"pallet\":\"0\"}", "{\"1\":\"pallet\"}"),
        box(
            BoxFault.SMALL_PERCENT,
            "\"top\":10,\"left\":20,\"width\":100,\"height\":80",
            "\"top\":10,\"left\":20,\"width\":0.5,\"height\":80",
            "\"top\":10,\"left\":120,\"width\":0.5,\"height\":80"),
        box(
            BoxFault.WHOLE_FRACTION,
            "\"top\":10,\"left\":20,\"width\":100,\"height\":80",
            "\"top\":0,\"left\":0,\"width\":1,\"height\":1",
            "\"top\":0,\"left\":1,\"width\":1,\"height\":1"),
        box(BoxFault.CLASS_ID_FLOAT, "\"class_id\":0", "\"class_id\":0.0", "\"class_id\":0"),
        box(BoxFault.CLASS_ID, "\"class_id\":0", "\"class_id\":0.5", "\"class_id\":0"),
        box(BoxFault.NO_SIZE, "\"width\":800", "\"width\":1", "\"width\":2"),
        box(BoxFault.CLASS_MAP_KEY, "{\"0\":", "{\"0.0\":", "{\"0.5\":"),
        box(BoxFault.CLASS_MAP_KEY, "{\"0\":", "{\"00\":", "{\"10\":"),
        box(BoxFault.CLASS_MAP_ID, "\"class_id\":0", "\"class_id\":1", "\"class_id\":0"),
        box(BoxFault.NEGATIVE, "\"top\":10", "\"top\":-1", "\"top\":0"),
        box(BoxFault.SIDES, "\"width\":100", "\"width\":-100", "\"width\":780"),
        box(BoxFault.CORNERS, "\"width\":100", "\"width\":781", "\"width\":780"),
        box(
            BoxFault.TURNED,
            "\"top\":10,\"left\":20",
            "\"top\":700,\"left\":20",
            "\"top\":520,\"left\":20"),
        box(BoxFault.OUTSIDE, "\"left\":20", "\"left\":701", "\"left\":700"),
        box(
            BoxFault.THOUSANDTHS,
            "\"top\":10,\"left\":20",
            "\"top\":600,\"left\":900",
            "\"top\":600,\"left\":901"),
        box(
            BoxFault.THOUSANDTHS,
            "\"top\":10,\"left\":20,\"width\":100,\"height\":80",
            "\"top\":590,\"left\":20,\"width\":790,\"height\":400",
            "\"top\":590,\"left\":20,\"width\":790,\"height\":300"),
        new Row(BoxFault.THOUSANDTHS_OF_ALL, corner(1000), corner(1001)),
        new Row(BoxFault.WHOLE_PERCENT, corner(100), corner(101)),
        box(
            BoxFault.SMALL_FRACTIONS,
            "\"top\":10,\"left\":20,\"width\":100,\"height\":80",
            "\"top\":0.1,\"left\":0.2,\"width\":0.5,\"height\":0.5",
            "\"top\":0.1,\"left\":0.2,\"width\":1.5,\"height\":1.5"),
        box(BoxFault.SMALL, "\"width\":100", "\"width\":1", "\"width\":2"),
        box(BoxFault.CONFIDENCE, "[{\"confidence\":1}]", "[]", "[{\"confidence\":0}]"),
        box(
            BoxFault.FRACTIONS,
            "\"top\":10,\"left\":20,\"width\":100,\"height\":80",
            "\"top\":0.1,\"left\":0.2,\"width\":0.8,\"height\":0.5",
            "\"top\":0.1,\"left\":0.2,\"width\":0.9,\"height\":0.5"),
        box(
            BoxFault.PERCENT,
            "\"top\":10,\"left\":20,\"width\":100,\"height\":80",
            "\"top\":10.5,\"left\":20,\"width\":80,\"height\":80",
            "\"top\":10.5,\"left\":20,\"width\":81,\"height\":80"),
        box(BoxFault.PIXELS, "\"top\":10", "\"top\":10.5", "\"top\":10.0"),
        box(
            BoxFault.LONG_SIDES,
            "\"width\":800,\"height\":600",
            "\"width\":2000,\"height\":100",
            "\"width\":1999,\"height\":100"),
        box(BoxFault.SIDE, "\"width\":800", "\"width\":4097", "\"width\":4096"));
  }

  /** Lines of large images whose boxes reach as far as that from the corner. */
  private static String corner(int end) {
    String box =
        BOX.replace("\"width\":800,\"height\":600", "\"width\":4000,\"height\":3000")
            .replace("\"width\":100", "\"width\":" + (end - 20))
            .replace("\"height\":80", "\"height\":" + (end - 10));
    return IntStream.range(0, 3)
        .mapToObj(image -> box.replace("a.jpg", image + ".jpg") + "\n")
        .collect(Collectors.joining());
  }

  private static List<Row> files() {
    return List.of(
        new Row(FileFault.RETURNS, "{\"source-ref\":1}\r{}", "{}\n{}"),
        new Row(FileFault.JOINED, LABEL + LABEL, LABEL),
        new Row(FileFault.UTF16_BIG_ENDIAN, WIDE, LABEL),
        new Row(FileFault.UTF16_LITTLE_ENDIAN, "{\u0000\"\u0000", LABEL),
        new Row(FileFault.UTF32_BIG_ENDIAN, "\u0000\u0000\u0000{", WIDE),
        new Row(FileFault.UTF32_LITTLE_ENDIAN, "{\u0000\u0000\u0000", "{\u0000\"\u0000"),
        new Row(FileFault.ARRAY, "[\n" + LABEL + "\n]", LABEL),
        new Row(FileFault.PRETTY_PRINTED, LABEL.replace(",", ",\n"), LABEL),
        new Row(FileFault.ARRAY_OF_STRINGS, "[\"{\\\"source-ref\\\":1}\"]", "[{\"source-ref\":1}]"),
        new Row(FileFault.ARRAY_OF_ARRAYS, "[[" + LABEL + "]]", "[" + LABEL + "]"),
        new Row(FileFault.LISTED, "{\"DatasetEntries\":[]}", "{\"DatasetLabels\":[]}"),
        new Row(FileFault.WRAPPED, "{\"data\":[" + LABEL + "]}", "{\"data\":[]}"),
        new Row(FileFault.QUOTED, three("'" + LABEL + "'"), three("(" + LABEL + ")")),
        new Row(FileFault.PREFIXED, three("7:" + LABEL), "7:" + LABEL),
        new Row(FileFault.PYTHON, three(LABEL.replace('"', '\'')), LABEL.replace('"', '\'')),
        new Row(
            OtherFileFault.PANDAS, "{\"columns\":[],\"index\":[],\"data\":[]}", "{\"columns\":[]}"),
        new Row(
            OtherFileFault.DYNAMODB,
            "{\"Item\":{\"source-ref\":{\"S\":\"s3://b/k\"}}}",
            "{\"Item\":{\"source-ref\":\"s3://b/k\"}}"),
        new Row(OtherFileFault.OTHER_KEY, "{\"image\":\"s3://b/k\"}", "{\"image\":\"k\"}"),
        new Row(OtherFileFault.DATA, "PAR1\n", "PAR2\n"),
        new Row(OtherFileFault.YAML, "- source-ref: s3://b/k\n  pallet: 0", "-1,2\n3,4"),
        new Row(OtherFileFault.NOT_AN_EXPORT, "{\"CustomLabels\":[]}", "{\"Custom\":[]}"),
        new Row(
            FileFault.MULTI_LABEL,
            multiLabel("image-classification-multilabel"),
            multiLabel("text-span")),
        new Row(
            FileFault.STRINGS,
            "\"{\\\"source-ref\\\":1}\"\n\"{}\"",
            "\"{\\\"source-ref\\\":1}\"\n" + LABEL),
        new Row(OtherFileFault.TABLE, "image,label\na.jpg,cat", "image,label\n" + LABEL),
        new Row(OtherFileFault.COCO, "{\"images\":[],\"annotations\":[]}", "{\"images\":[]}"),
        new Row(OtherFileFault.VOC, "<annotation>\n<filename>a.jpg</filename>", "<html>\n<p>"),
        new Row(OtherFileFault.MARKUP, "<html>\n<p>", "<html>\n" + LABEL),
        new Row(OtherFileFault.YOLO, "0 0.5 0.5 0.25 0.1\n1 0.5 0.5 0.25 0.1", "0 5 0.5\n0 5 0.5"),
        new Row(OtherFileFault.TOOL, "{\"data_row\":{}}", LABEL),
        new Row(OtherFileFault.VIA, "{\"_via_img_metadata\":{}}", LABEL),
        new Row(OtherFileFault.LABEL_STUDIO, "{\"rectanglelabels\":[]}", LABEL),
        new Row(OtherFileFault.CREATE_ML, CREATE_ML, LABEL),
        new Row(OtherFileFault.ROWS, "{\"imageGcsUri\":\"gs://b/k\"}", "{\"gcsUri\":\"gs://b/k\"}"),
        new Row(
            OtherFileFault.WORKERS, "{\"answers\":[{\"answerContent\":{}}]}", "{\"answers\":[]}"),
        new Row(
            OtherFileFault.SAGEMAKER,
            "{\"file\":\"k.jpg\",\"image_size\":[],\"annotations\":[]}",
            "{\"file\":\"k.jpg\"}"),
        new Row(
            OtherFileFault.COCO_PART,
            "[{\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,4]}]",
            "[{\"image_id\":1}]"),
        new Row(OtherFileFault.CVAT, "<annotations>\n<image id=\"0\">", "<annotations>\n<p>"),
        new Row(OtherFileFault.LISTING, "s3://b/k.jpg\ns3://b/l.jpg", "s3://b/k.txt\ns3://b/l.txt"),
        new Row(OtherFileFault.VIDEO, "{\"detection-annotations\":[]}", LABEL),
        new Row(
            new Fault.Plain(Code.ERROR_MANIFEST_IS_COMPRESSED),
            "PK\u0003\u0004a\n" + three(LABEL),
            three(LABEL)),
        new Row(
            new Fault.Plain(Code.ERROR_MANIFEST_IS_COMPRESSED),
            "a".repeat(257) + "ustar\n" + three(LABEL),
            "a".repeat(258) + "ustar\n" + three(LABEL)),
        new Row(OtherFileFault.NO_MANIFEST, "{\"a\":1}\n{\"a\":1}", "{\"a\":1}\n" + LABEL));
  }

  @Test
  void saysWhyATaskFailedAlsoIfThereIsALabelWithoutAName() throws IOException {
    String failed =
        LABEL.replace("\"class-name\":\"pallet\"", "\"class-name\":\"\",\"failure-reason\":\"x\"");
    assertThat(remedies(failed)).contains(LabelFault.FAILED_TASK.remedy());
    assertThat(remedies(LABEL.replace("\"class-name\"", "\"failure-reason\":\"x\",\"class-name\"")))
        .isEmpty();
  }

  @Test
  void takesATypeThatIsOnlyMisspeltForNoOtherJob() throws IOException {
    String line = LABEL.replace("groundtruth/image-classification", "image-classification");
    assertThat(remedies(line + "\n" + line.replace("a.jpg", "b.jpg")))
        .contains(LabelFault.TYPE_SPELLING.remedy());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void hasARemedyOfItsOwn(Row row) throws IOException {
    assertThat(remedies(row.breaking())).contains(row.fault().remedy());
    assertThat(remedies(row.keeping())).doesNotContain(row.fault().remedy());
  }

  @Test
  void hasAnExampleOfEveryFault() {
    Set<Fault> faults = new HashSet<>();
    rows().map(Row::fault).filter(fault -> !(fault instanceof Fault.Plain)).forEach(faults::add);
    assertThat(faults)
        .as("those of images have tests beside their room")
        .containsExactlyInAnyOrderElementsOf(
            Fault.all().stream().filter(fault -> !(fault instanceof PictureFault)).toList());
  }

  @Test
  void callsCreateMlByItsNameAndSaysHowToConvertItsBoxes() throws IOException {
    assertThat(validate(CREATE_ML).problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message())
                .startsWith("The file has no source-refs; it looks like a Create ML export.")
                .contains("left is x minus half of the width", "convert --from csv")
                .doesNotContain("coco"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"_via_img_metadata\":{}}|VGG Image Annotator",
        "[{\"id\":1,\"annotations\":[{\"completed_by\":1}]}]|Label Studio",
        "{\n \"shapes\": [],\n \"imagePath\": \"a.jpg\"\n}|LabelMe",
        "{\"image_url\":\"azureml://x\",\"label\":[]}|Azure Machine Learning",
        "{\"image_gcs_uri\":\"gs://b/k\"}|Vertex AI",
        "{\"asset\":{\"format\":\"jpg\",\"path\":\"a.jpg\"},\"regions\":[]}|VoTT",
        "{\"data_row\":{}}|Labelbox",
        "<annotations>\n<image id=\"0\">\n|CVAT"
      })
  void namesTheToolThatWritesSuchFiles(String row) throws IOException {
    int bar = row.lastIndexOf('|');
    assertThat(validate(row.substring(0, bar)).problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message()).contains("what " + row.substring(bar + 1) + " writes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"source-ref\":|\"\\u0073ource-ref\":\"s3://acme-photos/a.jpg\",\"source-ref\":|REPEATED_KEY",
        "\"source-ref\":|\"\\u0073ource-ref\":\"s3://acme-photos/b.jpg\",\"source-ref\":|REPEATED_VALUE",
        "\"pallet\":0|\"pallet\":0,\"\\u0070allet\":0|REPEATED_KEY",
        "\"pallet\":0|\"pallet\":0,\"p\\u0061llet\":1|REPEATED_LABEL",
        "\"pallet\":0|\"pallet\":0,\"pallet\":0,\"pallet-metadata\":{}|REPEATED_LABEL",
        "\"pallet\":0|\"a\":{\"b\":[1,2]},\"a\":{ \"b\": [1, 2] },\"pallet\":0|REPEATED_KEY",
        "\"pallet\":0|\"a\":\"x\\/\",\"a\":\"x/\",\"pallet\":0|REPEATED_KEY",
        "\"pallet\":0|\"a\":\"\\\"a\\\":1\",\"a\":1,\"pallet\":0|REPEATED_VALUE"
      })
  void comparesRepeatedKeysHoweverTheyAreWritten(String row) throws IOException {
    String[] cells = row.split("\\|", -1);
    assertThat(remedies(LABEL.replace(cells[0], cells[1])))
        .containsExactly(LineFault.valueOf(cells[2]).remedy());
  }

  @Test
  void saysOnceWhatMostLinesHave() throws IOException {
    assertThat(validate(unlabelled(19)).problems()).hasSize(19);
    Validation many = validate(unlabelled(20) + unlabelled(19).replace("x", "y"));
    assertThat(many.problems()).hasSize(1);
    assertThat(many.warningCount()).isEqualTo(1);
    assertThat(many.counts()).containsEntry(Code.WARNING_UNANNOTATED_RECORD, 1L);
    assertThat(many.problems().getFirst().message())
        .startsWith("39 of 39 lines have this. The first is line 1: The line has a source-ref");
  }

  @Test
  void saysOnEachLineWhatLessThanMostHave() throws IOException {
    String good =
        IntStream.range(0, 20)
            .mapToObj(image -> LABEL.replace("a.jpg", "g" + image + ".jpg") + "\n")
            .collect(Collectors.joining());
    assertThat(validate(unlabelled(20) + good).problems()).hasSize(20);
  }

  private static String unlabelled(int lines) {
    return IntStream.range(0, lines)
        .mapToObj(image -> "{\"source-ref\":\"s3://acme-photos/x" + image + ".jpg\"}\n")
        .collect(Collectors.joining());
  }

  private static Set<String> remedies(String file) throws IOException {
    return validate(file).problems().stream()
        .map(problem -> Said.of(problem).remedy())
        .collect(Collectors.toSet());
  }

  private static Validation validate(String file) throws IOException {
    byte[] bytes = file.getBytes(file.indexOf('\u00ff') < 0 ? UTF_8 : ISO_8859_1);
    return new ManifestValidator(Limits.SERVICE)
        .validate(new ByteArrayInputStream(bytes), RejectedLines.ignored());
  }
}

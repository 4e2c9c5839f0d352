package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.manifest.json.JsonModel;
import dev.labeldrop.manifest.json.RandomJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EntryFingerprintsTest {

  private static final String BOXES =
      """
      {"source-ref":"s3://b/1","bb":{"image_size":[{"width":800,"height":600,"depth":3}],\
      "annotations":[{"class_id":0,"top":10,"left":20,"width":100,"height":80},\
      {"class_id":1,"top":11,"left":21,"width":101,"height":81}]},\
      "bb-metadata":{"objects":[{"confidence":1},{"confidence":0.5}],\
      "class-map":{"0":"cat","1":"dog"},"type":"groundtruth/object-detection",\
      "human-annotated":"yes","creation-date":"2024-05-02T10:11:12"},\
      "l":1,"l-metadata":{"class-name":"night","confidence":1,\
      "type":"groundtruth/image-classification","human-annotated":"yes",\
      "creation-date":"2024-05-02T10:11:12"}}\
      """;

  private final EntryFingerprints fingerprints = new EntryFingerprints();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void areTheSameHoweverALineIsWritten(long seed) {
    var random = new SplittableRandom(seed);
    var json = new RandomJson(random);
    var models = new JsonModel(9, random);
    int objects = 0;
    for (int round = 0; round < 500; round++) {
      String line = withSourceRef(json.object(4));
      if (models.isObject(line)) {
        String other = models.written(models.of(line));
        assertThat(of(other)).as("%s and %s", line, other).isEqualTo(of(line));
        objects++;
      }
    }
    assertThat(objects).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void differWhereLinesSayDifferentThings(long seed) {
    var random = new SplittableRandom(seed);
    var json = new RandomJson(random);
    var models = new JsonModel(9, random);
    var seen = new HashMap<Fingerprint, Object>();
    var contents = new HashMap<Object, Fingerprint>();
    for (int round = 0; round < 2_000; round++) {
      String line = withSourceRef(json.object(1 + random.nextInt(3)));
      if (!models.isObject(line)) {
        continue;
      }
      Object model = models.of(line);
      Fingerprint content = of(line).content();
      assertThat(seen.getOrDefault(content, model)).isEqualTo(model);
      assertThat(contents.getOrDefault(model, content)).isEqualTo(content);
      seen.put(content, model);
      contents.put(model, content);
    }
    assertThat(seen).hasSizeBetween(200, 1_999);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|1.0",
        "1|1e0",
        "0|-0",
        "1|\"1\"",
        "\"a\"|\"A\"",
        "\"\"|null",
        "[]|{}",
        "[1,2]|[2,1]",
        "[1,2]|[12]",
        "{\"a\":1}|{\"a\":1,\"b\":1}",
        "\"\\\"\"|\"\\\\\\\"\"",
        "\"\\ud800\"|\"?\"",
        "\"\\ud800\"|\"\\ud801\"",
        "\"\\ud800\"|\"\\\\ud800\"",
        "true|\"true\"",
      })
  void differWhereAValueDoes(String one, String other) {
    assertThat(withValue(one)).isNotEqualTo(withValue(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"A\"|\"\\u0041\"",
        "\"/\"|\"\\/\"",
        "\"\\n\"|\"\\u000a\"",
        "\"\uD83D\uDE00\"|\"\\ud83d\\uDE00\"",
        "\"\\uD800\"|\"\\ud800\"",
        "{\"a\":[{\"errors\":1}]}|{\"a\":[{}],\"cl-errors\":{},\"warnings\":[7]}",
        "{\"a\":1,\"\\uFFFF\":2,\"\\ud83d\\ude00\":3}|{\"\uD83D\uDE00\":3,\"\uFFFF\":2,\"a\":1}",
      })
  void areTheSameWhereAValueIs(String one, String other) {
    assertThat(withValue(one)).isEqualTo(withValue(other));
  }

  @Test
  void sortThousandsOfKeysToo() {
    List<String> members = new ArrayList<>();
    for (int key = 0; key < 5_000; key++) {
      members.add((key % 3 == 0 ? "\"\\u006b" : "\"k") + key + "\":" + key);
    }
    String line = withSourceRef("{" + String.join(",", members) + "}");
    String other = withSourceRef("{" + String.join(",", members.reversed()) + "}");
    assertThat(of(other)).isEqualTo(of(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"source-ref\":\"s3://b/1\",\"a\":1,\"a\":1}",
        "{\"source-ref\":\"s3://b/1\",\"a\":{\"b\":1,\"b\":2}}",
        "{\"source-ref\":\"s3://b/1\"",
        "{\"source-ref\":\"s3://b/1\"} {}"
      })
  void takeTheBytesOfWhatIsNotOneObjectWithEveryKeyOnce(String line) {
    EntryFingerprint found = of(line);
    assertThat(found.sourceRef()).isEqualTo("s3://b/1");
    assertThat(found.labels()).isZero();
    assertThat(of(line)).isEqualTo(found);
    assertThat(of(line + " ").content()).isNotEqualTo(found.content());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "7", "{}", "{\"source-ref\":7}", "{\"a\":{\"source-ref\":\"s3://b/1\"}}"})
  void areNoneWithoutASourceRef(String line) {
    assertThat(fingerprints.of(line)).isEmpty();
  }

  @Test
  void readARangeOfBytes() {
    byte[] bytes = ("x" + BOXES + "\n").getBytes(UTF_8);
    assertThat(fingerprints.of(bytes, 1, bytes.length - 1)).contains(of(BOXES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"class_id\":0,|\"class_id\":0.0,",
        "\"top\":10,|\"top\":1.0e1,",
        "\"confidence\":0.5|\"confidence\":0.6",
        "10:11:12|10:11:13",
        "bb|boxes",
        "\"human-annotated\":\"yes\"|\"human-annotated\":\"no\"",
        "\"depth\":3|\"depth\":1",
        "\"l\":1|\"l\":2",
        "\"0\":\"cat\"|\"0\":\"\\u0063at\",\"2\":\"bird\"",
      })
  void labelsAreTheSameWhateverTrainingDoesNotRead(String from, String to) {
    assertThat(BOXES).contains(from);
    assertThat(of(BOXES.replace(from, to)).labels()).isEqualTo(of(BOXES).labels());
  }

  @Test
  void labelsHaveNoOrder() {
    String first = "{\"class_id\":0,\"top\":10,\"left\":20,\"width\":100,\"height\":80}";
    String second = "{\"class_id\":1,\"top\":11,\"left\":21,\"width\":101,\"height\":81}";
    String turned = BOXES.replace(first + "," + second, second + "," + first);
    assertThat(turned).isNotEqualTo(BOXES);
    assertThat(of(turned).labels()).isEqualTo(of(BOXES).labels());
    String numbered =
        BOXES
            .replace("\"class_id\":0", "\"class_id\":7")
            .replace("\"class_id\":1", "\"class_id\":0")
            .replace("\"0\":\"cat\",\"1\":\"dog\"", "\"0\":\"dog\",\"7\":\"cat\"");
    assertThat(of(numbered).labels()).isEqualTo(of(BOXES).labels());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"class_id\":0,|\"class_id\":1,",
        "\"class_id\":0,|\"class_id\":2,",
        "\"top\":10,|\"top\":12,",
        "\"left\":20|\"left\":\"20\"",
        "\"left\":20,|''",
        "\"width\":800|\"width\":801",
        "\"0\":\"cat\"|\"0\":\"cats\"",
        "\"night\"|\"day\"",
        "groundtruth/image-classification|groundtruth/other",
        "{\"class_id\":0,\"top\":10,\"left\":20,\"width\":100,\"height\":80},|''",
        "{\"class_id\":1,\"top\":11,\"left\":21,\"width\":101,\"height\":81}|7",
      })
  void labelsDifferWhereALabelOrABoxDoes(String from, String to) {
    assertThat(BOXES).contains(from);
    assertThat(of(BOXES.replace(from, to)).labels()).isNotEqualTo(of(BOXES).labels());
  }

  @Test
  void labelsCountWhatIsThereTwice() {
    String box = "{\"class_id\":0,\"top\":10,\"left\":20,\"width\":100,\"height\":80},";
    assertThat(of(BOXES.replace(box, box + box)).labels()).isNotEqualTo(of(BOXES).labels());
  }

  @Test
  void labelsOfAnImageAreOthersThanThoseOfAnUnlabelledOne() {
    assertThat(of("{\"source-ref\":\"s3://b/1\"}").labels()).isNotZero();
  }

  private Fingerprint withValue(String value) {
    return of("{\"source-ref\":\"s3://b/1\",\"v\":" + value + "}").content();
  }

  private static String withSourceRef(String object) {
    return "{\"source-ref\":\"s3://b/1\",\"v\":" + object + "}";
  }

  private EntryFingerprint of(String line) {
    return fingerprints.of(line).orElseThrow();
  }
}

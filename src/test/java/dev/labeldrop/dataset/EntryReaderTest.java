package dev.labeldrop.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EntryReaderTest {

  @Test
  void takesErrorsFromEveryLevelUnderEitherName() {
    String json =
        """
        {"source-ref":"s3://acme-photos/dock/7.jpg",
         "bb":{"image_size":[{"width":8,"height":6,"depth":3}],
               "annotations":[{"class_id":0,"errors":[{"code":"BOX","message":"off frame"}]},
                              {"class_id":1,"errors":[{"code":"BOX","message":"off frame"}]}],
               "errors":[{"code":"ATTRIBUTE","message":"bad"}]},
         "bb-metadata":{"type":"groundtruth/other","cl-errors":[{"code":"TYPE","message":"odd"}]},
         "cl-metadata":{"is_labeled":true},
         "cl-errors":[{"code":"LINE","message":"none valid"}],
         "errors":[{"code":"LINE2","message":""}]}
        """;

    Entry entry = EntryReader.read(json).orElseThrow();

    assertThat(entry.sourceRef()).isEqualTo("s3://acme-photos/dock/7.jpg");
    assertThat(entry.errors())
        .containsExactly(
            new EntryError("BOX", "off frame"),
            new EntryError("BOX", "off frame"),
            new EntryError("ATTRIBUTE", "bad"),
            new EntryError("TYPE", "odd"),
            new EntryError("LINE", "none valid"),
            new EntryError("LINE2", ""));
  }

  @Test
  void keepsAnErrorOfAnotherShape() {
    String json =
        """
        {"source-ref":"s3://b/k","errors":["just words",{"message":"no code"},{"code":7},null]}
        """;

    assertThat(EntryReader.read(json).orElseThrow().errors())
        .containsExactly(
            new EntryError("", "just words"),
            new EntryError("", "no code"),
            new EntryError("7", ""),
            new EntryError("", ""));
  }

  @Test
  void doesNotMistakeALabelAttributeNamedErrorsForErrors() {
    String json =
        """
        {"source-ref":"s3://b/k",
         "errors":{"annotations":[{"errors":[{"code":"BOX","message":"m"}]}]},
         "cl-errors":0}
        """;

    assertThat(EntryReader.read(json).orElseThrow().errors())
        .containsExactly(new EntryError("BOX", "m"));
  }

  @Test
  void givesTheLineWithoutWhatTheServiceHasPutIntoIt() {
    String json =
        """
        {"source-ref":"s3://b/k","cl-metadata":{"is_labeled":true},
         "bb":{"annotations":[{"class_id":0,"errors":[{"code":"BOX"}]}],"warnings":[]},
         "bb-metadata":{"cl-errors":[],"class-map":{"0":"dock"}},"errors":[]}
        """;

    Entry entry = EntryReader.read(json).orElseThrow();

    assertThat(entry.json()).isEqualTo(json);
    assertThat(entry.line())
        .isEqualTo(
            "{\"source-ref\":\"s3://b/k\",\"bb\":{\"annotations\":[{\"class_id\":0}]},"
                + "\"bb-metadata\":{\"class-map\":{\"0\":\"dock\"}}}");
  }

  /** To write it anew could change numbers, escapes and white space for nothing. */
  @Test
  void givesALineThatTheServiceHasPutNothingIntoAsItCame() {
    String json = "{ \"source-ref\":\"s3:\\/\\/b/k\", \"a\":1.50, \"b\":null }";

    assertThat(EntryReader.read(json)).contains(new Entry("s3://b/k", json, json, List.of()));
  }

  @Test
  void keepsNumbersAndNullsOfALineThatItWritesAnew() {
    String json =
        "{\"source-ref\":\"s3://b/k\",\"errors\":[],\"a\":0.1234567890123456789,"
            + "\"b\":null,\"c\":12345678901234567890123}";

    assertThat(EntryReader.read(json).orElseThrow().line())
        .isEqualTo(json.replace("\"errors\":[],", ""));
  }

  @Test
  void readsALineThatRepeatsAKey() {
    String json = "{\"source-ref\":\"s3://b/k\",\"a\":1,\"a\":2}";

    assertThat(EntryReader.read(json)).contains(new Entry("s3://b/k", json, json, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "7", "null", "{}", "{\"source-ref\":null}", "{\"source-ref\":7}"})
  void givesNothingForWhatIsNoEntry(String json) {
    assertThat(EntryReader.read(json)).isEmpty();
  }

  @Test
  void givesNothingForNestingBeyondTheParser() {
    assertThat(EntryReader.read("{\"source-ref\":\"s3://b/k\",\"a\":" + "[".repeat(100_000)))
        .isEmpty();
  }

  @Test
  void givesNothingForNull() {
    assertThat(EntryReader.read(null)).isEmpty();
  }
}

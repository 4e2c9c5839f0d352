package dev.labeldrop.local.rekognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.labeldrop.local.rekognition.SilentDrop.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LineReaderTest {

  private static final Quotas QUOTAS = Quotas.DOCUMENTED.withLineCharacters(60);

  static Stream<Arguments> droppedLines() {
    return Stream.of(
        arguments("a blank line", "", Reason.INVALID_CONTENT),
        arguments("white space", " \t", Reason.INVALID_CONTENT),
        arguments("no JSON", "{\"source-ref\":", Reason.INVALID_CONTENT),
        arguments("two objects", Samples.bare("a") + "{}", Reason.INVALID_CONTENT),
        arguments("an array", "[1]", Reason.INVALID_CONTENT),
        arguments("a comma behind", Samples.bare("a") + ",", Reason.INVALID_CONTENT),
        arguments("a byte order mark", "\uFEFF" + Samples.bare("a"), Reason.INVALID_CONTENT),
        arguments("no source-ref", "{\"source_ref\":\"s3://acme/a\"}", Reason.MISSING_SOURCE_REF),
        arguments("a number", "{\"source-ref\":7}", Reason.INVALID_SOURCE_REF),
        arguments("null", "{\"source-ref\":null}", Reason.INVALID_SOURCE_REF),
        arguments("https", "{\"source-ref\":\"https://acme/a\"}", Reason.INVALID_SOURCE_REF),
        arguments("S3 in capitals", "{\"source-ref\":\"S3://acme/a\"}", Reason.INVALID_SOURCE_REF),
        arguments("no bucket", "{\"source-ref\":\"s3:///a\"}", Reason.INVALID_SOURCE_REF),
        arguments("no key", "{\"source-ref\":\"s3://acme/\"}", Reason.INVALID_SOURCE_REF),
        arguments("no slash", "{\"source-ref\":\"s3://acme\"}", Reason.INVALID_SOURCE_REF),
        arguments("s3 twice", "{\"source-ref\":\"s3://s3://b/k\"}", Reason.INVALID_SOURCE_REF),
        arguments("61 characters", Samples.bare("k".repeat(27)), Reason.TOO_LONG));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("droppedLines")
  void dropsWhatTheServiceDrops(String name, String line, Reason reason) {
    assertThat(read(Samples.changes(line))).containsExactly(new Line.Dropped(reason, line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"source-ref\":\"s3://acme-photos/a b+c/côté #1 日本.JPG\"}",
        "{\"source-ref\":\"s3://acme/a//b\",\"x\":1}",
        "\t{\"source-ref\":\"s3://acme/a\"} \r"
      })
  void takesWhatIsAllowed(String line) {
    assertThat(read(Samples.changes(line)))
        .singleElement()
        .isInstanceOfSatisfying(
            Line.Usable.class, usable -> assertThat(usable.text()).isEqualTo(line.strip()));
  }

  @Test
  void countsCharactersAndNotBytes() {
    String sixty = Samples.bare("日".repeat(25) + "\uD83D\uDE00");

    assertThat(sixty.codePointCount(0, sixty.length())).isEqualTo(60);
    assertThat(read(Samples.changes(sixty))).hasOnlyElementsOfType(Line.Usable.class);
  }

  @Test
  void dropsALineThatIsNotUtf8AndNoOther() {
    byte[] changes = Samples.changes(Samples.bare("a"), Samples.bare("?"), Samples.bare("b"));
    changes[new String(changes, StandardCharsets.US_ASCII).indexOf('?')] = (byte) 0xE9;

    assertThat(read(changes))
        .extracting(line -> line instanceof Line.Dropped dropped ? dropped.reason() : "usable")
        .containsExactly("usable", Reason.INVALID_CONTENT, "usable");
  }

  @Test
  void readsALastLineWithoutLineFeedAndNoLineBehindTheLastLineFeed() {
    byte[] without =
        (Samples.bare("a") + "\n" + Samples.bare("b")).getBytes(StandardCharsets.UTF_8);
    byte[] with = Samples.changes(Samples.bare("a"), Samples.bare("b"));

    assertThat(read(without)).hasSize(2).isEqualTo(read(with));
    assertThat(LineReader.count(without)).isEqualTo(2);
    assertThat(LineReader.count(with)).isEqualTo(2);
    assertThat(LineReader.count(Samples.changes("", ""))).isEqualTo(2);
    assertThat(LineReader.count(new byte[0])).isZero();
  }

  @Test
  void keepsTheFirstLineOfAnImage() {
    assertThat(
            read(
                Samples.changes(
                    Samples.bare("a"), Samples.bare("b"), Samples.bare("a"), Samples.bare("a"))))
        .extracting(LineReaderTest::summary)
        .containsExactly("a", "b", "REPEATED_SOURCE_REF", "REPEATED_SOURCE_REF");
  }

  @Test
  void dropsEveryLineOfARepeatedImageIfSoSet() {
    assertThat(
            read(
                Behaviour.of(Quirk.REPEATED_SOURCE_REF_DROPS_ALL),
                Samples.changes(Samples.bare("a"), Samples.bare("b"), Samples.bare("a"))))
        .extracting(LineReaderTest::summary)
        .containsExactly("REPEATED_SOURCE_REF", "b", "REPEATED_SOURCE_REF");
  }

  @Test
  void takesTheLastOfRepeatedNamesOrDropsTheLine() {
    byte[] changes =
        Samples.changes("{\"source-ref\":\"s3://acme/a\",\"source-ref\":\"s3://acme/b\"}");

    assertThat(read(changes)).extracting(LineReaderTest::summary).containsExactly("b");
    assertThat(read(Behaviour.of(Quirk.REPEATED_NAMES_DROP_LINE), changes))
        .extracting(LineReaderTest::summary)
        .containsExactly("INVALID_CONTENT");
  }

  @Test
  void dropsALineWithWhiteSpaceAroundIfSoSet() {
    Behaviour behaviour = Behaviour.of(Quirk.WHITE_SPACE_AROUND_DROPS_LINE);

    assertThat(read(behaviour, Samples.changes(Samples.bare("a") + "\r", Samples.bare("b"))))
        .extracting(LineReaderTest::summary)
        .containsExactly("INVALID_CONTENT", "b");
  }

  private static String summary(Line line) {
    return switch (line) {
      case Line.Usable usable ->
          usable.sourceRef().text().substring(usable.sourceRef().text().lastIndexOf('/') + 1);
      case Line.Dropped dropped -> dropped.reason().name();
    };
  }

  private static List<Line> read(byte[] changes) {
    return read(Behaviour.DEFAULT, changes);
  }

  private static List<Line> read(Behaviour behaviour, byte[] changes) {
    return new LineReader(QUOTAS, behaviour, new Faults()).read(changes);
  }
}

package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.manifest.json.LineTape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LineReaderTest {

  /** All that a reader says of a line; {@code head} is what it gives at first. */
  private record Seen(
      long number,
      long offset,
      long nextOffset,
      long length,
      boolean whole,
      boolean ascii,
      boolean blank,
      String head,
      String content) {}

  @Test
  void cutsAtLineFeedsAndKeepsNumbersAndOffsets() throws IOException {
    assertThat(read("one\ntwo\r\n\n \t\nlast", 3, 10))
        .extracting(line -> line.number + "@" + line.offset + "-" + line.nextOffset + line.content)
        .containsExactly("1@0-4one", "2@4-9two", "3@9-10", "4@10-13 \t", "5@13-17last");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "``          | 0",
        "`\n`        | 1",
        "`\r\n`      | 1",
        "`\n\n`      | 2",
        "`a`         | 1",
        "`a\n`       | 1",
        "`a\rb`      | 1",
        "`\r`        | 1",
        "`a\nb`      | 2"
      })
  void countsLines(String text, int lines) throws IOException {
    assertThat(read(text, 1, 10)).hasSize(lines);
  }

  @Test
  void takesOneCarriageReturnOffTheLineEndAndNoOther() throws IOException {
    assertThat(read("a\r\r\nb\rc\nd\r", 2, 10))
        .extracting(Seen::content)
        .containsExactly("a\r", "b\rc", "d\r");
  }

  @Test
  void skipsAByteOrderMarkAtTheStartOnly() throws IOException {
    assertThat(read("\u00ef\u00bb\u00bfa\n\u00ef\u00bb\u00bfb", 1, 10))
        .extracting(line -> line.offset + line.content)
        .containsExactly("3a", "5\u00ef\u00bb\u00bfb");
    assertThat(read("\u00ef\u00bb\u00bf", 5, 1)).isEmpty();
    assertThat(read("\u00ef\u00bb", 5, 10))
        .extracting(Seen::content)
        .containsExactly("\u00ef\u00bb");
  }

  @Test
  void leavesAByteOrderMarkWhereItIsNotAskedToSkipOne() throws IOException {
    byte[] bytes = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a'};
    var lines = new LineReader(new ByteArrayInputStream(bytes), 2, 10, read -> {});
    assertThat(lines.next()).isTrue();
    assertThat(lines.length()).isEqualTo(4);
  }

  @Test
  void givesALineThatIsTooLongInPieces() throws IOException {
    List<Seen> lines = read("12345\n123456\r\n1234567890\r\r\nx", 4, 5);
    assertThat(lines).extracting(Seen::whole).containsExactly(true, false, false, true);
    assertThat(lines).extracting(Seen::head).containsExactly("12345", "12345", "12345", "x");
    assertThat(lines).extracting(Seen::length).containsExactly(5L, 6L, 11L, 1L);
    assertThat(lines)
        .extracting(Seen::content)
        .containsExactly("12345", "123456", "1234567890\r", "x");
  }

  @Test
  void skipsPiecesThatNobodyAskedFor() throws IOException {
    var in = new ByteArrayInputStream("12345678\r\n\nab\n12345678".getBytes(UTF_8));
    var lines = new LineReader(in, 1, 2, read -> {});
    var seen = new ArrayList<String>();
    while (lines.next()) {
      seen.add(lines.number() + text(lines));
    }
    assertThat(seen).containsExactly("112", "2", "3ab", "412");
  }

  @Test
  void leavesWhatTheTokenizerNeedsBehindEachLine() throws IOException {
    for (String text : List.of("{}", "{}\n", "{}\r\n", "{}\r", "{}\n{}", "{}\r\n{}")) {
      var lines = new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)), 1, 2, read -> {});
      var tape = new LineTape(1);
      while (lines.next() && lines.whole()) {
        tape.read(lines.buffer(), lines.start(), lines.end());
        assertThat(tape.complete()).isTrue();
        assertThat(tape.count()).isEqualTo(1);
      }
    }
  }

  @Test
  void tellsHowFarItHasRead() throws IOException {
    var progress = new ArrayList<Long>();
    var in = new ByteArrayInputStream("ab\ncd\nefg".getBytes(UTF_8));
    var lines = new LineReader(in, 4, 10, progress::add);
    while (lines.next()) {
      assertThat(lines.whole()).isTrue();
    }
    assertThat(progress).containsExactly(4L, 8L, 9L);
  }

  @Test
  void passesOnWhatTheStreamThrows() throws IOException {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection lost");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
          }
        };
    var in = new SequenceInputStream(new ByteArrayInputStream("a\nb".getBytes(UTF_8)), broken);
    var lines = new LineReader(in, 2, 10, read -> {});
    assertThat(lines.next()).isTrue();
    assertThatThrownBy(lines::next).isInstanceOf(IOException.class).hasMessage("connection lost");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void findsWhatTheNaiveModelFindsForEverySizeOfRead(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var manifests = new RandomManifest(random);
    for (int round = 0; round < 40; round++) {
      byte[] file = manifests.next();
      int longestLine = random.nextInt(1, random.nextBoolean() ? 6 : 60);
      List<Seen> expected =
          NaiveManifest.lines(file).stream().map(line -> naive(line, longestLine)).toList();
      for (int readSize = 1; readSize <= 70; readSize += 1 + readSize / 8) {
        assertThat(read(file, readSize, longestLine))
            .as("seed %d, round %d, read size %d", seed, round, readSize)
            .isEqualTo(expected);
      }
    }
  }

  private static Seen naive(NaiveManifest.Line line, int longestLine) {
    String content = line.content();
    boolean whole = content.length() <= longestLine;
    return new Seen(
        line.number(),
        line.offset(),
        line.nextOffset(),
        content.length(),
        whole,
        whole && content.chars().allMatch(value -> value < 0x80),
        line.blank(),
        whole ? content : content.substring(0, longestLine),
        content);
  }

  private static List<Seen> read(String text, int readSize, int longestLine) throws IOException {
    return read(text.getBytes(ISO_8859_1), readSize, longestLine);
  }

  private static List<Seen> read(byte[] file, int readSize, int longestLine) throws IOException {
    var lines = new LineReader(new ByteArrayInputStream(file), readSize, longestLine, read -> {});
    lines.skipByteOrderMark();
    var seen = new ArrayList<Seen>();
    while (lines.next()) {
      boolean whole = lines.whole();
      boolean ascii = lines.ascii();
      String head = text(lines);
      boolean blank = lines.blank();
      var content = new StringBuilder(head);
      while (lines.nextPiece()) {
        assertThat(lines.end()).isGreaterThan(lines.start());
        content.append(text(lines));
        blank &= lines.blank();
      }
      seen.add(
          new Seen(
              lines.number(),
              lines.offset(),
              lines.nextOffset(),
              lines.length(),
              whole,
              ascii,
              blank,
              head,
              content.toString()));
    }
    return seen;
  }

  private static String text(LineReader lines) {
    int length = lines.end() - lines.start();
    return new String(lines.buffer(), lines.start(), length, ISO_8859_1);
  }
}

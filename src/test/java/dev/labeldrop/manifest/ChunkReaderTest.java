package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChunkReaderTest {

  /** Lines 4 to 9 of a file: "aa", blank, "bbb" with a return, refused, refused and long, "c". */
  private static final String RANGE = "aa\n \t\nbbb\r\nREFUSED\n" + "R".repeat(40) + "\r\nc";

  private static final Chunk CHUNK = new Chunk(2, 90, RANGE.length(), 9, 3, 4, 9, List.of(7L, 8L));

  @Test
  void givesTheLinesToSend() throws IOException {
    assertThat(read(RANGE, CHUNK)).isEqualTo("aa\nbbb\nc\n");
  }

  @Test
  void saysWhichLineOfTheManifestEachIs() throws IOException {
    ChunkContent content = content(RANGE, CHUNK);
    assertThat(content.lines()).isEqualTo(3);
    assertThat(List.of(content.lineNumber(0), content.lineNumber(1), content.lineNumber(2)))
        .containsExactly(4L, 6L, 9L);
    assertThat(List.of(content.line(0), content.line(1), content.line(2)))
        .containsExactly("aa", "bbb", "c");
  }

  @Test
  void givesAnyRunOfItsLines() throws IOException {
    ChunkContent content = content(RANGE, CHUNK);
    assertThat(content.bytes(0, 3)).isEqualTo(content.bytes());
    assertThat(content.bytes(0, 1)).asString(UTF_8).isEqualTo("aa\n");
    assertThat(content.bytes(1, 3)).asString(UTF_8).isEqualTo("bbb\nc\n");
    assertThat(content.bytes(2, 2)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3})
  void hasNoLineBeyondThoseSent(int index) throws IOException {
    ChunkContent content = content(RANGE, CHUNK);
    assertThatThrownBy(() -> content.line(index)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> content.lineNumber(index))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> content.bytes(Math.min(index, 2), 4))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void refusesARangeThatEndsBeforeALineToSkip() throws IOException {
    var chunk = new Chunk(1, 0, 6, 4, 2, 1, 4, List.of(3L));
    assertThat(read("a\n\nX\nb", chunk)).isEqualTo("a\nb\n");
    assertThatThrownBy(() -> read("a\r\nb\r\n", chunk)).isInstanceOf(PermanentException.class);
  }

  @Test
  void refusesMoreLinesOrFewerOfTheSameSize() throws IOException {
    var one = new Chunk(1, 0, 4, 4, 1, 1, 1, List.of());
    var two = new Chunk(1, 0, 4, 4, 2, 1, 2, List.of());
    assertThat(read("abc\n", one)).isEqualTo("abc\n");
    assertThat(read("a\nb\n", two)).isEqualTo("a\nb\n");
    assertThatThrownBy(() -> read("a\nb\n", one)).isInstanceOf(PermanentException.class);
    assertThatThrownBy(() -> read("abc\n", two)).isInstanceOf(PermanentException.class);
  }

  @Test
  void leavesOutABlankLineThatIsLongerThanTheChunk() throws IOException {
    String range = "aa\n" + " \t".repeat(20) + "\r\nb";
    var chunk = new Chunk(1, 0, range.length(), 5, 2, 1, 3, List.of());
    assertThat(read(range, chunk)).isEqualTo("aa\nb\n");
    assertThatThrownBy(() -> read(range.replace("\t\r", "x\r"), chunk))
        .isInstanceOf(PermanentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "aa\n \t\nbbb\r\nREFUSED\nRRRR\r\nc",
        "aa\n \t\nbbbb\r\nREFUSED\nRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRR\nc",
        "aa\n \t\nbb\r\nREFUSED\nRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRR\r\nccc",
        "aa\n  \t\nbb\r\nREFUSED\nRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRR\r\nc",
        "aa\nb\nbbb\r\nREFUSED\nRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRR\r\nc",
        "aa\n\n\nbbb\r\nREFUSED\nRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRR\nc",
        "a\n\na\nbbb\r\nREFUSED\nRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRR\nc",
        "aa\n \t\nbbbREFUSED---------------------------------------------------",
        "\n\n\n------------------------------------------------------------------"
      })
  void refusesARangeThatIsNotWhatWasPlanned(String range) {
    assertThatThrownBy(() -> read(range, CHUNK))
        .isInstanceOfSatisfying(
            PermanentException.class,
            changed -> assertThat(changed.code()).isEqualTo(Code.ERROR_OBJECT_CHANGED))
        .hasMessage(
            "ERROR_OBJECT_CHANGED: Chunk 2 should be 3 lines of 9 bytes, lines 4 to 9 of the"
                + " manifest at byte 90, but the object has something else there now. Drop the"
                + " manifest again.");
  }

  @Test
  void refusesOtherLinesOfTheSameSize() {
    assertThatThrownBy(() -> read(RANGE.replace("aa\n", "a\n\n"), CHUNK))
        .isInstanceOf(PermanentException.class);
    assertThatThrownBy(() -> read(RANGE.replace(" \t\n", "\n\n\n"), CHUNK))
        .isInstanceOf(PermanentException.class);
  }

  private static String read(String range, Chunk chunk) throws IOException {
    return new String(content(range, chunk).bytes(), UTF_8);
  }

  private static ChunkContent content(String range, Chunk chunk) throws IOException {
    return ChunkReader.read(new ByteArrayInputStream(range.getBytes(UTF_8)), chunk);
  }
}

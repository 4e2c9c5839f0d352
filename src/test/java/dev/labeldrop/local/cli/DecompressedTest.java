package dev.labeldrop.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecompressedTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}\n", "\u001f", "\u001f\u001f", "{}\n{}\n"})
  void leavesOtherBytesAsTheyAre(String text) throws IOException {
    Decompressed bytes = Decompressed.of(new ByteArrayInputStream(text.getBytes(UTF_8)));
    assertThat(bytes.compressed()).isFalse();
    assertThat(bytes.in().readAllBytes()).asString(UTF_8).isEqualTo(text);
  }

  @Test
  void readsEveryMemberAlsoOfAPipeThatIsSlow() throws IOException {
    var members = new ByteArrayOutputStream();
    members.write(gzip("one\n"));
    members.write(gzip("two\n"));
    var slow =
        new FilterInputStream(new ByteArrayInputStream(members.toByteArray())) {
          @Override
          public int available() {
            return 0;
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return super.read(buffer, offset, Math.min(length, 1));
          }
        };
    Decompressed bytes = Decompressed.of(slow);
    assertThat(bytes.compressed()).isTrue();
    assertThat(bytes.in().readAllBytes()).asString(UTF_8).isEqualTo("one\ntwo\n");
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}

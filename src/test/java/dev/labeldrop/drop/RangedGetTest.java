package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.PermanentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** What a drop's stream makes of its connection, and of answers that S3 itself would not give. */
final class RangedGetTest {

  private static final Drop DROP = new Drop("b", "k", "v1", "e1", 4, "");

  /** Answers every request with the same four bytes and counts the connections dropped. */
  private static final class FourBytes implements S3Client {

    private final @Nullable String contentRange;
    private int aborted;
    private int closed;

    FourBytes(@Nullable String contentRange) {
      this.contentRange = contentRange;
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
      GetObjectResponse.Builder answer = GetObjectResponse.builder().contentLength(4L);
      InputStream body =
          new ByteArrayInputStream(new byte[] {1, 2, 3, 4}) {
            @Override
            public void close() {
              closed++;
            }
          };
      return new ResponseInputStream<>(
          (contentRange == null ? answer : answer.contentRange(contentRange)).build(),
          AbortableInputStream.create(body, () -> aborted++));
    }

    @Override
    public String serviceName() {
      return "s3";
    }

    @Override
    public void close() {}
  }

  private static InputStream open(S3Client s3, long offset, long length) {
    return new S3ObjectStore(s3).open(DROP, offset, length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bytes 0-3/4", "bytes 10-13/14", "1-4/5"})
  void refusesBytesThatAreNotThoseAskedFor(String contentRange) {
    try (FourBytes s3 = new FourBytes(contentRange.isEmpty() ? null : contentRange)) {
      assertThatThrownBy(() -> open(s3, 1, 4).close())
          .isInstanceOf(PermanentException.class)
          .hasMessageStartingWith("ERROR_REQUEST_REFUSED: GetObject of s3://b/k was asked for");
      assertThat(s3.aborted).isEqualTo(1);
    }
  }

  @Test
  void takesAWholeObjectForARangeFromItsStart() throws IOException {
    try (FourBytes s3 = new FourBytes(null);
        InputStream in = open(s3, 0, 3)) {
      assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
    }
  }

  @Test
  void dropsTheConnectionOfARangeThatIsNotReadToItsEnd() throws IOException {
    try (FourBytes s3 = new FourBytes("bytes 0-3/4")) {
      InputStream in = open(s3, 0, 4);
      assertThat(in.readNBytes(3)).hasSize(3);
      in.close();

      assertThat(s3.aborted).isEqualTo(1);
    }
  }

  @Test
  void keepsTheConnectionOfARangeThatIsReadToItsEnd() throws IOException {
    try (FourBytes s3 = new FourBytes("bytes 0-3/4")) {
      InputStream in = open(s3, 0, 4);
      assertThat(in.readAllBytes()).hasSize(4);
      in.close();

      assertThat(s3.aborted).isZero();
      assertThat(s3.closed).isEqualTo(1);
    }
  }
}

package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.PermanentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
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

  /** Answers every request with the same four bytes and counts what becomes of the connections. */
  private static final class FourBytes implements S3Client {

    private final Function<String, @Nullable String> contentRange;
    private long announced = 4;
    private int requests;
    private int aborted;
    private int closed;

    /** Says which range the bytes are, going by the Range header; null for none. */
    FourBytes(Function<String, @Nullable String> contentRange) {
      this.contentRange = contentRange;
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
      requests++;
      InputStream body =
          new ByteArrayInputStream(new byte[] {1, 2, 3, 4}) {
            @Override
            public void close() {
              closed++;
            }
          };
      return new ResponseInputStream<>(
          GetObjectResponse.builder()
              .contentLength(announced)
              .contentRange(contentRange.apply(request.range()))
              .build(),
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
    try (FourBytes s3 = new FourBytes(asked -> contentRange.isEmpty() ? null : contentRange)) {
      assertThatThrownBy(() -> open(s3, 1, 4).close())
          .isInstanceOf(PermanentException.class)
          .hasMessageStartingWith("ERROR_REQUEST_REFUSED: GetObject of s3://b/k was asked for");
      assertThat(s3.aborted).isEqualTo(1);
    }
  }

  @Test
  void takesAWholeObjectForARangeFromItsStart() throws IOException {
    try (FourBytes s3 = new FourBytes(asked -> null);
        InputStream in = open(s3, 0, 3)) {
      assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
    }
  }

  @Test
  void dropsTheConnectionOfARangeThatIsNotReadToItsEnd() throws IOException {
    try (FourBytes s3 = new FourBytes(asked -> "bytes 0-3/4")) {
      InputStream in = open(s3, 0, 4);
      assertThat(in.readNBytes(3)).hasSize(3);
      in.close();

      assertThat(s3.aborted).isEqualTo(1);
    }
  }

  @Test
  void keepsTheConnectionOfARangeThatIsReadToItsEnd() throws IOException {
    try (FourBytes s3 = new FourBytes(asked -> "bytes 0-3/4")) {
      InputStream in = open(s3, 0, 4);
      assertThat(in.readAllBytes()).hasSize(4);
      in.close();

      assertThat(s3.aborted).isZero();
      assertThat(s3.closed).isEqualTo(1);
    }
  }

  @Test
  void goesOnWhereABodyEndsBeforeItsAnnouncedLength() throws IOException {
    try (FourBytes s3 = new FourBytes(asked -> "bytes " + asked.substring(6))) {
      s3.announced = 8;

      try (InputStream in = open(s3, 0, 8)) {
        assertThat(in.readAllBytes()).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
      }
      assertThat(s3.requests).isEqualTo(2);
    }
  }

  @Test
  void readsNoMoreThanTheRangeWhateverTheBodyHolds() throws IOException {
    try (FourBytes s3 = new FourBytes(asked -> "bytes 0-1/4")) {
      s3.announced = 2;

      try (InputStream in = open(s3, 0, 4)) {
        assertThat(in.readAllBytes()).containsExactly(1, 2);
      }
      assertThat(s3.requests).isEqualTo(1);
    }
  }
}

package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.drop.WireS3.Fault;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads in parts of 8 bytes, over the wire. */
final class S3UploadTest {

  private static final int PART = 8;

  private WireS3 s3;

  @BeforeEach
  void start() throws IOException {
    s3 = new WireS3();
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  private S3Upload upload() {
    return new S3Upload(s3.client(), "b", "k", "application/json", PART);
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) ('a' + i % 26);
    }
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "7, 1", "8, 1", "9, 4", "16, 4", "17, 5", "100, 15"})
  void takesTheFewestRequests(int length, int requests) {
    try (S3Upload upload = upload()) {
      upload.write(bytes(length), 0, length);
    }

    assertThat(s3.requests()).hasSize(requests);
    if (length == 0) {
      assertThat(s3.content("b", "k")).isEmpty();
    } else {
      assertThat(s3.content("b", "k")).contains(bytes(length));
      assertThat(s3.contentType("b", "k")).contains("application/json");
    }
    assertThat(s3.openUploads()).isZero();
  }

  @Test
  void sendsPartsInOrderAndNamesThemAtTheEnd() {
    try (S3Upload upload = upload()) {
      for (byte each : bytes(24)) {
        upload.write(each);
      }
    }

    assertThat(s3.requests())
        .containsExactly(
            "POST /b/k uploads=",
            "PUT /b/k uploadId=u1 partNumber=1",
            "PUT /b/k uploadId=u1 partNumber=2",
            "PUT /b/k uploadId=u1 partNumber=3",
            "POST /b/k uploadId=u1");
  }

  @Test
  void keepsTheBytesHoweverTheyAreWritten() {
    for (long seed = 1; seed <= 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] content = bytes(random.nextInt(1, 60));
      try (S3Upload upload = upload()) {
        for (int at = 0; at < content.length; ) {
          int length = random.nextInt(Math.min(20, content.length - at) + 1);
          if (length == 1) {
            upload.write(content[at]);
          } else {
            upload.write(content, at, length);
          }
          at += length;
        }
      }

      assertThat(s3.content("b", "k")).as("seed %d", seed).contains(content);
    }
  }

  @Test
  void sendsABufferThatHasGrown() {
    byte[] piece = new byte[1_000];
    try (S3Upload upload = new S3Upload(s3.client(), "b", "k", "text/plain", 64 * 1024)) {
      for (int i = 0; i < 200; i++) {
        Arrays.fill(piece, (byte) i);
        upload.write(piece, 0, piece.length);
      }
    }

    assertThat(s3.requests()).hasSize(6);
    byte[] content = s3.content("b", "k").orElseThrow();
    assertThat(content).hasSize(200_000).endsWith(piece);
    assertThat(content[65_535]).isEqualTo((byte) 65);
    assertThat(content[66_000]).isEqualTo((byte) 66);
  }

  @Test
  void leavesNoObjectAndNoPartsWhereAPartFails() {
    s3.then(new Fault.None()).then(new Fault.None()).then(new Fault.Refused(500, "InternalError"));

    try (S3Upload upload = upload()) {
      assertThatThrownBy(() -> upload.write(bytes(30), 0, 30))
          .isInstanceOf(RetryableException.class)
          .hasMessageContaining("UploadPart of s3://b/k failed with InternalError");
      assertThatThrownBy(() -> upload.write('x')).isInstanceOf(IllegalStateException.class);
    }

    assertThat(s3.requests())
        .containsExactly(
            "POST /b/k uploads=",
            "PUT /b/k uploadId=u1 partNumber=1",
            "PUT /b/k uploadId=u1 partNumber=2",
            "DELETE /b/k uploadId=u1");
    assertThat(s3.content("b", "k")).isEmpty();
    assertThat(s3.openUploads()).isZero();
  }

  @Test
  void leavesNoObjectWhereTheLastPartFails() {
    s3.then(new Fault.None()).then(new Fault.None()).then(new Fault.NoAnswer());
    S3Upload upload = upload();
    upload.write(bytes(9), 0, 9);

    assertThatThrownBy(upload::close).isInstanceOf(RetryableException.class);
    upload.close();

    assertThat(s3.requests()).hasSize(4).last().isEqualTo("DELETE /b/k uploadId=u1");
    assertThat(s3.content("b", "k")).isEmpty();
  }

  @Test
  void hasNothingToTakeBackWhereItCannotStart() {
    s3.then(new Fault.Refused(403, "AccessDenied"));

    try (S3Upload upload = upload()) {
      assertThatThrownBy(() -> upload.write(bytes(9), 0, 9))
          .isInstanceOf(PermanentException.class)
          .hasMessageContaining("Allow s3:PutObject on s3://b/k");
    }

    assertThat(s3.requests()).containsExactly("POST /b/k uploads=");
  }

  @Test
  void saysThatASmallUploadFailed() {
    s3.then(new Fault.Refused(503, "SlowDown"));
    S3Upload upload = upload();
    upload.write(bytes(3), 0, 3);

    assertThatThrownBy(upload::close)
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("PutObject of s3://b/k");
    assertThat(s3.requests()).containsExactly("PUT /b/k");
  }

  @Test
  void meansToBeWrittenAgainWhereItsEndIsUnsure() {
    s3.then(new Fault.None())
        .then(new Fault.None())
        .then(new Fault.None())
        .then(new Fault.Refused(404, "NoSuchUpload"));
    S3Upload upload = upload();
    upload.write(bytes(9), 0, 9);

    assertThatThrownBy(upload::close)
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("CompleteMultipartUpload of s3://b/k failed with NoSuchUpload");
    assertThat(s3.requests()).hasSize(5);
  }

  @Test
  void tellsTheFirstFailureWhereTakingBackFailsToo() {
    s3.then(new Fault.None())
        .then(new Fault.Refused(500, "InternalError"))
        .then(new Fault.Refused(503, "SlowDown"));
    S3Upload upload = upload();

    assertThatThrownBy(() -> upload.write(bytes(9), 0, 9))
        .hasMessageContaining("InternalError")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(s3.requests()).hasSize(3);
  }

  @ParameterizedTest(name = "{0} bytes written: {1} requests")
  @CsvSource({"3, 0", "9, 3", "17, 4"})
  void leavesNothingThatWasGivenUp(int length, int requests) {
    try (S3Upload upload = upload()) {
      upload.write(bytes(length), 0, length);
      upload.giveUp();
    }

    assertThat(s3.requests()).hasSize(requests);
    assertThat(s3.content("b", "k")).isEmpty();
    assertThat(s3.openUploads()).isZero();
  }
}

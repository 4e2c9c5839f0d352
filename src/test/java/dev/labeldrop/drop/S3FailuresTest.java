package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.drop.WireS3.Fault;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every answer of S3 that means something of its own, over the wire. */
final class S3FailuresTest {

  private static final Drop BY_VERSION = new Drop("b", "k", "v1", "", 10, "");
  private static final Drop BY_ETAG = new Drop("b", "k", null, "e1", 10, "");

  private WireS3 s3;
  private S3ObjectStore store;

  @BeforeEach
  void start() throws IOException {
    s3 = new WireS3();
    store = new S3ObjectStore(s3.client());
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  @ParameterizedTest
  @CsvSource({
    "403, AccessDenied, ERROR_ACCESS_DENIED",
    "403, InvalidObjectState, ERROR_ACCESS_DENIED",
    "404, NoSuchKey, ERROR_OBJECT_NOT_FOUND",
    "404, NoSuchVersion, ERROR_OBJECT_NOT_FOUND",
    "404, NoSuchBucket, ERROR_OBJECT_NOT_FOUND",
    "412, PreconditionFailed, ERROR_OBJECT_CHANGED",
    "400, InvalidArgument, ERROR_REQUEST_REFUSED",
    "400, ExpiredToken, ERROR_REQUEST_REFUSED",
    "405, MethodNotAllowed, ERROR_REQUEST_REFUSED",
  })
  void saysWhatStays(int status, String code, String expected) {
    s3.then(new Fault.Refused(status, code));

    assertThatThrownBy(() -> store.open(BY_VERSION, 0, 10).close())
        .isInstanceOfSatisfying(
            PermanentException.class, it -> assertThat(it.code().name()).isEqualTo(expected))
        .hasMessageContaining(
            "GetObject of s3://b/k version v1 failed with "
                + code
                + ": the words (HTTP "
                + status
                + ", request req-1)");
    assertThat(s3.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "500, InternalError",
    "503, SlowDown",
    "503, ServiceUnavailable",
    "400, RequestTimeout",
    "400, KMS.ThrottlingException",
    "409, OperationAborted",
    "409, ConditionalRequestConflict",
  })
  void saysWhatMayPass(int status, String code) {
    s3.then(new Fault.Refused(status, code)).then(new Fault.Refused(status, code));

    assertThatThrownBy(() -> store.open(BY_VERSION, 0, 10).close())
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining(code);
    assertThatThrownBy(() -> store.put("b", "k", new byte[1], "text/plain"))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("PutObject of s3://b/k failed with " + code);
    assertThat(s3.requests()).hasSize(2);
  }

  @Test
  void saysWhatToAllow() {
    s3.then(new Fault.Refused(403, "AccessDenied"));
    assertThatThrownBy(() -> store.open(BY_VERSION, 0, 10).close())
        .hasMessageContainingAll("Allow s3:GetObjectVersion on s3://b/k", "s3:ListBucket");
    s3.then(new Fault.Refused(403, "AccessDenied"));
    assertThatThrownBy(() -> store.open(BY_ETAG, 0, 10).close())
        .hasMessageContaining("Allow s3:GetObject on s3://b/k");
    s3.then(new Fault.Refused(403, "AccessDenied"));
    assertThatThrownBy(() -> store.get("b", "k"))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("Allow s3:GetObject on s3://b/k");
    s3.then(new Fault.Refused(403, "AccessDenied"));
    assertThatThrownBy(() -> store.putIfAbsent("b", "k", new byte[1], "text/plain"))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("Allow s3:PutObject on s3://b/k");
  }
}

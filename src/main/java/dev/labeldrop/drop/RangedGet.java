package dev.labeldrop.drop;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Reads ranges of one dropped object, all of the same bytes: each request is pinned to the drop's
 * version, or else to its ETag. Where the event gave neither, the first answer's ETag pins the
 * requests after it.
 */
final class RangedGet {

  /** "Range Not Satisfiable": the object has no byte at the range's start. */
  private static final int PAST_THE_END = 416;

  private final S3Client s3;
  private final Drop drop;
  private @Nullable String etag;

  RangedGet(S3Client s3, Drop drop) {
    this.s3 = s3;
    this.drop = drop;
    this.etag = drop.etag().isEmpty() ? null : "\"" + drop.etag() + "\"";
  }

  /**
   * Asks for the bytes from {@code from} to {@code end}. Where the object ends before {@code from},
   * the answer has no byte.
   *
   * @param from first byte, from 0
   * @param end the byte after the last, greater than {@code from}; {@code Long.MAX_VALUE} for all
   *     that there are
   * @throws dev.labeldrop.LabeldropException as {@link ObjectStore#open} does
   */
  ResponseInputStream<GetObjectResponse> open(long from, long end) {
    try {
      ResponseInputStream<GetObjectResponse> answer = s3.getObject(request(from, end));
      checkRange(answer, from);
      if (etag == null) {
        etag = answer.response().eTag();
      }
      return answer;
    } catch (S3Exception e) {
      if (e.statusCode() == PAST_THE_END) {
        return new ResponseInputStream<>(
            GetObjectResponse.builder().contentLength(0L).build(),
            new ByteArrayInputStream(new byte[0]));
      }
      throw failure(e);
    } catch (SdkException e) {
      throw failure(e);
    }
  }

  private GetObjectRequest request(long from, long end) {
    GetObjectRequest.Builder request =
        GetObjectRequest.builder()
            .bucket(drop.bucket())
            .key(drop.key())
            .range("bytes=" + from + "-" + (end == Long.MAX_VALUE ? "" : end - 1));
    return drop.versionId() == null
        ? request.ifMatch(etag).build()
        : request.versionId(drop.versionId()).build();
  }

  /**
   * A server may leave the range out of account; then the bytes are others than those asked for.
   */
  private void checkRange(ResponseInputStream<GetObjectResponse> answer, long from) {
    String range = answer.response().contentRange();
    if (range == null ? from == 0 : range.startsWith("bytes " + from + "-")) {
      return;
    }
    answer.abort();
    throw new PermanentException(
        Code.ERROR_REQUEST_REFUSED,
        "GetObject of "
            + drop.uri()
            + " was asked for the bytes from "
            + from
            + " and answered with "
            + (range == null ? "no range" : "the range '" + range + "'")
            + ". Use a store that honours the Range header, as S3 does.");
  }

  private RuntimeException failure(SdkException failure) {
    String version = drop.versionId() == null ? "" : " version " + drop.versionId();
    return S3Failures.of(
        "GetObject",
        drop.versionId() == null ? "s3:GetObject" : "s3:GetObjectVersion",
        drop.uri() + version,
        failure);
  }
}

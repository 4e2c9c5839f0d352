package dev.labeldrop.drop;

import dev.labeldrop.Code;
import dev.labeldrop.LabeldropException;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.ServiceFailures;
import dev.labeldrop.image.ImageAddress;
import dev.labeldrop.image.ImageAnswer;
import dev.labeldrop.image.ImageReader;
import dev.labeldrop.image.ImageSource;
import dev.labeldrop.image.Refusal;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Images in S3. One GetObject of the first bytes says all that a HeadObject would: size and ETag;
 * and if it is refused, it says why, which a HeadObject cannot, whose answer has no body. Codes and
 * statuses: S3 API reference, "Error responses" and GetObject.
 */
public final class S3Images implements ImageSource {

  private static final int NOT_MODIFIED = 304;
  private static final int MOVED = 301;
  private static final int DENIED = 403;
  private static final int NOT_THERE = 404;

  /** The object has another ETag than it had. */
  private static final int OTHER_BYTES = 412;

  private static final int DEEPEST = 20;

  /** Of an object without bytes: none of them is in the range. */
  private static final int NO_SUCH_RANGE = 416;

  private final S3Client s3;
  private final AtomicLong calls = new AtomicLong();

  /** Uses a client that stays the caller's; it is used from many threads. */
  public S3Images(S3Client s3) {
    this.s3 = s3;
  }

  /** How many requests were made, without those that the client itself repeated. */
  public long calls() {
    return calls.get();
  }

  @Override
  public ImageAnswer look(ImageAddress image, @Nullable String knownEtag) {
    try {
      ResponseBytes<GetObjectResponse> answer =
          get(image, 0, ImageReader.FIRST_BYTES, knownEtag, null);
      byte[] first = answer.asByteArrayUnsafe();
      return new ImageAnswer.Found(
          size(answer.response(), first.length), etag(answer.response()), first);
    } catch (AwsServiceException e) {
      return switch (e.statusCode()) {
        case NOT_MODIFIED -> new ImageAnswer.Unchanged();
        case NO_SUCH_RANGE -> new ImageAnswer.Found(0, "", new byte[0]);
        default -> refused(e);
      };
    } catch (SdkException e) {
      return new ImageAnswer.Refused(Refusal.NO_ANSWER, cause(e));
    }
  }

  /** S3 gives each error a code; without one it is another server that answers. */
  private static ImageAnswer refused(AwsServiceException failure) {
    return ServiceFailures.code(failure).isEmpty()
        ? new ImageAnswer.Refused(
            Refusal.NO_ANSWER, "what answers is not S3 (HTTP " + failure.statusCode() + ")")
        : new ImageAnswer.Refused(refusal(failure), words(failure));
  }

  /**
   * The SDK's own message says only that a request failed; what it was is the last of its causes.
   */
  private static String cause(SdkException failure) {
    Throwable cause = failure;
    for (int depth = 0; depth < DEEPEST && cause.getCause() != null; depth++) {
      cause = cause.getCause();
    }
    return ServiceFailures.unanswered(cause, cause.getMessage());
  }

  @Override
  public byte[] read(ImageAddress image, ImageAnswer.Found found, long from, int length) {
    try {
      String etag = found.etag().isEmpty() ? null : found.etag();
      return get(image, from, length, null, etag).asByteArrayUnsafe();
    } catch (SdkException e) {
      throw readFailure(e);
    }
  }

  /** An image that was replaced between two reads can be looked at again. */
  private static LabeldropException readFailure(SdkException failure) {
    boolean replaced = failure instanceof AwsServiceException e && e.statusCode() == OTHER_BYTES;
    return replaced || ServiceFailures.mayPass(failure)
        ? new RetryableException(words(failure), failure)
        : new PermanentException(Code.ERROR_IMAGE_NOT_READABLE, words(failure), failure);
  }

  private ResponseBytes<GetObjectResponse> get(
      ImageAddress image, long from, int length, @Nullable String other, @Nullable String same) {
    calls.incrementAndGet();
    return s3.getObjectAsBytes(
        GetObjectRequest.builder()
            .bucket(image.bucket())
            .key(image.key())
            .range("bytes=" + from + "-" + (from + length - 1))
            .ifNoneMatch(other)
            .ifMatch(same)
            .build());
  }

  /** The size of the whole object: what stands behind the slash of its Content-Range. */
  private static long size(GetObjectResponse answer, long read) {
    String range = answer.contentRange();
    return range == null ? read : Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
  }

  private static String etag(GetObjectResponse answer) {
    return answer.eTag() == null ? "" : answer.eTag();
  }

  private static Refusal refusal(AwsServiceException failure) {
    if (ServiceFailures.mayPass(failure)) {
      return Refusal.BUSY;
    }
    String code = ServiceFailures.code(failure);
    if (code.startsWith("KMS.") || isAboutKms(failure)) {
      return Refusal.KMS;
    }
    return switch (code) {
      case "NoSuchBucket" -> Refusal.NO_BUCKET;
      case "InvalidObjectState" -> Refusal.ARCHIVED;
      case "PermanentRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException" ->
          Refusal.OTHER_REGION;
      case "AllAccessDisabled", "AccountProblem" -> Refusal.BUCKET_DENIED;
      case "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken" ->
          Refusal.CREDENTIALS;
      default ->
          switch (failure.statusCode()) {
            case MOVED -> Refusal.OTHER_REGION;
            case DENIED -> Refusal.DENIED;
            case NOT_THERE -> Refusal.NOT_FOUND;
            default -> Refusal.REFUSED;
          };
    };
  }

  /** S3 answers AccessDenied too when it is the key that may not be used, and says so in words. */
  private static boolean isAboutKms(AwsServiceException failure) {
    String message = failure.getMessage();
    return failure.statusCode() == DENIED
        && message != null
        && message.toLowerCase(Locale.ROOT).contains("kms");
  }

  private static String words(SdkException failure) {
    String words = ServiceFailures.cause(failure);
    return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
  }
}

package dev.labeldrop.local.s3;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.S3ProxyHandler;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** S3Proxy's protocol without authentication, and how its exceptions are answered. */
final class S3Protocol extends S3ProxyHandler {

  private static final long LARGEST_OBJECT = 5L << 30;
  private static final long LARGEST_BUFFERED_REQUEST = 128L << 20;
  private static final int LARGEST_CHUNK = 16 << 20;
  private static final int CLOCK_SKEW_SECONDS = 900;

  S3Protocol(BlobStore store) {
    super(
        store,
        AuthenticationType.NONE,
        null,
        null,
        null,
        LARGEST_OBJECT,
        LARGEST_BUFFERED_REQUEST,
        LARGEST_CHUNK,
        false,
        null,
        null,
        CLOCK_SKEW_SECONDS);
  }

  /** Answers with an error. */
  void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String code,
      String message)
      throws IOException {
    sendSimpleErrorResponse(request, response, code, status, message, Map.of());
  }

  /** Answers with what the store says went wrong. */
  void answer(HttpServletRequest request, HttpServletResponse response, AwsServiceException e)
      throws IOException {
    SdkHttpResponse stored = S3Exceptions.httpResponse(e);
    if (stored != null) {
      for (String header : List.of("ETag", "x-amz-delete-marker", "x-amz-version-id")) {
        stored.firstMatchingHeader(header).ifPresent(value -> response.setHeader(header, value));
      }
    }
    String code = S3Exceptions.errorCode(e);
    int status = e.statusCode();
    if (code != null) {
      String message = String.valueOf(e.awsErrorDetails().errorMessage());
      answer(request, response, status, code, message);
    } else if (status == HttpServletResponse.SC_PRECONDITION_FAILED && isNotModified(request)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      answer(request, response, status, codeOf(status), String.valueOf(e.getMessage()));
    }
  }

  private static String codeOf(int status) {
    return switch (status) {
      case 400, 422 -> "BadDigest";
      case 403 -> "AccessDenied";
      case 405 -> "MethodNotAllowed";
      case 412 -> "PreconditionFailed";
      case 416 -> "InvalidRange";
      default -> "InternalError";
    };
  }

  /** Whether a condition that does not hold means that the reader has the object already. */
  private static boolean isNotModified(HttpServletRequest request) {
    return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
        && request.getHeader("If-Match") == null
        && request.getHeader("If-None-Match") != null;
  }
}

package dev.labeldrop.local.s3;

import com.google.common.base.Throwables;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.gaul.s3proxy.S3ProxyHandler.RequestContext;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Answers requests with S3Proxy's protocol.
 *
 * <p>S3Proxy's own servlet stops reading a chunked body where the object ends and leaves the
 * trailer unread. If the trailer comes later than that, the server closes the connection while the
 * client is writing; the client tries again, and one put makes two versions. This one reads every
 * body to its end before it answers.
 */
final class S3Servlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient S3Protocol protocol;
  private final transient Faults faults;
  private final transient CallLog log;

  S3Servlet(S3Protocol protocol, Faults faults, CallLog log) {
    this.protocol = protocol;
    this.faults = faults;
    this.log = log;
  }

  @Override
  protected void service(HttpServletRequest addressed, HttpServletResponse response)
      throws IOException {
    HttpServletRequest request = PathStyle.of(addressed);
    String path = decoded(request.getRequestURI()).substring(1);
    int slash = path.indexOf('/');
    String bucket = slash < 0 ? path : path.substring(0, slash);
    String key = slash < 0 ? "" : path.substring(slash + 1);
    Operation operation = Operation.of(request, key);
    LoggedResponse logged =
        new LoggedResponse(
            response,
            r -> {
              long bytes = r.getStatus() < 300 ? bytes(operation, request, r) : 0;
              log.add(new Call(operation, bucket, key, r.getStatus(), bytes));
            });
    answer(operation, request, logged);
    logged.log();
  }

  private void answer(Operation operation, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (faults.slowsDown(operation)) {
      drain(request);
      protocol.answer(request, response, 503, "SlowDown", "Reduce your request rate.");
      return;
    }
    try {
      protocol.doHandle(request, request, response, request.getInputStream(), new RequestContext());
      drain(request);
    } catch (UnsupportedOperationException e) {
      drain(request);
      protocol.answer(request, response, 501, "NotImplemented", String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      // The boundary to the store, which wraps its errors in others of any kind.
      Optional<AwsServiceException> error = errorIn(e);
      if (error.isEmpty()) {
        throw e;
      }
      drain(request);
      protocol.answer(request, response, error.get());
    }
  }

  private static Optional<AwsServiceException> errorIn(Exception e) {
    return Throwables.getCausalChain(e).stream()
        .filter(AwsServiceException.class::isInstance)
        .map(AwsServiceException.class::cast)
        .findFirst();
  }

  private static void drain(HttpServletRequest request) throws IOException {
    request.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  private static long bytes(
      Operation operation, HttpServletRequest request, HttpServletResponse response) {
    return switch (operation) {
      case PUT_OBJECT, UPLOAD_PART -> {
        String decoded = request.getHeader("x-amz-decoded-content-length");
        yield decoded == null ? request.getContentLengthLong() : Long.parseLong(decoded);
      }
      case GET_OBJECT -> {
        String length = response.getHeader("Content-Length");
        yield length == null ? 0 : Long.parseLong(length);
      }
      case HEAD_OBJECT,
          COPY_OBJECT,
          DELETE_OBJECT,
          LIST_OBJECTS,
          CREATE_MULTIPART_UPLOAD,
          COMPLETE_MULTIPART_UPLOAD,
          ABORT_MULTIPART_UPLOAD,
          OTHER ->
          0;
    };
  }

  /** A path, in which unlike in a form a plus is a plus. */
  private static String decoded(String path) {
    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}

package dev.labeldrop.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one invocation has to say: JSON objects, one to a line, each with what the invocation is
 * about.
 *
 * <p>With the log format JSON, Lambda's logger puts a string into the field {@code message} of an
 * object of its own, escaped, where CloudWatch finds neither fields nor metrics. It lets bytes pass
 * as they are, and still filters them by level ({@code AbstractLambdaLogger} of the runtime
 * interface client). So lines are written as bytes, with the fields {@code timestamp}, {@code
 * level}, {@code message} and {@code AWSRequestId} that the runtime's own lines have.
 */
final class InvocationLog {

  private final LambdaLogger logger;
  private final Clock clock;
  private final Map<String, Object> about = new LinkedHashMap<>();

  InvocationLog(LambdaLogger logger, Clock clock) {
    this.logger = logger;
    this.clock = clock;
  }

  /** The log of an invocation, which is about its function and request. */
  static InvocationLog of(Context context, Clock clock) {
    InvocationLog log = new InvocationLog(context.getLogger(), clock);
    log.about("function", context.getFunctionName());
    log.about("AWSRequestId", context.getAwsRequestId());
    return log;
  }

  /** Sets a field of all lines to come; null changes nothing. */
  void about(String name, @Nullable Object value) {
    if (value != null) {
      about.put(name, value);
    }
  }

  /**
   * Says what was decided.
   *
   * @param details a record or map that becomes the field {@code answer}
   */
  void info(String message, Object details) {
    write(LogLevel.INFO, message, "answer", details);
  }

  /** Says what somebody should look at, though the invocation goes on. */
  void warn(String message) {
    write(LogLevel.WARN, message, "answer", Map.of());
  }

  /**
   * Says what the invocation failed with: as a warning where it will be tried again, as an error
   * otherwise.
   */
  void failed(Throwable failure) {
    Map<String, @Nullable Object> error = new LinkedHashMap<>();
    error.put("type", failure.getClass().getName());
    error.put("code", failure instanceof PermanentException e ? e.code().name() : null);
    error.put("stack", stack(failure));
    LogLevel level = failure instanceof RetryableException ? LogLevel.WARN : LogLevel.ERROR;
    write(level, String.valueOf(failure.getMessage()), "error", error);
  }

  /**
   * Writes a document in CloudWatch's embedded metric format. It has no level, so that the runtime
   * does not filter it.
   */
  void metrics(Map<String, Object> document) {
    Map<String, Object> line = new LinkedHashMap<>(document);
    about.forEach(line::putIfAbsent);
    logger.log(bytes(line));
  }

  private void write(LogLevel level, String message, String name, Object details) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", clock.instant().toString());
    line.put("level", level.name());
    line.put("message", message);
    line.putAll(about);
    line.put(name, details);
    logger.log(bytes(line), level);
  }

  /** With a line feed, for where the runtime writes to standard output without one. */
  private static byte[] bytes(Map<String, Object> line) {
    return (Json.text(line) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String stack(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    return trace.toString();
  }
}

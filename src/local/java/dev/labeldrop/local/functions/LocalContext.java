package dev.labeldrop.local.functions;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a handler is told of its invocation. */
final class LocalContext implements Context {

  private static final int MEMORY_MB = 512;

  private final String arn;
  private final String requestId;
  private final Clock clock;
  private final Instant deadline;
  private final LambdaLogger logger;

  LocalContext(String arn, String requestId, Clock clock, Instant deadline, Consumer<String> log) {
    this.arn = arn;
    this.requestId = requestId;
    this.clock = clock;
    this.deadline = deadline;
    this.logger = new Logger(log);
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + getFunctionName();
  }

  @Override
  public String getLogStreamName() {
    return "local";
  }

  @Override
  public String getFunctionName() {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return arn;
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    long left = Duration.between(clock.instant(), deadline).toMillis();
    return Math.clamp(left, 0, Integer.MAX_VALUE);
  }

  @Override
  public int getMemoryLimitInMB() {
    return MEMORY_MB;
  }

  @Override
  public LambdaLogger getLogger() {
    return logger;
  }

  /** Writes levels in front, as Lambda's text log format does. */
  private record Logger(Consumer<String> log) implements LambdaLogger {

    @Override
    public void log(String message) {
      log.accept(message);
    }

    @Override
    public void log(byte[] message) {
      log.accept(new String(message, StandardCharsets.UTF_8).stripTrailing());
    }

    @Override
    public void log(String message, LogLevel level) {
      log.accept("[" + level + "] " + message);
    }

    @Override
    public void log(byte[] message, LogLevel level) {
      log(new String(message, StandardCharsets.UTF_8).stripTrailing(), level);
    }
  }
}

package dev.labeldrop.simulation;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a handler is told of its invocation; what it logs goes to the trace, if that is in words.
 */
final class SimContext implements Context, LambdaLogger {

  private final Actor actor;
  private final Scheduler time;
  private final Trace trace;

  SimContext(Actor actor, Scheduler time, Trace trace) {
    this.actor = actor;
    this.time = time;
    this.trace = trace;
  }

  @Override
  public String getAwsRequestId() {
    return "%016x".formatted(actor.key);
  }

  @Override
  public String getLogGroupName() {
    return "simulated";
  }

  @Override
  public String getLogStreamName() {
    return "simulated";
  }

  @Override
  public String getFunctionName() {
    return actor.function;
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return Functions.arn(actor.function);
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
    return (int) Math.max(0, actor.deadline - time.millis());
  }

  @Override
  public int getMemoryLimitInMB() {
    return 512;
  }

  @Override
  public LambdaLogger getLogger() {
    return this;
  }

  @Override
  public void log(String message) {
    // Metrics have their members in an order that is another one in each process.
    if (trace.isInWords() && !message.startsWith("{\"_aws\"")) {
      trace.say(actor, message.strip());
    }
  }

  @Override
  public void log(byte[] message) {
    if (trace.isInWords()) {
      log(new String(message, StandardCharsets.UTF_8));
    }
  }
}

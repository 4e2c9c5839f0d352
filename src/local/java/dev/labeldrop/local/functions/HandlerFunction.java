package dev.labeldrop.local.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.labeldrop.local.Uuids;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A function that calls a Java handler as Lambda's Java runtime does.
 *
 * <p>A handler that throws fails the invocation with the exception's class name, message and stack
 * trace; the trace ends where the handler was called. The time that a handler has is told to it,
 * but it is not ended when the time is over.
 */
public final class HandlerFunction implements LambdaFunction {

  private final String arn;
  private final RequestStreamHandler handler;
  private final Duration timeout;
  private final Clock clock;
  private final RandomGenerator random;
  private final Consumer<String> log;

  /**
   * A function with a handler.
   *
   * @param arn the function's ARN; its last part is the name
   * @param handler the handler; it is called by several threads at once if the invocations are
   * @param timeout the time for one invocation, counted from its start
   * @param clock tells the time that is left
   * @param random where request ids get their bits; used by one thread at a time
   * @param log takes what the handler logs, message by message
   */
  public HandlerFunction(
      String arn,
      RequestStreamHandler handler,
      Duration timeout,
      Clock clock,
      RandomGenerator random,
      Consumer<String> log) {
    this.arn = arn;
    this.handler = handler;
    this.timeout = timeout;
    this.clock = clock;
    this.random = random;
    this.log = log;
  }

  @Override
  public byte[] invoke(byte[] payload) throws FunctionException {
    LocalContext context =
        new LocalContext(arn, requestId().toString(), clock, clock.instant().plus(timeout), log);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(payload), answer, context);
    } catch (Throwable e) {
      // Lambda's runtime reports whatever a handler throws, errors of the virtual machine included.
      throw report(e, context);
    }
    return answer.toByteArray();
  }

  private UUID requestId() {
    synchronized (random) {
      return Uuids.version4(random);
    }
  }

  private static FunctionException report(Throwable failure, LocalContext context) {
    StackTraceElement[] frames = failure.getStackTrace();
    List<String> handlerFrames =
        Arrays.stream(frames)
            .takeWhile(frame -> !frame.getClassName().equals(HandlerFunction.class.getName()))
            .map(StackTraceElement::toString)
            .toList();
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    context.getLogger().log(trace.toString(), LogLevel.ERROR);
    String message = failure.getLocalizedMessage();
    String type = failure.getClass().getName();
    return new FunctionException(type, message == null ? type : message, handlerFrames);
  }
}

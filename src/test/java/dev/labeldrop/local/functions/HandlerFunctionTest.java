package dev.labeldrop.local.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.labeldrop.RetryableException;
import dev.labeldrop.local.PlainJson;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

final class HandlerFunctionTest {

  private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:submit";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-31T09:30:00Z"), ZoneOffset.UTC);

  private final List<String> log = new ArrayList<>();

  @Test
  void handsThePayloadOverAndTheAnswerBack() throws FunctionException {
    HandlerFunction function =
        function((in, out, _) ->
            out.write(new String(in.readAllBytes(), UTF_8).concat("!").getBytes(UTF_8)));
    assertThat(function.invoke("{\"a\":\"ä\"}".getBytes(UTF_8)))
        .asString(UTF_8)
        .isEqualTo("{\"a\":\"ä\"}!");
    assertThat(log).isEmpty();
  }

  @Test
  void tellsTheHandlerOfItsInvocation() throws FunctionException {
    List<Context> contexts = new ArrayList<>();
    HandlerFunction function = function((_, _, context) -> contexts.add(context));
    function.invoke(new byte[0]);
    function.invoke(new byte[0]);
    Context context = contexts.getFirst();
    assertThat(context.getFunctionName()).isEqualTo("submit");
    assertThat(context.getInvokedFunctionArn()).isEqualTo(ARN);
    assertThat(context.getFunctionVersion()).isEqualTo("$LATEST");
    assertThat(context.getLogGroupName()).isEqualTo("/aws/lambda/submit");
    assertThat(context.getLogStreamName()).isEqualTo("local");
    assertThat(context.getMemoryLimitInMB()).isEqualTo(512);
    assertThat(context.getRemainingTimeInMillis()).isEqualTo(30_000);
    assertThat(context.getAwsRequestId())
        .hasSize(36)
        .isNotEqualTo(contexts.getLast().getAwsRequestId());
    assertThat(context.getIdentity()).isNull();
    assertThat(context.getClientContext()).isNull();
  }

  @Test
  void countsTheTimeThatIsLeftDownToZero() {
    Instant deadline = CLOCK.instant().plusMillis(20);
    assertThat(context(CLOCK, deadline).getRemainingTimeInMillis()).isEqualTo(20);
    assertThat(
            context(Clock.offset(CLOCK, Duration.ofSeconds(1)), deadline)
                .getRemainingTimeInMillis())
        .isZero();
  }

  @Test
  void logsToTheSink() throws FunctionException {
    HandlerFunction function =
        function((_, _, context) -> {
          context.getLogger().log("plain");
          context.getLogger().log("bytes ä".getBytes(UTF_8));
          context.getLogger().log("levelled", LogLevel.WARN);
          context.getLogger().log("both".getBytes(UTF_8), LogLevel.INFO);
        });
    function.invoke(new byte[0]);
    assertThat(log).containsExactly("plain", "bytes ä", "[WARN] levelled", "[INFO] both");
  }

  @Test
  void reportsAnExceptionAsLambdasJavaRuntimeDoes() throws IOException {
    HandlerFunction function =
        function((_, _, _) -> {
          throw new RetryableException("The dataset is busy.");
        });
    FunctionException failure = failureOf(function);
    assertThat(failure.errorType()).isEqualTo("dev.labeldrop.RetryableException");
    assertThat(PlainJson.parse(failure.payload()))
        .isInstanceOfSatisfying(
            Map.class,
            payload -> {
              assertThat(payload.keySet().toString())
                  .isEqualTo("[errorMessage, errorType, stackTrace]");
              assertThat(payload.get("errorMessage")).isEqualTo("The dataset is busy.");
              assertThat(payload.get("errorType")).isEqualTo("dev.labeldrop.RetryableException");
              assertThat(payload.get("stackTrace"))
                  .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                  .as("the handler's frames, without those of who called it")
                  .singleElement()
                  .satisfies(frame -> assertThat(frame).contains("HandlerFunctionTest"));
            });
    assertThat(log).hasSize(1);
    assertThat(log.getFirst())
        .startsWith("[ERROR] dev.labeldrop.RetryableException: The dataset is busy.")
        .contains("\tat ");
  }

  @Test
  void reportsAnExceptionWithoutMessageByItsType() {
    FunctionException failure =
        failureOf(
            function((_, _, _) -> {
              throw new IllegalStateException();
            }));
    assertThat(failure).hasMessage("java.lang.IllegalStateException");
  }

  @Test
  void reportsCheckedExceptionsAndErrorsToo() {
    assertThat(
            failureOf(
                    function((_, _, _) -> {
                      throw new IOException("gone");
                    }))
                .errorType())
        .isEqualTo("java.io.IOException");
    assertThat(
            failureOf(
                    function((_, _, _) -> {
                      throw new StackOverflowError();
                    }))
                .errorType())
        .isEqualTo("java.lang.StackOverflowError");
  }

  @Test
  void hasNoTypeWhereLambdaItselfEndedTheFunction() {
    FunctionException timeout =
        new FunctionException(null, "Task timed out after 3.00 seconds", List.of());
    assertThat(timeout.payload())
        .isEqualTo("{\"errorMessage\":\"Task timed out after 3.00 seconds\"}");
  }

  private HandlerFunction function(RequestStreamHandler handler) {
    return new HandlerFunction(
        ARN, handler, Duration.ofSeconds(30), CLOCK, new SplittableRandom(1), log::add);
  }

  private LocalContext context(Clock clock, Instant deadline) {
    return new LocalContext(ARN, "id", clock, deadline, log::add);
  }

  private static FunctionException failureOf(HandlerFunction function) {
    List<FunctionException> failures = new ArrayList<>();
    assertThatThrownBy(() -> function.invoke(new byte[0]))
        .isInstanceOfSatisfying(FunctionException.class, failures::add);
    return failures.getFirst();
  }
}

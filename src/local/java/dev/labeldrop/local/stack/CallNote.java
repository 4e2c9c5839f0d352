package dev.labeldrop.local.stack;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * What was called when a call of AWS failed. The SDK's exceptions do not say it, so it is put among
 * their suppressed ones.
 */
final class CallNote extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int MOST_CAUSES = 20;

  private final String action;
  private final String resource;

  private CallNote(String action, String resource) {
    super(action + " on " + resource, null, false, false);
    this.action = action;
    this.resource = resource;
  }

  /** The action that the caller needs to be allowed, such as {@code s3:PutObject}. */
  String action() {
    return action;
  }

  /** The resource that the request names; {@code *} if it names none. */
  String resource() {
    return resource;
  }

  /** The note of a failure; empty if no call of AWS failed. */
  static Optional<CallNote> of(Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause)
        .limit(MOST_CAUSES)
        .flatMap(each -> Arrays.stream(each.getSuppressed()))
        .filter(CallNote.class::isInstance)
        .map(CallNote.class::cast)
        .findFirst();
  }

  /** Notes the call of every failure. */
  static final class Taker implements ExecutionInterceptor {

    @Override
    public Throwable modifyException(
        Context.FailedExecution context, ExecutionAttributes attributes) {
      SdkRequest request = context.request();
      Action action =
          Action.of(
              attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
              attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
              request);
      Throwable failure = context.exception();
      failure.addSuppressed(new CallNote(action.name(), action.resource()));
      return failure;
    }
  }
}

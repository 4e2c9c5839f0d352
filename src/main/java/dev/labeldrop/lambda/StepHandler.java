package dev.labeldrop.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.crac.Core;
import org.crac.Resource;

/**
 * What all functions have in common: each invocation is logged, and the function can be snapshot.
 *
 * <p>SnapStart takes the snapshot after {@link #beforeCheckpoint} and starts every environment from
 * it. Until then a function has built its clients and rehearsed its work with others ({@link
 * Rehearsal}): its own have resolved no credentials, opened no connection and sent no request.
 *
 * <p>It is public because Lambda's runtime looks its method up and calls it from outside.
 */
public abstract class StepHandler implements RequestStreamHandler, Resource {

  private final Clock clock;

  StepHandler(Wiring wiring) {
    this.clock = wiring.clock();
  }

  /** What time it is. */
  final Clock clock() {
    return clock;
  }

  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    InvocationLog log = InvocationLog.of(context, clock);
    output.write(answer(input.readAllBytes(), log));
  }

  /** The answer, or the failure, which the log has then. */
  final byte[] answer(byte[] input, InvocationLog log) {
    try {
      return handle(input, log);
    } catch (RuntimeException | Error e) {
      log.failed(e);
      throw e;
    }
  }

  /** Does the function's work, tells the log what it is about and what was decided. */
  abstract byte[] handle(byte[] input, InvocationLog log);

  /** Lets this function be called, and the services that it may not get to then. */
  abstract void rehearse(Rehearsal rehearsal);

  /**
   * Asks to be told of the checkpoint. The runtime keeps a weak reference; it holds the handler
   * itself for as long as the function lives.
   */
  final void awaitCheckpoint() {
    Core.getGlobalContext().register(this);
  }

  @Override
  public final void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    prepare(new InvocationLog(LambdaRuntime.getLogger(), clock));
  }

  /**
   * Rehearses. Lambda makes snapshots anew also of a version that is in use: if its rehearsal
   * fails, its first calls take longer, and it works all the same.
   */
  final void prepare(InvocationLog log) {
    try {
      rehearse(new Rehearsal());
      TlsRehearsal.greet();
    } catch (RuntimeException e) {
      log.failed(e);
      log.warn("The rehearsal failed: the first call after a start takes longer.");
    }
  }

  /** Nothing was kept that would have to be renewed. */
  @Override
  public final void afterRestore(org.crac.Context<? extends Resource> context) {}
}

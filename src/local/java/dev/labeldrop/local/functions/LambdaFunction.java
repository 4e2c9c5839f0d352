package dev.labeldrop.local.functions;

/** One function that can be invoked. */
@FunctionalInterface
public interface LambdaFunction {

  /**
   * Runs the function.
   *
   * @param payload what it gets: JSON in UTF-8
   * @return what it answers: JSON in UTF-8; empty for nothing
   * @throws FunctionException when it fails
   */
  byte[] invoke(byte[] payload) throws FunctionException;
}

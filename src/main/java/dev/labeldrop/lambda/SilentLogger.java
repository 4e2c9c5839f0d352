package dev.labeldrop.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** A logger for what nobody is to read. */
final class SilentLogger implements LambdaLogger {

  @Override
  public void log(String message) {}

  @Override
  public void log(byte[] message) {}
}

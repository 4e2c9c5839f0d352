package dev.labeldrop.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A logger that takes lines of bytes only, as the runtime leaves them as they are. */
final class CapturedLog implements LambdaLogger {

  final List<String> raw = new ArrayList<>();
  final List<LogLevel> levels = new ArrayList<>();

  @Override
  public void log(String message) {
    throw new AssertionError("the runtime would wrap this: " + message);
  }

  @Override
  public void log(byte[] message) {
    log(message, LogLevel.UNDEFINED);
  }

  @Override
  public void log(String message, LogLevel level) {
    log(message);
  }

  @Override
  public void log(byte[] message, LogLevel level) {
    raw.add(new String(message, StandardCharsets.UTF_8));
    levels.add(level);
  }

  List<Map<String, Object>> lines() {
    return raw.stream().map(CapturedLog::parse).toList();
  }

  List<Object> messages() {
    return lines().stream().map(line -> line.getOrDefault("message", "metrics")).toList();
  }

  private static Map<String, Object> parse(String line) {
    try {
      return JSON.std.mapFrom(line);
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }
}

package dev.labeldrop.local;

import dev.labeldrop.Json;
import dev.labeldrop.local.functions.FunctionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The record that Lambda sends to a destination for failures (Lambda Developer Guide, "Capturing
 * records of Lambda asynchronous invocations").
 */
public final class FailedEvent {

  private FailedEvent() {}

  /**
   * The record of an event.
   *
   * @param event what the function was called with, as JSON
   * @param attempts how often it was called
   * @param failure what it failed with at last
   */
  public static String json(byte[] event, int attempts, FunctionException failure) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("version", "1.0");
    members.put(
        "requestContext",
        Map.of("condition", "RetriesExhausted", "approximateInvokeCount", attempts));
    members.put("requestPayload", parsed(new String(event, StandardCharsets.UTF_8)));
    members.put("responseContext", Map.of("statusCode", 200, "functionError", "Unhandled"));
    members.put("responsePayload", parsed(failure.payload()));
    return Json.text(members);
  }

  private static @Nullable Object parsed(String json) {
    try {
      return PlainJson.parse(json);
    } catch (IOException e) {
      throw new UncheckedIOException("An event or answer is no JSON: " + json, e);
    }
  }
}

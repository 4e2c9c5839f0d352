package dev.labeldrop.local.stack;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.labeldrop.Json;
import dev.labeldrop.local.stack.BackfillResults.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Reads what the map of a backfill has written (Step Functions Developer Guide, "ResultWriter"): a
 * manifest, and the files that it names.
 */
final class BackfillResultsReader {

  private static final int MOST_RUNS = 1_000;
  private static final int MOST_FAILURES = 20;
  private static final int LONGEST_CAUSE = 300;

  private final S3Client s3;
  private final List<String> runs = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private long started;
  private long passedOver;
  private long failed;

  BackfillResultsReader(S3Client s3) {
    this.s3 = s3;
  }

  /**
   * Reads them.
   *
   * @param manifest where the manifest is, {@code s3://…}
   */
  BackfillResults read(String manifest) {
    URI uri = URI.create(manifest);
    String bucket = uri.getHost() == null ? uri.getAuthority() : uri.getHost();
    Map<?, ?> files = map(map(json(bucket, uri.getPath().substring(1))).get("ResultFiles"));
    for (String key : keys(files.get("SUCCEEDED"))) {
      list(json(bucket, key)).forEach(each -> succeeded(map(each)));
    }
    for (String status : List.of("FAILED", "PENDING")) {
      for (String key : keys(files.get(status))) {
        list(json(bucket, key)).forEach(each -> failed(map(each)));
      }
    }
    return new BackfillResults(runs, started, passedOver, failed, failures);
  }

  private void succeeded(Map<?, ?> execution) {
    Map<?, ?> output = parsed(execution.get("Output"));
    boolean any = false;
    for (Object each : list(output.get("runs"))) {
      any = true;
      if (Boolean.TRUE.equals(map(each).get("started"))) {
        started++;
        if (runs.size() < MOST_RUNS) {
          runs.add(String.valueOf(map(each).get("run")));
        }
      }
    }
    passedOver += any ? 0 : 1;
  }

  private void failed(Map<?, ?> execution) {
    failed++;
    if (failures.size() < MOST_FAILURES) {
      Map<?, ?> object = map(parsed(execution.get("Input")).get("object"));
      failures.add(
          new Failure(
              Objects.toString(object.get("Key"), "?"),
              text(execution.get("Error")),
              cut(text(execution.get("Cause")))));
    }
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null || text.length() <= LONGEST_CAUSE
        ? text
        : text.substring(0, LONGEST_CAUSE - 1) + "…";
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : String.valueOf(value);
  }

  private static List<String> keys(@Nullable Object files) {
    return list(files).stream().map(file -> String.valueOf(map(file).get("Key"))).toList();
  }

  private @Nullable Object json(String bucket, String key) {
    try (InputStream in = s3.getObject(b -> b.bucket(bucket).key(key))) {
      return JSON.std.anyFrom(in);
    } catch (IOException e) {
      throw new StackException(
          "s3://%s/%s cannot be read: %s".formatted(bucket, key, e.getMessage()), e);
    }
  }

  private static Map<?, ?> parsed(@Nullable Object json) {
    return json instanceof String text
        ? Json.readMap(text.getBytes(StandardCharsets.UTF_8), "result of a backfill")
        : map(json);
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}

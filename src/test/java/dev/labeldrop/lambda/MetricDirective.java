package dev.labeldrop.lambda;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.labeldrop.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a document in the embedded metric format tells CloudWatch to make metrics of.
 *
 * @param document the document, read back from its JSON
 * @param fields the directive
 */
record MetricDirective(Map<String, Object> document, Map<?, ?> fields) {

  static List<MetricDirective> of(Map<String, Object> written) {
    Map<String, Object> document = read(Json.text(written));
    Map<?, ?> aws = (Map<?, ?>) requireNonNull(document.get("_aws"));
    return list(aws, "CloudWatchMetrics").stream()
        .map(directive -> new MetricDirective(document, (Map<?, ?>) directive))
        .toList();
  }

  List<?> dimensions() {
    return list(fields, "Dimensions");
  }

  List<String> names() {
    return metrics().map(metric -> (String) requireNonNull(metric.get("Name"))).toList();
  }

  List<String> units() {
    return metrics().map(metric -> (String) requireNonNull(metric.get("Unit"))).toList();
  }

  private Stream<Map<?, ?>> metrics() {
    return list(fields, "Metrics").stream().map(metric -> (Map<?, ?>) metric);
  }

  private static List<?> list(Map<?, ?> map, String name) {
    return (List<?>) requireNonNull(map.get(name));
  }

  private static Map<String, Object> read(String json) {
    try {
      return JSON.std.mapFrom(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }
}

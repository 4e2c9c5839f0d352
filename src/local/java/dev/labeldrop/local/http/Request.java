package dev.labeldrop.local.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as a local service sees it: read to its end.
 *
 * @param method such as {@code POST}
 * @param path the path, decoded, without the query
 * @param headers the first value of each header; names in lower case
 * @param body the body, read as UTF-8; empty where there is none
 */
public record Request(String method, String path, Map<String, String> headers, String body) {

  /** A header's first value. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  static Map<String, String> firstValues(Map<String, List<String>> headers) {
    Map<String, String> first = new TreeMap<>();
    headers.forEach((name, values) -> first.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return first;
  }
}

package dev.labeldrop.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * AWS's query protocol: a form as request, XML as answer.
 *
 * @param namespace the service's namespace of XML
 */
public record QueryProtocol(String namespace) {

  /** The fields of a form-encoded body. */
  public static Map<String, String> fields(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decode(String value) {
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }

  /**
   * The answer to a call.
   *
   * @param content the elements of the result
   */
  public Reply result(String action, String content) {
    String body =
        "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult><ResponseMetadata><RequestId>local</RequestId></ResponseMetadata></%1$sResponse>"
            .formatted(action, namespace, content);
    return xml(200, body);
  }

  /**
   * The answer to a call that is not accepted.
   *
   * @param type {@code Sender} or {@code Receiver}
   */
  public Reply error(int status, String type, String code, String message) {
    String body =
        "<ErrorResponse xmlns=\"%s\"><Error>%s%s%s</Error><RequestId>local</RequestId></ErrorResponse>"
            .formatted(
                namespace,
                element("Type", type),
                element("Code", code),
                element("Message", message));
    return xml(status, body);
  }

  /** An element with a text in it. */
  public static String element(String name, String text) {
    return "<%1$s>%2$s</%1$s>"
        .formatted(name, text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  private static Reply xml(int status, String body) {
    return new Reply.Answer(status, Map.of("Content-Type", "text/xml"), body);
  }
}

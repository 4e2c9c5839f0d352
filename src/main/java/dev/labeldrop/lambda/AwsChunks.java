package dev.labeldrop.lambda;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The encoding {@code aws-chunked} in which the SDK sends objects whose checksum comes last (S3 API
 * reference, "Signature calculations: transferring payload in multiple chunks").
 */
final class AwsChunks {

  private AwsChunks() {}

  /** The content of a request's body: decoded where it is in chunks, as it is otherwise. */
  static byte[] decode(SdkHttpRequest request, byte[] body) {
    return request.firstMatchingHeader("x-amz-decoded-content-length").isPresent()
        ? decode(body)
        : body;
  }

  private static byte[] decode(byte[] body) {
    ByteArrayOutputStream content = new ByteArrayOutputStream(body.length);
    int at = 0;
    while (true) {
      int end = lineEnd(body, at);
      String head = new String(body, at, end - at, StandardCharsets.US_ASCII).split(";", 2)[0];
      int length = Integer.parseInt(head, 16);
      if (length == 0) {
        return content.toByteArray();
      }
      int start = end + 2;
      content.writeBytes(Arrays.copyOfRange(body, start, start + length));
      at = start + length + 2;
    }
  }

  private static int lineEnd(byte[] body, int from) {
    int at = from;
    while (body[at] != '\r') {
      at++;
    }
    return at;
  }
}

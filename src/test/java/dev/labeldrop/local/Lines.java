package dev.labeldrop.local;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON lines to drop. */
final class Lines {

  private Lines() {}

  /** An image with one label. */
  static String line(String image) {
    return ("{\"source-ref\":\"s3://acme-photos/%s.jpg\",\"flower\":0,\"flower-metadata\":"
            + "{\"class-name\":\"daisy\",\"confidence\":1,\"human-annotated\":\"yes\","
            + "\"creation-date\":\"2026-05-02T10:11:12\","
            + "\"type\":\"groundtruth/image-classification\"}}")
        .formatted(image);
  }

  /** A limit of an update under which two lines of this kind fit, and a third does not. */
  static String limitOfTwo() {
    return limitOf(2);
  }

  /** The same for another number of lines of this kind, with names of one character. */
  static String limitOf(int lines) {
    return String.valueOf(lines * (line("1").length() + 1) + 1);
  }

  /** The images 1 to n, in order. */
  static List<String> list(int n) {
    return IntStream.rangeClosed(1, n).mapToObj(i -> line(String.valueOf(i))).toList();
  }

  /** The images 1 to n, as a manifest. */
  static String manifest(int n) {
    return manifest(list(n));
  }

  /** These lines, as a manifest. */
  static String manifest(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}

package dev.labeldrop.local.rekognition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Lines of manifests for tests, made up. */
final class Samples {

  private Samples() {}

  /** A classification line with one label. */
  static String labelled(String key, String label) {
    return """
    {"source-ref":"s3://acme-photos/%s","l":0,"l-metadata":{"class-name":"%s","confidence":1,\
    "human-annotated":"yes","creation-date":"2026-01-02T03:04:05",\
    "type":"groundtruth/image-classification"}}\
    """
        .formatted(key, label);
  }

  /** A line with boxes of class 0, "pallet"; class 1, "forklift", is in the class-map only. */
  static String boxed(String key, String size, String... boxes) {
    String annotations =
        Arrays.stream(boxes)
            .map(box -> "{\"class_id\":0," + box + "}")
            .collect(Collectors.joining(","));
    String objects =
        Arrays.stream(boxes).map(box -> "{\"confidence\":0}").collect(Collectors.joining(","));
    return """
    {"source-ref":"s3://acme-photos/%s","bb":{"image_size":[{%s,"depth":3}],"annotations":[%s]},\
    "bb-metadata":{"objects":[%s],"class-map":{"0":"pallet","1":"forklift"},\
    "type":"groundtruth/object-detection","human-annotated":"yes",\
    "creation-date":"2026-01-02T03:04:05"}}\
    """
        .formatted(key, size, annotations, objects);
  }

  /** Where a box is: {@code "left":1,"top":2,"width":3,"height":4}. */
  static String box(double left, double top, double width, double height) {
    return "\"left\":%s,\"top\":%s,\"width\":%s,\"height\":%s"
        .formatted(number(left), number(top), number(width), number(height));
  }

  /** How large an image is. */
  static String size(int width, int height) {
    return "\"width\":%d,\"height\":%d".formatted(width, height);
  }

  /** A line with nothing but an image. */
  static String bare(String key) {
    return "{\"source-ref\":\"s3://acme-photos/" + key + "\"}";
  }

  /** The lines as changes of an update: each with a line feed. */
  static byte[] changes(String... lines) {
    return Arrays.stream(lines)
        .map(line -> line + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}

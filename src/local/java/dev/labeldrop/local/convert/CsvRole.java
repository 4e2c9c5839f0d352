package dev.labeldrop.local.convert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a column of a table holds, and the names under which tools write it. */
public enum CsvRole {
  /** The image's file, or its S3 URI. */
  IMAGE(
      "filename",
      "file",
      "image",
      "imagename",
      "imagepath",
      "imagefile",
      "path",
      "filepath",
      "sourceref",
      "img",
      "imageurl",
      "uri",
      "imageid"),
  /** A label. */
  LABEL("label", "class", "classname", "category", "labelname", "tag", "labels", "name"),
  /** The left edge of a box. */
  LEFT("left", "xmin", "x1", "x", "bboxx", "bboxleft"),
  /** The top edge of a box. */
  TOP("top", "ymin", "y1", "y", "bboxy", "bboxtop"),
  /** The right edge of a box. */
  RIGHT("right", "xmax", "x2", "bboxright"),
  /** The bottom edge of a box. */
  BOTTOM("bottom", "ymax", "y2", "bboxbottom"),
  /** The width of a box; beside a right edge, that of the image. */
  WIDTH("width", "w", "bboxwidth", "boxwidth"),
  /** The height of a box; beside a bottom edge, that of the image. */
  HEIGHT("height", "h", "bboxheight", "boxheight"),
  /** The width of the image. */
  IMAGE_WIDTH("imagewidth", "imgwidth"),
  /** The height of the image. */
  IMAGE_HEIGHT("imageheight", "imgheight"),
  /** How sure a box is. */
  CONFIDENCE("confidence", "score"),
  /** The set that a row is for: to train, to test. */
  SET("set", "mluse", "split", "subset");

  /** All names, with a blank around each. */
  private final String names;

  CsvRole(String... names) {
    this.names = " " + String.join(" ", names) + " ";
  }

  /** The role of a column by its heading; upper case, spaces, - and _ do not count. */
  static Optional<CsvRole> of(String heading) {
    String plain = plain(heading);
    return Arrays.stream(values())
        .filter(role -> !plain.isEmpty() && role.names.contains(" " + plain + " "))
        .findFirst();
  }

  /** A heading without case, spaces and signs. */
  static String plain(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** What the command line calls it: {@code image-width}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

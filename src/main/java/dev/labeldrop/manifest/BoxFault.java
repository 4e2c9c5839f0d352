package dev.labeldrop.manifest;

import dev.labeldrop.Code;

/** What can be wrong with boxes and with the size of their image. */
public enum BoxFault implements Fault {
  /** A box is no object, or lacks a part. */
  PART(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Mend.BY_HAND,
      "A box has class_id, top, left, width and height, each an integer."),
  /** A number is in quotes. */
  QUOTED(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Mend.BY_HAND,
      "Take the quotes away, if this is a number."),
  /** A class_id is written as 0.0. */
  CLASS_ID_FLOAT(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Mend.SAFE,
      "Write it as an integer: the class-map's key is \"0\", and nothing says that the service"
          + " finds it under 0.0."),
  /** A class_id is no integer. */
  CLASS_ID(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Mend.BY_HAND,
      "Write the number of a class that the class-map names."),
  /** A size is not above zero. */
  NO_SIZE(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Mend.BY_HAND,
      "Write the real width and height of the image in pixels; read them from the image if the tool"
          + " did not know them. The boxes are checked after that."),
  /** No class has the number. */
  CLASS_MAP_ID(
      Code.ERROR_MISSING_CLASS_MAP_ID,
      Mend.BY_HAND,
      "Add the number to class-map as a string with its label, or correct it; look whether one of"
          + " the two counts from 0 and the other from 1."),
  /** An edge is left of or above the image. */
  NEGATIVE(
      Code.ERROR_INVALID_BOUNDING_BOX,
      Mend.UNSAFE,
      "Cut the box to the image, if it only sticks out; else draw it anew."),
  /** Width or height is negative. */
  SIDES(
      Code.ERROR_INVALID_BOUNDING_BOX,
      Mend.UNSAFE,
      "The box was drawn from right to left or from bottom to top: take its smaller edge as left or"
          + " top, and the width or height without its sign."),
  /** The box would be inside if width and height were edges. */
  CORNERS(
      Code.ERROR_INVALID_BOUNDING_BOX,
      Mend.BY_HAND,
      "If width and height hold the right and bottom edge of the box, subtract left and top from"
          + " them; if they are right, cut the box to the image."),
  /** The box would be inside if the image were turned. */
  TURNED(
      Code.ERROR_INVALID_BOUNDING_BOX,
      Mend.BY_HAND,
      "With width and height of image_size swapped, the box would be inside: look at the size of"
          + " the image. Photos that a camera has turned are often measured the wrong way round."),
  /** The box leaves the image. */
  OUTSIDE(
      Code.ERROR_INVALID_BOUNDING_BOX,
      Mend.UNSAFE,
      "Cut the box to the image if it only sticks out; if it is far outside, look whether"
          + " image_size is that of this image."),
  /** A small box whose numbers look like fractions of the image. */
  SMALL_FRACTIONS(
      Code.ERROR_BOUNDING_BOX_TOO_SMALL,
      Mend.UNSAFE,
      "The numbers look like fractions of the image: multiply left and width by the image's width,"
          + " top and height by its height. Do not round them."),
  /** A small box. */
  SMALL(
      Code.ERROR_BOUNDING_BOX_TOO_SMALL,
      Mend.BY_HAND,
      "Draw the box anew, or remove it together with its confidence in objects."),
  /** Confidences are missing. */
  CONFIDENCE(
      Code.ERROR_MISSING_BOUNDING_BOX_CONFIDENCE,
      Mend.UNSAFE,
      "Write one {\"confidence\": 1} for each box, in the same order; the value is not used."),
  /** Numbers that could be fractions of the image. */
  FRACTIONS(
      Code.WARNING_FRACTIONAL_PIXELS,
      Mend.UNSAFE,
      "No number is above 1: they look like fractions of the image. Multiply them by its width and"
          + " height; do not round them."),
  /** Numbers that could be percent. */
  PERCENT(
      Code.WARNING_FRACTIONAL_PIXELS,
      Mend.UNSAFE,
      "No edge is beyond 100, and the image is larger: if they are percent of the image, turn them"
          + " into pixels (./labeldrop fix --coordinates percent), and do not round them. If they"
          + " are pixels, leave them."),
  /** Fractions of pixels. */
  PIXELS(
      Code.WARNING_FRACTIONAL_PIXELS,
      Mend.UNSAFE,
      "Leave them, or round the edges of the boxes to whole pixels, to be sure."),
  /** An image with very different sides. */
  LONG_SIDES(
      Code.ERROR_INVALID_IMAGE_DIMENSION,
      Mend.BY_HAND,
      "Training takes images of at most 20 to 1: cut the image into pieces, or correct"
          + " image_size."),
  /** An image with a side out of range. */
  SIDE(
      Code.ERROR_INVALID_IMAGE_DIMENSION,
      Mend.BY_HAND,
      "Resize the image and its boxes together, or correct image_size if it is not that of the"
          + " image.");

  private final Code code;
  private final Mend mend;
  private final String remedy;

  BoxFault(Code code, Mend mend, String remedy) {
    this.code = code;
    this.mend = mend;
    this.remedy = remedy;
  }

  @Override
  public Code code() {
    return code;
  }

  @Override
  public Mend mend() {
    return mend;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}

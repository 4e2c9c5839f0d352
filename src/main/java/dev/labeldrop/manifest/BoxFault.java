package dev.labeldrop.manifest;

import dev.labeldrop.Code;

/** What can be wrong with boxes and with the size of their image. */
public enum BoxFault implements Fault {
  /** A box is no object, or lacks a part. */
  PART(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.BY_HAND,
      "A box has class_id, top, left, width and height, each an integer."),
  /** A box has other parts. */
  OTHER_PARTS(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.BY_HAND,
      "A box has left and top, the distance of its corner from the left and the top"
          + " edge of the image, and width and height. From right and bottom edges (xmax,"
          + " ymax) subtract left and top; of a middle (x, y) subtract half the width and"
          + " height."),
  /** A number is in quotes. */
  QUOTED(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.SAFE,
      "Take the quotes around the number away."),
  /** A number has a unit, or is no number. */
  UNIT(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.BY_HAND,
      "Write pixels as a number alone. Percent of the image are that part of its"
          + " width or height."),
  /** A class_id is a name of the class-map. */
  CLASS_NAME(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.SAFE,
      "Write the number that the class-map has for this name."),
  /** A class_id is a name that the class-map does not have. */
  NO_CLASS(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.BY_HAND,
      "Add the label to class-map under a number of its own, and write that number" + " here."),
  /** A class_id is written as 0.0. */
  CLASS_ID_FLOAT(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.SAFE,
      "Write it as an integer: the class-map's key is \"0\", and nothing says that the service"
          + " finds it under 0.0."),
  /** A class_id is no integer. */
  CLASS_ID(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.BY_HAND,
      "Write the number of a class that the class-map names."),
  /** A size is not above zero. */
  NO_SIZE(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.BY_HAND,
      "Write the real width and height of the image in pixels; read them from the image if the tool"
          + " did not know them. The boxes are checked after that."),
  /** image_size is an object. */
  SIZE_ARRAY(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.SAFE,
      "Put the object into an array: \"image_size\": [{\"width\": …}]."),
  /** The depth is missing. */
  DEPTH(
      Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT,
      Fixable.UNSAFE,
      "Add \"depth\": 3, the number of colour channels, or 1 for a grey image. The"
          + " field must be there, its value is not used."),
  /** The class-map goes from names to numbers. */
  TURNED_MAP(
      Code.ERROR_MISSING_CLASS_MAP_ID,
      Fixable.SAFE,
      "The class-map goes from names to numbers: turn it around, as {\"0\": \"LABEL\"}."),
  /** The class-map has the number in another form. */
  CLASS_MAP_KEY(
      Code.ERROR_MISSING_CLASS_MAP_ID,
      Fixable.SAFE,
      "Write the class-map's keys as the boxes have the numbers: \"0\" for \"0.0\" or \"00\"."),
  /** No class has the number. */
  CLASS_MAP_ID(
      Code.ERROR_MISSING_CLASS_MAP_ID,
      Fixable.BY_HAND,
      "Add the number to class-map as a string with its label, or correct it; look whether one of"
          + " the two counts from 0 and the other from 1."),
  /** An edge is left of or above the image. */
  NEGATIVE(
      Code.ERROR_INVALID_BOUNDING_BOX,
      Fixable.UNSAFE,
      "Cut the box to the image, if it only sticks out; else draw it anew."),
  /** Width or height is negative. */
  SIDES(
      Code.ERROR_INVALID_BOUNDING_BOX,
      Fixable.UNSAFE,
      "The box was drawn from right to left or from bottom to top: take its smaller edge as left or"
          + " top, and the width or height without its sign."),
  /** The box would be inside if width and height were edges. */
  CORNERS(
      Code.ERROR_INVALID_BOUNDING_BOX,
      Fixable.BY_HAND,
      "If width and height hold the right and bottom edge of the box, subtract left and top from"
          + " them; if they are right, cut the box to the image."),
  /** The box would be inside if the image were turned. */
  TURNED(
      Code.ERROR_INVALID_BOUNDING_BOX,
      Fixable.BY_HAND,
      "With width and height of image_size swapped, the box would be inside: look at the size of"
          + " the image. Photos that a camera has turned are often measured the wrong way round."),
  /** The box leaves the image. */
  OUTSIDE(
      Code.ERROR_INVALID_BOUNDING_BOX,
      Fixable.UNSAFE,
      "Cut the box to the image if it only sticks out; if it is far outside, look whether"
          + " image_size is the size of this image, whether the numbers count its pixels, and"
          + " whether left and top are the corner of the box and not its middle."),
  /** The box leaves the image, and could be thousandths of it. */
  THOUSANDTHS(
      Code.ERROR_INVALID_BOUNDING_BOX,
      Fixable.UNSAFE,
      "No edge of the line's boxes is beyond 1000: if the numbers count thousandths of the image,"
          + " as models such as Gemini write them, turn them into pixels (./labeldrop fix"
          + " --coordinates thousandths), and do not cut the boxes. If they count pixels, look"
          + " whether image_size is the size of this image."),
  /** A small box whose numbers look like fractions of the image. */
  SMALL_FRACTIONS(
      Code.ERROR_BOUNDING_BOX_TOO_SMALL,
      Fixable.UNSAFE,
      "The numbers look like fractions of the image: turn them into pixels with ./labeldrop fix"
          + " --coordinates fractions, and do not round them."),
  /** A small box whose numbers look like percent. */
  SMALL_PERCENT(
      Code.ERROR_BOUNDING_BOX_TOO_SMALL,
      Fixable.UNSAFE,
      "The numbers could be percent of the image: if so, turn them into pixels with"
          + " ./labeldrop fix --coordinates percent, and do not round them. If they are"
          + " pixels, draw the box anew."),
  /** A box of 1 x 1 at the corner. */
  WHOLE_FRACTION(
      Code.ERROR_BOUNDING_BOX_TOO_SMALL,
      Fixable.UNSAFE,
      "A box of 0, 0, 1, 1 is the whole image in fractions: if that is meant,"
          + " ./labeldrop fix --coordinates fractions turns it into pixels."),
  /** A small box. */
  SMALL(
      Code.ERROR_BOUNDING_BOX_TOO_SMALL,
      Fixable.BY_HAND,
      "Draw the box anew, or remove it together with its confidence in objects."),
  /** Confidences are missing. */
  CONFIDENCE(
      Code.ERROR_MISSING_BOUNDING_BOX_CONFIDENCE,
      Fixable.UNSAFE,
      "Write one {\"confidence\": 1} for each box, in the same order; the value is not used."),
  /** Numbers that could be fractions of the image. */
  FRACTIONS(
      Code.WARNING_FRACTIONAL_PIXELS,
      Fixable.UNSAFE,
      "No number is above 1: they look like fractions of the image. Turn them into pixels with"
          + " ./labeldrop fix --coordinates fractions; do not round them."),
  /** Numbers that could be percent. */
  PERCENT(
      Code.WARNING_FRACTIONAL_PIXELS,
      Fixable.UNSAFE,
      "No edge is beyond 100, and the image is larger: if they are percent of the image, turn them"
          + " into pixels (./labeldrop fix --coordinates percent), and do not round them. If they"
          + " are pixels, leave them."),
  /** Whole numbers that could be percent, in the whole file. */
  WHOLE_PERCENT(
      Code.WARNING_BOXES_NOT_IN_PIXELS,
      Fixable.UNSAFE,
      "If the numbers are percent of the images, turn them into pixels with ./labeldrop fix"
          + " --coordinates percent. If they are pixels, leave them."),
  /** Whole numbers that could be thousandths, in the whole file. */
  THOUSANDTHS_OF_ALL(
      Code.WARNING_BOXES_NOT_IN_PIXELS,
      Fixable.UNSAFE,
      "If the numbers are thousandths of the images, as models such as Gemini write them, turn them"
          + " into pixels with ./labeldrop fix --coordinates thousandths. If they are pixels,"
          + " leave them."),
  /** Fractions of pixels. */
  PIXELS(
      Code.WARNING_FRACTIONAL_PIXELS,
      Fixable.UNSAFE,
      "Leave them, or round the edges of the boxes to whole pixels, to be sure."),
  /** An image with very different sides. */
  LONG_SIDES(
      Code.ERROR_INVALID_IMAGE_DIMENSION,
      Fixable.BY_HAND,
      "The longer side of an image must be less than 20 times the shorter one: cut the image into"
          + " pieces, or correct image_size."),
  /** An image with a side out of range. */
  SIDE(
      Code.ERROR_INVALID_IMAGE_DIMENSION,
      Fixable.BY_HAND,
      "Resize the image and its boxes together, or correct image_size if it is not the size of the"
          + " image.");

  private final Code code;
  private final Fixable fixable;
  private final String remedy;

  BoxFault(Code code, Fixable fixable, String remedy) {
    this.code = code;
    this.fixable = fixable;
    this.remedy = remedy;
  }

  @Override
  public Code code() {
    return code;
  }

  @Override
  public Fixable fixable() {
    return fixable;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}

package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Whether the whole numbers of boxes could count parts of their images instead of pixels: of a
 * hundred or of a thousand, as models such as Gemini and PaLI write them. One box cannot tell, the
 * boxes of some lines can: none goes beyond the whole, some come near it, and either many leave
 * their images, or the images are so much larger that boxes of pixels would hardly all stay there.
 *
 * <p>Worked example: in images of 4000 x 3000, one of twelve places has both coordinates up to
 * 1000. If the far corners of three boxes are there, that is chance in one of 1,700 files.
 */
public final class BoxUnits {

  /** The keys of a box's numbers, in the order in which {@link #add} takes them. */
  static final byte[][] EDGES = {
    "left".getBytes(UTF_8),
    "top".getBytes(UTF_8),
    "width".getBytes(UTF_8),
    "height".getBytes(UTF_8),
  };

  /** How far from the whole the farthest edges may stay, as parts of it. */
  private static final double NEAR = 0.8;

  /** How unlikely it is that boxes of pixels lie so, as a logarithm: one in a thousand. */
  private static final double UNLIKELY = Math.log(1000);

  /** No box whose left and top are its middle goes farther, in sides of its image. */
  private static final double FAR = 1.5;

  /** At least one box in this many leaves its image. */
  private static final int OF_MANY = 4;

  private final int whole;
  private long boxes;
  private long outside;
  private long farOutside;
  private boolean possible = true;
  private double surprise;
  private double right;
  private double bottom;

  /**
   * No boxes yet.
   *
   * @param whole what a whole side would be: 100 or 1000
   */
  public BoxUnits(int whole) {
    this.whole = whole;
  }

  /**
   * Takes a box.
   *
   * @param imageWidth width of its image in pixels; no side of an image where it is not known
   * @param imageHeight its height
   */
  public void add(
      double imageWidth, double imageHeight, double left, double top, double width, double height) {
    double x = left + width;
    double y = top + height;
    possible &= left >= 0 && top >= 0 && width >= 0 && height >= 0 && x <= whole && y <= whole;
    if (!Frame.isSide(imageWidth) || !Frame.isSide(imageHeight)) {
      return;
    }
    boxes++;
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
    outside += x > imageWidth || y > imageHeight ? 1 : 0;
    boolean start = left >= imageWidth || top >= imageHeight;
    farOutside += start || x > imageWidth * FAR || y > imageHeight * FAR ? 1 : 0;
    surprise += Math.log(Math.max(1, imageWidth / whole) * Math.max(1, imageHeight / whole));
  }

  /** How many boxes there were whose image's size is known. */
  public long boxes() {
    return boxes;
  }

  /** How many of them leave their images. */
  public long outside() {
    return outside;
  }

  /** Whether no box is beyond the whole, many leave their images, and one is far outside. */
  public boolean leaveImages() {
    return possible && farOutside > 0 && outside * OF_MANY >= boxes;
  }

  /** Whether several boxes leave their images, and come near to the whole. */
  public boolean surelyLeaveImages() {
    return leaveImages() && outside > 1 && isNear();
  }

  /** Whether the boxes hold to a corner of much larger images, and come near to the whole. */
  public boolean holdToCorner() {
    return possible && surprise > UNLIKELY && isNear();
  }

  private boolean isNear() {
    return right >= whole * NEAR && bottom >= whole * NEAR;
  }
}

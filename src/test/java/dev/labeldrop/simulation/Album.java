package dev.labeldrop.simulation;

import java.util.List;

/**
 * The images of a world, each drawn by itself.
 *
 * @param seed the world's
 * @param badness of all images, the part that is not fine
 * @param closed whether the bucket that they are in does not exist
 */
record Album(long seed, double badness, boolean closed) {

  /** The bucket that all lines name. */
  static final String BUCKET = "acme-photos";

  private static final List<Picture> OTHERS =
      List.of(Picture.MISSING, Picture.TEXT, Picture.CUT, Picture.EMPTY, Picture.BUSY);

  static Album drawn(long seed) {
    Draw draw = new Draw(seed, "album");
    return new Album(seed, draw.chance(0.2) ? 0 : draw.time(5, 50) / 100.0, draw.chance(0.05));
  }

  /** What is under a source-ref. */
  Picture at(String sourceRef) {
    Draw draw = new Draw(seed, "image " + sourceRef);
    return draw.chance(badness) ? draw.pick(OTHERS) : Picture.FINE;
  }
}

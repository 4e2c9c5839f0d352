package dev.labeldrop.local.convert;

import java.util.Optional;

/**
 * The size of an image.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 */
public record Size(int width, int height) {

  /**
   * A size, where both sides can be sides of an image: some tools write 0 for what they do not
   * know.
   */
  static Optional<Size> of(int width, int height) {
    return width > 0 && height > 0 ? Optional.of(new Size(width, height)) : Optional.empty();
  }

  @Override
  public String toString() {
    return width + " x " + height;
  }
}

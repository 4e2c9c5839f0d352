package dev.labeldrop.local.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The image of a line, small, with the line's boxes on it.
 *
 * @param line the line's number
 * @param sourceRef the image
 * @param data the picture as a {@code data:} address; null if there is none
 * @param words what it shows, or why there is no picture
 * @param codes what is wrong with the line or its image, each code once
 */
public record Picture(
    long line, String sourceRef, @Nullable String data, String words, List<String> codes) {

  /** Keeps its own copy of the list. */
  public Picture {
    codes = List.copyOf(codes);
  }
}

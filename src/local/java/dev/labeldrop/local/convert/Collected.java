package dev.labeldrop.local.convert;

import java.util.ArrayList;
import java.util.List;

/**
 * What was read of an input so far.
 *
 * @param pictures the images, in the order of the input
 * @param skipped what could not be read
 * @param notes sentences about everything that was converted
 */
public record Collected(List<Picture> pictures, List<Skipped> skipped, List<String> notes) {

  /** Nothing yet. */
  public Collected() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  void add(Picture picture) {
    pictures.add(picture);
  }

  void skip(String where, String reason) {
    skipped.add(new Skipped(where, reason));
  }

  void note(String sentence) {
    notes.add(sentence);
  }
}

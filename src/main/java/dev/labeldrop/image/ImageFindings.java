package dev.labeldrop.image;

import dev.labeldrop.manifest.Problem;
import java.util.List;

/**
 * What a survey found.
 *
 * @param looked how many images were looked at
 * @param problems what is wrong with them, in no order
 */
public record ImageFindings(long looked, List<Problem> problems) {

  /** Keeps its own copy of the list. */
  public ImageFindings {
    problems = List.copyOf(problems);
  }
}

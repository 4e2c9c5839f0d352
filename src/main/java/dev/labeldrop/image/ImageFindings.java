package dev.labeldrop.image;

import dev.labeldrop.manifest.Problem;
import java.util.List;

/**
 * What a survey found.
 *
 * @param looked how many images were looked at
 * @param problems what is wrong with them, in no order; those that have the same bytes are not said
 * @param contents what stands for the bytes of each that was found, in no order
 * @param read those PNGs and JPEGs whose bytes were read, because nothing of them was known or they
 *     had changed, in no order
 * @param unanswered whether S3 did not answer, so that not all images were looked at; a problem
 *     says why
 */
public record ImageFindings(
    long looked,
    List<Problem> problems,
    List<ImageContent> contents,
    List<ReadImage> read,
    boolean unanswered) {

  /** Keeps its own copies of the lists. */
  public ImageFindings {
    problems = List.copyOf(problems);
    contents = List.copyOf(contents);
    read = List.copyOf(read);
  }
}

package dev.labeldrop.image;

import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import java.util.Optional;

/**
 * Whether whoever has the images answers at all. After three images in a row without an answer
 * there is none to be expected for the others. As long as nothing was ever answered, an image is
 * tried a few times only: it is the network or a wrong endpoint then, and no passing fault. Used
 * from many threads at once.
 */
final class Answers {

  /** Images in a row without an answer. */
  static final int MOST_SILENT = 3;

  /** Tries of an image before the first answer. */
  static final int FIRST_TRIES = 3;

  private boolean heard;
  private int silent;

  /** Stays so, even if somebody answers again: images were left out in between. */
  private boolean lost;

  private String words = "";

  /** Learns of an answer, or of a try that had none. */
  synchronized void of(ImageLook.Result result) {
    if (result.refusal() == Refusal.NO_ANSWER) {
      words = result.words();
    } else {
      heard = true;
      silent = 0;
    }
  }

  /** An image was given up that had no answer. */
  synchronized void gaveUp() {
    silent++;
    lost |= silent >= MOST_SILENT;
  }

  /** How often an image is tried that has no answer. */
  synchronized int tries() {
    return heard ? ImageLook.TRIES : FIRST_TRIES;
  }

  /** Whether it is worth asking. */
  synchronized boolean expected() {
    return !lost;
  }

  /** That there are no answers, as a problem of the file; empty if there were some to the end. */
  synchronized Optional<Problem> silence() {
    return lost || (!heard && silent > 0)
        ? Optional.of(
            Problem.ofFile(
                PictureFault.NO_ANSWER,
                "S3 does not answer, so images were not looked at: %s.".formatted(words)))
        : Optional.empty();
  }
}

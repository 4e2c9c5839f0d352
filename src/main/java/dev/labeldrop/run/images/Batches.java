package dev.labeldrop.run.images;

import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.image.ImageFindings;
import dev.labeldrop.image.ImageLook;
import dev.labeldrop.image.ImageSurvey;
import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.LineImages;
import dev.labeldrop.run.files.LineTexts;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.ledger.LineIndex;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.stream.IntStream;

/** Looks at the images of some lines of a drop. */
final class Batches {

  /** Lines of a batch: some seconds of work, with both requests of each image. */
  static final int SIZE = 500;

  /** Images that are looked at at the same time. With five batches, half of what S3 gives. */
  private static final int AT_ONCE = 32;

  private final ObjectStore store;
  private final ImageLook look;

  Batches(ObjectStore store, ImageLook look) {
    this.store = store;
    this.look = look;
  }

  /** How many batches so many lines make. */
  static int count(int lines) {
    return (lines + SIZE - 1) / SIZE;
  }

  /** Looks at the lines of one, from 0. */
  BatchDocument batch(Plan plan, LineIndex lines, int number) {
    int from = number * SIZE;
    return lines(plan, lines, from, Math.min(lines.size(), from + SIZE));
  }

  /** Looks at the lines from one place in the index to another. */
  BatchDocument lines(Plan plan, LineIndex lines, int from, int to) {
    LineImages reader = new LineImages();
    try (ImageSurvey survey = new ImageSurvey(look, AT_ONCE, () -> {})) {
      new LineTexts(store, plan.drop(), lines)
          .read(
              IntStream.range(from, to).toArray(),
              (place, bytes) -> add(survey, reader.of(lines.number(place), bytes)));
      ImageFindings findings = survey.end();
      return new BatchDocument(
          findings.looked(),
          findings.problems().stream().map(BatchDocument.Found::of).toList(),
          findings.contents());
    }
  }

  private static void add(ImageSurvey survey, Optional<LineImage> line) throws IOException {
    try {
      if (line.isPresent()) {
        survey.add(line.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("The look was stopped.");
      stopped.initCause(e);
      throw stopped;
    }
  }
}

package dev.labeldrop.run.images;

import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.image.ImageFindings;
import dev.labeldrop.image.ImageLook;
import dev.labeldrop.image.ImageSurvey;
import dev.labeldrop.image.KnownImage;
import dev.labeldrop.image.ReadImage;
import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.LineImages;
import dev.labeldrop.run.files.LineTexts;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.ledger.LineIndex;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks at the images of some lines of a drop. */
final class Batches {

  /** Lines of a batch: some seconds of work, with both requests of each image. */
  static final int SIZE = 500;

  /** Images that are looked at at the same time. With five batches, half of what S3 gives. */
  private static final int AT_ONCE = 32;

  private final ObjectStore store;
  private final ImageLook look;
  private final Clock clock;

  Batches(ObjectStore store, ImageLook look, Clock clock) {
    this.store = store;
    this.look = look;
    this.clock = clock;
  }

  /** How many batches a number of lines makes. */
  static int count(int lines) {
    return (lines + SIZE - 1) / SIZE;
  }

  /**
   * Looks at the lines of one.
   *
   * @param number which one, from 0
   * @param folder has what is known of all images of the drop
   */
  BatchDocument batch(Plan plan, LineIndex lines, int number, RunFiles folder) {
    int from = number * SIZE;
    int to = Math.min(lines.size(), from + SIZE);
    return lines(plan, lines, from, KnownImages.read(folder, from, to));
  }

  /**
   * Looks at some lines.
   *
   * @param from the place of the first in the index
   * @param known what is known of their images, as many records as there are lines to look at
   */
  BatchDocument lines(Plan plan, LineIndex lines, int from, KnownImages known) {
    LineImages reader = new LineImages();
    try (ImageSurvey survey = new ImageSurvey(look, AT_ONCE, () -> {})) {
      new LineTexts(store, plan.drop(), lines)
          .read(
              IntStream.range(from, from + known.size()).toArray(),
              (place, bytes) ->
                  add(survey, reader.of(lines.number(place), bytes), known.at(place - from)));
      ImageFindings findings = survey.end();
      return new BatchDocument(
          findings.looked(),
          findings.problems().stream().map(BatchDocument.Found::of).toList(),
          findings.contents(),
          records(findings.read()));
    }
  }

  private String records(List<ReadImage> read) {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    int today = (int) LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
    read.forEach(image -> ImageRecord.of(image, today).ifPresent(records::writeBytes));
    return Base64.getEncoder().encodeToString(records.toByteArray());
  }

  private static void add(ImageSurvey survey, Optional<LineImage> line, @Nullable KnownImage known)
      throws IOException {
    try {
      if (line.isPresent()) {
        survey.add(line.get(), known);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("The look was stopped.");
      stopped.initCause(e);
      throw stopped;
    }
  }
}

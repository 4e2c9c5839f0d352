package dev.labeldrop.local.cli;

import dev.labeldrop.local.convert.AnnotationReader;
import dev.labeldrop.local.convert.CocoReader;
import dev.labeldrop.local.convert.Collected;
import dev.labeldrop.local.convert.Conversion;
import dev.labeldrop.local.convert.CsvReader;
import dev.labeldrop.local.convert.CsvRole;
import dev.labeldrop.local.convert.GroundTruthLines;
import dev.labeldrop.local.convert.ImageFolder;
import dev.labeldrop.local.convert.ImagePlace;
import dev.labeldrop.local.convert.Picture;
import dev.labeldrop.local.convert.VocReader;
import dev.labeldrop.local.convert.YoloReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The formats that {@code convert} reads. */
enum InputFormat {
  COCO,
  VOC,
  YOLO,
  CSV,
  GROUND_TRUTH;

  /**
   * What the readers need beside the input.
   *
   * @param conversion writes what was read
   * @param images the images; null where there are none
   * @param place where the images are; null where the input says so
   * @param classes the file with YOLO's names; null where it is in the folder
   * @param columns the headings of a table's columns that were named
   * @param encoding that of a table
   */
  record Options(
      Conversion conversion,
      @Nullable ImageFolder images,
      @Nullable ImagePlace place,
      @Nullable Path classes,
      Map<CsvRole, String> columns,
      Charset encoding) {}

  /** Whether its inputs name images by their files, so that the bucket has to be said. */
  boolean namesFiles() {
    return switch (this) {
      case COCO, VOC, YOLO -> true;
      case CSV, GROUND_TRUTH -> false;
    };
  }

  /**
   * Reads the inputs and writes their manifest.
   *
   * @param read takes what could not be converted
   * @return how many lines were written
   * @throws IOException where an input cannot be read at all
   */
  long convert(List<Path> inputs, Options options, Collected read, Writer out) throws IOException {
    if (this == GROUND_TRUTH) {
      GroundTruthLines lines = new GroundTruthLines(options.place());
      long written = 0;
      for (Path each : inputs) {
        written += lines.write(each, read, out);
      }
      return written;
    }
    AnnotationReader reader = reader(options);
    for (Path each : inputs) {
      reader.read(each, read);
    }
    for (Picture each : options.place() == null ? read.pictures() : List.<Picture>of()) {
      if (!each.name().startsWith("s3://")) {
        throw new IOException(
            each.name() + " names no bucket: give the one that has the images with --bucket.");
      }
    }
    return options.conversion().write(read, out);
  }

  private AnnotationReader reader(Options options) {
    return switch (this) {
      case COCO -> new CocoReader();
      case VOC -> new VocReader();
      case YOLO -> new YoloReader(Objects.requireNonNull(options.images()), options.classes());
      case CSV -> new CsvReader(options.columns(), options.encoding());
      case GROUND_TRUTH -> throw new IllegalStateException("Its lines are converted one by one.");
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

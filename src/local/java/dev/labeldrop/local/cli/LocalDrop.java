package dev.labeldrop.local.cli;

import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.rekognition.Timing;
import dev.labeldrop.local.stack.RunCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import software.amazon.awssdk.services.s3.S3Client;

/** Files between this machine's disk and a local stack's bucket. */
final class LocalDrop {

  /** Quick enough to try things, slow enough to see a run wait. */
  static final Timing TIMING =
      new Timing(
          Duration.ZERO, Duration.ofMillis(500), Duration.ofMillis(100), Duration.ofSeconds(1));

  private final S3Client s3;

  LocalDrop(LocalStack stack) {
    this.s3 = stack.clients().s3();
  }

  /** Puts a file where its project's dataset is. */
  void put(Path file, String project, DatasetType type) {
    String folder = "incoming/" + project + "/" + type.name().toLowerCase(Locale.ROOT) + "/";
    put(file, folder + file.getFileName());
  }

  /** Puts a file under a key. */
  void put(Path file, String key) {
    s3.putObject(b -> b.bucket(LocalStack.BUCKET).key(key), file);
  }

  /**
   * Copies what a run leaves for people, in the place of an earlier copy. What its steps leave for
   * each other lies in folders within, and is not copied.
   *
   * @param target where the runs' folders are
   * @return the copy
   */
  Path copyRun(String run, Path target) throws IOException {
    return new RunCopy(s3, LocalStack.BUCKET).of(run, target);
  }
}

package dev.labeldrop.local.cli;

import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.rekognition.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

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
    Path folder = target.resolve(run);
    Files.createDirectories(folder);
    try (Stream<Path> earlier = Files.list(folder)) {
      for (Path file : earlier.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    String prefix = "runs/" + run + "/";
    for (S3Object object :
        s3.listObjectsV2Paginator(b -> b.bucket(LocalStack.BUCKET).prefix(prefix)).contents()) {
      if (object.key().indexOf('/', prefix.length()) >= 0) {
        continue;
      }
      try (ResponseInputStream<GetObjectResponse> in =
          s3.getObject(b -> b.bucket(LocalStack.BUCKET).key(object.key()))) {
        Files.copy(in, folder.resolve(object.key().substring(prefix.length())));
      }
    }
    return folder;
  }
}

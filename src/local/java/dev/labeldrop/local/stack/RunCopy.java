package dev.labeldrop.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Copies what a run leaves for people. What its steps leave for each other lies in folders within,
 * and is not copied.
 *
 * @param bucket the bucket of the run's folder
 */
public record RunCopy(S3Client s3, String bucket) {

  /**
   * Copies it, in the place of an earlier copy.
   *
   * @param target where the runs' folders are
   * @return the copy
   */
  public Path of(String run, Path target) throws IOException {
    Path folder = target.resolve(run);
    Files.createDirectories(folder);
    try (Stream<Path> earlier = Files.list(folder)) {
      for (Path file : earlier.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    String prefix = "runs/" + run + "/";
    for (S3Object object :
        s3.listObjectsV2Paginator(b -> b.bucket(bucket).prefix(prefix)).contents()) {
      if (object.key().indexOf('/', prefix.length()) >= 0) {
        continue;
      }
      try (ResponseInputStream<GetObjectResponse> in =
          s3.getObject(b -> b.bucket(bucket).key(object.key()))) {
        Files.copy(in, folder.resolve(object.key().substring(prefix.length())));
      }
    }
    return folder;
  }
}

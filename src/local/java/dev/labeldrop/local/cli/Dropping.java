package dev.labeldrop.local.cli;

import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.DroppedFile;
import dev.labeldrop.local.stack.FileUpload;
import dev.labeldrop.local.stack.RunOfDrop;
import dev.labeldrop.local.stack.Runs;
import dev.labeldrop.local.stack.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;

/** Drops objects and follows their runs, one after the other. */
final class Dropping {

  private final Connection connection;
  private final Following following;
  private final CommandLine line;
  private final boolean detach;
  private final Runs runs;
  private final S3Client s3;

  /**
   * Drops to a stack.
   *
   * @param detach whether runs are not followed, but their ids printed
   */
  Dropping(Connection connection, Following following, CommandLine line, boolean detach) {
    this.connection = connection;
    this.following = following;
    this.line = line;
    this.detach = detach;
    this.runs = new Runs(connection);
    this.s3 = connection.clients().s3();
  }

  /** What makes an object appear. */
  @FunctionalInterface
  private interface Putting {
    DroppedFile put(Progress progress) throws IOException;
  }

  /**
   * Uploads a file.
   *
   * @return the exit code
   */
  int drop(Path file, String key) throws IOException, InterruptedException {
    long size = Files.size(file);
    String first = "uploading %s, %s".formatted(file.getFileName(), Words.size(size));
    return drop(first, key, progress -> upload(file, size, key, progress));
  }

  private DroppedFile upload(Path file, long size, String key, Progress progress)
      throws IOException {
    String text = "uploading %s, %s".formatted(file.getFileName(), Words.size(size));
    FileUpload upload =
        new FileUpload(
            s3,
            connection.stack().bucket(),
            key,
            sent -> progress.show(text, 100 * sent / Math.max(1, size) + " %", 0, 0));
    try (Interrupt _ =
        new Interrupt(() -> {
          upload.giveUp();
          say(progress, "Stopped; nothing was dropped.");
        })) {
      return upload.send(file);
    }
  }

  /**
   * Copies an object of the bucket, so that it is dropped.
   *
   * @param source its key
   * @param version its version; empty for the latest
   * @return the exit code
   */
  int copy(String source, String version, String key) throws IOException, InterruptedException {
    String bucket = connection.stack().bucket();
    return drop(
        "copying " + source,
        key,
        _ -> {
          CopyObjectResponse copy =
              s3.copyObject(b -> {
                b.sourceBucket(bucket).sourceKey(source).destinationBucket(bucket);
                b.destinationKey(key).metadataDirective("REPLACE").contentType("application/jsonl");
                if (!version.isEmpty()) {
                  b.sourceVersionId(version);
                }
              });
          return new DroppedFile(
              key, copy.versionId(), copy.copyObjectResult().eTag().replace("\"", ""));
        });
  }

  private int drop(String first, String key, Putting putting)
      throws IOException, InterruptedException {
    RunOfDrop runOf = new RunOfDrop(runs, key, following.waiter());
    try (Progress progress = following.progress(first)) {
      DroppedFile dropped = putting.put(progress);
      String left =
          "Stopped following; the file is dropped. To see its run: ./labeldrop runs "
              + following.again();
      String run;
      try (Interrupt _ = new Interrupt(() -> say(progress, left))) {
        run = runOf.await(dropped, () -> progress.show("validating " + key, "", 0, 0));
      }
      if (detach) {
        progress.end();
        line.getOut().println(run);
        line.getOut().flush();
        return 0;
      }
      return following.follow(run, progress);
    }
  }

  private void say(Progress progress, String words) {
    progress.end();
    line.getErr().println("\n" + words);
    line.getErr().flush();
  }
}

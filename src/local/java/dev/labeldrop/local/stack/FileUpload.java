package dev.labeldrop.local.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Uploads one file, in parts if it has more than one. No object appears before the last part is
 * there. What a killed process leaves behind, the bucket's lifecycle throws away after a day.
 */
public final class FileUpload {

  /** In bytes. S3's least is 5 MiB for all but the last part, its most are 10,000 parts: 78 GiB. */
  public static final int PART_BYTES = 8 * 1024 * 1024;

  private static final String CONTENT_TYPE = "application/jsonl";

  private final S3Client s3;
  private final String bucket;
  private final String key;
  private final int partBytes;
  private final LongConsumer progress;

  // Written by the thread that uploads, read by the one that gives up.
  private volatile @Nullable String uploadId;

  /**
   * An upload.
   *
   * @param progress told how many bytes are there, after each part
   */
  public FileUpload(S3Client s3, String bucket, String key, LongConsumer progress) {
    this(s3, bucket, key, PART_BYTES, progress);
  }

  FileUpload(S3Client s3, String bucket, String key, int partBytes, LongConsumer progress) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
    this.partBytes = partBytes;
    this.progress = progress;
  }

  /** Uploads a file. */
  public DroppedFile send(Path file) throws IOException {
    return Files.size(file) <= partBytes ? whole(file) : inParts(file);
  }

  private DroppedFile whole(Path file) throws IOException {
    PutObjectResponse put =
        s3.putObject(
            b -> b.bucket(bucket).key(key).contentType(CONTENT_TYPE), RequestBody.fromFile(file));
    progress.accept(Files.size(file));
    return new DroppedFile(key, put.versionId(), plain(put.eTag()));
  }

  private DroppedFile inParts(Path file) throws IOException {
    String id =
        s3.createMultipartUpload(b -> b.bucket(bucket).key(key).contentType(CONTENT_TYPE))
            .uploadId();
    uploadId = id;
    try (InputStream in = Files.newInputStream(file)) {
      List<CompletedPart> parts = new ArrayList<>();
      long sent = 0;
      for (byte[] part = in.readNBytes(partBytes);
          part.length > 0;
          part = in.readNBytes(partBytes)) {
        parts.add(sendPart(id, parts.size() + 1, part));
        sent += part.length;
        progress.accept(sent);
      }
      CompleteMultipartUploadResponse done =
          s3.completeMultipartUpload(
              b -> b.bucket(bucket).key(key).uploadId(id).multipartUpload(all -> all.parts(parts)));
      uploadId = null;
      return new DroppedFile(key, done.versionId(), plain(done.eTag()));
    } catch (SdkException | IOException e) {
      giveUp();
      throw e;
    }
  }

  private CompletedPart sendPart(String id, int number, byte[] part) {
    UploadPartResponse sent =
        s3.uploadPart(
            b -> b.bucket(bucket).key(key).uploadId(id).partNumber(number),
            RequestBody.fromBytes(part));
    // Where a part has a checksum, S3 wants it again at the end.
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(sent.eTag())
        .checksumCRC32(sent.checksumCRC32())
        .build();
  }

  /** Throws the parts away that are there; does nothing if no upload is under way. */
  public void giveUp() {
    String id = uploadId;
    uploadId = null;
    if (id != null) {
      try {
        s3.abortMultipartUpload(b -> b.bucket(bucket).key(key).uploadId(id));
      } catch (SdkException _) {
        // The bucket's lifecycle throws them away after a day.
      }
    }
  }

  private static String plain(String etag) {
    return etag.replace("\"", "");
  }
}

package dev.labeldrop.drop;

import dev.labeldrop.LabeldropException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Writes one object of any size. What fits into one part goes in one request when the stream is
 * closed; more goes as a multipart upload, a part whenever one is full and more follows.
 *
 * <p>For example, with parts of 8 bytes: 8 bytes are one {@code PutObject}; 9 are parts of 8 and 1.
 * Nothing written leaves no object. A failure gives the upload up: it throws once, and no object
 * appears, also when the stream is closed then.
 */
final class S3Upload extends Upload {

  /** In bytes. S3's least is 5 MiB for all but the last part, its most 10,000 parts: 78 GiB. */
  static final int PART_BYTES = 8 * 1024 * 1024;

  private static final int FIRST_BUFFER_BYTES = 8 * 1024;

  private final S3Client s3;
  private final String bucket;
  private final String key;
  private final String contentType;
  private final int partBytes;
  private final List<CompletedPart> parts = new ArrayList<>();
  private byte[] buffer;
  private int count;
  private @Nullable String uploadId;
  private boolean over;

  S3Upload(S3Client s3, String bucket, String key, String contentType, int partBytes) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
    this.contentType = contentType;
    this.partBytes = partBytes;
    this.buffer = new byte[Math.min(FIRST_BUFFER_BYTES, partBytes)];
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (over) {
      throw new IllegalStateException("The upload of s3://" + bucket + "/" + key + " is over.");
    }
    int from = offset;
    int left = length;
    while (left > 0) {
      if (count == partBytes) {
        sendPart();
      }
      int taken = Math.min(left, partBytes - count);
      makeRoom(taken);
      System.arraycopy(bytes, from, buffer, count, taken);
      count += taken;
      from += taken;
      left -= taken;
    }
  }

  private void makeRoom(int more) {
    if (count + more > buffer.length) {
      buffer =
          Arrays.copyOf(buffer, Math.min(partBytes, Math.max(count + more, 2 * buffer.length)));
    }
  }

  private void sendPart() {
    try {
      String id = uploadId == null ? start() : uploadId;
      int number = parts.size() + 1;
      UploadPartResponse sent =
          s3.uploadPart(
              part -> part.bucket(bucket).key(key).uploadId(id).partNumber(number), content());
      // Where a part has a checksum, S3 wants it again at the end.
      parts.add(
          CompletedPart.builder()
              .partNumber(number)
              .eTag(sent.eTag())
              .checksumCRC32(sent.checksumCRC32())
              .build());
      count = 0;
    } catch (SdkException e) {
      throw givenUp("UploadPart", e);
    }
  }

  private String start() {
    String id =
        s3.createMultipartUpload(upload -> upload.bucket(bucket).key(key).contentType(contentType))
            .uploadId();
    uploadId = id;
    return id;
  }

  /** What the buffer holds, not copied: nothing is written to it while a request lasts. */
  private RequestBody content() {
    byte[] bytes = buffer;
    int length = count;
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(bytes, 0, length), length, contentType);
  }

  @Override
  public void close() {
    if (over) {
      return;
    }
    if (uploadId == null) {
      over = true;
      if (count > 0) {
        putObject();
      }
      return;
    }
    sendPart();
    over = true;
    complete(uploadId);
  }

  private void putObject() {
    try {
      s3.putObject(put -> put.bucket(bucket).key(key).contentType(contentType), content());
    } catch (SdkException e) {
      throw givenUp("PutObject", e);
    }
  }

  private void complete(String id) {
    try {
      s3.completeMultipartUpload(upload ->
          upload
              .bucket(bucket)
              .key(key)
              .uploadId(id)
              .multipartUpload(completed -> completed.parts(parts)));
    } catch (SdkException e) {
      throw givenUp("CompleteMultipartUpload", e);
    }
  }

  @Override
  public void giveUp() {
    if (!over) {
      over = true;
      // Parts that stay behind cost money and do no harm; the bucket's lifecycle ends them.
      abort();
    }
  }

  private LabeldropException givenUp(String operation, SdkException failure) {
    over = true;
    LabeldropException mapped =
        S3Failures.of(operation, "s3:PutObject", "s3://" + bucket + "/" + key, failure);
    abort().ifPresent(mapped::addSuppressed);
    return mapped;
  }

  /** Throws the parts away; gives what went wrong with that. */
  private Optional<SdkException> abort() {
    if (uploadId == null) {
      return Optional.empty();
    }
    try {
      String id = uploadId;
      s3.abortMultipartUpload(upload -> upload.bucket(bucket).key(key).uploadId(id));
      return Optional.empty();
    } catch (SdkException e) {
      return Optional.of(e);
    }
  }
}

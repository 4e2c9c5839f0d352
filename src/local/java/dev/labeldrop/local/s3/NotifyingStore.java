package dev.labeldrop.local.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** A store that tells of every object that lands in it. */
final class NotifyingStore extends ForwardingBlobStore {

  /** How s3proxy names the objects that it keeps for uploads in parts: no client put them. */
  private static final String UPLOAD_IN_PROGRESS = ".s3proxy-mpu-stub-";

  private final Consumer<ObjectCreated> listener;
  private final AtomicLong sequence = new AtomicLong(0x0062_0000_0000_0000L);

  NotifyingStore(BlobStore store, Consumer<ObjectCreated> listener) {
    super(store);
    this.listener = listener;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    PutObjectResponse response = putWhole(request, content);
    if (!request.key().startsWith(UPLOAD_IN_PROGRESS)) {
      tell(request.bucket(), request.key(), response.versionId(), "ObjectCreated:Put");
    }
    return response;
  }

  /** A refused put is read to its end too, or the server would break the client's connection. */
  private PutObjectResponse putWhole(PutObjectRequest request, InputStream content) {
    try {
      return super.putBlob(request, content);
    } catch (RuntimeException refused) {
      try {
        content.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        refused.addSuppressed(e);
      }
      throw refused;
    }
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
    tell(
        request.bucket(),
        request.key(),
        response.versionId(),
        "ObjectCreated:CompleteMultipartUpload");
    return response;
  }

  private void tell(String bucket, String key, @Nullable String versionId, String name) {
    HeadObjectResponse head = blobMetadata(bucket, key);
    listener.accept(
        new ObjectCreated(
            bucket,
            key,
            versionId,
            head.eTag().replace("\"", ""),
            head.contentLength(),
            "%018X".formatted(sequence.incrementAndGet()),
            name));
  }
}

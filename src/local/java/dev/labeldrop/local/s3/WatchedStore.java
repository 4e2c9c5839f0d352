package dev.labeldrop.local.s3;

import java.io.InputStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** A store whose new objects are told of. */
final class WatchedStore extends ForwardingBlobStore {

  /** What the key starts with where the server keeps the state of an upload in parts. */
  private static final String STATE_OF_UPLOAD = ".s3proxy-mpu-stub-";

  private final ObjectEvents events;

  WatchedStore(BlobStore store, ObjectEvents events) {
    super(store);
    this.events = events;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    if (request.key().startsWith(STATE_OF_UPLOAD)) {
      return super.putBlob(request, payload);
    }
    return events.creating(
        request.bucket(),
        request.key(),
        () -> super.putBlob(request, payload),
        put ->
            new Created("ObjectCreated:Put", request.contentLength(), put.eTag(), put.versionId()));
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    String bucket = request.destinationBucket();
    String key = request.destinationKey();
    return events.creating(
        bucket,
        key,
        () -> super.copyBlob(request),
        copy -> created("ObjectCreated:Copy", bucket, key, copy.versionId()));
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    String bucket = upload.containerName();
    String key = upload.blobName();
    return events.creating(
        bucket,
        key,
        () -> super.completeMultipartUpload(upload, request),
        complete ->
            created("ObjectCreated:CompleteMultipartUpload", bucket, key, complete.versionId()));
  }

  private Created created(String name, String bucket, String key, @Nullable String versionId) {
    HeadObjectResponse head =
        delegate()
            .blobMetadata(
                HeadObjectRequest.builder().bucket(bucket).key(key).versionId(versionId).build());
    return new Created(name, head.contentLength(), head.eTag(), versionId);
  }
}

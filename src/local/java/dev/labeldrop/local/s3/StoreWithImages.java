package dev.labeldrop.local.s3;

import java.nio.file.Path;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * A store beside which there is a folder of images: it is every bucket that the store does not
 * have. Its files can be read, not listed.
 */
final class StoreWithImages extends ForwardingBlobStore {

  private volatile @Nullable ImageFolder folder;

  StoreWithImages(BlobStore store) {
    super(store);
  }

  /** From now on that folder is there. */
  void images(Path images) {
    folder = new ImageFolder(images);
  }

  private @Nullable ImageFolder folderOf(String bucket) {
    ImageFolder images = folder;
    return images == null || containerExists(bucket) ? null : images;
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
    ImageFolder images = folderOf(request.bucket());
    return images == null ? super.getBlob(request) : images.get(request);
  }

  @Override
  public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
    ImageFolder images = folderOf(request.bucket());
    return images == null
        ? super.blobMetadata(request)
        : images.head(request.bucket(), request.key());
  }
}

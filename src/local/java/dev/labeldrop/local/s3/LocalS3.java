package dev.labeldrop.local.s3;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * An S3 server in this process, in memory, on a free port of the loopback interface. It takes any
 * credentials, keeps versions, and knows conditional writes and reads, ranges and multipart
 * uploads.
 */
public final class LocalS3 implements AutoCloseable {

  private final List<Consumer<ObjectCreated>> listeners = new CopyOnWriteArrayList<>();
  private final BlobStore store =
      new NotifyingStore(
          new TransientNio2BlobStore(), event -> listeners.forEach(each -> each.accept(event)));
  private final S3Proxy server;

  /** Starts a server without buckets. */
  public LocalS3() {
    server =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.NONE, null, null)
            .ignoreUnknownHeaders(true)
            .stopTimeout(0)
            .build();
    start(server);
  }

  /** Where clients reach it: an IP address, so that the SDK puts bucket names into the path. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  /** Makes a bucket that keeps versions. */
  public void createBucket(String bucket) {
    store.createContainer(bucket);
    store.putBucketVersioning(bucket, BucketVersioningStatus.ENABLED);
  }

  /** Tells somebody of every object that lands, from the thread that serves the request. */
  public void onObjectCreated(Consumer<ObjectCreated> listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    stop(server);
    store.close();
  }

  private static void start(S3Proxy server) {
    try {
      server.start();
    } catch (Exception e) { // s3proxy declares no narrower one
      throw new IllegalStateException("The local S3 server did not start: " + e.getMessage(), e);
    }
  }

  private static void stop(S3Proxy server) {
    try {
      server.stop();
    } catch (Exception e) { // s3proxy declares no narrower one
      throw new IllegalStateException("The local S3 server did not stop: " + e.getMessage(), e);
    }
  }
}

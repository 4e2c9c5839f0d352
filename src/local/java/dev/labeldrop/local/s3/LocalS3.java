package dev.labeldrop.local.s3;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * Amazon S3 on this machine, for any SDK and the AWS CLI: S3Proxy's protocol and its store in
 * memory. Credentials are not looked at. Versions, conditions, ranges and uploads in parts work as
 * in S3; tags and notification configurations are not there, and no key can be a prefix of another
 * up to a slash.
 */
public final class LocalS3 implements AutoCloseable {

  private final Faults faults = new Faults();
  private final CallLog log = new CallLog();
  private final StoreWithImages store;
  private final Server server;
  private final ServerConnector connector;

  private LocalS3(InstantSource clock, Consumer<ObjectEvent> listener) {
    store =
        new StoreWithImages(
            new WatchedStore(new TransientNio2BlobStore(), new ObjectEvents(clock, listener)));
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("local-s3");
    threads.setDaemon(true);
    server = new Server(threads, new ScheduledExecutorScheduler("local-s3-scheduler", true), null);
    connector = new ServerConnector(server, new HttpConnectionFactory(configuration()));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(new S3Servlet(new S3Protocol(store), faults, log), "/*");
    server.setHandler(context);
  }

  /** Keys may hold anything: the path of a request is taken as it comes, as S3Proxy does. */
  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setHttpCompliance(HttpCompliance.LEGACY);
    configuration.setUriCompliance(UriCompliance.LEGACY);
    configuration.setHeaderCacheCaseSensitive(true);
    configuration.setSendServerVersion(false);
    return configuration;
  }

  /** Starts a server without buckets, whose events are not listened to. */
  public static LocalS3 start() {
    return start(InstantSource.system(), event -> {});
  }

  /**
   * Starts a server without buckets.
   *
   * @param clock the time of events
   * @param listener is given an event for each object that is created, before the client has its
   *     answer, on the thread that serves the client; the object can be read. Of several objects at
   *     once it is called on several threads. It must not throw, and what takes long it should hand
   *     over
   */
  public static LocalS3 start(InstantSource clock, Consumer<ObjectEvent> listener) {
    LocalS3 s3 = new LocalS3(clock, listener);
    try {
      s3.server.start();
    } catch (Exception e) {
      // The boundary to the server, which declares no narrower type.
      throw new IllegalStateException("The S3 server cannot be started.", e);
    }
    return s3;
  }

  /** Where it listens: {@code http://127.0.0.1:PORT}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  /** Makes a bucket that keeps versions. */
  public void createBucket(String name) {
    store.createContainer(name);
    store.putBucketVersioning(name, BucketVersioningStatus.ENABLED);
  }

  /**
   * From now on the objects of every bucket that was not made are the files of a folder: {@code
   * s3://BUCKET/a/b.jpg} is its {@code a/b.jpg}, or {@code BUCKET/a/b.jpg}. They can be read, not
   * listed.
   */
  public void images(Path folder) {
    store.images(folder);
  }

  /** Every request so far, in the order in which their answers began. */
  public List<Call> calls() {
    return log.all();
  }

  /** What goes wrong, and when. */
  public Faults faults() {
    return faults;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      // The boundary to the server, which declares no narrower type.
      throw new IllegalStateException("The S3 server cannot be stopped.", e);
    }
    store.close();
  }
}

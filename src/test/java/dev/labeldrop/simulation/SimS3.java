package dev.labeldrop.simulation;

import dev.labeldrop.simulation.Bucket.Version;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** S3 with one bucket, behind the SDK's interface: the operations that Labeldrop calls. */
final class SimS3 implements S3Client {

  /** S3 itself gives a thousand; with few of them, every listing has pages. */
  private final int mostKeys;

  private final Bucket objects;
  private final Gate gate;
  private final Scheduler time;
  private final Witness witness;

  SimS3(Bucket objects, Gate gate, Scheduler time, Witness witness, int mostKeys) {
    this.objects = objects;
    this.gate = gate;
    this.time = time;
    this.witness = witness;
    this.mostKeys = mostKeys;
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    Call call = Call.of("S3", "GetObject", request.key());
    @Nullable Actor actor = time.actor();
    Range range = gate.call(call, () -> seen(request, actor));
    InputStream content = new ByteArrayInputStream(range.bytes);
    if (gate.strikes(Fault.CONTENT_CUT, "content of " + request.key())) {
      content =
          new SequenceInputStream(
              new ByteArrayInputStream(range.bytes, 0, range.bytes.length / 2), new Broken());
    }
    try {
      return transformer.transform(response(range), AbortableInputStream.create(content));
    } catch (IOException e) {
      // As the SDK does, where the content cannot be read to its end.
      throw SdkClientException.create("Failed to read response: " + e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A part of an object, which starts somewhere. Not a record, because of the array. */
  private static final class Range {

    private final Version of;
    private final byte[] bytes;
    private final @Nullable String header;

    Range(Version of, byte[] bytes, @Nullable String header) {
      this.of = of;
      this.bytes = bytes;
      this.header = header;
    }
  }

  private static GetObjectResponse response(Range range) {
    return GetObjectResponse.builder()
        .eTag(range.of.etag)
        .versionId(range.of.id)
        .lastModified(range.of.lastModified)
        .contentLength((long) range.bytes.length)
        .contentRange(range.header)
        .build();
  }

  private Range seen(GetObjectRequest request, @Nullable Actor actor) {
    Range range = read(request);
    if (actor != null) {
      actor.saw(request.key(), range.of.etag);
    }
    return range;
  }

  private Range read(GetObjectRequest request) {
    Version version = found(request.key(), request.versionId());
    if (request.ifMatch() != null && !request.ifMatch().equals(version.etag)) {
      throw ServiceErrors.s3(412, "PreconditionFailed");
    }
    if (request.range() == null) {
      return new Range(version, version.content, null);
    }
    List<String> ends = Arrays.asList(request.range().substring("bytes=".length()).split("-", 2));
    int length = version.content.length;
    long first = Long.parseLong(ends.get(0));
    long last = ends.get(1).isEmpty() ? length - 1 : Long.parseLong(ends.get(1));
    if (first >= length || last < first) {
      throw ServiceErrors.s3(416, "InvalidRange");
    }
    int end = (int) Math.min(last, length - 1) + 1;
    return new Range(
        version,
        Arrays.copyOfRange(version.content, (int) first, end),
        "bytes " + first + "-" + (end - 1) + "/" + length);
  }

  private Version found(String key, @Nullable String versionId) {
    Optional<Version> found =
        versionId == null ? objects.last(key) : objects.version(key, versionId);
    return found.orElseThrow(
        () -> ServiceErrors.s3(404, versionId == null ? "NoSuchKey" : "NoSuchVersion"));
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    byte[] content = bytes(body);
    boolean condition = request.ifMatch() != null || request.ifNoneMatch() != null;
    @Nullable Actor actor = time.actor();
    return gate.call(
        new Call("S3", "PutObject", request.key(), condition), () -> put(request, content, actor));
  }

  private PutObjectResponse put(PutObjectRequest request, byte[] content, @Nullable Actor actor) {
    Optional<Version> last = objects.last(request.key());
    if (request.ifNoneMatch() != null && last.isPresent()) {
      throw ServiceErrors.s3(412, "PreconditionFailed");
    }
    if (request.ifMatch() != null) {
      if (last.isEmpty()) {
        throw ServiceErrors.s3(404, "NoSuchKey");
      }
      if (!last.get().etag.equals(request.ifMatch())) {
        throw ServiceErrors.s3(412, "PreconditionFailed");
      }
    }
    witness.writes(actor, request.key(), last.orElse(null), content);
    Version written = objects.put(request.key(), content, actor);
    if (actor != null) {
      actor.saw(request.key(), written.etag);
    }
    return PutObjectResponse.builder().eTag(written.etag).versionId(written.id).build();
  }

  private static byte[] bytes(RequestBody body) {
    try (InputStream in = body.contentStreamProvider().newStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public HeadObjectResponse headObject(HeadObjectRequest request) {
    Call call = Call.of("S3", "HeadObject", request.key());
    Version found = gate.call(call, () -> found(request.key(), request.versionId()));
    return HeadObjectResponse.builder()
        .eTag(found.etag)
        .versionId(found.id)
        .lastModified(found.lastModified)
        .contentLength((long) found.content.length)
        .build();
  }

  @Override
  public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    boolean condition = request.ifMatch() != null;
    return gate.call(
        new Call("S3", "DeleteObject", request.key(), condition),
        () -> {
          Optional<Version> last = objects.last(request.key());
          if (condition && last.isPresent() && !last.get().etag.equals(request.ifMatch())) {
            throw ServiceErrors.s3(412, "PreconditionFailed");
          }
          objects.delete(request.key());
          return DeleteObjectResponse.builder().build();
        });
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    String prefix = request.prefix() == null ? "" : request.prefix();
    return gate.call(Call.of("S3", "ListObjectsV2", prefix), () -> page(request, prefix));
  }

  private ListObjectsV2Response page(ListObjectsV2Request request, String prefix) {
    String start = request.startAfter() == null ? "" : request.startAfter();
    String token = request.continuationToken();
    List<String> keys = objects.keys(prefix, token == null ? start : token);
    int most = request.maxKeys() == null ? mostKeys : Math.min(mostKeys, request.maxKeys());
    List<String> page = keys.subList(0, Math.min(most, keys.size()));
    boolean more = page.size() < keys.size();
    return ListObjectsV2Response.builder()
        .contents(page.stream().map(this::listed).toList())
        .keyCount(page.size())
        .isTruncated(more)
        .nextContinuationToken(more ? page.getLast() : null)
        .build();
  }

  private S3Object listed(String key) {
    Version last = objects.last(key).orElseThrow();
    return S3Object.builder()
        .key(key)
        .eTag(last.etag)
        .size((long) last.content.length)
        .lastModified(last.lastModified)
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  /** The rest of a content whose connection broke. */
  private static final class Broken extends InputStream {

    @Override
    public int read() throws IOException {
      throw new IOException("Connection reset");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return read();
    }
  }
}

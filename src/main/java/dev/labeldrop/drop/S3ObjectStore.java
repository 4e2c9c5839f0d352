package dev.labeldrop.drop;

import dev.labeldrop.LabeldropException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects in S3, through the AWS SDK.
 *
 * <p>An object of which neither version nor ETag is known is read unpinned: what is there when it
 * is opened counts.
 */
public final class S3ObjectStore implements ObjectStore {

  /** "Precondition Failed": of a write with If-None-Match, that there is an object. */
  private static final int CONDITION_FAILED = 412;

  /** "Conflict": two conditional writes at the same moment. */
  private static final int CONFLICT = 409;

  private static final int NOT_THERE = 404;

  /**
   * How often a conditional write that met another one is sent. S3 User Guide, "Conditional
   * writes": after a 409, try again. One of the two has won by then; a third conflict is another's.
   */
  static final int CONDITIONAL_WRITES = 3;

  /** The largest document of ours, a ledger of 250,000 entries, has 16 MB. */
  private static final int MOST_BYTES = 64 << 20;

  private final S3Client s3;
  private final int mostBytes;

  /**
   * Uses a client that stays the caller's.
   *
   * @param s3 its retries are its own; what it throws after them is what is reported
   */
  public S3ObjectStore(S3Client s3) {
    this(s3, MOST_BYTES);
  }

  /**
   * Uses a client that stays the caller's.
   *
   * @param mostBytes the size of the largest object that is read whole
   */
  S3ObjectStore(S3Client s3, int mostBytes) {
    this.s3 = s3;
    this.mostBytes = mostBytes;
  }

  @Override
  public InputStream open(Drop drop, long offset, long length) {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException(
          "A range of " + drop.uri() + " cannot have offset " + offset + ", length " + length);
    }
    // A Range header cannot ask for no byte.
    return length == 0
        ? new ByteArrayInputStream(new byte[0])
        : new DropStream(new RangedGet(s3, drop), drop.uri(), offset, length);
  }

  @Override
  public Optional<byte[]> get(String bucket, String key) {
    return look(bucket, key).map(Stored::content);
  }

  @Override
  public Optional<Stored> look(String bucket, String key) {
    try {
      return Optional.of(s3.getObject(request -> request.bucket(bucket).key(key), this::stored));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw S3Failures.of("GetObject", "s3:GetObject", uri(bucket, key), e);
    }
  }

  private Stored stored(GetObjectResponse response, AbortableInputStream content) throws Exception {
    if (response.contentLength() > mostBytes) {
      content.abort();
      return new Stored(new byte[0], response.eTag());
    }
    ResponseBytes<GetObjectResponse> all =
        ResponseTransformer.<GetObjectResponse>toBytes().transform(response, content);
    return new Stored(all.asByteArrayUnsafe(), response.eTag());
  }

  @Override
  public void put(String bucket, String key, byte[] content, String contentType) {
    try {
      s3.putObject(write(bucket, key, contentType).build(), RequestBody.fromBytes(content));
    } catch (SdkException e) {
      throw putFailure(bucket, key, e);
    }
  }

  @Override
  public Optional<String> putIfAbsent(
      String bucket, String key, byte[] content, String contentType) {
    return putOnCondition(write(bucket, key, contentType).ifNoneMatch("*").build(), content);
  }

  @Override
  public Optional<String> putIfUnchanged(
      String bucket, String key, byte[] content, String contentType, String etag) {
    return putOnCondition(write(bucket, key, contentType).ifMatch(etag).build(), content);
  }

  /**
   * Empty if the condition did not hold. A conflict says that somebody else writes: it is asked
   * again.
   */
  private Optional<String> putOnCondition(PutObjectRequest request, byte[] content) {
    for (int sent = 1; ; sent++) {
      try {
        String etag = s3.putObject(request, RequestBody.fromBytes(content)).eTag();
        return Optional.of(Objects.requireNonNullElse(etag, ""));
      } catch (S3Exception e) {
        boolean gone = e.statusCode() == NOT_THERE && request.ifMatch() != null;
        if (e.statusCode() == CONDITION_FAILED || gone) {
          return Optional.empty();
        }
        if (e.statusCode() != CONFLICT || sent == CONDITIONAL_WRITES) {
          throw putFailure(request.bucket(), request.key(), e);
        }
      } catch (SdkException e) {
        throw putFailure(request.bucket(), request.key(), e);
      }
    }
  }

  @Override
  public List<String> list(String bucket, String prefix, int most) {
    try {
      return s3
          .listObjectsV2(request -> request.bucket(bucket).prefix(prefix).maxKeys(most))
          .contents()
          .stream()
          .map(S3Object::key)
          .toList();
    } catch (SdkException e) {
      throw S3Failures.of("ListObjectsV2", "s3:ListBucket", uri(bucket, prefix), e);
    }
  }

  @Override
  public void delete(String bucket, String key) {
    try {
      s3.deleteObject(request -> request.bucket(bucket).key(key));
    } catch (SdkException e) {
      throw S3Failures.of("DeleteObject", "s3:DeleteObject", uri(bucket, key), e);
    }
  }

  @Override
  public Optional<Instant> lastModified(Drop drop) {
    return head(drop).map(HeadObjectResponse::lastModified);
  }

  @Override
  public Optional<String> etag(String bucket, String key) {
    return head(new Drop(bucket, key, null, "", 0, ""))
        .map(HeadObjectResponse::eTag)
        .map(etag -> etag.replace("\"", ""));
  }

  private Optional<HeadObjectResponse> head(Drop drop) {
    try {
      return Optional.of(
          s3.headObject(request ->
              request.bucket(drop.bucket()).key(drop.key()).versionId(drop.versionId())));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_THERE) {
        return Optional.empty();
      }
      throw S3Failures.of("HeadObject", "s3:GetObject", drop.uri(), e);
    } catch (SdkException e) {
      throw S3Failures.of("HeadObject", "s3:GetObject", drop.uri(), e);
    }
  }

  @Override
  public Upload upload(String bucket, String key, String contentType) {
    return new S3Upload(s3, bucket, key, contentType, S3Upload.PART_BYTES);
  }

  private static PutObjectRequest.Builder write(String bucket, String key, String contentType) {
    return PutObjectRequest.builder().bucket(bucket).key(key).contentType(contentType);
  }

  private static LabeldropException putFailure(String bucket, String key, SdkException failure) {
    return S3Failures.of("PutObject", "s3:PutObject", uri(bucket, key), failure);
  }

  private static String uri(String bucket, String key) {
    return "s3://" + bucket + "/" + key;
  }
}

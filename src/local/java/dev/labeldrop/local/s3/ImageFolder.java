package dev.labeldrop.local.s3;

import com.google.common.io.ByteStreams;
import dev.labeldrop.image.ImageAddress;
import dev.labeldrop.local.images.FolderImages;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.SdkRequests;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Files of this machine as objects that can only be read. An ETag is the MD5 of the file, as S3 has
 * it of an upload in one part; a file that has the size and the time that it had is not hashed
 * again. Used by many threads.
 */
final class ImageFolder {

  private static final int REFUSED = 403;
  private static final int OTHER_ETAG = 412;
  private static final int NO_SUCH_RANGE = 416;

  private final FolderImages images;
  private final Map<Path, Hashed> known = new ConcurrentHashMap<>();

  private record Hashed(long size, FileTime modified, String etag) {}

  /** Bytes of a file, both ends included. */
  private record Range(long from, long to, String header) {

    static @Nullable Range of(@Nullable String asked, long size) {
      SdkRequests.ByteRange range = asked == null ? null : SdkRequests.parseRange(asked);
      if (range == null) {
        return null;
      }
      Long first = range.first();
      Long last = range.last();
      long from = first != null ? first : Math.max(0, size - (last == null ? 0 : last));
      long to = first == null || last == null ? size - 1 : Math.min(last, size - 1);
      if (from >= size) {
        throw S3Exceptions.fromStatusCode(NO_SUCH_RANGE);
      }
      return new Range(from, to, "bytes %d-%d/%d".formatted(from, to, size));
    }
  }

  ImageFolder(Path folder) {
    this.images = new FolderImages(folder);
  }

  /** As S3's HeadObject, which has no conditions. */
  HeadObjectResponse head(String bucket, String key) {
    return SdkResponses.toHead(whole(hashed(file(bucket, key))).build());
  }

  /** As S3's GetObject. */
  ResponseInputStream<GetObjectResponse> get(GetObjectRequest request) {
    Path file = file(request.bucket(), request.key());
    Hashed hashed = hashed(file);
    String same = request.ifMatch();
    if (hashed.etag.equals(request.ifNoneMatch()) || (same != null && !hashed.etag.equals(same))) {
      throw S3Exceptions.fromStatusCode(OTHER_ETAG);
    }
    Range range = Range.of(request.range(), hashed.size);
    GetObjectResponse.Builder response = whole(hashed);
    if (range != null) {
      response.contentLength(range.to - range.from + 1).contentRange(range.header);
    }
    return SdkResponses.getResponse(response.build(), open(file, range));
  }

  private Path file(String bucket, String key) {
    return images
        .file(new ImageAddress(bucket, key))
        .orElseThrow(() -> S3Exceptions.noSuchKey(bucket, key, "There is no such file."));
  }

  private static GetObjectResponse.Builder whole(Hashed file) {
    return GetObjectResponse.builder()
        .contentLength(file.size)
        .contentType("application/octet-stream")
        .eTag(file.etag)
        .lastModified(file.modified.toInstant())
        .metadata(Map.of());
  }

  private static InputStream open(Path file, @Nullable Range range) {
    try {
      InputStream in = Files.newInputStream(file);
      if (range == null) {
        return in;
      }
      in.skipNBytes(range.from);
      return ByteStreams.limit(in, range.to - range.from + 1);
    } catch (IOException e) {
      throw S3Exceptions.fromStatusCode(REFUSED, e);
    }
  }

  private Hashed hashed(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      Hashed before = known.get(file);
      if (before != null
          && before.size == now.size()
          && before.modified.equals(now.lastModifiedTime())) {
        return before;
      }
      Hashed hashed = new Hashed(now.size(), now.lastModifiedTime(), etag(file));
      known.put(file, hashed);
      return hashed;
    } catch (IOException e) {
      throw S3Exceptions.fromStatusCode(REFUSED, e);
    }
  }

  private static String etag(Path file) throws IOException {
    MessageDigest md5 = md5();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), md5)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return "\"" + HexFormat.of().formatHex(md5.digest()) + "\"";
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5.", e);
    }
  }
}

package dev.labeldrop.simulation;

import dev.labeldrop.image.Pictures;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The S3 of the function that looks at images: beside the bucket of the drops there is that of the
 * images. Images are looked at by threads of the product's own, several at once; so what is
 * answered depends on nothing but the image, takes no time, and has no place in the trace. ETags
 * have the form that S3 gives them, so that images are remembered; no two images have the same.
 */
final class SimImages extends DelegatingS3Client {

  private static final byte[] WHOLE = Pictures.png(64, 64);
  private static final byte[] PROSE = "These are no pixels.".getBytes(StandardCharsets.UTF_8);

  private final Album album;

  SimImages(S3Client others, Album album) {
    super(others);
    this.album = album;
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    if (!request.bucket().equals(Album.BUCKET)) {
      return super.getObject(request, transformer);
    }
    if (album.closed()) {
      throw ServiceErrors.s3(404, "NoSuchBucket");
    }
    return switch (album.at("s3://" + Album.BUCKET + "/" + request.key())) {
      case FINE -> answer(request, WHOLE, transformer);
      case TEXT -> answer(request, PROSE, transformer);
      case CUT -> answer(request, Arrays.copyOf(WHOLE, WHOLE.length / 2), transformer);
      case MISSING -> throw ServiceErrors.s3(404, "NoSuchKey");
      case EMPTY -> throw ServiceErrors.s3(416, "InvalidRange");
      case BUSY -> throw ServiceErrors.s3(503, "SlowDown");
    };
  }

  private static <T> T answer(
      GetObjectRequest request,
      byte[] content,
      ResponseTransformer<GetObjectResponse, T> transformer) {
    List<String> ends = Arrays.asList(request.range().substring("bytes=".length()).split("-", 2));
    int first = Integer.parseInt(ends.get(0));
    int end = (int) Math.min(content.length, Long.parseLong(ends.get(1)) + 1);
    String etag = etag(request.key(), content);
    if (etag.equals(request.ifNoneMatch())) {
      throw ServiceErrors.s3(304, "NotModified");
    }
    byte[] part = Arrays.copyOfRange(content, first, end);
    try {
      return transformer.transform(
          GetObjectResponse.builder()
              .eTag(etag)
              .contentLength((long) part.length)
              .contentRange("bytes " + first + "-" + (end - 1) + "/" + content.length)
              .build(),
          AbortableInputStream.create(new ByteArrayInputStream(part)));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String etag(String key, byte[] content) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(key.getBytes(StandardCharsets.UTF_8));
      return "\"" + HexFormat.of().formatHex(md5.digest(content)) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5.", e);
    }
  }
}

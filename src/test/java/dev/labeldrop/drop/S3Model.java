package dev.labeldrop.drop;

import com.sun.net.httpserver.Headers;
import dev.labeldrop.drop.StoredObjects.Version;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What S3 does for the requests that {@link S3ObjectStore} makes. */
final class S3Model {

  /** A request. Headers have names without case, as they do on the wire. */
  record Request(String method, String path, Map<String, String> query, Headers headers) {}

  /** An answer. Not a record, because those compare arrays by identity. */
  static final class Answer {

    final int status;
    final byte[] body;
    final Headers headers = new Headers();

    Answer(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }

    Answer with(String header, String value) {
      headers.set(header, value);
      return this;
    }
  }

  /** The parts of a multipart upload, by number. */
  private record Upload(String contentType, TreeMap<Integer, byte[]> parts) {}

  /** When every object was written. */
  static final Instant WRITTEN = Instant.parse("2026-11-20T09:14:28Z");

  final StoredObjects objects = new StoredObjects();
  private final Map<String, Upload> uploads = new HashMap<>();

  /** How many multipart uploads are neither completed nor aborted. */
  int openUploads() {
    return uploads.size();
  }

  static Answer error(int status, String code) {
    return text(status, "<Error><Code>" + code + "</Code><Message>the words</Message></Error>");
  }

  Answer answer(Request request, byte[] body) {
    String uploadId = request.query().get("uploadId");
    return switch (request.method()) {
      case "GET" -> request.query().containsKey("list-type") ? list(request) : get(request);
      case "HEAD" -> get(request);
      case "PUT" -> uploadId == null ? put(request, body) : part(request, uploadId, body);
      case "POST" ->
          uploadId == null
              ? start(request)
              : complete(request.path(), uploadId, new String(body, StandardCharsets.UTF_8));
      case "DELETE" -> {
        if (uploadId == null) {
          objects.remove(request.path());
        }
        uploads.remove(uploadId);
        yield text(204, "");
      }
      default -> error(405, "MethodNotAllowed");
    };
  }

  private Answer get(Request request) {
    @Nullable String versionId = request.query().get("versionId");
    Optional<Version> found = objects.find(request.path(), versionId);
    if (found.isEmpty()) {
      return error(404, versionId == null ? "NoSuchKey" : "NoSuchVersion");
    }
    Version object = found.get();
    String etag = "\"" + object.etag + "\"";
    String match = request.headers().getFirst("If-Match");
    if (match != null && !match.equals(etag)) {
      return error(412, "PreconditionFailed");
    }
    String range = request.headers().getFirst("Range");
    Answer answer = range == null ? new Answer(200, object.content) : range(range, object.content);
    return answer
        .with("ETag", etag)
        .with("Content-Type", object.contentType)
        .with(
            "Last-Modified",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(WRITTEN.atOffset(ZoneOffset.UTC)));
  }

  /** ListObjectsV2: keys in the order of their UTF-8 bytes, one page. */
  private Answer list(Request request) {
    String bucket = request.path().endsWith("/") ? request.path() : request.path() + "/";
    String prefix = request.query().getOrDefault("prefix", "");
    String contents =
        objects.names().stream()
            .filter(name -> name.startsWith(bucket + prefix))
            .map(name -> name.substring(bucket.length()))
            .sorted(
                Comparator.comparing(
                    key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
            .limit(Integer.parseInt(request.query().getOrDefault("max-keys", "1000")))
            .map(key -> "<Contents><Key>" + escaped(key) + "</Key></Contents>")
            .collect(Collectors.joining());
    return text(200, "<ListBucketResult>" + contents + "</ListBucketResult>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static Answer range(String range, byte[] content) {
    String[] ends = range.substring("bytes=".length()).split("-", 2);
    long first = Long.parseLong(ends[0]);
    long asked = ends[1].isEmpty() ? Long.MAX_VALUE : Long.parseLong(ends[1]);
    long last = Math.min(asked, content.length - 1);
    return first >= content.length || last < first
        ? error(416, "InvalidRange")
        : new Answer(206, Arrays.copyOfRange(content, (int) first, (int) last + 1))
            .with("Content-Range", "bytes " + first + "-" + last + "/" + content.length);
  }

  private Answer put(Request request, byte[] body) {
    if ("*".equals(request.headers().getFirst("If-None-Match"))
        && objects.last(request.path()).isPresent()) {
      return error(412, "PreconditionFailed");
    }
    String match = request.headers().getFirst("If-Match");
    if (match != null) {
      Optional<Version> last = objects.last(request.path());
      if (last.isEmpty()) {
        return error(404, "NoSuchKey");
      }
      if (!match.equals("\"" + last.get().etag + "\"")) {
        return error(412, "PreconditionFailed");
      }
    }
    Version put = objects.add(request.path(), body, request.headers().getFirst("Content-Type"));
    return text(200, "").with("ETag", "\"" + put.etag + "\"");
  }

  private Answer start(Request request) {
    String id = "u" + (uploads.size() + 1);
    uploads.put(id, new Upload(request.headers().getFirst("Content-Type"), new TreeMap<>()));
    return text(
        200,
        "<InitiateMultipartUploadResult><UploadId>"
            + id
            + "</UploadId></InitiateMultipartUploadResult>");
  }

  private Answer part(Request request, String uploadId, byte[] body) {
    Upload upload = uploads.get(uploadId);
    if (upload == null) {
      return error(404, "NoSuchUpload");
    }
    String number = request.query().getOrDefault("partNumber", "");
    upload.parts().put(Integer.valueOf(number), body);
    return text(200, "")
        .with("ETag", "\"p" + number + "\"")
        .with("x-amz-checksum-crc32", "crc" + number);
  }

  /** As S3 does, it wants each part's ETag, and its checksum where the part had one. */
  private Answer complete(String path, String uploadId, String manifest) {
    Upload upload = uploads.remove(uploadId);
    if (upload == null) {
      return error(404, "NoSuchUpload");
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (Map.Entry<Integer, byte[]> part : upload.parts().entrySet()) {
      if (!manifest.contains("<ChecksumCRC32>crc" + part.getKey() + "</ChecksumCRC32>")
          || !manifest.contains("p" + part.getKey() + "&quot;</ETag>")) {
        return error(400, "InvalidPart");
      }
      whole.writeBytes(part.getValue());
    }
    objects.add(path, whole.toByteArray(), upload.contentType());
    return text(200, "<CompleteMultipartUploadResult></CompleteMultipartUploadResult>");
  }

  private static Answer text(int status, String body) {
    return new Answer(status, body.getBytes(StandardCharsets.UTF_8));
  }
}

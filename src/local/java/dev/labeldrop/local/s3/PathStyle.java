package dev.labeldrop.local.s3;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request that names its bucket in its host, as one that names it in its path. AWS's SDKs put the
 * bucket into the host wherever the endpoint is a name and no IP address (S3 User Guide, "Virtual
 * hosting of buckets"), and from a container it is one.
 */
final class PathStyle extends HttpServletRequestWrapper {

  /** This machine, as a container calls it. */
  private static final String HOST = ".host.docker.internal";

  private final String bucket;

  private PathStyle(HttpServletRequest request, String bucket) {
    super(request);
    this.bucket = bucket;
  }

  /** The request, in path style whatever its style was. */
  static HttpServletRequest of(HttpServletRequest request) {
    String host = request.getServerName();
    return host.endsWith(HOST)
        ? new PathStyle(request, host.substring(0, host.length() - HOST.length()))
        : request;
  }

  @Override
  public String getRequestURI() {
    return "/" + bucket + super.getRequestURI();
  }
}

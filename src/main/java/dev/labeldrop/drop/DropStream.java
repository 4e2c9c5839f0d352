package dev.labeldrop.drop;

import dev.labeldrop.RetryableException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * A byte range of a dropped object. Where the connection breaks, the range is asked for again from
 * the byte where it broke.
 *
 * <p>For example, the range of 10 bytes from 100 breaks after 4: the second request is for the 6
 * bytes from 104. A body that ends before its announced length counts as a break too, whether the
 * HTTP client makes an exception of it or not.
 */
final class DropStream extends InputStream {

  /**
   * How often in a row a body may break without a byte before that is given up. The SDK has its own
   * retries with waits for requests that fail; this bounds answers that start well and bring
   * nothing, and three of those in a row are no accident.
   */
  static final int BREAKS_WITHOUT_PROGRESS = 3;

  private final RangedGet get;
  private final String uri;
  private final long end;
  private ResponseInputStream<GetObjectResponse> body;
  private long position;
  private int breaks;
  private boolean closed;

  /**
   * Sends the first request.
   *
   * @param offset first byte, from 0
   * @param length how many bytes, from 1; the stream ends early where the object does
   */
  DropStream(RangedGet get, String uri, long offset, long length) {
    this.get = get;
    this.uri = uri;
    this.position = offset;
    // The sum would overflow only for one who asks for all that there is.
    long asked = length > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + length;
    this.body = get.open(offset, asked);
    // S3 always announces the length; without one, the whole range must come.
    Long announced = body.response().contentLength();
    this.end = announced == null ? asked : Math.min(asked, offset + announced);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) == -1 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (closed) {
      throw new IllegalStateException("The stream of " + uri + " is closed.");
    }
    if (length == 0) {
      return 0;
    }
    while (position < end) {
      try {
        int count = body.read(bytes, offset, (int) Math.min(length, end - position));
        if (count > 0) {
          position += count;
          breaks = 0;
          return count;
        }
        resume(new EOFException("the body ended early"));
      } catch (IOException | SdkException e) {
        resume(e);
      }
    }
    return -1;
  }

  private void resume(Exception cause) {
    body.abort();
    breaks++;
    if (breaks > BREAKS_WITHOUT_PROGRESS) {
      throw new RetryableException(
          "Reading "
              + uri
              + " broke "
              + breaks
              + " times in a row at byte "
              + position
              + " ("
              + cause.getMessage()
              + "). It may pass: try again.",
          cause);
    }
    body = get.open(position, end);
  }

  /** Drops the connection where bytes are left: to read them all would cost more than a new one. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (position < end) {
      body.abort();
      return;
    }
    try {
      body.close();
    } catch (IOException e) {
      // Every byte has been read; what becomes of the connection changes nothing.
      body.abort();
    }
  }
}

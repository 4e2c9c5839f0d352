package dev.labeldrop.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a manifest ahead of who checks it, in another thread: its bytes, and its lines by the
 * shapes that are known. What is found of a line by its shape does not depend on other lines, so
 * that nothing changes but the time.
 *
 * <p>Worked example: the other thread reads segments 1 and 2, then the lines of 2. The one that
 * checks waits for the bytes of segment 1, reads its lines itself, checks them, and finds those of
 * segment 2 read. If they are not, it reads the lines of segment 3, if those are not being read.
 */
final class ReadAhead implements AutoCloseable {

  private static final int SEGMENTS = 6;

  private final InputStream in;
  private final LineShapes shapes;
  private final BlockingQueue<Segment> free = new LinkedBlockingQueue<>();
  private final BlockingQueue<Segment> full = new LinkedBlockingQueue<>();
  private final FutureTask<Boolean> work = new FutureTask<>(this::work);

  /** Comes last. */
  private final Segment end;

  /** Whether the stream may have more; only the other thread knows. */
  private boolean more = true;

  private volatile boolean closed;

  /**
   * Starts.
   *
   * @param in is read by the other thread until this is closed
   * @param room most bytes that are kept of an unfinished line
   * @param size most bytes of a segment, from 1
   * @param other runs one task to its end, while others run
   */
  ReadAhead(InputStream in, LineShapes shapes, SipHash hash, int room, int size, Executor other) {
    this.in = in;
    this.shapes = shapes;
    int most = shapes.known().length;
    for (int segment = 0; segment < SEGMENTS; segment++) {
      free.add(new Segment(room, size, new ShapeReader(hash.copy(), most)));
    }
    this.end = new Segment(room, 1, new ShapeReader(hash, most));
    other.execute(work);
  }

  private boolean work() throws IOException, InterruptedException {
    try {
      Segment first = fill(true);
      while (first != null) {
        Segment second = fill(false);
        if (second != null) {
          second.reading().run();
        }
        first.reading().run();
        first = second == null ? null : fill(false);
      }
      return true;
    } finally {
      full.add(end);
    }
  }

  private @Nullable Segment fill(boolean start) throws IOException, InterruptedException {
    if (!more) {
      return null;
    }
    Segment segment = free.take();
    if (closed) {
      return null;
    }
    more = segment.fill(in, start, shapes.known());
    full.add(segment);
    return segment;
  }

  /**
   * The next segment, its lines read; null at the end.
   *
   * @throws IOException where the stream throws it
   */
  @Nullable Segment next() throws IOException {
    try {
      Segment next = full.take();
      if (next == end) {
        full.add(end);
        work.get();
        return null;
      }
      next.reading().run();
      for (Segment other : full) {
        if (next.reading().isDone()) {
          break;
        }
        other.reading().run();
      }
      next.reading().get();
      return next;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The thread was interrupted while it read a manifest.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    }
  }

  /** Takes a segment back whose bytes are no longer wanted. */
  void release(Segment segment) {
    free.add(segment);
  }

  /** Waits until the other thread reads no more of the stream. */
  @Override
  public void close() {
    closed = true;
    free.add(end);
    try {
      work.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException _) {
      // What the stream threw was thrown on by next(), unless that stopped for another reason.
    }
  }
}

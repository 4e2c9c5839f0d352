package dev.labeldrop.run.progress;

import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.run.files.Isolation;
import dev.labeldrop.run.files.Piece;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.files.SentUpdate.End;
import dev.labeldrop.run.files.UpdateLog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs against a service that fails every update with one of certain lines. */
final class ProgressBench {

  private static final Isolation FORTY = new Isolation(true, 40);
  static final String NO_REASON = "";

  private ProgressBench() {}

  /** A turn to its end. */
  record Sent(Sends plan, UpdateLog log, Progress progress) {

    List<String> pieces() {
      return log.updates().stream()
          .map(SentUpdate::piece)
          .map(piece -> piece.from() + "-" + piece.to())
          .toList();
    }

    Set<Integer> lines(List<Piece> pieces) {
      return ProgressBench.lines(pieces);
    }

    /** The lines of the updates that were completed. */
    Set<Integer> applied() {
      return lines(
          log.updates().stream()
              .filter(update -> update.end() != null && update.end().completed())
              .map(SentUpdate::piece)
              .toList());
    }

    /** Updates beyond one for each chunk. */
    int further() {
      return log.updates().size() - plan.chunks().size();
    }
  }

  /** What is sent. */
  record Sends(Isolation isolation, List<Chunk> chunks) {

    Progress progress(UpdateLog log) {
      return new Progress(chunks, isolation, log);
    }
  }

  static Set<Integer> lines(List<Piece> pieces) {
    Set<Integer> lines = new HashSet<>();
    pieces.forEach(piece -> IntStream.range(piece.from(), piece.to()).forEach(lines::add));
    return lines;
  }

  static boolean has(Piece piece, int line) {
    return piece.from() <= line && line < piece.to();
  }

  static Sent run(Sends plan, Set<Integer> guilty) {
    return run(plan, piece -> guilty.stream().anyMatch(line -> has(piece, line)), NO_REASON);
  }

  static Sent run(Sends plan, Function<Piece, Boolean> fails, String reason) {
    UpdateLog log = UpdateLog.EMPTY;
    while (true) {
      Progress progress = plan.progress(log);
      Optional<Piece> next = progress.next();
      if (next.isEmpty()) {
        return new Sent(plan, log, progress);
      }
      log = log.plus(update(log, next.get(), end(fails.apply(next.get()), reason)));
    }
  }

  static End end(boolean failed, String reason) {
    return failed
        ? new End(
            "2026-11-22T12:00:10Z", 1, "UPDATE_FAILED", reason, "CLIENT_ERROR", null, null, null)
        : new End("2026-11-22T12:00:10Z", 1, "UPDATE_COMPLETE", null, "SUCCESS", null, null, null);
  }

  static SentUpdate update(UpdateLog log, Piece piece, @Nullable End end) {
    return new SentUpdate(
        log.updates().size() + 1, piece, 1, 1, 1, null, "2026-11-22T12:00:00Z", null, true, end);
  }

  /** An update whose call was answered with "in use", or not at all. */
  static SentUpdate unanswered(UpdateLog log, Piece piece) {
    return new SentUpdate(
        log.updates().size() + 1, piece, 1, 1, 1, null, "2026-11-22T12:00:00Z", null, false, null);
  }

  /** Chunks with this many lines. */
  static Sends plan(int... sizes) {
    return plan(FORTY, sizes);
  }

  static Sends plan(Isolation isolation, int... sizes) {
    List<Chunk> chunks = new ArrayList<>();
    int first = 0;
    for (int size : sizes) {
      chunks.add(new Chunk(chunks.size() + 1, first, size, size, first + 1, first + size));
      first += size;
    }
    return new Sends(isolation, chunks);
  }
}

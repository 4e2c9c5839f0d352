package dev.labeldrop.manifest;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import dev.labeldrop.manifest.json.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a manifest once, from its first byte to its last: checks every line, plans the chunks that
 * send the good ones, and hands out the bad ones.
 *
 * <p>Memory does not grow with the file. It is about one read and one longest line, some 32 bytes
 * for each line in the table of source-refs (at most 17 MB), the problems that are kept, and the
 * numbers of rejected lines between the lines of a chunk. All of it stops growing when the file has
 * more lines than a manifest may have; counting goes on to the end. As many rejected lines are
 * handed out with their problems, those beyond with the number of them.
 *
 * <p>Every line of the file is in exactly one place: in a chunk, among the rejected, or blank. Left
 * out are a byte order mark at the start, one carriage return before a line feed, and blank lines:
 * those with nothing but blanks, tabs and carriage returns, unless they are too long for any line.
 */
public final class ManifestValidator {

  /** Most bytes to ask the stream for at once: what stays in a core's own cache. */
  private static final int READ_SIZE = 128 * 1024;

  /** The same in another thread: small, so that no thread waits long for the other. */
  private static final int SEGMENT_SIZE = 256 * 1024;

  private final Limits limits;
  private final int readSize;
  private final int shapes;
  private final @Nullable Executor other;

  /** A validator of any number of manifests, one after the other or at the same time. */
  public ManifestValidator(Limits limits) {
    this(limits, READ_SIZE, LineShapes.MOST, null);
  }

  /**
   * The same for who has a second processor: the manifest is read ahead in another thread. What is
   * found is the same, it takes 4 MB more memory, and is worth it from a few MB on.
   *
   * @param other runs a task that lasts until the manifest is read, while the caller goes on
   */
  public ManifestValidator(Limits limits, Executor other) {
    this(limits, SEGMENT_SIZE, LineShapes.MOST, other);
  }

  /**
   * The same with another size of read, from 1, and another number of shapes of lines to remember,
   * from 0; what it finds is the same for all of them, and with a thread that reads ahead or none.
   */
  ManifestValidator(Limits limits, int readSize, int shapes, @Nullable Executor other) {
    this.limits = limits;
    this.readSize = readSize;
    this.shapes = shapes;
    this.other = other;
  }

  /**
   * Reads a manifest to its end.
   *
   * @param in the manifest from its first byte; the caller closes it
   * @param rejected takes each line that cannot be sent, byte for byte without its line end
   * @throws IOException only where one of the two throws it
   */
  public Validation validate(InputStream in, RejectedLines rejected) throws IOException {
    return validate(in, rejected, ValidLines.ignored(), NoWatcher.INSTANCE);
  }

  /**
   * Reads a manifest to its end, hands out every line and tells how far it has got.
   *
   * @param in the manifest from its first byte; the caller closes it
   * @param rejected takes each line that cannot be sent, byte for byte without its line end
   * @param valid takes each line that can be sent: where it is, and its fingerprints
   * @param progress told after each read, of at most 256 KiB, how many bytes were read so far
   * @throws IOException only where the stream or one of the takers throws it
   */
  public Validation validate(
      InputStream in, RejectedLines rejected, ValidLines valid, LongConsumer progress)
      throws IOException {
    var problems = new Problems(limits.problems(), limits.manifestLines());
    var sent = new SentLines();
    var form = new FileForm();
    var key = ThreadLocalRandom.current();
    var hash = new SipHash(key.nextLong(), key.nextLong());
    var check = new LineCheck(limits, problems, sent, form, hash, shapes);
    var planner = new ChunkPlanner(limits.changesBytes());
    var fingerprints = valid == NoValidLines.INSTANCE ? null : new LineFingerprints(valid, limits);
    var accepted = new AcceptedLines(planner, fingerprints);
    LineCounts counts;
    long bytes;
    try (ReadAhead ahead = other == null ? null : readAhead(in, check, hash, other)) {
      LineReader lines = lines(in, ahead, progress);
      lines.skipByteOrderMark();
      counts = check(lines, check, accepted, rejected);
      bytes = lines.nextOffset();
    }
    boolean ofAnotherForm = form.check(problems);
    if (!ofAnotherForm) {
      form.checkUnits(limits.nesting(), problems);
    }
    problems.sumUp(counts.total());
    boolean unfit = sent.check(problems);
    boolean outOfLimits = checkLimits(counts.total(), bytes, problems);
    boolean fileRejected = ofAnotherForm || unfit || outOfLimits;
    return new Validation(
        counts,
        fileRejected,
        fileRejected ? List.of() : planner.chunks(),
        fileRejected ? List.of() : planner.rejectedByChunk(),
        problems.kept(),
        problems.errors(),
        problems.warnings(),
        problems.counts(),
        sent.statistics());
  }

  private int longestLine() {
    return Math.multiplyExact(limits.lineCharacters(), Utf8.LONGEST_SEQUENCE);
  }

  private ReadAhead readAhead(InputStream in, LineCheck check, SipHash hash, Executor thread) {
    return new ReadAhead(in, check.shapes(), hash, longestLine() + 1, readSize, thread);
  }

  private LineReader lines(InputStream in, @Nullable ReadAhead ahead, LongConsumer progress) {
    return ahead == null
        ? new LineReader(in, readSize, longestLine(), progress)
        : new LineReader(new LineBuffer(ahead, progress), longestLine());
  }

  private LineCounts check(
      LineReader lines, LineCheck check, AcceptedLines accepted, RejectedLines rejected)
      throws IOException {
    long total = 0;
    long valid = 0;
    while (check.next(lines)) {
      if (!lines.whole() || !lines.blank()) {
        total++;
        boolean accepts = accepts(lines, check, rejected);
        valid += accepts ? 1 : 0;
        if (total <= limits.manifestLines()) {
          accepted.add(lines, accepts);
        }
      }
    }
    return new LineCounts(total, valid, total - valid);
  }

  /** Whether a line can be sent; one that cannot is handed out. */
  private static boolean accepts(LineReader line, LineCheck check, RejectedLines rejected)
      throws IOException {
    if (line.whole()) {
      if (check.accepts(line)) {
        return true;
      }
      give(line, rejected);
    } else {
      check.readHead(line);
      give(line, rejected);
      while (line.nextPiece()) {
        give(line, rejected);
      }
      check.rejectHead(line);
    }
    rejected.end(check.rejection(line));
    return false;
  }

  private static void give(LineReader line, RejectedLines rejected) throws IOException {
    rejected.bytes(line.buffer(), line.start(), line.end() - line.start());
  }

  /** How large the file may be; whether it is rejected for that. */
  private boolean checkLimits(long lines, long bytes, Problems problems) {
    if (lines == 0) {
      problems.add(
          Code.ERROR_EMPTY_MANIFEST,
          "The file has %s and no line that is not blank.".formatted(Count.of(bytes, "byte")));
    }
    if (bytes > limits.manifestBytes()) {
      problems.add(
          Code.ERROR_MANIFEST_SIZE_TOO_LARGE,
          "The file has %d bytes, a manifest at most %d.".formatted(bytes, limits.manifestBytes()));
    }
    if (lines > limits.manifestLines()) {
      problems.add(
          Code.ERROR_MANIFEST_ROWS_EXCEEDS_MAXIMUM,
          "The file has %d lines, a manifest at most %d.".formatted(lines, limits.manifestLines()));
    } else if (lines > limits.defaultLines()) {
      problems.add(
          Code.WARNING_MANIFEST_ROWS_ABOVE_DEFAULT,
          "The file has %d lines, a dataset takes %d by default."
              .formatted(lines, limits.defaultLines()));
    }
    return lines == 0 || bytes > limits.manifestBytes() || lines > limits.manifestLines();
  }
}

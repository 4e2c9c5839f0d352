package dev.labeldrop.local.cli;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.ManifestValidator;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.RejectedLines;
import dev.labeldrop.manifest.Validation;
import dev.labeldrop.run.ingest.Planning;
import dev.labeldrop.run.state.Settings.OnInvalidLine;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Reads one manifest after the other, as a drop of it would be read. */
final class FileCheck {

  /** From about half a second on, in bytes. */
  private static final long WORTH_A_BAR = 50_000_000;

  /** From some milliseconds on, in bytes. */
  private static final long WORTH_A_THREAD = 4_000_000;

  private static final long MEGABYTE = 1_000_000;

  private final Limits limits;
  private final OnInvalidLine onInvalid;
  private final StandardStreams streams;
  private final ManifestOptions.Step step;

  /** A reader that does nothing more with a file. */
  FileCheck(Limits limits, OnInvalidLine onInvalid, StandardStreams streams) {
    this(limits, onInvalid, streams, result -> result);
  }

  /**
   * A reader.
   *
   * @param step what is done with each file once it is read
   */
  FileCheck(
      Limits limits, OnInvalidLine onInvalid, StandardStreams streams, ManifestOptions.Step step) {
    this.step = step;
    this.limits = limits;
    this.onInvalid = onInvalid;
    this.streams = streams;
  }

  /** Reads a manifest; a failure to read it is a result too. */
  FileResult check(ManifestFile file) {
    return check(file, false);
  }

  /**
   * The same of one that was perhaps decompressed before.
   *
   * @param decompressed whether it was: the file itself is compressed then
   */
  FileResult check(ManifestFile file, boolean decompressed) {
    try (InputStream in = watched(file, file.open(streams.in()))) {
      Decompressed bytes = Decompressed.of(in);
      Validation read = validator(file).validate(bytes.in(), RejectedLines.ignored());
      // A run rejects such a file too, whatever becomes of its lines.
      Validation validation =
          Planning.tooManyChunks(read, limits).map(reason -> rejected(read, reason)).orElse(read);
      boolean compressed = decompressed || bytes.compressed();
      if (compressed) {
        validation = rejected(validation, compression());
      }
      return step.after(
          new FileResult.Checked(file, compressed, validation, Verdict.of(validation, onInvalid)));
    } catch (ZipException | EOFException e) { // what the JDK's reader of gzip throws
      return new FileResult.Unreadable(
          file, "its gzip data is broken or cut off (" + e.getMessage() + ").");
    } catch (IOException e) {
      return new FileResult.Unreadable(file, Failures.reason(e));
    }
  }

  private ManifestValidator validator(ManifestFile file) throws IOException {
    return file.size() < WORTH_A_THREAD || Runtime.getRuntime().availableProcessors() == 1
        ? new ManifestValidator(limits)
        : new ManifestValidator(
            limits, task -> Thread.ofPlatform().daemon().name("read-ahead").start(task));
  }

  private static Problem compression() {
    Code code = Code.ERROR_MANIFEST_IS_COMPRESSED;
    String message =
        "The file is compressed with gzip, and a drop folder decompresses nothing: it would reject"
            + " the file. Its content was checked nevertheless. Decompress it, as with gunzip, and"
            + " drop what is inside.";
    return new Problem(null, null, null, code, message, null);
  }

  /** The same of a file that is rejected, for a reason that its lines alone do not show. */
  private static Validation rejected(Validation read, Problem reason) {
    List<Problem> all = new ArrayList<>(read.problems());
    all.addFirst(reason);
    Map<Code, Long> counts = new EnumMap<>(Code.class);
    counts.putAll(read.counts());
    counts.merge(reason.code(), 1L, Long::sum);
    return new Validation(
        read.lines(),
        true,
        List.of(),
        List.of(),
        all,
        read.errorCount() + 1,
        read.warningCount(),
        counts,
        read.statistics());
  }

  /** With a bar on the terminal, where that is worth it. */
  private InputStream watched(ManifestFile file, InputStream in) throws IOException {
    if (!streams.errorsToTerminal() || file.size() < WORTH_A_BAR) {
      return in;
    }
    return ProgressBar.wrap(
        in,
        new ProgressBarBuilder()
            .setTaskName(file.name())
            .setInitialMax(file.size())
            .setUnit(" MB", MEGABYTE)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(100)
            .clearDisplayOnFinish()
            .setConsumer(new ConsoleProgressBarConsumer(System.err)));
  }
}

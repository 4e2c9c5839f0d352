package dev.labeldrop.run.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Json;
import dev.labeldrop.drop.Upload;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.RejectedLine;
import dev.labeldrop.manifest.RejectedLines;
import dev.labeldrop.report.ReportedProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rejected lines to {@code rejected.jsonl}, byte for byte with a line feed each, and why
 * each is rejected to {@code rejected.reasons.jsonl}: the n-th line of the one explains the n-th of
 * the other. They appear when this is closed; without a rejected line neither does, nor where they
 * are given up.
 */
public final class RejectedFiles implements RejectedLines, AutoCloseable {

  private static final byte[] LINE_FEED = {'\n'};

  private final Upload rejected;
  private final Upload reasons;

  /** Writes to two files, and ends them. */
  RejectedFiles(Upload rejected, Upload reasons) {
    this.rejected = rejected;
    this.reasons = reasons;
  }

  /** Writes to the files of a run. */
  public static RejectedFiles in(RunFiles files) {
    return new RejectedFiles(files.jsonLines(File.REJECTED), files.jsonLines(File.REASONS));
  }

  @Override
  public void bytes(byte[] buffer, int offset, int length) throws IOException {
    rejected.write(buffer, offset, length);
  }

  @Override
  public void end(RejectedLine line) throws IOException {
    end(map(line));
  }

  /** Ends the line whose bytes were given, which the service did not take. */
  public void end(long line, ReportedProblem problem) throws IOException {
    Map<String, @Nullable Object> reason = new LinkedHashMap<>();
    reason.put("column", null);
    reason.put("path", null);
    reason.put("code", problem.code());
    reason.put("message", problem.message());
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("line", line);
    map.put("sourceRef", problem.sourceRef());
    map.put("problems", List.of(reason));
    map.put("moreProblems", 0);
    end(map);
  }

  private void end(Map<String, @Nullable Object> map) throws IOException {
    bytes(LINE_FEED, 0, 1);
    byte[] reason = (Json.text(map) + "\n").getBytes(UTF_8);
    reasons.write(reason);
  }

  private static Map<String, @Nullable Object> map(RejectedLine line) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("line", line.line());
    map.put("sourceRef", line.sourceRef());
    map.put("problems", line.problems().stream().map(RejectedFiles::map).toList());
    map.put("moreProblems", line.moreProblems());
    return map;
  }

  private static Map<String, @Nullable Object> map(Problem problem) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("column", problem.column());
    map.put("path", problem.path());
    map.put("code", problem.code());
    map.put("message", problem.message());
    return map;
  }

  /** Starts both files with what was written before. */
  public void copy(InputStream linesBefore, InputStream reasonsBefore) throws IOException {
    linesBefore.transferTo(rejected);
    reasonsBefore.transferTo(reasons);
  }

  /** Gives both files up. */
  public void giveUp() {
    rejected.giveUp();
    reasons.giveUp();
  }

  /** Ends both files; where the first cannot be, the second is given up. */
  @Override
  public void close() {
    try {
      rejected.close();
    } catch (RuntimeException e) { // whatever it is, it is thrown on
      reasons.giveUp();
      throw e;
    }
    reasons.close();
  }
}

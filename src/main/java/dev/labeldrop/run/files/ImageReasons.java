package dev.labeldrop.run.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Json;
import dev.labeldrop.Severity;
import dev.labeldrop.report.ReportedProblem;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Why lines are rejected because of their images: {@code image.reasons.jsonl}, a line each. */
public final class ImageReasons {

  /**
   * A line of the file.
   *
   * @param place the line's place in the index of all valid lines
   * @param line its number in the dropped file
   */
  private record Reason(
      int place, long line, String code, String message, @Nullable String sourceRef) {}

  private ImageReasons() {}

  /** Writes reasons, by the places of their lines in the index of all valid lines. */
  public static void write(RunFiles folder, Map<Integer, ReportedProblem> reasons) {
    if (reasons.isEmpty()) {
      return;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Map.Entry<Integer, ReportedProblem> each : new TreeMap<>(reasons).entrySet()) {
      ReportedProblem why = each.getValue();
      Long line = why.line();
      Reason reason =
          new Reason(
              each.getKey(), line == null ? 0 : line, why.code(), why.message(), why.sourceRef());
      out.writeBytes((Json.text(reason) + "\n").getBytes(UTF_8));
    }
    folder.writeBytes(File.IMAGE_REASONS, out.toByteArray());
  }

  /** Reads them; none if there is no file. */
  public static Map<Integer, ReportedProblem> read(RunFiles folder) {
    Map<Integer, ReportedProblem> reasons = new HashMap<>();
    if (!folder.has(File.IMAGE_REASONS)) {
      return reasons;
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(folder.open(File.IMAGE_REASONS, 0, Long.MAX_VALUE), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Reason reason = Json.read(Reason.class, line.getBytes(UTF_8), "reason");
        reasons.put(
            reason.place,
            new ReportedProblem(
                reason.line,
                null,
                null,
                reason.code,
                Severity.ERROR,
                ReportedProblem.Source.VALIDATION,
                reason.message,
                reason.sourceRef));
      }
      return reasons;
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + folder.uri(File.IMAGE_REASONS), e);
    }
  }
}

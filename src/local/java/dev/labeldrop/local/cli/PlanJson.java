package dev.labeldrop.local.cli;

import dev.labeldrop.Json;
import dev.labeldrop.local.cli.ResultJson.Drop;
import dev.labeldrop.local.cli.ResultJson.Unread;
import dev.labeldrop.local.plan.DatasetPlan;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.manifest.LineCounts;
import dev.labeldrop.run.state.Settings.OnInvalidLine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans as one JSON object; docs/check.md explains its fields. */
final class PlanJson implements PlanForm {

  private final PrintWriter out;
  private final OnInvalidLine onInvalid;
  private final int maxChangesBytes;
  private final List<Object> files = new ArrayList<>();

  private record Document(
      int version,
      int exitCode,
      OnInvalidLine onInvalid,
      int maxChangesBytes,
      List<Object> files) {}

  private record Planned(
      String file,
      @Nullable String unreadable,
      boolean compressed,
      LineCounts lines,
      Drop drop,
      List<Chunk> chunks,
      @Nullable DatasetPlan dataset) {}

  PlanJson(PrintWriter out, OnInvalidLine onInvalid, int maxChangesBytes) {
    this.out = out;
    this.onInvalid = onInvalid;
    this.maxChangesBytes = maxChangesBytes;
  }

  @Override
  public void add(FileResult result) {
    files.add(
        switch (result) {
          case FileResult.Unreadable unread -> Unread.of(unread);
          case FileResult.Checked checked ->
              planned(checked, chunks(checked.verdict()), Drop.of(checked.verdict()), null);
        });
  }

  @Override
  public void add(FileResult.Checked result, DatasetPlan plan) {
    long lines = plan.lines().toAdd() + plan.lines().toReplace();
    long rejected = result.validation().lines().rejected();
    files.add(
        planned(
            result,
            plan.chunks(),
            Drop.of(new Verdict.Sent(lines, rejected, plan.chunks())),
            plan));
  }

  @Override
  public void end(int exitCode) {
    out.print(
        Json.pretty(new Document(ResultJson.VERSION, exitCode, onInvalid, maxChangesBytes, files)));
    out.flush();
  }

  private static Planned planned(
      FileResult.Checked result, List<Chunk> chunks, Drop drop, @Nullable DatasetPlan plan) {
    return new Planned(
        result.file().name(),
        null,
        result.compressed(),
        result.validation().lines(),
        drop,
        chunks,
        plan);
  }

  private static List<Chunk> chunks(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Refused _ -> List.of();
      case Verdict.Sent sent -> sent.chunks();
    };
  }
}

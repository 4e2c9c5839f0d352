package dev.labeldrop.local.cli;

import dev.labeldrop.Json;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.run.Settings.OnInvalidLine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans as one JSON object; docs/check.md explains its fields. */
final class PlanJson implements ResultForm {

  private final PrintWriter out;
  private final OnInvalidLine onInvalid;
  private final int maxChangesBytes;
  private final List<Map<String, @Nullable Object>> files = new ArrayList<>();

  PlanJson(PrintWriter out, OnInvalidLine onInvalid, int maxChangesBytes) {
    this.out = out;
    this.onInvalid = onInvalid;
    this.maxChangesBytes = maxChangesBytes;
  }

  @Override
  public void add(FileResult result) {
    files.add(
        switch (result) {
          case FileResult.Unreadable unread -> ResultJson.of(unread);
          case FileResult.Checked checked -> {
            Map<String, @Nullable Object> map = ResultJson.of(checked);
            map.put("chunks", chunks(checked.verdict()));
            yield map;
          }
        });
  }

  @Override
  public void end(int exitCode) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("version", ResultJson.VERSION);
    map.put("exitCode", exitCode);
    map.put("onInvalid", onInvalid);
    map.put("maxChangesBytes", maxChangesBytes);
    map.put("files", files);
    out.print(Json.pretty(map));
    out.flush();
  }

  private static List<Map<String, @Nullable Object>> chunks(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Refused _ -> List.of();
      case Verdict.Sent sent -> sent.chunks().stream().map(PlanJson::chunk).toList();
    };
  }

  private static Map<String, @Nullable Object> chunk(Chunk chunk) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("number", chunk.number());
    map.put("firstLine", chunk.firstLine());
    map.put("lastLine", chunk.lastLine());
    map.put("lines", chunk.lines());
    map.put("bytes", chunk.bytes());
    map.put("offset", chunk.offset());
    map.put("length", chunk.length());
    map.put("skip", chunk.skip());
    return map;
  }
}

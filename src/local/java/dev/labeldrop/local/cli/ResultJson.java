package dev.labeldrop.local.cli;

import dev.labeldrop.manifest.LineCounts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON that both commands have of a file. */
final class ResultJson {

  /** The version of both documents; it grows when a field changes its meaning or goes. */
  static final int VERSION = 1;

  private ResultJson() {}

  /** A file that was not read: its name and why. */
  static Map<String, @Nullable Object> of(FileResult.Unreadable file) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("file", file.file().name());
    map.put("unreadable", file.reason());
    return map;
  }

  /** What both say of a file that was read; more can be added. */
  static Map<String, @Nullable Object> of(FileResult.Checked file) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("file", file.file().name());
    map.put("unreadable", null);
    map.put("compressed", file.compressed());
    map.put("lines", lines(file.validation().lines()));
    map.put("drop", drop(file.verdict()));
    return map;
  }

  /** How many lines. */
  static Map<String, @Nullable Object> lines(LineCounts lines) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("total", lines.total());
    map.put("valid", lines.valid());
    map.put("rejected", lines.rejected());
    return map;
  }

  private static Map<String, @Nullable Object> drop(Verdict verdict) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    switch (verdict) {
      case Verdict.Sent sent -> {
        map.put("refused", false);
        map.put("reason", null);
        map.put("lines", sent.lines());
        map.put("setAside", sent.setAside());
        map.put("updates", sent.chunks().size());
      }
      case Verdict.Refused(String reason) -> {
        map.put("refused", true);
        map.put("reason", reason);
        map.put("lines", 0);
        map.put("setAside", 0);
        map.put("updates", 0);
      }
    }
    return map;
  }
}

package dev.labeldrop.report;

import dev.labeldrop.manifest.ManifestStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a report as maps, in the order of fields that {@link JsonForm} writes. */
final class JsonParts {

  private JsonParts() {}

  static Map<String, @Nullable Object> source(Report.Source source) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("bucket", source.bucket());
    map.put("key", source.key());
    map.put("versionId", source.versionId());
    map.put("etag", source.etag());
    map.put("size", source.size());
    return map;
  }

  static Map<String, @Nullable Object> lines(Report.Lines lines) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("total", lines.total());
    map.put("valid", lines.valid());
    map.put("rejected", lines.rejected());
    map.put("applied", lines.applied());
    map.put("failed", lines.failed());
    map.put("notSent", lines.notSent());
    map.put("withErrors", lines.withErrors());
    map.put("missing", lines.missing());
    return map;
  }

  static Map<String, @Nullable Object> chunks(Report.Chunks chunks) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("total", chunks.total());
    map.put("applied", chunks.applied());
    return map;
  }

  static @Nullable Map<String, @Nullable Object> service(Report.@Nullable Service service) {
    if (service == null) {
      return null;
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("status", service.status());
    map.put("statusMessage", service.statusMessage());
    map.put("statusMessageCode", service.statusMessageCode());
    return map;
  }

  static Map<String, @Nullable Object> counts(Report report) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("ERROR", report.errorCount());
    map.put("WARNING", report.warningCount());
    return map;
  }

  /** With the first so many places, their images cut to so many characters. */
  static @Nullable Map<String, @Nullable Object> isolation(
      Report.@Nullable Isolation isolation, int places, int characters) {
    if (isolation == null) {
      return null;
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("updates", isolation.updates());
    map.put("mostUpdates", isolation.mostUpdates());
    map.put(
        "failing",
        isolation.failing().stream().limit(places).map(range -> range(range, characters)).toList());
    map.put("failingCount", isolation.failing().size());
    return map;
  }

  private static Map<String, @Nullable Object> range(Report.LineRange range, int characters) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("chunk", range.chunk());
    map.put("firstLine", range.firstLine());
    map.put("lastLine", range.lastLine());
    map.put("lines", range.lines());
    String sourceRef = range.sourceRef();
    map.put("sourceRef", sourceRef == null ? null : Figures.cut(sourceRef, characters));
    return map;
  }

  static Map<String, @Nullable Object> update(Report.Update update) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("number", update.number());
    map.put("chunk", update.chunk());
    map.put("lines", update.lines());
    map.put("firstLine", update.firstLine());
    map.put("lastLine", update.lastLine());
    map.put("bytes", update.bytes());
    map.put("whole", update.whole());
    map.put("submittedAt", update.submittedAt().toString());
    map.put("endedAt", update.endedAt() == null ? null : update.endedAt().toString());
    map.put("polls", update.polls());
    map.put("status", update.status());
    map.put("statusMessage", update.statusMessage());
    map.put("statusMessageCode", update.statusMessageCode());
    return map;
  }

  static Map<String, @Nullable Object> check(Report.EntryCheck check) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("method", check.method());
    map.put("calls", check.calls());
    map.put("mostCalls", check.mostCalls());
    map.put("entriesBefore", check.entriesBefore());
    map.put("entriesAfter", check.entriesAfter());
    map.put("otherEntriesWithErrors", check.otherEntriesWithErrors());
    map.put("statement", check.statement());
    return map;
  }

  static @Nullable Map<String, @Nullable Object> statistics(
      @Nullable ManifestStatistics statistics) {
    if (statistics == null) {
      return null;
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("labels", statistics.labels().stream().map(JsonParts::label).toList());
    map.put("moreLabels", statistics.moreLabels());
    map.put("imagesByBoxes", statistics.imagesByBoxes());
    map.put("unlabelledImages", statistics.unlabelledImages());
    return map;
  }

  private static Map<String, @Nullable Object> label(ManifestStatistics.LabelCount label) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("name", label.name());
    map.put("images", label.images());
    map.put("boxes", label.boxes());
    return map;
  }
}

package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the service tells of its things, in the shapes of the API model. */
final class Descriptions {

  private final boolean bare;

  Descriptions(Behaviour behaviour) {
    bare = behaviour.has(Quirk.BARE_DESCRIPTIONS);
  }

  /**
   * A DatasetDescription.
   *
   * @param reportedStatus a status to report instead of the real one; null for the real one
   */
  Json.Obj dataset(Dataset dataset, Instant now, @Nullable String reportedStatus) {
    DatasetState state = dataset.described(now);
    String status = reportedStatus == null ? state.status().name() : reportedStatus;
    Json.Obj description = new Json.Obj().with("Status", status);
    if (bare) {
      return description;
    }
    return description
        .with("CreationTimestamp", timestamp(dataset.created()))
        .with("LastUpdatedTimestamp", timestamp(state.lastUpdated()))
        .with("StatusMessage", state.message())
        .with("StatusMessageCode", state.messageCode())
        .with("DatasetStats", stats(state.entries()));
  }

  /** A ProjectDescription. */
  Json.Obj project(Project project, Instant now) {
    Json.Obj description = new Json.Obj().with("ProjectArn", project.arn());
    Json.Arr datasets =
        Json.Arr.of(
            project.datasets(now).stream().map(dataset -> datasetMetadata(dataset, now)).toList());
    if (!bare || !datasets.items().isEmpty()) {
      description.with("Datasets", datasets);
    }
    return bare
        ? description
        : description
            .with("CreationTimestamp", timestamp(project.created()))
            .with("Status", "CREATED")
            .with("Feature", project.feature())
            .with("AutoUpdate", project.autoUpdate());
  }

  /** A DatasetLabelDescription. */
  Json.Obj label(Map.Entry<String, LabelCount> label) {
    return new Json.Obj()
        .with("LabelName", label.getKey())
        .with(
            "LabelStats",
            new Json.Obj()
                .with("EntryCount", label.getValue().entries())
                .with("BoundingBoxCount", label.getValue().boxed()));
  }

  private Json.Obj datasetMetadata(Dataset dataset, Instant now) {
    DatasetState state = dataset.described(now);
    Json.Obj metadata =
        new Json.Obj()
            .with("DatasetType", dataset.type())
            .with("DatasetArn", dataset.arn())
            .with("Status", state.status().name());
    return bare
        ? metadata
        : metadata
            .with("CreationTimestamp", timestamp(dataset.created()))
            .with("StatusMessage", state.message())
            .with("StatusMessageCode", state.messageCode());
  }

  private static Json.Obj stats(Entries entries) {
    return new Json.Obj()
        .with("TotalEntries", entries.size())
        .with("LabeledEntries", entries.labelled())
        .with("TotalLabels", entries.labelCount())
        .with("ErrorEntries", entries.withErrors());
  }

  /** Seconds since 1970 with milliseconds: the timestamps of AWS JSON 1.1. */
  private static Json.Num timestamp(Instant instant) {
    return new Json.Num(BigDecimal.valueOf(instant.toEpochMilli(), 3).toPlainString());
  }
}

package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.json.JsonTree;
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
  JsonTree.Obj dataset(Dataset dataset, Instant now, @Nullable String reportedStatus) {
    DatasetState state = dataset.described(now);
    String status = reportedStatus == null ? state.status().name() : reportedStatus;
    JsonTree.Obj description = new JsonTree.Obj().with("Status", status);
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
  JsonTree.Obj project(Project project, Instant now) {
    JsonTree.Obj description = new JsonTree.Obj().with("ProjectArn", project.arn());
    JsonTree.Arr datasets =
        JsonTree.Arr.of(
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
  JsonTree.Obj label(Map.Entry<String, LabelCount> label) {
    return new JsonTree.Obj()
        .with("LabelName", label.getKey())
        .with(
            "LabelStats",
            new JsonTree.Obj()
                .with("EntryCount", label.getValue().entries())
                .with("BoundingBoxCount", label.getValue().boxed()));
  }

  private JsonTree.Obj datasetMetadata(Dataset dataset, Instant now) {
    DatasetState state = dataset.described(now);
    JsonTree.Obj metadata =
        new JsonTree.Obj()
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

  private static JsonTree.Obj stats(Entries entries) {
    return new JsonTree.Obj()
        .with("TotalEntries", entries.size())
        .with("LabeledEntries", entries.labelled())
        .with("TotalLabels", entries.labelCount())
        .with("ErrorEntries", entries.withErrors());
  }

  /** Seconds since 1970 with milliseconds: the timestamps of AWS JSON 1.1. */
  private static JsonTree.Num timestamp(Instant instant) {
    return new JsonTree.Num(BigDecimal.valueOf(instant.toEpochMilli(), 3).toPlainString());
  }
}

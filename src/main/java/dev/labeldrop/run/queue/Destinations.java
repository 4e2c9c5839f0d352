package dev.labeldrop.run.queue;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetLookup;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.drop.Folder;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.run.files.Input;
import dev.labeldrop.run.files.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which dataset a drop goes to. What {@code DescribeProjects} says is kept for a minute, in the
 * bucket: many drops at once would else meet the account's five calls a second.
 */
public final class Destinations {

  private static final Duration KEPT = Duration.ofMinutes(1);

  /** API model, {@code ProjectName}. */
  private static final Pattern PROJECT = Pattern.compile("[a-zA-Z0-9_.\\-]{1,255}");

  private final ObjectStore store;
  private final Datasets datasets;
  private final Clock clock;

  /** Looks among these datasets, and keeps what it finds in the store. */
  public Destinations(ObjectStore store, Datasets datasets, Clock clock) {
    this.store = store;
    this.datasets = datasets;
    this.clock = clock;
  }

  /**
   * What was found before.
   *
   * @param datasetArn the dataset
   * @param at when it was found, ISO-8601
   */
  record Kept(String datasetArn, String at) {

    /** Checks that the file has both. */
    Kept {
      datasetArn = Input.required(datasetArn, "datasetArn");
      at = Input.required(at, "at");
    }
  }

  /**
   * The dataset of a drop.
   *
   * @throws PermanentException with code ERROR_DATASET_NOT_FOUND if there is none
   */
  DatasetArn find(Plan plan) {
    if (plan.project() == null || plan.type() == null) {
      if (plan.datasetArn() == null) {
        throw missing("The key names no dataset.");
      }
      return new DatasetArn(plan.datasetArn());
    }
    return PROJECT.matcher(plan.project()).matches()
        ? keptOrFound(plan.drop().bucket(), plan.project(), DatasetType.valueOf(plan.type()))
        : lookUp(plan.project(), DatasetType.valueOf(plan.type()));
  }

  private DatasetArn keptOrFound(String bucket, String project, DatasetType type) {
    Folder folder = Folder.ofDatasets(store, bucket).in("lookups");
    String name = project + "-" + type + ".json";
    Instant now = clock.instant();
    Optional<Kept> kept = folder.get(name).flatMap(Destinations::read);
    if (kept.isPresent() && isFresh(kept.get(), now)) {
      return new DatasetArn(kept.get().datasetArn());
    }
    DatasetArn found = lookUp(project, type);
    folder.put(name, Json.bytes(new Kept(found.value(), now.toString())), "application/json");
    return found;
  }

  /** What cannot be read is looked up anew. */
  private static Optional<Kept> read(byte[] json) {
    try {
      return Optional.of(Json.read(Kept.class, json, "kept lookup"));
    } catch (PermanentException _) {
      return Optional.empty();
    }
  }

  private static boolean isFresh(Kept kept, Instant now) {
    try {
      Instant at = Instant.parse(kept.at());
      return !at.isAfter(now) && now.isBefore(at.plus(KEPT));
    } catch (DateTimeParseException _) {
      return false;
    }
  }

  private DatasetArn lookUp(String project, DatasetType type) {
    String name = "project '" + project + "'";
    return switch (datasets.find(project, type)) {
      case DatasetLookup.Found(DatasetArn dataset) -> dataset;
      case DatasetLookup.NoProject() ->
          throw missing(
              "There is no "
                  + name
                  + " in this account and region. Create it, or drop the file under the right"
                  + " name.");
      case DatasetLookup.NoDataset() ->
          throw missing(
              "The "
                  + name
                  + " has no "
                  + type
                  + " dataset. Create one, or drop the file under the right type.");
      case DatasetLookup.Several(List<DatasetArn> found) ->
          throw missing(
              "The "
                  + name
                  + " has several "
                  + type
                  + " datasets: "
                  + found
                  + ". Delete those that you do not use, or set the stack parameter DatasetArn and"
                  + " drop the file directly under incoming/.");
    };
  }

  private static PermanentException missing(String message) {
    return new PermanentException(Code.ERROR_DATASET_NOT_FOUND, message);
  }
}

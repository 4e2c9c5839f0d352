package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.json.JsonTree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The operations that make and change things, and those that tell of one. */
final class Operations {

  /** API model GroundTruthBlob. */
  private static final int LARGEST_BLOB = 5_242_880;

  private final Settings settings;
  private final Account account;
  private final Faults faults;
  private final DropLog drops;
  private final Descriptions descriptions;

  Operations(Settings settings, Account account, Faults faults, DropLog drops) {
    this.settings = settings;
    this.account = account;
    this.faults = faults;
    this.drops = drops;
    this.descriptions = new Descriptions(settings.behaviour());
  }

  JsonTree.Obj createProject(Input input) throws ServiceException {
    Project project =
        account.createProject(
            input.required("ProjectName", Constraint.PROJECT_NAME),
            input.optional("Feature", Constraint.FEATURE).orElse("CUSTOM_LABELS"),
            input.optional("AutoUpdate", Constraint.AUTO_UPDATE).orElse("DISABLED"));
    return new JsonTree.Obj().with("ProjectArn", project.arn());
  }

  JsonTree.Obj createDataset(Input input) throws ServiceException {
    String projectArn = input.required("ProjectArn", Constraint.PROJECT_ARN);
    String type = input.required("DatasetType", Constraint.DATASET_TYPE);
    Input source = input.structure("DatasetSource");
    Entries entries = source == null ? new Entries() : copied(source);
    Update outcome =
        faults.failsCreation()
            ? new Update(new Entries(), List.of(), Optional.of(FileError.ERROR_SERVICE_FAULT))
            : new Update(entries, List.of(), Optional.empty());
    Dataset dataset = account.createDataset(projectArn, type, outcome);
    return new JsonTree.Obj().with("DatasetArn", dataset.arn());
  }

  private Entries copied(Input source) throws ServiceException {
    if (source.structure("GroundTruthManifest") != null) {
      throw new ServiceException(
          ServiceError.INVALID_S3_OBJECT,
          "The local service reads no S3. Create the dataset empty and update it.");
    }
    String arn = source.required("DatasetArn", Constraint.DATASET_ARN);
    return account.dataset(arn).state(account.now()).entries();
  }

  JsonTree.Obj deleteDataset(Input input) throws ServiceException {
    Dataset dataset = dataset(input);
    Instant now = account.now();
    switch (dataset.state(now).status()) {
      case CREATE_IN_PROGRESS, UPDATE_IN_PROGRESS, DELETE_IN_PROGRESS ->
          throw new ServiceException(ServiceError.RESOURCE_IN_USE);
      case CREATE_COMPLETE, CREATE_FAILED, UPDATE_COMPLETE, UPDATE_FAILED ->
          dataset.beginDeletion(now, now.plus(settings.timing().deletion()));
    }
    return new JsonTree.Obj();
  }

  JsonTree.Obj updateDatasetEntries(Input input) throws ServiceException {
    byte[] changes = input.blob("Changes", "GroundTruth", LARGEST_BLOB);
    Dataset dataset = dataset(input);
    Instant now = account.now();
    refuseTooLarge(changes.length);
    refuseUnready(dataset.state(now).status());
    Update update =
        new UpdateRules(settings.quotas(), settings.behaviour(), faults)
            .decide(dataset.state(now).entries(), changes);
    Duration duration = settings.timing().ofUpdate(changes.length);
    dataset.begin(update, now, now.plus(duration), now.plus(faults.staleness()));
    drops.add(dataset.arn(), update.drops());
    return new JsonTree.Obj();
  }

  private void refuseTooLarge(int bytes) throws ServiceException {
    int measured =
        settings.behaviour().has(Quirk.CHANGES_MEASURED_IN_BASE64) ? (bytes + 2) / 3 * 4 : bytes;
    if (measured >= settings.quotas().changesBytes()) {
      throw new ServiceException(
          ServiceError.INVALID_PARAMETER,
          "Changes must be less than " + settings.quotas().changesBytes() + " bytes.");
    }
  }

  private void refuseUnready(DatasetStatus status) throws ServiceException {
    switch (status) {
      case CREATE_IN_PROGRESS, UPDATE_IN_PROGRESS, DELETE_IN_PROGRESS ->
          throw new ServiceException(
              settings.behaviour().has(Quirk.BUSY_IS_LIMIT_EXCEEDED)
                  ? ServiceError.LIMIT_EXCEEDED
                  : ServiceError.RESOURCE_IN_USE);
      case CREATE_FAILED -> throw stuck(status);
      case UPDATE_FAILED -> {
        if (settings.behaviour().has(Quirk.FAILED_DATASET_IS_STUCK)) {
          throw stuck(status);
        }
      }
      case CREATE_COMPLETE, UPDATE_COMPLETE -> {
        // It takes the update.
      }
    }
  }

  /** Which error the service has for this is not documented. */
  private static ServiceException stuck(DatasetStatus status) {
    return new ServiceException(
        ServiceError.INVALID_PARAMETER, "The dataset takes no update: it is " + status + ".");
  }

  JsonTree.Obj describeDataset(Input input) throws ServiceException {
    Dataset dataset = dataset(input);
    return new JsonTree.Obj()
        .with(
            "DatasetDescription",
            descriptions.dataset(dataset, account.now(), faults.reportedStatus()));
  }

  private Dataset dataset(Input input) throws ServiceException {
    return account.dataset(input.required("DatasetArn", Constraint.DATASET_ARN));
  }
}

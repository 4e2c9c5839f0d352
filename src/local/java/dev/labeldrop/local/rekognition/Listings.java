package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.json.JsonReader;
import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.JsonWriter;
import dev.labeldrop.local.json.MalformedJsonException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations that list things, in pages. */
final class Listings {

  private static final int MOST_LABELS_ASKED_FOR = 10;
  private static final int MOST_NAMES_ASKED_FOR = 10;
  private static final int MOST_FEATURES_ASKED_FOR = 2;

  private final Behaviour behaviour;
  private final Account account;
  private final Descriptions descriptions;

  Listings(Behaviour behaviour, Account account) {
    this.behaviour = behaviour;
    this.account = account;
    this.descriptions = new Descriptions(behaviour);
  }

  JsonTree.Obj describeProjects(Input input) throws ServiceException {
    List<String> names = input.list("ProjectNames", MOST_NAMES_ASKED_FOR, Constraint.PROJECT_NAME);
    List<String> asked = input.list("Features", MOST_FEATURES_ASKED_FOR, Constraint.FEATURE);
    List<String> features = asked.isEmpty() ? List.of("CUSTOM_LABELS") : asked;
    Pages pages = Pages.of("projects " + names + features, input, behaviour);
    Instant now = account.now();
    return pages.cut(
        "ProjectDescriptions",
        account.projects(),
        project ->
            (names.isEmpty() || names.contains(project.name()))
                && features.contains(project.feature()),
        project -> descriptions.project(project, now));
  }

  JsonTree.Obj listDatasetEntries(Input input) throws ServiceException {
    String arn = input.required("DatasetArn", Constraint.DATASET_ARN);
    List<String> labels =
        input.list("ContainsLabels", MOST_LABELS_ASKED_FOR, Constraint.DATASET_LABEL);
    Optional<Boolean> labelled = input.bool("Labeled");
    String part = input.optional("SourceRefContains", Constraint.QUERY).orElse("");
    // "Specify True to only include entries that have errors"; of False nothing is said.
    boolean onlyErrors = input.bool("HasErrors").orElse(false);
    Pages pages =
        Pages.of("entries " + arn + labels + labelled + part + onlyErrors, input, behaviour);
    return pages.cut(
        "DatasetEntries",
        listable(arn).list(),
        entry ->
            (labels.isEmpty() || !Collections.disjoint(entry.labels().used(), labels))
                && labelled.map(wanted -> wanted == entry.isLabelled()).orElse(true)
                && entry.sourceRef().contains(part)
                && (!onlyErrors || entry.hasErrors()),
        entry -> new JsonTree.Text(listed(entry, behaviour)));
  }

  JsonTree.Obj listDatasetLabels(Input input) throws ServiceException {
    String arn = input.required("DatasetArn", Constraint.DATASET_ARN);
    Pages pages = Pages.of("labels " + arn, input, behaviour);
    return pages.cut(
        "DatasetLabelDescriptions",
        listable(arn).labels().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList(),
        label -> true,
        descriptions::label);
  }

  /** An entry as it is listed: on one line, with what the service says of it. */
  static String listed(Entry entry, Behaviour behaviour) {
    try {
      if (JsonReader.allowingRepeatedNames().read(entry.line()) instanceof JsonTree.Obj line) {
        return JsonWriter.write(
            new EntryCheck(behaviour).check(line, entry.plannedErrors()).content());
      }
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("An entry was kept that is not JSON: " + entry.line(), e);
    }
    throw new IllegalStateException("An entry was kept that is no object: " + entry.line());
  }

  private Entries listable(String arn) throws ServiceException {
    DatasetState state = account.dataset(arn).state(account.now());
    switch (state.status()) {
      case CREATE_IN_PROGRESS -> throw new ServiceException(ServiceError.RESOURCE_NOT_READY);
      case DELETE_IN_PROGRESS -> throw new ServiceException(ServiceError.RESOURCE_IN_USE);
      case UPDATE_IN_PROGRESS -> {
        if (!behaviour.has(Quirk.LISTING_DURING_UPDATE)) {
          throw new ServiceException(ServiceError.RESOURCE_IN_USE);
        }
      }
      case CREATE_COMPLETE, CREATE_FAILED, UPDATE_COMPLETE, UPDATE_FAILED -> {
        // Its entries can be listed.
      }
    }
    return state.entries();
  }
}

package dev.labeldrop.local.rekognition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong, in exact numbers. Faults of calls are used up by the next calls, in the order in
 * which they were planned, before a call is looked at otherwise; faults of lines stay until {@link
 * #clear()}. Can be used from any thread.
 */
public final class Faults {

  private final Map<Operation, List<ServiceError>> ofOperations = new EnumMap<>(Operation.class);
  private final List<ServiceError> ofCalls = new ArrayList<>();
  private final List<String> statuses = new ArrayList<>();
  private final List<Predicate<String>> failingLines = new ArrayList<>();
  private final List<Predicate<String>> droppedLines = new ArrayList<>();
  private final List<EntryFault> entryFaults = new ArrayList<>();
  private int lostReplies;
  private int failingCreations;
  private int failingUpdates;
  private Duration staleness = Duration.ZERO;

  private record EntryFault(Predicate<String> line, String code) {}

  Faults() {}

  /** The next calls, whatever they ask for, are answered with an error. */
  public synchronized void answerNext(ServiceError error, int calls) {
    for (int i = 0; i < calls; i++) {
      ofCalls.add(error);
    }
  }

  /** The next calls of one operation are answered with an error. */
  public synchronized void answerNext(Operation operation, ServiceError error, int calls) {
    List<ServiceError> planned = ofOperations.computeIfAbsent(operation, o -> new ArrayList<>());
    for (int i = 0; i < calls; i++) {
      planned.add(error);
    }
  }

  /** The next calls are answered with ThrottlingException. */
  public void throttleNext(int calls) {
    answerNext(ServiceError.THROTTLING, calls);
  }

  /** The next calls of one operation are answered with ThrottlingException. */
  public void throttleNext(Operation operation, int calls) {
    answerNext(operation, ServiceError.THROTTLING, calls);
  }

  /** The next calls are answered with InternalServerError. */
  public void breakNext(int calls) {
    answerNext(ServiceError.INTERNAL_SERVER_ERROR, calls);
  }

  /** The next updates are refused with ResourceInUseException, as if one were under way. */
  public void busyNext(int updates) {
    answerNext(Operation.UPDATE_DATASET_ENTRIES, ServiceError.RESOURCE_IN_USE, updates);
  }

  /** The next updates that are accepted have their connection closed instead of a reply. */
  public synchronized void loseReplyOfNext(int updates) {
    lostReplies += updates;
  }

  /** From now on a dataset is described as it was before its last update, for so long. */
  public synchronized void staleStatusFor(Duration afterAcceptance) {
    staleness = afterAcceptance;
  }

  /** The next calls of DescribeDataset report this status, known or unknown. */
  public synchronized void reportNext(String status, int calls) {
    for (int i = 0; i < calls; i++) {
      statuses.add(status);
    }
  }

  /** The next datasets that are created end in CREATE_FAILED. */
  public synchronized void failNextCreations(int datasets) {
    failingCreations += datasets;
  }

  /** The next updates that are accepted end in UPDATE_FAILED, with SERVICE_ERROR. */
  public synchronized void failNextUpdates(int updates) {
    failingUpdates += updates;
  }

  /** Updates with such a line end in UPDATE_FAILED, with CLIENT_ERROR. */
  public synchronized void failUpdatesWith(Predicate<String> line) {
    failingLines.add(line);
  }

  /** Such lines are dropped without a word, and do not count to the share that fails an update. */
  public synchronized void dropLines(Predicate<String> line) {
    droppedLines.add(line);
  }

  /** Such lines are kept with an error of that code. */
  public synchronized void keepErrorsOn(Predicate<String> line, String code) {
    entryFaults.add(new EntryFault(line, code));
  }

  /** Nothing goes wrong any more. */
  public synchronized void clear() {
    ofOperations.clear();
    ofCalls.clear();
    statuses.clear();
    failingLines.clear();
    droppedLines.clear();
    entryFaults.clear();
    lostReplies = 0;
    failingCreations = 0;
    failingUpdates = 0;
    staleness = Duration.ZERO;
  }

  synchronized Optional<ServiceError> ofCall(Operation operation) {
    List<ServiceError> planned = ofOperations.getOrDefault(operation, List.of());
    List<ServiceError> source = planned.isEmpty() ? ofCalls : planned;
    return source.isEmpty() ? Optional.empty() : Optional.of(source.removeFirst());
  }

  synchronized boolean losesReply() {
    return lostReplies > 0 && lostReplies-- > 0;
  }

  synchronized boolean failsCreation() {
    return failingCreations > 0 && failingCreations-- > 0;
  }

  synchronized boolean failsUpdate() {
    return failingUpdates > 0 && failingUpdates-- > 0;
  }

  synchronized Duration staleness() {
    return staleness;
  }

  synchronized @Nullable String reportedStatus() {
    return statuses.isEmpty() ? null : statuses.removeFirst();
  }

  synchronized boolean failsUpdateWith(String line) {
    return failingLines.stream().anyMatch(fault -> fault.test(line));
  }

  synchronized boolean drops(String line) {
    return droppedLines.stream().anyMatch(fault -> fault.test(line));
  }

  synchronized List<String> errorsOn(String line) {
    return entryFaults.stream()
        .filter(fault -> fault.line.test(line))
        .map(EntryFault::code)
        .toList();
  }
}

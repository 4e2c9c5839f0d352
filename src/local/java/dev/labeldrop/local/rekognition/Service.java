package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.http.Reply;
import dev.labeldrop.local.http.Request;
import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The protocol, AWS JSON 1.1: which operation a request asks for, what its body says, and how a
 * result or an error is answered. One call at a time; each is logged.
 */
final class Service {

  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

  private final Settings settings;
  private final Account account;
  private final Faults faults = new Faults();
  private final DropLog drops = new DropLog();
  private final List<Call> calls = new ArrayList<>();
  private final CallRate rate;
  private final Operations operations;
  private final Listings listings;

  Service(Settings settings) {
    this.settings = settings;
    account = new Account(settings);
    rate = new CallRate(settings.quotas().callsPerSecond());
    operations = new Operations(settings, account, faults, drops);
    listings = new Listings(settings.behaviour(), account);
  }

  Faults faults() {
    return faults;
  }

  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  synchronized List<SilentDrop> drops() {
    return drops.all();
  }

  /** What a dataset holds now; null where there is no such dataset. */
  synchronized Optional<Entries> entries(String datasetArn) {
    return account.find(datasetArn).map(dataset -> dataset.state(account.now()).entries());
  }

  synchronized Reply answer(Request request) {
    Optional<Operation> named =
        request.method().equals("POST")
            ? request.header("X-Amz-Target").flatMap(Operation::ofTarget)
            : Optional.empty();
    if (named.isEmpty()) {
      return error(new ServiceException(ServiceError.UNKNOWN_OPERATION));
    }
    Operation operation = named.get();
    try {
      Input input = Input.of(request.body(), settings.behaviour());
      try {
        return answer(operation, input);
      } catch (ServiceException e) {
        log(operation, e.error().wireName(), input);
        return error(e);
      }
    } catch (ServiceException e) {
      calls.add(new Call(account.now(), operation, e.error().wireName(), null, 0, 0));
      return error(e);
    }
  }

  private Reply answer(Operation operation, Input input) throws ServiceException {
    Optional<ServiceError> planned = faults.ofCall(operation);
    if (planned.isPresent()) {
      throw new ServiceException(planned.get());
    }
    if (!rate.admits(operation, account.now())) {
      throw new ServiceException(ServiceError.PROVISIONED_THROUGHPUT_EXCEEDED);
    }
    JsonTree.Obj result = perform(operation, input);
    if (operation == Operation.UPDATE_DATASET_ENTRIES && faults.losesReply()) {
      log(operation, Call.REPLY_LOST, input);
      return new Reply.HangUp();
    }
    log(operation, Call.OK, input);
    return reply(200, result);
  }

  private JsonTree.Obj perform(Operation operation, Input input) throws ServiceException {
    return switch (operation) {
      case CREATE_PROJECT -> operations.createProject(input);
      case CREATE_DATASET -> operations.createDataset(input);
      case DELETE_DATASET -> operations.deleteDataset(input);
      case UPDATE_DATASET_ENTRIES -> operations.updateDatasetEntries(input);
      case DESCRIBE_DATASET -> operations.describeDataset(input);
      case LIST_DATASET_ENTRIES -> listings.listDatasetEntries(input);
      case LIST_DATASET_LABELS -> listings.listDatasetLabels(input);
      case DESCRIBE_PROJECTS -> listings.describeProjects(input);
    };
  }

  private void log(Operation operation, String outcome, Input input) {
    byte[] changes = changes(operation, input);
    calls.add(
        new Call(
            account.now(),
            operation,
            outcome,
            input.peek("DatasetArn"),
            changes.length,
            LineReader.count(changes)));
  }

  private static byte[] changes(Operation operation, Input input) {
    try {
      return operation == Operation.UPDATE_DATASET_ENTRIES
          ? input.blob("Changes", "GroundTruth", Integer.MAX_VALUE)
          : new byte[0];
    } catch (ServiceException e) {
      return new byte[0];
    }
  }

  private static Reply error(ServiceException e) {
    String message = e.getMessage();
    return reply(
        e.error().httpStatus(),
        new JsonTree.Obj().with("__type", e.error().wireName()).with("message", message));
  }

  private static Reply reply(int status, JsonTree.Obj body) {
    return new Reply.Answer(
        status,
        Map.of("Content-Type", CONTENT_TYPE, "x-amzn-RequestId", UUID.randomUUID().toString()),
        JsonWriter.write(body));
  }
}

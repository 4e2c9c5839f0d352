package dev.labeldrop.local.states;

import dev.labeldrop.Json;
import dev.labeldrop.local.PlainJson;
import dev.labeldrop.local.asl.ResultWriter;
import dev.labeldrop.local.asl.Scope;
import dev.labeldrop.local.asl.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of the executions of a {@code Map}: the state's result, or files in a bucket, one for
 * each way in which executions ended, and a manifest that names them (developer guide,
 * "ResultWriter").
 */
final class MapResults {

  private static final String WRITER_FAILED = "States.ResultWriterFailed";

  private final Run run;
  private final State.Map map;
  private final Scope scope;
  private final List<Execution> executions = new ArrayList<>();

  MapResults(Run run, State.Map map, Scope scope) {
    this.run = run;
    this.map = map;
    this.scope = scope;
  }

  /** An execution was started. */
  void add(Execution execution) {
    executions.add(execution);
  }

  /**
   * The result of the state, when its executions are over.
   *
   * @throws StateFailure if it cannot be written
   */
  Object of(MapRun mapRun) {
    ResultWriter writer = map.writer();
    if (writer == null) {
      return executions.stream().map(MapResults::result).toList();
    }
    Object evaluated =
        run.<@Nullable Object>evaluate(
            map, () -> writer.arguments().evaluate(scope, "ResultWriter/Arguments"));
    if (!(evaluated instanceof Map<?, ?> arguments)
        || !(arguments.get("Bucket") instanceof String bucket)
        || !(arguments.get("Prefix") instanceof String prefix)) {
      throw run.runtimeFailure("The ResultWriter needs 'Bucket' and 'Prefix' in its Arguments.");
    }
    try {
      return write(mapRun, bucket, folder(prefix) + mapRun.id() + "/");
    } catch (ServiceFailure e) {
      throw new StateFailure(WRITER_FAILED, e.getMessage());
    }
  }

  private static String folder(String prefix) {
    return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
  }

  private Map<String, Object> write(MapRun mapRun, String bucket, String folder)
      throws ServiceFailure {
    Map<String, Object> files = new LinkedHashMap<>();
    List<Execution> succeeded =
        executions.stream().filter(each -> each.describe().status() == Status.SUCCEEDED).toList();
    List<Execution> failed = new ArrayList<>(executions);
    failed.removeAll(succeeded);
    files.put("FAILED", file(bucket, folder + "FAILED_0.json", failed));
    files.put("PENDING", List.of());
    files.put("SUCCEEDED", file(bucket, folder + "SUCCEEDED_0.json", succeeded));
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("DestinationBucket", bucket);
    manifest.put("MapRunArn", mapRun.arn());
    manifest.put("ResultFiles", files);
    put(bucket, folder + "manifest.json", manifest);
    mapRun.resultsAreWritten();
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("Bucket", bucket);
    place.put("Key", folder + "manifest.json");
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("MapRunArn", mapRun.arn());
    result.put("ResultWriterDetails", place);
    return result;
  }

  private List<Map<String, Object>> file(String bucket, String key, List<Execution> some)
      throws ServiceFailure {
    return some.isEmpty()
        ? List.of()
        : List.of(
            Map.of(
                "Key",
                key,
                "Size",
                put(bucket, key, some.stream().map(MapResults::record).toList())));
  }

  private int put(String bucket, String key, Object json) throws ServiceFailure {
    byte[] bytes = Json.text(json).getBytes(StandardCharsets.UTF_8);
    run.environment().services().put(bucket, key, bytes);
    return bytes.length;
  }

  /** The output of an execution; of one that did not succeed, what is to be said of it. */
  private static @Nullable Object result(Execution execution) {
    String output = execution.describe().output();
    try {
      return output == null ? record(execution) : PlainJson.parse(output);
    } catch (IOException e) {
      throw new IllegalStateException("An execution ends with JSON only.", e);
    }
  }

  private static Map<String, Object> record(Execution execution) {
    ExecutionDescription end = execution.describe();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ExecutionArn", execution.arn());
    fields.put("Input", execution.input());
    fields.put("InputDetails", Map.of("Included", true));
    fields.put("Name", execution.name());
    if (end.output() != null) {
      fields.put("Output", end.output());
      fields.put("OutputDetails", Map.of("Included", true));
    }
    if (end.error() != null) {
      fields.put("Error", end.error());
    }
    if (end.cause() != null) {
      fields.put("Cause", end.cause());
    }
    fields.put("RedriveCount", end.redriveCount());
    fields.put("StartDate", execution.startDate().toString());
    fields.put("StateMachineArn", execution.stateMachine().arn());
    fields.put("Status", end.status().name());
    fields.put("StopDate", Objects.toString(end.stopDate()));
    return fields;
  }
}

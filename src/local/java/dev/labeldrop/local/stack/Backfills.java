package dev.labeldrop.local.stack;

import dev.labeldrop.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.MapRunItemCounts;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;

/** Backfills of a stack: executions that take in again what lies under a prefix. */
public final class Backfills {

  private static final String INCOMING = "incoming/";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'backfill-'uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Projects that are nearest to the one that is not there; a call each. */
  private static final int MOST_PROJECTS = 5;

  private final Connection connection;
  private final SfnClient sfn;
  private final S3Client s3;
  private final Clock clock;

  /** The backfills of a stack. */
  public Backfills(Connection connection, Clock clock) {
    this.connection = connection;
    this.sfn = connection.clients().sfn();
    this.s3 = connection.clients().s3();
    this.clock = clock;
  }

  /**
   * How far a backfill is.
   *
   * @param execution what Step Functions says of it
   * @param objects how many objects it has found so far
   * @param done how many of them are done, in whatever way
   */
  public record Sight(DescribeExecutionResponse execution, long objects, long done) {

    /** Whether it is over. */
    public boolean over() {
      return !execution.statusAsString().equals("RUNNING");
    }
  }

  /**
   * A prefix as the bucket has it.
   *
   * @param given with or without {@code s3://BUCKET/} before it
   * @throws StackException if it is not under {@code incoming/}, or nothing lies under it; the
   *     message names what is near
   */
  public String prefix(String given) {
    String bucket = "s3://" + connection.stack().bucket() + "/";
    String prefix = given.startsWith(bucket) ? given.substring(bucket.length()) : given;
    if (!prefix.startsWith(INCOMING)) {
      throw new StackException(
          "A backfill takes a prefix under incoming/, and '%s' is none. Try: %s%s"
              .formatted(given, INCOMING, prefix.startsWith("s3://") ? "" : prefix));
    }
    if (s3.listObjectsV2(b -> b.bucket(connection.stack().bucket()).prefix(prefix).maxKeys(1))
        .contents()
        .isEmpty()) {
      throw new StackException(
          "Nothing lies under %s%s. %s"
              .formatted(
                  bucket,
                  prefix,
                  NearNames.sentence(prefix, prefixes(prefix), "Nothing lies under incoming/.")));
    }
    return prefix;
  }

  private List<String> prefixes(String wanted) {
    List<String> all = new ArrayList<>();
    List<String> projects = NearNames.of(wanted, below(INCOMING));
    for (String project : projects) {
      all.add(project);
      if (projects.indexOf(project) < MOST_PROJECTS) {
        all.addAll(below(project));
      }
    }
    return all;
  }

  private List<String> below(String prefix) {
    return s3
        .listObjectsV2(b -> b.bucket(connection.stack().bucket()).prefix(prefix).delimiter("/"))
        .commonPrefixes()
        .stream()
        .map(CommonPrefix::prefix)
        .toList();
  }

  /**
   * Starts one.
   *
   * @param since when objects were last modified at the earliest; null for all
   * @param until before when they were; null for all
   * @return the execution's ARN
   */
  public String start(String prefix, @Nullable Instant since, @Nullable Instant until) {
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    input.put("prefix", prefix);
    input.put("since", since);
    input.put("until", until);
    return sfn.startExecution(b ->
            b.stateMachineArn(connection.stack().output("BackfillArn"))
                .name(NAME.format(clock.instant()).replace(".", ""))
                .input(Json.text(input)))
        .executionArn();
  }

  /** How far it is. */
  public Sight look(String executionArn) {
    DescribeExecutionResponse execution = sfn.describeExecution(b -> b.executionArn(executionArn));
    List<MapRunListItem> maps =
        sfn.listMapRuns(b -> b.executionArn(executionArn).maxResults(10)).mapRuns();
    if (maps.isEmpty()) {
      return new Sight(execution, 0, 0);
    }
    MapRunItemCounts counts =
        sfn.describeMapRun(b -> b.mapRunArn(maps.getFirst().mapRunArn())).itemCounts();
    return new Sight(
        execution, counts.total(), counts.total() - counts.pending() - counts.running());
  }

  /** What its results say; the files are read for it. */
  public BackfillResults results(String uri) {
    return new BackfillResultsReader(s3).read(uri);
  }
}

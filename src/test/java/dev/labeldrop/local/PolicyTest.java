package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.image.Pictures;
import dev.labeldrop.local.Grants.Grant;
import dev.labeldrop.local.RecordingClients.Need;
import dev.labeldrop.local.functions.FunctionException;
import dev.labeldrop.local.rekognition.LocalRekognition;
import dev.labeldrop.local.rekognition.Settings;
import dev.labeldrop.local.s3.Operation;
import dev.labeldrop.local.states.ExecutionListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The template's policies against the calls that the functions really make: runs of every kind go
 * through a local stack, and each call is noted with the function that made it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PolicyTest {

  private static final String FOLDER = "incoming/flowers/train/";

  private static final List<String> FUNCTIONS =
      List.of(
          "IngestFunction",
          "ImagesFunction",
          "QueueFunction",
          "PrepareFunction",
          "SubmitFunction",
          "PollFunction",
          "ReconcileFunction",
          "ReportFunction");

  /** By their statements: what no function calls itself here, and who needs it, or when. */
  private static final Map<String, String> NEEDED_BY_OTHERS =
      Map.ofEntries(
          Map.entry("WriteLogs", "Lambda writes what a function logs, with the function's role"),
          Map.entry("WriteTraces", "Lambda sends a function's traces, with the function's role"),
          Map.entry("DecryptVariables", "Lambda reads a function's variables, with the role"),
          Map.entry(
              "CountEntries", "Reconcile asks if the last look had no counts, as it has here"),
          Map.entry("KeepFailedEvents", "Lambda sends an event that failed, with the role"),
          Map.entry("EncryptFailedEvents", "SQS asks for the key, with the sender's rights"),
          Map.entry("KeepEndsOfExecutions", "Lambda sends an end that failed, with the role"),
          Map.entry("EncryptEndsOfExecutions", "SQS asks for the key, with the sender's rights"),
          Map.entry("EncryptNotices", "SNS asks for the topic's key, with the sender's rights"),
          Map.entry("EncryptObjects", "S3 asks for the bucket's key, with the caller's rights"),
          Map.entry("DecryptWhatIsOlder", "S3 and Lambda ask for the key that was used before"),
          Map.entry("FindImages", "Rekognition looks at buckets, with the caller's rights"),
          Map.entry("ReadImages", "Rekognition reads images, with the caller's rights"),
          Map.entry("DecryptImages", "S3 asks for the images' key, with the caller's rights"));

  private static final String BY_HAND = FOLDER + "by-hand.jsonl";
  private static final String GOOD = Lines.line("i");
  private static final String GUILTY = Lines.line("g");

  /** The function whose next part of an upload fails; empty for none. */
  private final AtomicReference<String> breakNextPartOf = new AtomicReference<>("");

  private final Set<Need> needs = ConcurrentHashMap.newKeySet();
  private final VirtualTime time = VirtualTime.at("2026-11-22T12:00:00Z");

  /** Entries that lines replace are looked at one by one, so all lines are sent. */
  private final LocalStack stack =
      stack(
          Map.of(
              "ON_INVALID_LINE",
              "SKIP",
              "MAX_CHANGES_BYTES",
              Lines.limitOf(3),
              "MAX_ISOLATION_UPDATES",
              "2",
              "SEND_UNCHANGED",
              "true",
              "CHECK_IMAGES",
              "warn"),
          Settings.of(time).with(StackFixture.TIMING),
          time);

  private final S3Client s3 = stack.clients().s3();

  private LocalStack stack(Map<String, String> variables, Settings settings, VirtualTime itsTime) {
    AtomicReference<LocalStack> made = new AtomicReference<>();
    LocalStack its =
        new LocalStack(
            new LocalStack.Setup(
                variables, settings, itsTime, itsTime, 7, ExecutionListener.NONE, line -> {}),
            (function, clients) ->
                new RecordingClients(function, clients, need -> note(need, made.get())));
    made.set(its);
    return its;
  }

  @BeforeAll
  void runWhatThereIsToRun() throws InterruptedException, FunctionException {
    String dataset = createDataset(stack, time);
    stack.s3().createBucket("acme-photos");
    stack.s3().createBucket("acme-scans");
    s3.putObject(
        b -> b.bucket("acme-photos").key("1.jpg"), RequestBody.fromBytes(Pictures.png(80, 90)));
    LocalRekognition rekognition = stack.rekognition();
    rekognition
        .faults()
        .keepErrorsOn(line -> line.contains("/2.jpg"), "ERROR_INVALID_BOUNDING_BOX");
    dropSomeGoodLinesAndABadOne();
    put(BY_HAND, Lines.manifest(3));
    stack.awaitQuiet();
    sendAnEventWithoutVersion();
    breakTheUploadOfManyRefusedLines();
    startARunWithoutAPlan();
    dropLinesThatMakeAnUpdateFail();
    fillWithLabels(dataset);
    breakTheUploadOfLinesToFix();
    leaveATicketThatCannotBeRead(dataset);
    dropTwoFilesAtOnce();
    put(FOLDER + "scans.jsonl", Lines.manifest(1).replace("acme-photos", "acme-scans"));
    stack.awaitQuiet();
    assertThat(stack.sns().published().size()).isEqualTo(10);
    dropManyLinesAroundABadOne();
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  private static String createDataset(LocalStack stack, VirtualTime time) {
    RekognitionClient rekognition = stack.clients().rekognition();
    String project = rekognition.createProject(b -> b.projectName("flowers")).projectArn();
    String dataset =
        rekognition
            .createDataset(b -> b.projectArn(project).datasetType(DatasetType.TRAIN.name()))
            .datasetArn();
    time.advance(Duration.ofHours(1));
    return dataset;
  }

  private void dropSomeGoodLinesAndABadOne() throws InterruptedException {
    put(FOLDER + "a.jsonl", Lines.manifest(3) + "bad\n");
    stack.awaitQuiet();
  }

  /** As somebody sends it who calls Ingest by hand. */
  private void sendAnEventWithoutVersion() throws InterruptedException, FunctionException {
    String etag = s3.headObject(b -> b.bucket(LocalStack.BUCKET).key(BY_HAND)).eTag();
    String event =
        """
        {"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put", "s3": {
          "bucket": {"name": "%s"},
          "object": {"key": "%s", "size": 600, "eTag": %s, "sequencer": "1"}}}]}
        """
            .formatted(LocalStack.BUCKET, BY_HAND, etag);
    stack.ingest().invoke(event.getBytes(StandardCharsets.UTF_8));
    stack.awaitQuiet();
  }

  /** More than a part of 8 MiB is refused; its upload fails once, and Lambda calls again. */
  private void breakTheUploadOfManyRefusedLines() throws InterruptedException {
    stack.s3().faults().slowDownNext(Operation.UPLOAD_PART, 1);
    put(FOLDER + "refused.jsonl", ("x".repeat(90_000) + "\n").repeat(100));
    stack.awaitQuiet();
  }

  private void startARunWithoutAPlan() throws InterruptedException {
    stack
        .stateMachine()
        .start(
            "gone-0123456789ab",
            "{\"run\": \"gone-0123456789ab\", \"bucket\": \"%s\", \"chunks\": 2, \"applied\": 1}"
                .formatted(LocalStack.BUCKET));
    stack.awaitQuiet();
  }

  /** The search ends with a range that was never sent alone, so Report reads its line numbers. */
  private void dropLinesThatMakeAnUpdateFail() throws InterruptedException, FunctionException {
    stack.rekognition().faults().failUpdatesWith(line -> line.contains("/g.jpg"));
    put(BY_HAND, Lines.manifest(List.of(GOOD, Lines.line("h"), GUILTY)));
    stack.awaitQuiet();
    sendAnEventWithoutVersion();
  }

  /** So many that Submit has to list them to know how many a drop adds. */
  private void fillWithLabels(String dataset) throws InterruptedException {
    String lines =
        IntStream.range(0, 249)
            .mapToObj(i -> Lines.line("label" + i).replace("daisy", "label " + i))
            .collect(Collectors.joining("\n"));
    stack
        .clients()
        .rekognition()
        .updateDatasetEntries(
            b -> b.datasetArn(dataset).changes(c -> c.groundTruth(SdkBytes.fromUtf8String(lines))));
    time.advance(Duration.ofHours(1));
  }

  /** Ingest's own uploads are over when Report adds a line to them. */
  private void breakTheUploadOfLinesToFix() throws InterruptedException {
    breakNextPartOf.set("ReportFunction");
    put(
        FOLDER + "to-fix.jsonl",
        Lines.manifest(List.of(GOOD, GUILTY)) + ("x".repeat(90_000) + "\n").repeat(100));
    stack.awaitQuiet();
  }

  private void note(Need need, LocalStack its) {
    needs.add(need);
    if (breakNextPartOf.get().equals(need.function())) {
      breakNextPartOf.set("");
      its.s3().faults().slowDownNext(Operation.UPLOAD_PART, 1);
    }
  }

  private void leaveATicketThatCannotBeRead(String dataset) {
    put("datasets/" + new DatasetArn(dataset).folderName() + "/queue/0.json", "{");
  }

  /** The first one's report wakes the second. */
  private void dropTwoFilesAtOnce() throws InterruptedException {
    put(FOLDER + "first.jsonl", Lines.manifest(2));
    put(FOLDER + "second.jsonl", Lines.manifest(2));
    stack.awaitQuiet();
  }

  /** Prepare writes those that are sent into a file of the run, more than a part of 8 MiB. */
  private void dropManyLinesAroundABadOne() throws InterruptedException {
    VirtualTime itsTime = VirtualTime.at("2026-11-22T12:00:00Z");
    Settings settings = Settings.of(itsTime).with(StackFixture.TIMING);
    try (LocalStack its = stack(Map.of("ON_INVALID_LINE", "SKIP"), settings, itsTime)) {
      createDataset(its, itsTime);
      breakNextPartOf.set("PrepareFunction");
      String half =
          Lines.manifest(50).replace(",\"flower\":", "," + " ".repeat(90_000) + "\"flower\":");
      its.clients()
          .s3()
          .putObject(
              b -> b.bucket(LocalStack.BUCKET).key(FOLDER + "large.jsonl"),
              RequestBody.fromString(
                  half + "bad\n" + half.replace("acme-photos/", "acme-photos/x")));
      its.awaitQuiet();
      assertThat(its.sns().published().size()).isEqualTo(1);
    }
  }

  private void put(String key, String content) {
    s3.putObject(b -> b.bucket(LocalStack.BUCKET).key(key), RequestBody.fromString(content));
  }

  @Test
  void everyCallIsAllowed() {
    List<String> denied =
        needs.stream()
            .filter(need ->
                grants(need.function()).stream()
                    .noneMatch(grant -> grant.covers(need.action(), need.resource())))
            .map(Need::toString)
            .sorted()
            .toList();
    assertThat(denied).isEmpty();
  }

  @Test
  void nothingIsAllowedThatIsNotCalled() {
    List<String> unused = new ArrayList<>();
    for (String function : FUNCTIONS) {
      grants(function).stream()
          .filter(grant -> !NEEDED_BY_OTHERS.containsKey(grant.sid()))
          .filter(grant -> !used(function, grant))
          .forEach(grant -> unused.add(function + " " + grant));
    }
    assertThat(unused).isEmpty();
  }

  @Test
  void whatOthersNeedIsAllowedAndCalledByNoFunction() {
    Set<String> found = new TreeSet<>();
    for (String function : FUNCTIONS) {
      for (Grant grant : grants(function)) {
        if (NEEDED_BY_OTHERS.containsKey(grant.sid())) {
          found.add(grant.sid());
          assertThat(used(function, grant)).as("%s calls %s", function, grant).isFalse();
        }
      }
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(NEEDED_BY_OTHERS.keySet());
  }

  @Test
  void everyFunctionCallsSomething() {
    assertThat(needs.stream().map(Need::function).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(FUNCTIONS);
  }

  private boolean used(String function, Grant grant) {
    return needs.stream()
        .filter(need -> need.function().equals(function))
        .anyMatch(need -> grant.covers(need.action(), need.resource()));
  }

  private List<Grant> grants(String function) {
    return new Grants(SamTemplate.read(), references()).of(function);
  }

  /** What the template's references give on the local stack. */
  private Map<String, Object> references() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("AWS::Partition", "aws");
    values.put("AWS::Region", "us-east-1");
    values.put("AWS::AccountId", "123456789012");
    values.put("AWS::URLSuffix", "amazonaws.com");
    values.put("AWS::NoValue", "");
    values.put("DropBucket.Arn", "arn:aws:s3:::" + LocalStack.BUCKET);
    values.put("ReportTopic", stack.topicArn());
    values.put("ApplyManifest", "arn:aws:states:us-east-1:123456789012:stateMachine:ApplyManifest");
    values.put("ApplyManifest.Name", "ApplyManifest");
    values.put("FailedEvents.Arn", "arn:aws:sqs:us-east-1:123456789012:FailedEvents");
    values.put("UndeliveredEvents.Arn", "arn:aws:sqs:us-east-1:123456789012:UndeliveredEvents");
    values.put("FunctionLogs.Arn", "arn:aws:logs:us-east-1:123456789012:log-group:functions:*");
    values.put("KmsKeyArn", "arn:aws:kms:us-east-1:123456789012:key/ours");
    values.put("FormerKmsKeyArns", List.of("arn:aws:kms:us-east-1:123456789012:key/former"));
    values.put("ImageBucketArns", List.of("arn:aws:s3:::acme-photos", "arn:aws:s3:::acme-scans"));
    values.put("ImageKeyArns", List.of("arn:aws:kms:us-east-1:123456789012:key/images"));
    return values;
  }
}

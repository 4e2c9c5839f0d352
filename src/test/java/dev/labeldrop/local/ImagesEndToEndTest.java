package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.image.Pictures;
import dev.labeldrop.local.s3.Call;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** Images are looked at before a file queues, by the deployed functions and state machine. */
final class ImagesEndToEndTest {

  private static final String KEY = "incoming/flowers/train/a.jsonl";
  private static final String TEST_KEY = "incoming/flowers/test/a.jsonl";

  private @Nullable StackFixture fixture;

  @AfterEach
  void stop() {
    if (fixture != null) {
      fixture.close();
    }
  }

  private StackFixture start(String checkImages, String onInvalidLine) {
    StackFixture started =
        new StackFixture(Map.of("CHECK_IMAGES", checkImages, "ON_INVALID_LINE", onInvalidLine));
    fixture = started;
    return started;
  }

  private static void images(StackFixture f, int... names) {
    f.stack.s3().createBucket("acme-photos");
    for (int name : names) {
      byte[] own = Pictures.png(80, 64 + name % 1_000);
      f.s3.putObject(b -> b.bucket("acme-photos").key(name + ".jpg"), RequestBody.fromBytes(own));
    }
  }

  /** How many problems there are: errors, warnings. */
  private static String counts(StackFixture f) {
    Map<?, ?> counts = f.notice().object("problemCount");
    return counts.get("ERROR") + " " + counts.get("WARNING");
  }

  private static String text(StackFixture f, String file) {
    String folder = "runs/" + f.notice().text("runId") + "/";
    return f.s3
        .getObjectAsBytes(b -> b.bucket(LocalStack.BUCKET).key(folder + file))
        .asString(StandardCharsets.UTF_8);
  }

  private static String lines(int valid, int rejected, int applied, int notSent) {
    return "{\"total\":%d,\"valid\":%d,\"rejected\":%d,\"applied\":%d,\"failed\":0,\"notSent\":%d,\"unchanged\":0,\"superseded\":0,\"withErrors\":0,\"missing\":0}"
        .formatted(valid + rejected, valid, rejected, applied, notSent);
  }

  @Test
  void looksAtNothingByDefault() {
    StackFixture f = start("off", "REJECT");
    f.drop(KEY, Lines.manifest(3));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 3/3");
    assertThat(counts(f)).isEqualTo("0 0");
    assertThat(f.notice().fields()).containsEntry("images", null);
  }

  @Test
  void findsNothingWrongWithGoodImages() {
    StackFixture f = start("reject", "REJECT");
    images(f, 1, 2, 3);
    f.drop(KEY, Lines.manifest(3));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 3/3");
    assertThat(counts(f)).isEqualTo("0 0");
  }

  @Test
  void warnsOfABadImageAndSendsItsLine() {
    StackFixture f = start("warn", "REJECT");
    images(f, 1, 3);
    f.drop(KEY, Lines.manifest(3));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 3/3");
    assertThat(counts(f)).isEqualTo("0 1");
    assertThat(f.notice().object("images"))
        .isEqualTo(
            Map.of("total", 3, "lookedAt", 3, "unusable", 1, "boxesOutside", 0, "rejected", 0));
    assertThat(f.notice().published().text("email"))
        .startsWith(
            "UPDATE_COMPLETE: a.jsonl, 3 of 3 lines applied, 1 of 3 images cannot be used\n");
    assertThat(f.notice().problems()).containsExactly("2 ERROR_INVALID_IMAGE");
    assertThat(f.notice().firstMessage())
        .startsWith(
            "The image s3://acme-photos/2.jpg cannot be read: NoSuchKey: The specified key does not"
                + " exist. (HTTP 404). Upload the image, ");
  }

  @Test
  void rejectsTheFileForABadImage() {
    StackFixture f = start("reject", "REJECT");
    images(f, 1, 3);
    f.drop(KEY, Lines.manifest(3));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED REJECTED 0/3");
    assertThat(f.notice().object("lines")).isEqualTo(StackFixture.parse(lines(2, 1, 0, 2)));
    assertThat(f.rekognition().lines(f.train)).isEmpty();
    assertThat(f.calls()).isEmpty();
    assertThat(f.notice().published().text("email"))
        .contains("\nTraining cannot use 1 image of the file, so nothing of it was sent.");
    assertThat(text(f, "rejected.jsonl")).isEqualTo(Lines.line("2") + "\n");
    assertThat(text(f, "rejected.reasons.jsonl"))
        .contains("\"line\":2", "ERROR_INVALID_IMAGE", "s3://acme-photos/2.jpg");
  }

  @Test
  void rejectsOnlyTheLineOfABadImage() {
    StackFixture f = start("reject", "SKIP");
    images(f, 1, 3);
    f.drop(KEY, Lines.line("1") + "\nbad\n" + Lines.line("2") + "\n" + Lines.line("3") + "\n");
    assertThat(f.notice().object("lines")).isEqualTo(StackFixture.parse(lines(2, 2, 2, 0)));
    assertThat(f.rekognition().lines(f.train)).containsExactly(Lines.line("1"), Lines.line("3"));
    assertThat(f.notice().object("images"))
        .isEqualTo(
            Map.of("total", 3, "lookedAt", 3, "unusable", 1, "boxesOutside", 0, "rejected", 1));
    assertThat(text(f, "rejected.jsonl")).isEqualTo("bad\n" + Lines.line("2") + "\n");
    assertThat(text(f, "rejected.reasons.jsonl").lines()).hasSize(2);
  }

  @Test
  void saysOnceThatTheBucketCannotBeRead() {
    StackFixture f = start("reject", "SKIP");
    f.drop(KEY, Lines.manifest(40));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED REJECTED 0/40");
    assertThat(counts(f)).isEqualTo("1 0");
    assertThat(f.notice().problems())
        .containsExactly("null ERROR_INVALID_PERMISSIONS_IMAGES_S3_BUCKET");
  }

  @Test
  void looksAtManyImagesInBatches() {
    StackFixture f = start("reject", "SKIP");
    images(f, IntStream.rangeClosed(1, 1_001).filter(name -> name % 400 != 0).toArray());
    f.drop(KEY, Lines.manifest(1_001));
    assertThat(f.notice().object("lines")).isEqualTo(StackFixture.parse(lines(999, 2, 999, 0)));
    assertThat(text(f, "rejected.jsonl"))
        .isEqualTo(Lines.line("400") + "\n" + Lines.line("800") + "\n");
    assertThat(f.states.of("a")).contains("LookAtBatches", "GatherImages");
  }

  @Test
  void warnsOfTheSameImageInTwoBatches() {
    StackFixture f = start("reject", "SKIP");
    images(f, IntStream.rangeClosed(1, 1_001).toArray());
    f.drop(KEY, Lines.manifest(1_001));
    assertThat(f.notice().problems()).containsExactly("1001 WARNING_SAME_IMAGE");
    assertThat(f.notice().firstMessage()).contains(" of line 1.");
  }

  /** How often images were read since a call, by status. */
  private static Map<Integer, Long> reads(StackFixture f, int since) {
    return f.stack.s3().calls().stream()
        .skip(since)
        .filter(call -> call.bucket().equals("acme-photos") && !call.key().isEmpty())
        .collect(Collectors.groupingBy(Call::status, TreeMap::new, Collectors.counting()));
  }

  @Test
  void readsNoImageOfTheNextDropAgain() {
    StackFixture f = start("reject", "REJECT");
    f.stack.s3().createBucket("acme-photos");
    for (int name = 1; name <= 3; name++) {
      byte[] image = Pictures.jpeg(400, 300, new SplittableRandom(name));
      String key = name + ".jpg";
      f.s3.putObject(b -> b.bucket("acme-photos").key(key), RequestBody.fromBytes(image));
    }
    int start = f.stack.s3().calls().size();
    f.drop(KEY, Lines.manifest(3));
    assertThat(reads(f, start)).isEqualTo(Map.of(206, 6L));
    int again = f.stack.s3().calls().size();
    f.drop("incoming/flowers/train/b.jsonl", Lines.manifest(3));
    assertThat(reads(f, again)).isEqualTo(Map.of(304, 3L));
    assertThat(f.notices()).hasSize(2).allMatch(notice -> notice.problems().isEmpty());
  }

  private static String testDataset(StackFixture f) {
    RekognitionClient rekognition = f.stack.clients().rekognition();
    String project =
        rekognition.describeProjects(b -> {}).projectDescriptions().getFirst().projectArn();
    String test =
        rekognition.createDataset(b -> b.projectArn(project).datasetType("TEST")).datasetArn();
    f.time.advance(Duration.ofHours(1));
    return test;
  }

  @Test
  void warnsOfAnImageThatIsInTheOtherDataset() {
    StackFixture f = start("warn", "REJECT");
    images(f, 1, 2, 3);
    testDataset(f);
    f.drop(TEST_KEY, Lines.line("2") + "\n");
    f.drop(KEY, Lines.manifest(3));
    assertThat(f.notice(KEY).summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 3/3");
    assertThat(f.notice(KEY).problems()).containsExactly("2 WARNING_IMAGE_IN_OTHER_DATASET");
    assertThat(f.notice(KEY).firstMessage())
        .startsWith("The image is in the project's test dataset too. ");
  }

  @Test
  void saysNothingOfAnotherDatasetThatItDoesNotKnow() {
    StackFixture f = start("warn", "REJECT");
    images(f, 1, 2, 3);
    String test = testDataset(f);
    f.drop(TEST_KEY, Lines.line("2") + "\n");
    SdkBytes changes = SdkBytes.fromUtf8String(Lines.line("7"));
    f.stack
        .clients()
        .rekognition()
        .updateDatasetEntries(b -> b.datasetArn(test).changes(c -> c.groundTruth(changes)));
    f.time.advance(Duration.ofHours(1));
    f.drop(KEY, Lines.manifest(3));
    assertThat(f.notice(KEY).problems()).isEmpty();
  }

  @Test
  void asksNothingOfTheOtherDatasetIfImagesAreNotLookedAt() {
    StackFixture f = start("off", "REJECT");
    testDataset(f);
    f.drop(TEST_KEY, Lines.line("2") + "\n");
    f.drop(KEY, Lines.manifest(3));
    assertThat(f.notice(KEY).problems()).isEmpty();
  }
}

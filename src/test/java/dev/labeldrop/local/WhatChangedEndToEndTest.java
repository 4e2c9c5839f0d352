package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** "What changed" in the reports of runs. */
@Timeout(120) // Guards against a wait without end; no test waits for time to pass.
final class WhatChangedEndToEndTest {

  private static final String FIRST = "incoming/flowers/train/a.jsonl";
  private static final String SECOND = "incoming/flowers/train/b.jsonl";

  private final List<StackFixture> started = new ArrayList<>();

  private StackFixture start(Map<String, String> parameters) {
    StackFixture stack = new StackFixture(parameters);
    started.add(stack);
    return stack;
  }

  @AfterEach
  void close() {
    started.forEach(StackFixture::close);
  }

  private static Map<?, ?> whatChanged(StackFixture stack, String key) {
    return (Map<?, ?>)
        Objects.requireNonNull(
            StackFixture.parse(file(stack, key, "report.json")).get("whatChanged"));
  }

  private static String file(StackFixture stack, String key, String name) {
    String file = "runs/" + stack.notice(key).text("runId") + "/" + name;
    return Objects.requireNonNull(stack.object(file), file);
  }

  /** Ten images, of which the second drop changes two in their labels and one in its date only. */
  private static StackFixture twoDrops(StackFixture stack) {
    stack.drop(FIRST, Lines.manifest(9));
    List<String> lines = new ArrayList<>(Lines.list(10));
    lines.set(1, lines.get(1).replace("daisy", "rose"));
    lines.set(6, lines.get(6).replace("daisy", "rose"));
    lines.set(7, lines.get(7).replace("2026-05-02", "2026-06-02"));
    stack.drop(SECOND, Lines.manifest(lines));
    return stack;
  }

  @Test
  void theReportTellsByLabelAndByImage() {
    StackFixture stack = twoDrops(start(Map.of()));

    assertThat(whatChanged(stack, FIRST).get("labels"))
        .isEqualTo(List.of(Map.of("label", "daisy", "added", 9, "removed", 0, "moved", 0)));
    Map<?, ?> what = whatChanged(stack, SECOND);
    assertThat(what.get("labels"))
        .isEqualTo(
            List.of(
                Map.of("label", "daisy", "added", 1, "removed", 2, "moved", 0),
                Map.of("label", "rose", "added", 2, "removed", 0, "moved", 0)));
    assertThat(what.get("added")).isEqualTo(1);
    assertThat(what.get("changed")).isEqualTo(2);
    assertThat(what.get("same")).isEqualTo(1);
    assertThat(what.get("notKnown")).isEqualTo(0);
    List<?> images = (List<?>) Objects.requireNonNull(what.get("images"));
    assertThat(images.stream().map(image -> String.valueOf(((Map<?, ?>) image).get("sourceRef"))))
        .containsExactly("s3://acme-photos/2.jpg", "s3://acme-photos/7.jpg");
    assertThat(file(stack, SECOND, "report.html"))
        .contains("2 images with other labels or boxes than before", "+rose", "−daisy");
  }

  @Test
  void whatTheDatasetHeldBeforeIsNotKnownIfItMayNotBeListed() {
    StackFixture stack = start(Map.of("MAX_LISTING_CALLS", "0"));
    stack.drop(FIRST, Lines.manifest(3));
    RekognitionClient rekognition = stack.stack.clients().rekognition();
    rekognition.updateDatasetEntries(b ->
        b.datasetArn(stack.train)
            .changes(c -> c.groundTruth(SdkBytes.fromUtf8String(Lines.manifest(1)))));
    stack.time.advance(Duration.ofHours(1));
    stack.drop(SECOND, Lines.manifest(4).replace("daisy", "rose"));

    assertThat(StackFixture.parse(file(stack, SECOND, "report.json")))
        .containsEntry("whatChanged", null);
    assertThat(file(stack, SECOND, "report.html")).contains("Not known: what the dataset held");
  }

  @Test
  void linesWhoseOldTextIsGoneAreCounted() {
    StackFixture stack = start(Map.of());
    stack.drop(FIRST, Lines.manifest(3));
    String version = stack.s3.headObject(b -> b.bucket(LocalStack.BUCKET).key(FIRST)).versionId();
    stack.s3.deleteObject(b -> b.bucket(LocalStack.BUCKET).key(FIRST).versionId(version));
    stack.drop(SECOND, Lines.manifest(4).replace("daisy", "rose"));

    Map<?, ?> what = whatChanged(stack, SECOND);
    assertThat(what.get("notKnown")).isEqualTo(3);
    assertThat(what.get("added")).isEqualTo(1);
    assertThat(file(stack, SECOND, "report.html"))
        .contains("Of 3 replaced entries it is not known how they were before.");
  }
}

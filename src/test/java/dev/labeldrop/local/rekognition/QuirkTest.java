package dev.labeldrop.local.rekognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rekognition.model.DatasetDescription;

/** The quirks that show in calls; those of lines and pages are tested where these are. */
final class QuirkTest {

  @Test
  void saysWhyInASentence() {
    try (Bench bench = new Bench(Quirk.STATUS_MESSAGE_SENTENCE)) {
      String dataset = bench.dataset("not JSON");

      assertThat(bench.describe(dataset).statusMessage())
          .isEqualTo("Too many lines have terminal errors.");
    }
  }

  @Test
  void doesNotSayWhy() {
    try (Bench bench = new Bench(Quirk.STATUS_MESSAGE_ABSENT)) {
      DatasetDescription description = bench.describe(bench.dataset("not JSON"));

      assertThat(description.statusAsString()).isEqualTo("UPDATE_FAILED");
      assertThat(description.statusMessage()).isNull();
      assertThat(description.statusMessageCodeAsString()).isEqualTo("CLIENT_ERROR");
    }
  }

  @Test
  void saysNothingButTheStatus() {
    try (Bench bench = new Bench(Quirk.BARE_DESCRIPTIONS)) {
      String dataset = bench.dataset();

      assertThat(bench.describe(dataset))
          .isEqualTo(DatasetDescription.builder().status("CREATE_COMPLETE").build());
      bench.client.createProject(r -> r.projectName("empty"));
      assertThat(bench.projects().getLast().hasDatasets()).isFalse();
    }
  }

  @Test
  void isBusyByAnotherName() {
    try (Bench bench = new Bench(Quirk.BUSY_IS_LIMIT_EXCEEDED)) {
      String dataset = bench.dataset();
      bench.update(dataset, Samples.bare("a"));

      assertThat(Bench.errorOf(() -> bench.update(dataset, Samples.bare("b"))))
          .isEqualTo("LimitExceededException");
    }
  }

  @Test
  void takesNothingAfterAFailure() {
    try (Bench bench = new Bench(Quirk.FAILED_DATASET_IS_STUCK)) {
      String dataset = bench.dataset("not JSON");

      assertThat(Bench.errorOf(() -> bench.update(dataset, Samples.bare("a"))))
          .isEqualTo("InvalidParameterException");
    }
  }

  @Test
  void listsDuringAnUpdate() {
    try (Bench bench = new Bench(Quirk.LISTING_DURING_UPDATE)) {
      String dataset = bench.dataset(Samples.bare("a"));
      bench.update(dataset, Samples.bare("b"));

      assertThat(bench.entries(dataset, r -> {})).hasSize(1);
    }
  }

  @Test
  void movesLastUpdatedWhenTheUpdateSettles() {
    try (Bench bench = new Bench(Quirk.LAST_UPDATED_WHEN_SETTLED)) {
      String dataset = bench.dataset();
      Instant created = bench.describe(dataset).lastUpdatedTimestamp();
      byte[] changes = Samples.changes("not JSON");
      bench.update(dataset, changes);
      Instant due = bench.time.instant().plus(Bench.TIMING.ofUpdate(changes.length));

      assertThat(bench.describe(dataset).lastUpdatedTimestamp()).isEqualTo(created);
      bench.settle();
      assertThat(bench.describe(dataset).lastUpdatedTimestamp())
          .isEqualTo(Instant.ofEpochMilli(due.toEpochMilli()));
    }
  }

  @Test
  void movesLastUpdatedWhenTheUpdateSucceeds() {
    try (Bench bench = new Bench(Quirk.LAST_UPDATED_WHEN_SUCCESSFUL)) {
      String dataset = bench.dataset();
      Instant created = bench.describe(dataset).lastUpdatedTimestamp();

      bench.update(dataset, "not JSON");
      bench.settle();
      assertThat(bench.describe(dataset).lastUpdatedTimestamp()).isEqualTo(created);

      bench.update(dataset, Samples.bare("a"));
      bench.settle();
      assertThat(bench.describe(dataset).lastUpdatedTimestamp()).isAfter(created);
    }
  }

  @Test
  void takesLessThanTheLimitOfChanges() {
    try (Bench bench = new Bench(Behaviour.DEFAULT, Quotas.DOCUMENTED.withChangesBytes(40))) {
      String dataset = bench.dataset();

      assertThat(Bench.errorOf(() -> bench.update(dataset, padded(40))))
          .isEqualTo("InvalidParameterException");
      bench.update(dataset, padded(39));
      bench.settle();
      assertThat(bench.service.lines(dataset)).hasSize(1);
    }
  }

  @Test
  void measuresChangesInBase64() {
    // 36 bytes are 48 characters of base64.
    try (Bench bench =
        new Bench(
            Behaviour.of(Quirk.CHANGES_MEASURED_IN_BASE64),
            Quotas.DOCUMENTED.withChangesBytes(49))) {
      String dataset = bench.dataset();

      assertThat(Bench.errorOf(() -> bench.update(dataset, padded(37))))
          .isEqualTo("InvalidParameterException");
      bench.update(dataset, padded(36));
    }
  }

  @Test
  void neverTakesMoreThanTheModelAllows() {
    try (Bench bench =
        new Bench(Behaviour.DEFAULT, Quotas.DOCUMENTED.withChangesBytes(Integer.MAX_VALUE))) {
      String dataset = bench.dataset();

      assertThat(Bench.errorOf(() -> bench.update(dataset, padded(5_242_881))))
          .isEqualTo("ValidationException");
      bench.update(dataset, padded(5_242_880));
    }
  }

  @Test
  void namesConstraintsInvalidParameters() {
    try (Bench bench = new Bench(Quirk.CONSTRAINTS_ARE_INVALID_PARAMETERS)) {
      assertThat(Bench.errorOf(() -> bench.status("arn:aws:rekognition:::nothing")))
          .isEqualTo("InvalidParameterException");
      assertThat(Bench.errorOf(() -> bench.client.describeProjects(r -> r.maxResults(101))))
          .isEqualTo("ValidationException");
    }
  }

  @Test
  void allowsFiveCallsASecondOfEachOperation() {
    try (Bench bench = new Bench(Behaviour.DEFAULT, Quotas.DOCUMENTED.withCallsPerSecond(5))) {
      String dataset = bench.dataset();
      for (int i = 0; i < 5; i++) {
        bench.projects();
        bench.time.advance(Duration.ofMillis(100));
      }

      assertThat(Bench.errorOf(bench::projects))
          .isEqualTo("ProvisionedThroughputExceededException");
      assertThat(bench.status(dataset)).isEqualTo("CREATE_COMPLETE");

      bench.time.advance(Duration.ofMillis(500));
      assertThat(Bench.errorOf(bench::projects)).isEqualTo("no error");
      assertThat(Bench.errorOf(bench::projects))
          .isEqualTo("ProvisionedThroughputExceededException");
    }
  }

  @Test
  void contradictsNoOther() {
    assertThatThrownBy(
            () -> Behaviour.of(Quirk.STATUS_MESSAGE_ABSENT, Quirk.STATUS_MESSAGE_SENTENCE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("STATUS_MESSAGE_SENTENCE");
  }

  /** One line of a bare image, blanks behind it, of that many bytes. */
  private static byte[] padded(int bytes) {
    byte[] line = Samples.bare("a").getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(line, bytes);
    Arrays.fill(padded, line.length, bytes, (byte) ' ');
    return padded;
  }
}

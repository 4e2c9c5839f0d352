package dev.labeldrop.run.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.run.files.Isolation;
import dev.labeldrop.run.state.Settings.OnInvalidLine;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {

  private static final String ARN =
      "arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1700000000000";

  @Test
  void hasTheTemplatesDefaultsWhereNothingIsSet() {
    Settings settings = Settings.fromEnvironment(Map.of());
    assertThat(settings.defaultDataset()).isNull();
    assertThat(settings.onInvalidLine()).isEqualTo(OnInvalidLine.REJECT);
    assertThat(settings.limits().changesBytes()).isEqualTo(4_999_999);
    assertThat(settings.updateTimeout()).isEqualTo(Duration.ofMinutes(60));
    assertThat(settings.isolation()).isEqualTo(new Isolation(true, 40));
    assertThat(settings.mostListingCalls()).isEqualTo(500);
    assertThat(settings.sendUnchanged()).isFalse();
  }

  @Test
  void takesAnEmptyVariableForOneThatIsNotSet() {
    Map<String, String> empty =
        Map.of(
            "DATASET_ARN", "",
            "ON_INVALID_LINE", "",
            "MAX_CHANGES_BYTES", "",
            "UPDATE_TIMEOUT_MINUTES", "",
            "ISOLATE_FAILURES", "",
            "MAX_ISOLATION_UPDATES", "",
            "MAX_LISTING_CALLS", "",
            "SEND_UNCHANGED", "");
    assertThat(Settings.fromEnvironment(empty)).isEqualTo(Settings.fromEnvironment(Map.of()));
  }

  @Test
  void readsEveryVariable() {
    Settings settings =
        Settings.fromEnvironment(
            Map.of(
                "DATASET_ARN", ARN,
                "ON_INVALID_LINE", "SKIP",
                "MAX_CHANGES_BYTES", "5242880",
                "UPDATE_TIMEOUT_MINUTES", "1",
                "ISOLATE_FAILURES", "false",
                "MAX_ISOLATION_UPDATES", "100",
                "MAX_LISTING_CALLS", "0",
                "SEND_UNCHANGED", "true"));
    assertThat(settings.defaultDataset()).isEqualTo(new DatasetArn(ARN));
    assertThat(settings.onInvalidLine()).isEqualTo(OnInvalidLine.SKIP);
    assertThat(settings.limits().changesBytes()).isEqualTo(5_242_880);
    assertThat(settings.updateTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.isolation()).isEqualTo(new Isolation(false, 100));
    assertThat(settings.mostListingCalls()).isZero();
    assertThat(settings.sendUnchanged()).isTrue();
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "ON_INVALID_LINE, reject",
    "ISOLATE_FAILURES, no",
    "MAX_ISOLATION_UPDATES, 0",
    "MAX_ISOLATION_UPDATES, 101",
    "MAX_LISTING_CALLS, -1",
    "MAX_LISTING_CALLS, 5001",
    "SEND_UNCHANGED, TRUE",
    "SEND_UNCHANGED, 1",
    "MAX_CHANGES_BYTES, 0",
    "MAX_CHANGES_BYTES, 5242881",
    "MAX_CHANGES_BYTES, 5MB",
    "UPDATE_TIMEOUT_MINUTES, 0",
    "UPDATE_TIMEOUT_MINUTES, 1441"
  })
  void refusesAValueThatIsNotAllowedAndSaysWhichIs(String name, String value) {
    assertThatThrownBy(() -> Settings.fromEnvironment(Map.of(name, value)))
        .isInstanceOf(PermanentException.class)
        .hasMessageStartingWith(
            "ERROR_INVALID_SETTING: The environment variable "
                + name
                + " is '"
                + value
                + "'. Set it to ");
  }
}

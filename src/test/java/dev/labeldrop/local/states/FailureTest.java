package dev.labeldrop.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FailureTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # error,                       itself, ALL,   TaskFailed
          com.acme.BusyException,        true,   true,  true
          Lambda.Unknown,                true,   true,  true
          States.QueryEvaluationError,   true,   true,  true
          States.Timeout,                true,   true,  false
          States.DataLimitExceeded,      true,   false, false
          States.Runtime,                false,  false, false
          """)
  void isMatchedByNameAndByWildcard(String error, boolean itself, boolean all, boolean taskFailed) {
    Failure failure = new Failure(error, "cause");
    assertThat(failure.isAmong(List.of("Other", error))).isEqualTo(itself);
    assertThat(failure.isAmong(List.of("States.ALL"))).isEqualTo(all);
    assertThat(failure.isAmong(List.of("States.TaskFailed"))).isEqualTo(taskFailed);
    assertThat(failure.isAmong(List.of("Other", error.substring(1), error + "x"))).isFalse();
  }
}

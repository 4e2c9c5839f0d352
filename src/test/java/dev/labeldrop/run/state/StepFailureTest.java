package dev.labeldrop.run.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import org.junit.jupiter.api.Test;

final class StepFailureTest {

  @Test
  void takesTheCodeFromAPermanentExceptionsMessage() {
    StepFailure failure =
        new StepFailure(
            "dev.labeldrop.PermanentException",
            """
            {"errorMessage":"ERROR_OBJECT_CHANGED: s3://drops/a.jsonl was replaced.","errorType":"x","stackTrace":[]}\
            """);
    assertThat(failure.code().name()).isEqualTo("ERROR_OBJECT_CHANGED");
    assertThat(failure.message()).isEqualTo("s3://drops/a.jsonl was replaced.");
  }

  @Test
  void namesTheErrorWhereTheMessageHasNoCode() {
    StepFailure failure =
        new StepFailure("java.lang.IllegalStateException", "{\"errorMessage\":\"boom\"}");
    assertThat(failure.code().name()).isEqualTo("ERROR_STEP_FAILED");
    assertThat(failure.message()).isEqualTo(unforeseen("java.lang.IllegalStateException: boom"));
  }

  @Test
  void keepsACauseThatIsNoJson() {
    StepFailure failure = new StepFailure("States.Timeout", "ran out of time");
    assertThat(failure.message()).isEqualTo(unforeseen("States.Timeout: ran out of time"));
  }

  @Test
  void keepsACauseThatHasNoMessage() {
    StepFailure failure = new StepFailure("Sandbox.Timedout", "{\"other\":1}");
    assertThat(failure.message()).isEqualTo(unforeseen("Sandbox.Timedout: {\"other\":1}"));
  }

  @Test
  void saysSoWhereThereIsNoCause() {
    assertThat(new StepFailure("States.Timeout", null).message())
        .isEqualTo(unforeseen("States.Timeout: no cause was given"));
  }

  @Test
  void takesACodeThatItDoesNotKnowForOneThatNobodyForesaw() {
    StepFailure failure =
        new StepFailure("x", "{\"errorMessage\":\"ERROR_OF_ANOTHER_VERSION: gone\"}");
    assertThat(failure.code()).isEqualTo(Code.ERROR_STEP_FAILED);
  }

  private static String unforeseen(String what) {
    return "A step failed with "
        + what
        + ". Look at the execution and the function's log, and drop the file again.";
  }
}

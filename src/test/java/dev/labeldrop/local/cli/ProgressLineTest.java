package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {

  private final ProgressLine line = new ProgressLine(false);

  @Test
  void hasNoBarWhileItIsNotKnownHowMuchThereIsToDo() {
    assertThat(line.line(Duration.ofSeconds(7), 0, -1, "validating a.jsonl", 25))
        .isEqualTo("0:07 validating a.jsonl  ");
  }

  @Test
  void fillsTheBarByWhatIsDone() {
    assertThat(line.line(Duration.ofSeconds(62), 1, 4, "chunk 2 of 4", 40))
        .isEqualTo("1:02 [=====               ] chunk 2 of 4");
    assertThat(line.line(Duration.ofSeconds(3_723), 9, 4, "x", 32))
        .isEqualTo("1:02:03 [====================] x");
  }

  @Test
  void saysHowLongTheRestTakesIfAsked() {
    ProgressLine left = new ProgressLine(true);
    assertThat(left.line(Duration.ofSeconds(10), 1, 4, "x", 80).strip()).endsWith("] x, 0:30 left");
    assertThat(left.line(Duration.ofSeconds(10), 0, 4, "x", 80).strip()).endsWith("] x");
    assertThat(left.line(Duration.ofSeconds(10), 4, 4, "x", 80).strip()).endsWith("] x");
  }

  @Test
  void isAsLongAsTheTerminalIsWide() {
    assertThat(line.line(Duration.ofSeconds(7), 0, 0, "validating a.jsonl", 20))
        .isEqualTo("0:07 validating a...");
  }
}

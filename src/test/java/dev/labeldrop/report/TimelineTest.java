package dev.labeldrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TimelineTest {

  private static final Instant START = ReportBuilder.START;

  @Test
  void isNoneWithoutUpdates() {
    assertThat(Timeline.of(List.of(), START)).isNull();
  }

  @Test
  void tellsBusyTimeFromIdleTime() {
    Timeline timeline = timeline(update(1, 0, 40L), update(2, 50, 70L), update(3, 75, 100L));
    assertThat(timeline.busy()).isEqualTo("1 min 25 s");
    assertThat(timeline.idle()).isEqualTo("15.0 s");
    assertThat(timeline.longestIdle()).isEqualTo("10.0 s");
    assertThat(timeline.rows())
        .extracting(
            Timeline.Row::start, Timeline.Row::width, Timeline.Row::idle, Timeline.Row::took)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("0.00%", "40.00%", null, "40.0 s"),
            org.assertj.core.groups.Tuple.tuple("50.00%", "20.00%", "10.0 s", "20.0 s"),
            org.assertj.core.groups.Tuple.tuple("75.00%", "25.00%", "5.0 s", "25.0 s"));
  }

  @Test
  void drawsAnUpdateWhoseEndWasNotSeenToTheEndOfTheRun() {
    Timeline timeline = timeline(update(1, 0, 40L), update(2, 50, null));
    assertThat(timeline.rows().getLast())
        .returns("open", Timeline.Row::style)
        .returns("50.00%", Timeline.Row::start)
        .returns("50.00%", Timeline.Row::width)
        .returns(null, Timeline.Row::took);
    assertThat(timeline.has("open")).isTrue();
    assertThat(timeline.has("failed")).isFalse();
  }

  @Test
  void bearsClocksThatDisagree() {
    Timeline timeline = timeline(update(1, 0, -5L), update(2, -9, 100L));
    assertThat(timeline.idle()).isEqualTo("0.0 s");
    assertThat(timeline.rows().getFirst().took()).isEqualTo("0.0 s");
    assertThat(timeline.rows()).allSatisfy(row -> assertThat(row.start()).doesNotStartWith("-"));
  }

  @Test
  void marksTheAxisInRoundSteps() {
    assertThat(timeline(update(1, 0, 100L)).ticks())
        .extracting(Timeline.Tick::words)
        .containsExactly("0:00", "0:20", "0:40", "1:00", "1:20", "1:40");
    assertThat(timeline(update(1, 0, 36_000L)).ticks())
        .extracting(Timeline.Tick::words)
        .containsExactly("0:00", "2:00:00", "4:00:00", "6:00:00", "8:00:00", "10:00:00");
  }

  @Test
  void makesAShortUpdateWideEnoughToBeSeen() {
    Timeline timeline = timeline(update(1, 0, 1L), update(2, 99_999, 100_000L));
    assertThat(timeline.rows()).extracting(Timeline.Row::width).containsOnly("0.30%");
    assertThat(timeline.rows().getLast().start()).isEqualTo("99.70%");
  }

  private static Timeline timeline(ReportedUpdate... updates) {
    return Objects.requireNonNull(Timeline.of(List.of(updates), START.plusSeconds(100)));
  }

  private static ReportedUpdate update(int number, long from, @Nullable Long to) {
    return new ReportedUpdate(
        number,
        1,
        number,
        10,
        1,
        10,
        600,
        true,
        START.plusSeconds(from),
        to == null ? null : START.plusSeconds(to),
        1,
        to == null ? null : "UPDATE_COMPLETE",
        null,
        null);
  }
}

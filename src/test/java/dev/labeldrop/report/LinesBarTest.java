package dev.labeldrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LinesBarTest {

  @Test
  void splitsAppliedLinesIntoThoseWithoutErrorsWithErrorsAndMissing() {
    assertThat(bar(100, 12L, 3L).words())
        .isEqualTo(
            "85 applied without errors, 12 applied, with errors, 3 applied, but missing, 7 failed,"
                + " 20 not sent, 5 rejected");
    assertThat(bar(100, 12L, 3L).unchecked()).isNull();
  }

  @Test
  void showsTheLinesThatWereNotSentBecauseTheDatasetHoldsTheSameOrNewer() {
    assertThat(LinesBar.of(Reports.delta().lines()).words())
        .isEqualTo(
            "43 applied without errors, 1,937 unchanged, already in the dataset, 20 superseded by a"
                + " newer drop");
  }

  @Test
  void saysWhatWasNotChecked() {
    assertThat(bar(100, null, null))
        .returns(
            "Not checked: whether applied lines have errors, or are missing.", LinesBar::unchecked)
        .satisfies(bar -> assertThat(bar.words()).startsWith("100 applied, 7 failed"));
    assertThat(bar(100, 0L, null).unchecked())
        .isEqualTo("Not checked: whether applied lines are missing.");
    assertThat(bar(100, null, 0L).unchecked())
        .isEqualTo("Not checked: whether applied lines have errors.");
    assertThat(bar(0, null, null).unchecked()).isNull();
  }

  @Test
  void fillsTheWholeBarAndShowsEveryPart() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      long applied = random.nextInt(500_000);
      Report.Lines lines =
          new Report.Lines(0, 0, random.nextInt(3), applied, random.nextInt(2), 2, 0, 0, 1L, 0L);
      double end = 0;
      for (LinesBar.Segment segment : LinesBar.of(lines).segments()) {
        assertThat(percent(segment.start())).isCloseTo(end, within());
        assertThat(percent(segment.width())).isGreaterThan(0.7);
        end += percent(segment.width());
      }
      assertThat(end).isCloseTo(100, within());
    }
  }

  @Test
  void isEmptyWithoutLines() {
    LinesBar bar = LinesBar.of(new Report.Lines(0, 0, 0, 0, 0, 0, 0, 0, null, null));
    assertThat(bar.segments()).isEmpty();
    assertThat(bar.words()).isEqualTo("No lines.");
  }

  private static LinesBar bar(long applied, @Nullable Long errors, @Nullable Long missing) {
    return LinesBar.of(new Report.Lines(132, 127, 5, applied, 7, 20, 0, 0, errors, missing));
  }

  private static double percent(String text) {
    return Double.parseDouble(text.substring(0, text.length() - 1));
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(0.05);
  }
}

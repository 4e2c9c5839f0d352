package dev.labeldrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class FailingLinesTest {

  @Test
  void namesALine() {
    assertThat(sentence(line(17)))
        .isEqualTo(
            "Line 17 makes the update fail. Finding that out took 9 further updates, of at most"
                + " 40.");
  }

  @Test
  void namesLines() {
    assertThat(sentence(line(17), line(4012)))
        .startsWith("Lines 17 and 4,012 make the update fail. ");
  }

  @Test
  void namesTheRangeThatTheUpdatesDidNotSufficeFor() {
    assertThat(sentence(range(300, 420)))
        .startsWith("What makes the update fail is somewhere in lines 300 to 420. ");
  }

  @Test
  void namesLinesBesideARange() {
    assertThat(sentence(line(17), range(300, 420)))
        .startsWith(
            "Line 17 makes the update fail. The updates did not suffice for the rest: it is"
                + " somewhere in lines 300 to 420. ");
  }

  @Test
  void namesTenLinesAndCountsTheRest() {
    Report.LineRange[] lines =
        LongStream.rangeClosed(1, 12)
            .mapToObj(FailingLinesTest::line)
            .toArray(Report.LineRange[]::new);
    assertThat(sentence(lines))
        .startsWith("Lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more make the update fail. ");
  }

  @Test
  void saysWhereThePartsOfAFailedChunkWereCompleted() {
    assertThat(sentence()).startsWith("No line makes an update fail: ");
  }

  private static String sentence(Report.LineRange... failing) {
    return FailingLines.sentence(new Report.Isolation(9, 40, List.of(failing)));
  }

  private static Report.LineRange line(long line) {
    return new Report.LineRange(1, line, line, 1, "s3://b/" + line);
  }

  private static Report.LineRange range(long first, long last) {
    return new Report.LineRange(1, first, last, (int) (last - first), null);
  }
}

package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MissingLinesTest {

  @ParameterizedTest(name = "{0} applied, {1} entries before, {2} after: {3}, at least {4}")
  @CsvSource({
    "5, 0, 5, 0, 0",
    "5, 10, 15, 0, 0",
    "5, 10, 12, , 0",
    "5, 0, 3, , 2",
    "5, 3, 4, , 1",
    "5, , 9, , 0",
    "5, , 4, , 1"
  })
  void knowsFromCountsOnlyWhatTheyProve(
      long applied, @Nullable Long before, long after, @Nullable Long certain, long atLeast) {
    MissingLines lines = MissingLines.counted(applied, before, listing(after), true);
    assertThat(lines.certain()).isEqualTo(certain);
    assertThat(lines.atLeast()).isEqualTo(atLeast);
  }

  @Test
  void saysWhatAListingShows() {
    Listing listing = new Listing(List.of(), true, 1_200L, true, 13, null);
    assertThat(new MissingLines.Listed(0).statement(listing))
        .isEqualTo(
            "All entries of the dataset were listed, in 13 calls: every applied line has its entry."
                + " That shows that an entry is there, not that its labels are those of the line.");
    assertThat(new MissingLines.Listed(1_000).statement(listing))
        .contains(": 1,000 applied lines have none. ");
  }

  @Test
  void saysThatEveryLineWasNewWhereTheCountsProveIt() {
    assertThat(MissingLines.counted(5, 10L, listing(15L), true).statement(listing(15L)))
        .endsWith(
            "The dataset had 10 entries before and has 15 now; 5 lines were applied, so all of them"
                + " were new to it and none is missing.");
  }

  @Test
  void saysThatNothingIsKnownWithoutCounts() {
    MissingLines lines = MissingLines.counted(5, 10L, listing(null), true);
    assertThat(lines.certain()).isNull();
    assertThat(lines.atLeast()).isZero();
    assertThat(lines.statement(listing(null)))
        .contains("There is no count of entries to compare either");
  }

  /** A failed update may have applied part of its lines. */
  @Test
  void provesNothingByCountsWhereAnUpdateFailed() {
    MissingLines lines = MissingLines.counted(5, 10L, listing(15L), false);
    assertThat(lines.certain()).isNull();
    assertThat(lines.statement(listing(15L)))
        .endsWith("Updates that failed may have applied lines, too.");
  }

  private static Listing listing(@Nullable Long after) {
    return new Listing(List.of(), true, after, false, 1, null);
  }
}

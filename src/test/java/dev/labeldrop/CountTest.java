package dev.labeldrop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CountTest {

  @ParameterizedTest
  @CsvSource({"0,0 lines", "1,1 line", "2,2 lines"})
  void tellsOneThingFromSeveral(long number, String words) {
    assertThat(Count.of(number, "line")).isEqualTo(words);
  }

  @Test
  void takesPluralsThatDoNotEndInAnS() {
    assertThat(Count.of(1, "entry", "entries")).isEqualTo("1 entry");
    assertThat(Count.of(1_200, "entry", "entries")).isEqualTo("1,200 entries");
  }
}

package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PresentEntriesTest {

  @Test
  void hasWhatWasAddedAndNothingElse() {
    PresentEntries entries = PresentEntries.none();
    for (int i = 0; i < 5_000; i += 2) {
      entries.add("s3://acme/" + i + ".jpg");
    }
    for (int i = 0; i < 5_000; i++) {
      assertThat(entries.has("s3://acme/" + i + ".jpg")).as("%d", i).isEqualTo(i % 2 == 0);
    }
  }

  @Test
  void goesOnWhereItWasWrittenDown() {
    PresentEntries before = PresentEntries.none();
    before.add("a");
    before.add("b");
    byte[] bytes = before.toBytes();
    assertThat(bytes).hasSize(16);
    PresentEntries after = PresentEntries.read(bytes);
    after.add("c");
    assertThat(after.has("a")).isTrue();
    assertThat(after.has("b")).isTrue();
    assertThat(after.has("c")).isTrue();
    assertThat(after.has("d")).isFalse();
  }

  @Test
  void hasNothingAtTheBeginning() {
    assertThat(PresentEntries.none().has("a")).isFalse();
    assertThat(PresentEntries.read(new byte[0]).has("a")).isFalse();
  }
}

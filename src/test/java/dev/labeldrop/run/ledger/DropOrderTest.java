package dev.labeldrop.run.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DropOrderTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void textsOfKeysSortAsTheDropsDo(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 5_000; round++) {
      DropOrder one = order(random);
      DropOrder other = order(random);
      int expected = naive(one, other);
      assertThat(Integer.signum(one.compareTo(other))).as("%s, %s", one, other).isEqualTo(expected);
      assertThat(Integer.signum(Arrays.compareUnsigned(utf8(one), utf8(other))))
          .as("%s, %s", one.text(), other.text())
          .isEqualTo(expected);
      assertThat(one.equals(other)).isEqualTo(expected == 0);
      assertThat(DropOrder.parse(one.text())).contains(one);
    }
  }

  @Test
  void comparesSequencersAsNumbersOfAnyLength() {
    String digits = "F".repeat(400);
    List<String> ascending = List.of("", "0", "9", "a", "00A1", "0055AED6DCD90281E5", digits);
    List<DropOrder> orders =
        ascending.stream().map(sequencer -> new DropOrder(NOON, sequencer, "r")).toList();
    assertThat(orders.reversed().stream().sorted()).isEqualTo(orders);
    assertThat(new DropOrder(NOON, "00a1", "r")).isEqualTo(new DropOrder(NOON, "A1", "r"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xyz", "-1", " ", "0x1", "1\n", "½"})
  void takesASequencerThatIsNoneAsAbsent(String text) {
    assertThat(new DropOrder(NOON, text, "r")).isEqualTo(new DropOrder(NOON, "", "r"));
  }

  @Test
  void takesASequencerThatIsTooLongForAKeyAsAbsent() {
    assertThat(new DropOrder(NOON, "1".repeat(401), "r").sequencer()).isEmpty();
    assertThat(new DropOrder(NOON, "0".repeat(1000) + "1", "r").sequencer()).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "-999999-01-01T00:00:00Z, 00000101T000000.000Z-000-r",
    "+999999-01-01T00:00:00Z, 99991231T235959.999Z-000-r",
    "2026-11-26T01:31:50.123999Z, 20261126T013150.123Z-000-r"
  })
  void writesAnyTime(Instant time, String expected) {
    assertThat(new DropOrder(time, "", "r").text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "20261126T013150.123Z-002A0",
        "20261126T013150.123Z-002A0-",
        "20261126T013150.123Z-003A0-r",
        "20261126T013150.123Z-0020A-r",
        "20261126T013150.123Z-002a0-r",
        "20261326T013150.123Z-002A0-r",
        "20260230T013150.123Z-002A0-r",
        "20261126T013150.123Z-99-r",
        "20261126T013150Z-002A0-r"
      })
  void readsNoOtherText(String text) {
    assertThat(DropOrder.parse(text)).isEmpty();
  }

  /** Few values of each part, so that ties are frequent. */
  private static DropOrder order(SplittableRandom random) {
    StringBuilder sequencer = new StringBuilder();
    for (int digits = random.nextInt(4); digits > 0; digits--) {
      sequencer.append("01aAfF".charAt(random.nextInt(6)));
    }
    if (random.nextInt(20) == 0) {
      sequencer.append("7".repeat(random.nextInt(300)));
    }
    String run = "ab-".substring(random.nextInt(3)) + "-9Z_".charAt(random.nextInt(4));
    return new DropOrder(NOON.plusMillis(random.nextInt(2)), sequencer.toString(), run);
  }

  private static int naive(DropOrder one, DropOrder other) {
    int order = one.time().compareTo(other.time());
    if (order == 0) {
      order = number(one).compareTo(number(other));
    }
    return Integer.signum(order == 0 ? one.run().compareTo(other.run()) : order);
  }

  private static BigInteger number(DropOrder order) {
    return order.sequencer().isEmpty()
        ? BigInteger.ONE.negate()
        : new BigInteger(order.sequencer(), 16);
  }

  private static byte[] utf8(DropOrder order) {
    return order.text().getBytes(UTF_8);
  }
}

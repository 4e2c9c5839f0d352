package dev.labeldrop.run.turn;

import static dev.labeldrop.run.turn.TurnsBench.BUCKET;
import static dev.labeldrop.run.turn.TurnsBench.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects in the folder of a dataset that Labeldrop did not write. */
final class UnreadableTurnsTest {

  private final TurnsBench bench = new TurnsBench();

  @ParameterizedTest
  @ValueSource(strings = {"{", "{}", "[]", "{\"run\":\"a\",\"execution\":\"arn:a\",\"number\":1}"})
  void countsATurnThatCannotBeReadAsFreeAndSaysSo(String made) {
    bench.queue("a", 1, 0);
    bench.store.put(BUCKET, FOLDER + "turn.json", made.getBytes(StandardCharsets.UTF_8), "x");
    bench.queue("b", 1, 0);
    assertThat(bench.warnings).anyMatch(each -> each.contains("It counts as absent."));
    assertThat(bench.turns.renew("a", "arn:a", 1).isPresent() != bench.holds("b", 1)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"run\":\"\",\"unsettled\":null",
        "\"run\":\"\",\"unsettled\":[null]",
        "\"run\":\"\",\"unsettled\":[{\"number\":1}]",
        "\"run\":\"\",\"unsettled\":[{\"run\":\"../a\",\"number\":1}]",
        "\"run\":\"../a\",\"unsettled\":[]"
      })
  void leavesToNoneARunThatCannotBeOne(String made) {
    String turn = "{\"execution\":\"arn:z\",\"number\":1,\"ticket\":\"z\"," + made + "}";
    bench.store.put(BUCKET, FOLDER + "turn.json", turn.getBytes(StandardCharsets.UTF_8), "x");
    bench.queue("b", 1, 0);
    assertThat(bench.warnings).anyMatch(each -> each.contains("It counts as absent."));
    assertThat(bench.turns.renew("b", "arn:b", 1).orElseThrow().unsettled()).isEmpty();
  }

  @Test
  void passesOverWhatIsNoTicketByItsName() {
    bench.queue("a", 1, 0);
    bench.queue("b", 1, 0);
    for (String name : List.of("", "a (1).json")) { // such as a folder made in a console
      bench.store.put(BUCKET, FOLDER + "queue/" + name, new byte[0], "x");
    }
    bench.leave("a");
    assertThat(bench.holds("b", 1)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{",
        "{}",
        "{\"order\":\"0\",\"run\":\"../0\",\"execution\":\"arn:a\",\"token\":\"t\"}",
        "{\"order\":\"0\",\"run\":\"0\"}",
        "{\"order\":\"a\",\"run\":\"a\",\"execution\":\"arn:a\",\"token\":\"token-a\",\"number\":1}"
      })
  void throwsATicketAwayThatCannotBeReadOrIsOfAnotherName(String made) {
    bench.store.put(BUCKET, FOLDER + "queue/0.json", made.getBytes(StandardCharsets.UTF_8), "x");
    bench.queue("a", 1, 0);
    assertThat(bench.holds("a", 1)).isTrue();
    assertThat(bench.store.text(BUCKET, FOLDER + "queue/0.json")).isEmpty();
  }
}

package dev.labeldrop.local.cli;

import static dev.labeldrop.local.cli.Cli.BOXES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of labels that differ in case or white space, one stays. */
final class FixSimilarLabelsTest {

  private final Cli cli = new Cli();

  @Test
  void asksWhichOfSimilarLabelsStays() {
    String both = Cli.good(1) + Cli.good(2).replace("\"pallet\"", "\"Pallet \"");
    assertThat(cli.fix(both)).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(both);
    assertThat(cli.err()).contains("--keep-label");
    Cli answered = new Cli().in(both.getBytes(UTF_8));
    assertThat(answered.run("fix", "--keep-label", "pallet", "-")).isZero();
    assertThat(answered.out()).isEqualTo(Cli.good(1) + Cli.good(2));
  }

  @Test
  void proposesTheMoreFrequentOfSimilarLabelsAndThenTheFirst() {
    String lower = Cli.good(1) + Cli.good(2);
    String upper = Cli.good(3).replace("\"pallet\"", "\"Pallet\"");
    assertThat(cli.fix(upper + lower)).isEqualTo(1);
    assertThat(cli.err()).contains("--keep-label 'pallet'");
    Cli even = new Cli().in((Cli.good(1) + upper).getBytes(UTF_8));
    assertThat(even.run("fix", "-")).isEqualTo(1);
    assertThat(even.err()).contains("--keep-label 'pallet'");
  }

  @Test
  void countsTheBoxesOfSimilarLabels() {
    String names = "\"class-map\":{\"0\":\"Pallet\",\"1\":\"pallet\"}";
    String line = BOXES.replaceFirst("\"class-map\":\\{[^}]*}", names);
    assertThat(cli.fix(line.replace("\"class_id\":0", "\"class_id\":1"))).isEqualTo(1);
    assertThat(cli.err()).contains("--keep-label 'pallet'");
  }
}

package dev.labeldrop.local.cli;

import static dev.labeldrop.local.cli.Cli.BOX;
import static dev.labeldrop.local.cli.Cli.BOXES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is there twice is put together: lines of an image, and keys of a line. */
final class FixMergeTest {

  private static final String OTHER = BOX.replace("10,", "30,");

  private final Cli cli = new Cli();

  @Test
  void writesAKeyOnceThatWasThereTwiceWithTheSameValue() {
    assertThat(cli.fix(BOXES.replace("{\"0\":\"pallet\"}", "{\"0\":\"pallet\",\"0\":\"pallet\"}")))
        .isZero();
    assertThat(cli.out()).isEqualTo(BOXES);
    assertThat(cli.fix(BOXES.replace("{\"0\":\"pallet\"}", "{\"0\":\"pallet\",\"0\":\"lift\"}")))
        .isEqualTo(1);
  }

  @Test
  void mergesTheBoxesOfAnImage() {
    String other = BOXES.replace("\"top\":10", "\"top\":200").replace("\"pallet\"", "\"lift\"");
    assertThat(cli.fix(BOXES + Cli.good(2) + other)).isZero();
    assertThat(cli.out().lines()).hasSize(2);
    assertThat(cli.out())
        .contains("\"class-map\":{\"0\":\"pallet\",\"1\":\"lift\"}")
        .contains("{\"class_id\":1,\"top\":200,\"left\":20,\"width\":100,\"height\":80}")
        .contains("\"objects\":[{\"confidence\":1},{\"confidence\":1}]");
  }

  @Test
  void mergesLabelsAndBoxesOfAnImage() {
    assertThat(cli.fix(BOXES + Cli.good(1))).isZero();
    assertThat(cli.out().lines()).hasSize(1);
    assertThat(cli.out()).contains("\"bb-metadata\"", "\"l-metadata\"");
  }

  @Test
  void leavesOutALineThatSaysTheSame() {
    assertThat(cli.fix(Cli.good(1) + Cli.good(1).replace("\":", "\": "))).isZero();
    assertThat(cli.out()).isEqualTo(Cli.good(1));
  }

  @ParameterizedTest
  @CsvSource({"\"width\":800, \"width\":900", "\"class-name\":\"pallet\", \"class-name\":\"lift\""})
  void leavesLinesThatContradictEachOther(String before, String after) {
    String line = before.contains("width") ? BOXES : Cli.good(1);
    String both = line + line.replace(before, after);
    assertThat(cli.fix(both)).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(both);
    assertThat(cli.err()).contains("Lines 1, 2 of s3://acme-photos/1.jpg contradict each other");
  }

  @Test
  void putsBoxesTogetherThatStandUnderAKeyTwice() {
    String both = BOXES.replace(BOX, BOX + "," + OTHER).replace("1}]", "1},{\"confidence\":1}]");
    String boxes = both.replace(BOX + ",", BOX + "],\"annotations\":[");
    assertThat(cli.fix(boxes)).isZero();
    assertThat(cli.out()).isEqualTo(both);
    String confidences = boxes.replace("1},{", "1}],\"objects\":[{");
    Cli again = new Cli().in(confidences.getBytes(UTF_8));
    assertThat(again.run("fix", "-")).isZero();
    assertThat(again.out()).isEqualTo(both);
  }

  @Test
  void mergesABoxAttributeThatIsThereTwice() {
    String second = BOXES.replace(BOX, OTHER).replaceFirst("\\{\"source-ref\":\"[^\"]*\"", "");
    assertThat(cli.fix(BOXES.strip().replaceFirst("}$", "") + second)).isZero();
    assertThat(cli.out())
        .contains(BOX + "," + OTHER)
        .contains("[{\"confidence\":1},{\"confidence\":1}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"l\":0,|\"l\":0,\"l\":1,",
        "\"confidence\":1,|\"confidence\":1,\"confidence\":0.5,",
        "\"source-ref\":|\"\\u0073ource-ref\":\"s3://acme-photos/9.jpg\",\"source-ref\":"
      })
  void keepsALineWhoseKeysHaveTwoValues(String change) {
    String line = Cli.good(1).replace(change.split("\\|", 2)[0], change.split("\\|", 2)[1]);
    assertThat(cli.fix(line)).isEqualTo(1);
    assertThat(cli.out()).isEqualTo(line);
  }

  @Test
  void putsTheNamesOfTwoClassMapsTogetherIfNoNumberHasTwo() {
    String both = BOXES.replace("{\"0\":\"pallet\"}", "{\"0\":\"pallet\",\"1\":\"lift\"}");
    String twice =
        BOXES.replace("{\"0\":\"pallet\"}", "{\"0\":\"pallet\"},\"class-map\":{\"1\":\"lift\"}");
    assertThat(cli.fix(twice)).isZero();
    assertThat(cli.out()).isEqualTo(both);
    String line = twice.replace("\"1\"", "\"0\"");
    Cli again = new Cli().in(line.getBytes(UTF_8));
    assertThat(again.run("fix", "-")).isEqualTo(1);
    assertThat(again.out()).isEqualTo(line);
  }
}

package dev.labeldrop.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NearNamesTest {

  @Test
  void putsTheNearestFirst() {
    assertThat(NearNames.of("labledrop", List.of("trees", "labeldrop", "labels", "labeldrop-test")))
        .containsExactly("labeldrop", "labels", "labeldrop-test", "trees");
    assertThat(NearNames.of("spring", List.of("sprung", "a-spring-3f9a0c52d771")))
        .containsExactly("a-spring-3f9a0c52d771", "sprung");
  }

  @Test
  void saysHowManyItDoesNotName() {
    List<String> names = IntStream.range(10, 24).mapToObj(i -> "n" + i).toList();
    assertThat(NearNames.sentence("n1", names, ""))
        .startsWith("There are: n10, ")
        .endsWith(" and 4 more.");
    assertThat(NearNames.sentence("x", List.of("a"), "")).isEqualTo("There is: a.");
    assertThat(NearNames.sentence("x", List.of(), "None.")).isEqualTo("None.");
  }
}

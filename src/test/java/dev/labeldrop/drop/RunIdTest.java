package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RunIdTest {

  private static final Drop DROP =
      new Drop("acme-drop", "incoming/flowers/train/tulips.jsonl", "v1", "e1", 10, "0A");

  private static Drop keyed(String key) {
    return new Drop("acme-drop", key, "v1", "e1", 10, "0A");
  }

  private static String stem(String key) {
    String id = RunId.of(keyed(key)).value();
    return id.substring(0, id.lastIndexOf('-'));
  }

  @ParameterizedTest
  @CsvSource({
    "incoming/flowers/train/tulips.jsonl, tulips",
    "incoming/tulips.manifest, tulips",
    "incoming/Tulips_2026-11.jsonl, Tulips_2026-11",
    "incoming/a.b.jsonl, a-b",
    "incoming/a.jsonl.manifest, a-jsonl",
    "'incoming/  two   words (1).jsonl', two-words-1",
    "incoming/--x--.jsonl, x",
    "incoming/Été à la plage.jsonl, Ete-a-la-plage",
    "incoming/꽃 사진 2026.jsonl, 2026",
    "incoming/ｆｕｌｌｗｉｄｔｈ.jsonl, fullwidth",
    "incoming/꽃.jsonl, manifest",
    "incoming/.jsonl, manifest",
    "incoming/---.jsonl, manifest",
    "incoming/flowers/train/🌷🌷.jsonl, manifest",
  })
  void startsWithTheCleanedStem(String key, String expected) {
    assertThat(stem(key)).isEqualTo(expected);
  }

  @Test
  void cutsTheStemAtFortyCharacters() {
    assertThat(stem("incoming/" + "a".repeat(40) + ".jsonl")).isEqualTo("a".repeat(40));
    assertThat(stem("incoming/" + "a".repeat(41) + ".jsonl")).isEqualTo("a".repeat(40));
    assertThat(stem("incoming/" + "a".repeat(39) + " bc.jsonl")).isEqualTo("a".repeat(39));
  }

  @Test
  void endsWithTheFirstDigitsOfAHash() {
    // Python: hashlib.sha256 over struct.pack(">I", len(field)) + field of all four.
    assertThat(RunId.of(DROP).value()).isEqualTo("tulips-65fa5ecd1c12");
  }

  @Test
  void isTheSameForTheSameEvent() {
    Drop again = new Drop(DROP.bucket(), DROP.key(), "v1", "e1", 10, "0A");

    assertThat(RunId.of(again)).isEqualTo(RunId.of(DROP));
  }

  @Test
  void isAnotherForAnotherDrop() {
    List<Drop> drops =
        List.of(
            DROP,
            new Drop("acme-drop2", DROP.key(), "v1", "e1", 10, "0A"),
            new Drop(DROP.bucket(), "incoming/flowers/test/tulips.jsonl", "v1", "e1", 10, "0A"),
            new Drop(DROP.bucket(), DROP.key(), "v2", "e1", 10, "0A"),
            new Drop(DROP.bucket(), DROP.key(), "v1", "e1", 10, "0B"),
            new Drop(DROP.bucket(), DROP.key(), null, "e1", 10, "0A"),
            new Drop(DROP.bucket(), DROP.key(), null, "e2", 10, "0A"));

    assertThat(drops.stream().map(RunId::of).distinct()).hasSameSizeAs(drops);
  }

  @Test
  void joinsTheFieldsUnambiguously() {
    Drop one = new Drop("b", "incoming/x.jsonl", "v", "", 0, "10");
    Drop other = new Drop("b", "incoming/x.jsonl", "v1", "", 0, "0");

    assertThat(RunId.of(one)).isNotEqualTo(RunId.of(other));
  }

  @Test
  void isAnExecutionNameWhateverTheKeyIs() {
    long seed = 20_261_122;
    SplittableRandom random = new SplittableRandom(seed);
    Set<RunId> ids = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      String key =
          random
              .ints(random.nextInt(60), 0, Character.MAX_CODE_POINT + 1)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .append(i)
              .toString();

      RunId id = RunId.of(keyed("incoming/" + key + ".jsonl"));

      assertThat(id.value())
          .as("seed %d, drop %d", seed, i)
          .matches("[A-Za-z0-9_][A-Za-z0-9_-]{0,39}-[0-9a-f]{12}");
      ids.add(id);
    }
    assertThat(ids).hasSize(2_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a.b", "..", "a b", "꽃", "a\n"})
  void refusesAnotherForm(String value) {
    assertThatThrownBy(() -> new RunId(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + value + "' is no run id");
  }

  @Test
  void isEightyCharactersAtMost() {
    assertThat(new RunId("a".repeat(80)).toString()).hasSize(80);
    assertThatThrownBy(() -> new RunId("a".repeat(81)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

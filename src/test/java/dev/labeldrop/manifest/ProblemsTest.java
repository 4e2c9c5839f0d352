package dev.labeldrop.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import org.junit.jupiter.api.Test;

final class ProblemsTest {

  @Test
  void keepsTheFirstAndCountsAll() {
    var problems = new Problems(3);
    for (long line = 1; line <= 5; line++) {
      problems.add(line, null, null, Code.ERROR_INVALID_UTF8, "Line " + line + ".", null);
    }
    assertThat(problems.errors()).isEqualTo(5);
    assertThat(problems.warnings()).isZero();
    assertThat(problems.kept()).extracting(Problem::line).containsExactly(1L, 2L, 3L);
  }

  @Test
  void putsProblemsOfTheFileFirst() {
    var problems = new Problems(2);
    problems.add(1, null, null, Code.ERROR_INVALID_UTF8, "One.", null);
    problems.add(2, null, null, Code.ERROR_INVALID_UTF8, "Two.", null);
    problems.add(Code.ERROR_MANIFEST_SIZE_TOO_LARGE, "Large.");
    assertThat(problems.kept())
        .extracting(Problem::code)
        .containsExactly(Code.ERROR_MANIFEST_SIZE_TOO_LARGE, Code.ERROR_INVALID_UTF8);
    assertThat(problems.errors()).isEqualTo(3);
  }

  @Test
  void endsAMessageWithTheRemedy() {
    var problems = new Problems(2);
    problems.add(7, 3, null, Code.ERROR_INVALID_UTF8, "It is broken.", "s3://b/k");
    problems.add(Code.ERROR_EMPTY_MANIFEST, "It is empty.");
    assertThat(problems.kept())
        .containsExactly(
            new Problem(
                null,
                null,
                null,
                Code.ERROR_EMPTY_MANIFEST,
                "It is empty. Drop a manifest with at least one JSON line.",
                null),
            new Problem(
                7L,
                3,
                null,
                Code.ERROR_INVALID_UTF8,
                "It is broken. Save the manifest as UTF-8.",
                "s3://b/k"));
  }

  @Test
  void cutsASourceRefAndMakesItEncodable() {
    var problems = new Problems(2);
    problems.add(1, null, null, Code.ERROR_INVALID_UTF8, "", "😀".repeat(1025));
    problems.add(2, null, null, Code.ERROR_INVALID_UTF8, "", "a\ud800b");
    assertThat(problems.kept())
        .extracting(Problem::sourceRef)
        .containsExactly("😀".repeat(1024), "a\ufffdb");
  }
}

package dev.labeldrop.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProblemsTest {

  @Test
  void keepsTheFirstAndCountsAll() {
    var problems = new Problems(3, 100);
    for (long line = 1; line <= 5; line++) {
      problems.add(
          line, null, null, new Fault.Plain(Code.ERROR_INVALID_UTF8), "Line " + line + ".", null);
    }
    assertThat(problems.errors()).isEqualTo(5);
    assertThat(problems.warnings()).isZero();
    assertThat(problems.counts()).isEqualTo(Map.of(Code.ERROR_INVALID_UTF8, 5L));
    assertThat(problems.kept()).extracting(Problem::line).containsExactly(1L, 2L, 3L);
  }

  @Test
  void putsProblemsOfTheFileFirst() {
    var problems = new Problems(2, 100);
    problems.add(1, null, null, new Fault.Plain(Code.ERROR_INVALID_UTF8), "One.", null);
    problems.add(2, null, null, new Fault.Plain(Code.ERROR_INVALID_UTF8), "Two.", null);
    problems.add(Code.ERROR_MANIFEST_SIZE_TOO_LARGE, "Large.");
    assertThat(problems.kept())
        .extracting(Problem::code)
        .containsExactly(Code.ERROR_MANIFEST_SIZE_TOO_LARGE, Code.ERROR_INVALID_UTF8);
    assertThat(problems.errors()).isEqualTo(3);
  }

  @Test
  void endsAMessageWithTheRemedy() {
    var problems = new Problems(2, 100);
    problems.add(7, 3, null, new Fault.Plain(Code.ERROR_INVALID_UTF8), "It is broken.", "s3://b/k");
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
  void givesTheErrorsOfALineWhenItEnds() {
    var problems = new Problems(1, 2);
    problems.add(3, null, null, new Fault.Plain(Code.ERROR_INVALID_UTF8), "One.", "s3://b/3");
    problems.add(
        3, null, null, new Fault.Plain(Code.WARNING_UNANNOTATED_RECORD), "Two.", "s3://b/3");
    problems.add(
        3, null, null, new Fault.Plain(Code.ERROR_INVALID_JSON_LINE), "Three.", "s3://b/3");
    RejectedLine third = problems.endRejected(3);
    assertThat(third.sourceRef()).isEqualTo("s3://b/3");
    assertThat(third.problems())
        .extracting(Problem::code)
        .containsExactly(Code.ERROR_INVALID_UTF8, Code.ERROR_INVALID_JSON_LINE);
    problems.add(4, null, null, new Fault.Plain(Code.ERROR_INVALID_UTF8), "Four.", null);
    assertThat(problems.endRejected(4).problems()).extracting(Problem::line).containsExactly(4L);
    problems.add(5, null, null, new Fault.Plain(Code.ERROR_INVALID_UTF8), "Five.", "s3://b/5");
    assertThat(problems.endRejected(5)).isEqualTo(new RejectedLine(5, null, List.of(), 1));
    assertThat(problems.kept()).extracting(Problem::line).containsExactly(3L);
  }

  @Test
  void listsTwentyErrorsOfALineAndCountsTheOthers() {
    var problems = new Problems(10, 2);
    for (int error = 0; error < 23; error++) {
      if (problems.keepsMore(Code.ERROR_INVALID_BOUNDING_BOX)) {
        problems.add(
            1, error + 1, null, new Fault.Plain(Code.ERROR_INVALID_BOUNDING_BOX), "", null);
      } else {
        problems.count(Code.ERROR_INVALID_BOUNDING_BOX, 1);
      }
    }
    RejectedLine rejected = problems.endRejected(1);
    assertThat(rejected.problems()).hasSize(20);
    assertThat(rejected.problems().getLast().column()).isEqualTo(20);
    assertThat(rejected.moreProblems()).isEqualTo(3);
    problems.add(2, null, null, new Fault.Plain(Code.ERROR_INVALID_UTF8), "", null);
    assertThat(problems.endRejected(2).moreProblems()).isZero();
  }

  @Test
  void cutsASourceRefAndMakesItEncodable() {
    var problems = new Problems(2, 100);
    problems.add(1, null, null, new Fault.Plain(Code.ERROR_INVALID_UTF8), "", "😀".repeat(1025));
    problems.add(2, null, null, new Fault.Plain(Code.ERROR_INVALID_UTF8), "", "a\ud800b");
    assertThat(problems.kept())
        .extracting(Problem::sourceRef)
        .containsExactly("😀".repeat(1024), "a\ufffdb");
  }

  @Test
  void countsOnlyThoseOfTheFileWhenThoseOfLinesAreForgotten() {
    var problems = new Problems(2, 100);
    problems.add(1, null, null, new Fault.Plain(Code.ERROR_INVALID_UTF8), "One.", null);
    problems.add(2, null, null, new Fault.Plain(Code.WARNING_UNANNOTATED_RECORD), "Two.", null);
    problems.add(Code.ERROR_EMPTY_MANIFEST, "It is empty.");
    problems.forgetLines();
    assertThat(problems.counts()).isEqualTo(Map.of(Code.ERROR_EMPTY_MANIFEST, 1L));
    assertThat(problems.errors()).isEqualTo(1);
    assertThat(problems.warnings()).isZero();
  }
}

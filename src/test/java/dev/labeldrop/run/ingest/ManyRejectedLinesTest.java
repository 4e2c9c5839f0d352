package dev.labeldrop.run.ingest;

import static dev.labeldrop.run.ingest.IngestBench.ONE_CHUNK;
import static dev.labeldrop.run.ingest.IngestBench.REJECT;
import static dev.labeldrop.run.ingest.IngestBench.SKIP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.FoundProblems;
import org.junit.jupiter.api.Test;

/** A file that is sent is warned of if its chunks lose many of their lines. */
final class ManyRejectedLinesTest {

  private final IngestBench bench = new IngestBench();

  @Test
  void warnsOfChunksFromWhichManyLinesWereRejected() {
    Drop drop = bench.drop("x\n" + RunBench.lines(0, 4, "a") + "y\nz\n");
    bench.ingest(SKIP, drop);
    FoundProblems found = bench.problems(drop);
    assertThat(found.problems().getFirst())
        .satisfies(warning -> {
          assertThat(isOfRejectedLines(warning)).isTrue();
          assertThat(warning.line()).isNull();
          assertThat(warning.message())
              .startsWith("Of 2 of 2 chunks, more than 20 % of the lines were ")
              .contains(": lines 1 to 3: 1 of 3 lines ")
              .contains(" (33.3 %); lines 4 to 7: 2 of 4 lines ")
              .contains(" (50.0 %). The service fails a whole update")
              .endsWith(Code.WARNING_MANY_LINES_REJECTED.remedy());
        });
    assertThat(found.warningCount())
        .isEqualTo(
            found.problems().stream().filter(it -> it.severity() == Severity.WARNING).count());
  }

  @Test
  void namesThreeOfTheChunksFromWhichManyLinesWereRejected() {
    String bad = "x\n".repeat(1_200);
    Drop drop =
        bench.drop(
            RunBench.lines(0, 2, "a")
                + bad
                + RunBench.lines(2, 4, "a")
                + bad
                + RunBench.lines(4, 8, "a")
                + bad
                + RunBench.lines(8, 10, "a")
                + bad);
    bench.ingest(SKIP, drop);
    assertThat(bench.problems(drop).problems().getFirst().message())
        .startsWith("Of 4 of 5 chunks, more than")
        .contains("; lines 2,407 to 3,608: 1,200 of 1,202 lines ")
        .contains(" (99.8 %); and more. The");
  }

  @Test
  void doesNotWarnOfRejectedLinesOfAFileThatIsNotSent() {
    String content = RunBench.lines(0, 2, "a") + "x\ny\n";
    Drop refused = bench.drop(content);
    bench.ingest(REJECT, refused);
    Drop misplaced = bench.store.drop(RunBench.BUCKET, "incoming/flowers/a.jsonl", content);
    bench.ingest(SKIP, misplaced);
    assertThat(bench.problems(refused).problems())
        .noneMatch(ManyRejectedLinesTest::isOfRejectedLines);
    assertThat(bench.problems(misplaced).problems())
        .noneMatch(ManyRejectedLinesTest::isOfRejectedLines);
  }

  @Test
  void doesNotWarnOfAFewRejectedLines() {
    Drop drop = bench.drop(RunBench.lines(0, 4, "a") + "x\n");
    bench.ingest(ONE_CHUNK, drop);
    assertThat(bench.plan(drop).lines().rejected()).isEqualTo(1);
    assertThat(bench.problems(drop).problems()).noneMatch(ManyRejectedLinesTest::isOfRejectedLines);
  }

  private static boolean isOfRejectedLines(ReportedProblem problem) {
    return problem.code().equals("WARNING_MANY_LINES_REJECTED");
  }
}

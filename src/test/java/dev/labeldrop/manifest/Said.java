package dev.labeldrop.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a problem says, taken apart.
 *
 * @param sentence its message without the remedy
 * @param remedy one of those of its code
 */
record Said(
    @Nullable Long line,
    @Nullable Integer column,
    @Nullable String path,
    Code code,
    String sentence,
    String remedy,
    @Nullable String sourceRef) {

  /** What problems say. */
  static List<Said> of(List<Problem> problems) {
    return problems.stream().map(Said::of).toList();
  }

  static Said of(Problem problem) {
    Optional<String> remedy =
        Stream.concat(Fault.all().stream(), Stream.of(new Fault.Plain(problem.code())))
            .filter(fault -> fault.code() == problem.code())
            .map(Fault::remedy)
            .filter(text -> problem.message().endsWith(" " + text))
            .findFirst();
    assertThat(remedy).as(problem.message()).isPresent();
    int end = problem.message().length() - remedy.orElseThrow().length() - 1;
    return new Said(
        problem.line(),
        problem.column(),
        problem.path(),
        problem.code(),
        problem.message().substring(0, end),
        remedy.orElseThrow(),
        problem.sourceRef());
  }

  /** Of a problem that is expected with a fault. */
  static Said expected(
      @Nullable Long line,
      @Nullable Integer column,
      @Nullable String path,
      Fault fault,
      String sentence,
      @Nullable String sourceRef) {
    return new Said(line, column, path, fault.code(), sentence, fault.remedy(), sourceRef);
  }
}

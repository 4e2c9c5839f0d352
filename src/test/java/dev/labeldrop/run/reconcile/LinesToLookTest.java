package dev.labeldrop.run.reconcile;

import static dev.labeldrop.run.RunBench.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.LineTexts;
import dev.labeldrop.run.ledger.LineIndex;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the source-refs of lines share, and in how many requests they are read. */
final class LinesToLookTest {

  private final RunBench bench = new RunBench();

  /** All lines of a drop. */
  private LinesToLook lines(String content) {
    bench.settings = RunBench.settings(200, 100);
    RunBench.Run run = bench.drop(content);
    bench.queue(run);
    bench.prepare(run);
    LineIndex index = bench.open(run).lines();
    LineTexts texts = new LineTexts(bench.store, run.drop, index);
    return new LinesToLook(index, IntStream.range(0, index.size()).toArray(), texts);
  }

  private static String named(String... names) {
    return Stream.of(names).map(name -> line(name, "a") + "\n").collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0} and {1} share {2}")
  @CsvSource({
    "a/1, a/2, s3://acme/a/",
    "a1, a2, s3://acme/a",
    "a, a.jpg.b, s3://acme/a.jpg",
    "a.jpg.b, a, s3://acme/a.jpg",
    "x😀, x😁, s3://acme/x",
    "a, b, ''"
  })
  void isThePrefixThatTwoSourceRefsShareIfItSaysMoreThanTheBucket(
      String one, String other, String shared) {
    assertThat(lines(named(one, other)).prefix()).isEqualTo(shared);
  }

  @Test
  void isTheWholeSourceRefIfThereIsOneLine() {
    assertThat(lines(named("a")).prefix()).isEqualTo("s3://acme/a.jpg");
  }

  @Test
  void isNoPrefixThatSharesOnlyTheBeginningOfABucket() {
    String other = line("a", "a").replace("s3://acme/", "s3://acme-2/");
    assertThat(lines(named("a") + other + "\n").prefix()).isEmpty();
  }

  @ParameterizedTest(name = "a prefix of {0} characters")
  @CsvSource({"2048, 2048", "2049, 0"})
  void isNoPrefixThatIsLongerThanTheServicesFilter(int length, int used) {
    String bucket = "b".repeat(length - "s3:///a".length());
    String content = named("a1", "a2").replace("s3://acme/", "s3://" + bucket + "/");
    assertThat(lines(content).prefix()).hasSize(used);
  }

  @Test
  void readsTheSourceRefsOfAHundredLinesAtATime() {
    List<String> names = IntStream.range(0, 150).mapToObj("%04d"::formatted).toList();
    LinesToLook lines = lines(named(names.toArray(String[]::new)));
    List<Integer> places = IntStream.range(0, 150).boxed().toList();
    int before = bench.store.calls().size();
    for (int at = 0; at < 150; at++) {
      assertThat(lines.sourceRef(places, at)).isEqualTo("s3://acme/" + names.get(at) + ".jpg");
    }
    assertThat(bench.store.calls().size() - before).isEqualTo(2);
    assertThat(lines.sourceRef(places, 99)).isEqualTo("s3://acme/0099.jpg");
  }
}

package dev.labeldrop.run.prepare;

import static dev.labeldrop.run.RunBench.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.ledger.Ledger;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AnyEntryTest {

  private final RunBench bench = new RunBench();

  @BeforeEach
  void fillTheDataset() {
    bench.whole(lines(0, 2, "a"));
    bench.datasets.calls.clear();
  }

  private Optional<String> any(Ledger ledger, boolean mayList) {
    return new AnyEntry(bench.store, bench.datasets, RunBench.DATASET, ledger, mayList).get();
  }

  @Test
  void isTheImageOfALineThatTheLedgerKnows() {
    assertThat(any(bench.ledger(), true).orElseThrow()).isIn(bench.datasets.entries.keySet());
    assertThat(bench.datasets.calls).isEmpty();
  }

  @Test
  void isAskedForIfTheLedgerKnowsNone() {
    assertThat(any(Ledger.unknown(""), true)).hasValue("s3://acme/0000.jpg");
    assertThat(bench.datasets.calls).containsExactly("anyEntry");
  }

  @Test
  void isNotAskedForIfNothingMayBeListed() {
    assertThat(any(Ledger.unknown(""), false)).isEmpty();
    assertThat(bench.datasets.calls).isEmpty();
  }
}

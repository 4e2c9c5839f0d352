package dev.labeldrop.run.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.MemoryObjectStore;
import dev.labeldrop.manifest.ValidLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UndoTest {

  private final MemoryObjectStore store = new MemoryObjectStore();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** What the dataset holds: each ref's line as the last drop of it wrote it. */
  private final TreeMap<Integer, String> dataset = new TreeMap<>();

  private Ledger ledger = Ledger.unknown("arn");
  private int seconds;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void givesBackWhatWasThereInTheOrderOfTheRun(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    for (int drops = 0; drops < 5; drops++) {
      drop(refs(random, 300), LineFate.PROVED);
    }
    List<Integer> refs = refs(random, 400);
    StringBuilder expected = new StringBuilder();
    int count = 0;
    for (int ref : refs) {
      if (ref % 3 != 0 && dataset.containsKey(ref)) {
        expected.append(dataset.get(ref)).append('\n');
        count++;
      }
    }
    Undo undo = new Undo(store, random.nextInt(1, 3_000));
    var written = undo.write(ledger, index(refs), line -> refs.get(line) % 3 != 0, out);
    assertThat(out.toString(UTF_8)).isEqualTo(expected.toString());
    assertThat(written).isEqualTo(new Undo.Written(count, 0));
  }

  @Test
  void readsNeighboursAtOnce() throws IOException {
    List<Integer> refs = List.of(1, 2, 3, 4, 5);
    drop(refs, LineFate.PROVED);
    var written = new Undo(store).write(ledger, index(refs.reversed()), _ -> true, out);
    assertThat(written).isEqualTo(new Undo.Written(5, 0));
    assertThat(store.calls()).hasSize(1);
  }

  @Test
  void countsLinesOfAnObjectThatIsGone() throws IOException {
    drop(List.of(1, 2, 3), LineFate.PROVED);
    Drop second = drop(List.of(3, 4), LineFate.PROVED);
    store.delete(second.bucket(), second.key());
    var written = new Undo(store).write(ledger, index(List.of(4, 2, 3, 1)), _ -> true, out);
    assertThat(written).isEqualTo(new Undo.Written(2, 2));
    assertThat(out.toString(UTF_8)).isEqualTo(dataset.get(2) + "\n" + dataset.get(1) + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ERROR_OBJECT_CHANGED", "ERROR_OBJECT_NOT_FOUND", "ERROR_ACCESS_DENIED"})
  void countsLinesThatMayNotBeReadAnyMore(Code code) throws IOException {
    drop(List.of(1, 2), LineFate.PROVED);
    store.failNext("open", new PermanentException(code, "no"));
    assertThat(new Undo(store).write(ledger, index(List.of(1, 2)), _ -> true, out))
        .isEqualTo(new Undo.Written(0, 2));
  }

  @Test
  void countsLinesBeyondTheEndOfAnObject() throws IOException {
    Drop whole = drop(List.of(1, 2, 3), LineFate.PROVED);
    int cut = dataset.getOrDefault(1, "").length() + 3;
    MemoryObjectStore shorter = MemoryObjectStore.unversioned();
    shorter.drop(
        whole.bucket(),
        whole.key(),
        store.text(whole.bucket(), whole.key()).orElseThrow().substring(0, cut));
    ledger = rebuilt(whole);
    assertThat(new Undo(shorter).write(ledger, index(List.of(1, 2, 3)), _ -> true, out))
        .isEqualTo(new Undo.Written(1, 2));
    assertThat(out.toString(UTF_8)).isEqualTo(dataset.get(1) + "\n");
  }

  @Test
  void countsLinesThatAFailedUpdateMayHaveTouched() throws IOException {
    drop(List.of(1, 2), LineFate.PROVED);
    drop(List.of(2), LineFate.POSSIBLY_TOUCHED);
    assertThat(new Undo(store).write(ledger, index(List.of(1, 2)), _ -> true, out))
        .isEqualTo(new Undo.Written(1, 1));
  }

  @Test
  void failsWhereReadingMayStillSucceed() {
    drop(List.of(1), LineFate.PROVED);
    store.failNext("open", new RetryableException("later", null));
    assertThatThrownBy(() -> new Undo(store).write(ledger, index(List.of(1)), _ -> true, out))
        .isInstanceOf(RetryableException.class);
  }

  /** The same ledger, of an object that is pinned to nothing. */
  private Ledger rebuilt(Drop drop) {
    LineFates fates = new LineFates(3);
    Indices.setAll(fates, LineFate.PROVED);
    ObjectVersion unpinned = new ObjectVersion(drop.bucket(), drop.key(), null, "");
    return ledger.afterRun(lastIndex, fates, Indices.order(seconds), unpinned);
  }

  private LineIndex lastIndex = LineIndex.of(new byte[0]);

  private Drop drop(List<Integer> refs, LineFate fate) {
    seconds++;
    StringBuilder file = new StringBuilder();
    List<ValidLine> lines = new ArrayList<>();
    for (int ref : refs) {
      String text = "{\"ref\":" + ref + ",\"drop\":" + "x".repeat(ref % 50) + seconds + "}";
      lines.add(
          new ValidLine(
              lines.size() + 1,
              file.length(),
              text.length(),
              Indices.fingerprint(ref),
              Indices.fingerprint(seconds),
              0));
      file.append(text).append("\r\n\n".substring(ref % 3));
      dataset.put(ref, text);
    }
    Drop drop = store.drop("acme", "incoming/" + seconds + ".jsonl", file.toString());
    LineFates fates = new LineFates(lines.size());
    Indices.setAll(fates, fate);
    lastIndex = Indices.of(lines);
    ledger = ledger.afterRun(lastIndex, fates, Indices.order(seconds), ObjectVersion.of(drop));
    return drop;
  }

  private static LineIndex index(List<Integer> refs) {
    return Indices.of(refs.stream().map(ref -> Indices.line(1, ref, 99)).toList());
  }

  private static List<Integer> refs(SplittableRandom random, int most) {
    return random.ints(random.nextInt(most), 0, 500).distinct().boxed().toList();
  }
}

package dev.labeldrop.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetDescription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The promise, over random histories: of each source-ref, the dataset holds what the newest drop
 * says that could be applied, in whatever order the drops come.
 *
 * <p>A drop's lines are applied, fail, fail and are applied all the same, or are dropped by the
 * service without a word; the ledger is told what Labeldrop can know of that. Between drops, people
 * change entries, the dataset is listed, or the ledger is written and read.
 */
final class NewestDropWinsTest {

  private static final String ARN = "arn";
  private static final int REFS = 12;
  private static final int CONTENTS = 3;
  private static final int DROPS = 10;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whateverTheOrderThatTheyComeIn(long seed) {
    var random = new SplittableRandom(seed);
    var kinds =
        new long[Decision.values().length - 1]; // BAD_IMAGE, the last, follows from no ledger
    for (int history = 0; history < 300; history++) {
      var world = new World(random, kinds);
      for (int second : shuffled(random)) {
        world.drop(second);
        assertThat(world.dataset)
            .as("seed %d, history %d, after %s", seed, history, world.story)
            .isEqualTo(world.expected);
        world.somethingElse();
      }
    }
    assertThat(kinds).as("every decision was made").doesNotContain(0);
  }

  /** The drops in the order that they come in; each may be late. */
  private static List<Integer> shuffled(SplittableRandom random) {
    List<Integer> drops = new ArrayList<>();
    for (int second = 0; second < DROPS; second++) {
      drops.add(random.nextInt(drops.size() + 1), second);
    }
    // A run that is redriven comes again.
    drops.add(drops.get(random.nextInt(DROPS)));
    return drops;
  }

  /** A line, or an entry. */
  private record Entry(int ref, long content) {}

  /** The dataset, the ledger, and what the dataset should hold. */
  private static final class World {

    private final SplittableRandom random;
    private final long[] kinds;
    private final StringBuilder story = new StringBuilder();

    /** The contents of the entries. */
    private final Map<Integer, Long> dataset = new HashMap<>();

    private long changes;
    private Ledger ledger = Ledger.unknown(ARN);

    /** What the dataset should hold. */
    private final Map<Integer, Long> expected = new HashMap<>();

    /** The newest drop of each source-ref that could be applied. */
    private final Map<Integer, Integer> newest = new HashMap<>();

    /** The contents as far as Labeldrop knows. */
    private final Map<Integer, Long> known = new HashMap<>();

    /** What each drop says, so that one that comes again says the same. */
    private final Map<Integer, List<Entry>> drops = new HashMap<>();

    World(SplittableRandom random, long[] kinds) {
      this.random = random;
      this.kinds = kinds;
      ledger = ledger.with(ledger.header().complete(true).seen(description(), true));
    }

    void drop(int second) {
      List<Entry> says = drops.computeIfAbsent(second, _ -> content());
      LineIndex lines = index(says);
      DropOrder order = Indices.order(second);
      boolean believed = ledger.believes(description());
      Delta delta = Delta.of(lines, ledger, order, believed, random.nextInt(8) == 0);
      LineFates fates = new LineFates(lines.size());
      story.append("\ndrop ").append(second).append(believed ? " (believed):" : ":");
      for (int line = 0; line < lines.size(); line++) {
        int ref = says.get(line).ref();
        long content = says.get(line).content();
        kinds[delta.decision(line).number()]++;
        story.append(' ').append(ref).append('=').append(content).append(' ');
        story.append(delta.decision(line));
        boolean couldBe =
            delta.sent(line)
                ? send(line, second, says.get(line), fates)
                : leaveOut(line, second, ref, delta.decision(line), fates);
        if (couldBe && newest.getOrDefault(ref, -1) <= second) {
          newest.put(ref, second);
          expected.put(ref, content);
        }
      }
      if (delta.sent() > 0) {
        changes++;
      }
      ledger = ledger.afterRun(lines, fates, order, Indices.object(second));
      ledger = ledger.with(ledger.header().seen(description(), believed));
    }

    /** Whether the dataset must hold the line, or a newer one. */
    private boolean leaveOut(int line, int second, int ref, Decision decision, LineFates fates) {
      if (decision == Decision.DONE) {
        // What people have changed since stays.
        assertThat(newest).containsEntry(ref, second);
        return false;
      }
      if (decision == Decision.UNCHANGED) {
        fates.set(line, LineFate.UNCHANGED);
      }
      return true;
    }

    /** Whether the line could be applied. */
    private boolean send(int line, int second, Entry says, LineFates fates) {
      int ref = says.ref();
      long content = says.content();
      int luck = random.nextInt(12);
      story.append(luck).append(',');
      return switch (luck) {
        case 0 -> fail(line, ref, fates);
        case 1 -> {
          // Its update failed, and the service kept the line nevertheless.
          dataset.put(ref, content);
          expected.put(ref, content);
          yield fail(line, ref, fates);
        }
        case 2 -> ignore(line, second, says, fates);
        default -> {
          dataset.put(ref, content);
          known.put(ref, content);
          fates.set(line, luck < 6 ? LineFate.UNPROVED : LineFate.PROVED);
          yield true;
        }
      };
    }

    private boolean fail(int line, int ref, LineFates fates) {
      known.remove(ref);
      fates.set(line, LineFate.POSSIBLY_TOUCHED);
      return false;
    }

    /** The service drops the line without a word, and Labeldrop looks what is there. */
    private boolean ignore(int line, int second, Entry says, LineFates fates) {
      int ref = says.ref();
      Long there = dataset.get(ref);
      if (there == null) {
        fates.set(line, LineFate.MISSING);
        newest.remove(ref);
        known.remove(ref);
        return false;
      }
      if (there == says.content()) {
        known.put(ref, there);
        fates.set(line, LineFate.PROVED);
        return true;
      }
      fates.seenOther(line, Indices.fingerprint(there), there, EntryState.PROVED);
      if (!there.equals(known.put(ref, there))) {
        // For all that Labeldrop knows, this is how the service keeps the drop's line.
        newest.put(ref, second);
      }
      return false;
    }

    void somethingElse() {
      switch (random.nextInt(6)) {
        case 0 -> changeFromOutside();
        case 1 -> listWhole();
        case 2 -> listSome();
        case 3 ->
            ledger =
                LedgerFile.read(LedgerFile.write(ledger), ARN)
                        instanceof LedgerReading.Read(Ledger read)
                    ? read
                    : Ledger.unknown(ARN);
        default -> {}
      }
    }

    /** People's changes stay until a newer drop comes. */
    private void changeFromOutside() {
      int ref = random.nextInt(REFS);
      long content = random.nextInt(CONTENTS);
      story.append("\noutside ").append(ref).append('=').append(content);
      changes++;
      dataset.put(ref, content);
      expected.put(ref, content);
    }

    private void listWhole() {
      story.append("\nlisted");
      known.putAll(dataset);
      LineIndex entries = index(entries());
      ledger = ledger.afterListing(new Listed(entries, Indices.object(100), Set.of()));
      ledger = ledger.with(ledger.header().seen(description(), true));
    }

    private void listSome() {
      List<Entry> some = entries().stream().filter(_ -> random.nextBoolean()).toList();
      some.forEach(entry -> known.put(entry.ref(), entry.content()));
      ledger = ledger.afterLooking(new Listed(index(some), null, Set.of()));
    }

    private List<Entry> entries() {
      return dataset.entrySet().stream()
          .map(entry -> new Entry(entry.getKey(), entry.getValue()))
          .toList();
    }

    private DatasetDescription description() {
      return new DatasetDescription(
          "UPDATE_COMPLETE",
          null,
          null,
          Instant.ofEpochSecond(changes),
          (long) dataset.size(),
          1L,
          0L);
    }

    private List<Entry> content() {
      return random
          .ints(random.nextInt(1, REFS), 0, REFS)
          .distinct()
          .mapToObj(ref -> new Entry(ref, random.nextInt(CONTENTS)))
          .toList();
    }

    private static LineIndex index(List<Entry> entries) {
      return Indices.of(
          entries.stream().map(each -> Indices.line(1, each.ref(), each.content())).toList());
    }
  }
}

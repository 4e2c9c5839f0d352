package dev.labeldrop.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.manifest.ValidLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every ledger: each change of it beside a map, over random histories. */
final class LedgerLawsTest {

  private static final String ARN = "arn:dataset";
  private static final int REFS = 40;
  private static final int CONTENTS = 3;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void saysWhatTheMapSays(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 60; round++) {
      var history = new History(random);
      for (int step = 0; step < 15; step++) {
        history.step();
        assertThat(NaiveLedger.of(history.ledger))
            .as("seed %d, round %d, step %d", seed, round, step)
            .isEqualTo(history.naive.records);
        assertThat(new HashSet<>(history.ledger.sources()))
            .as("each source is one that a record names, and stands there once")
            .isEqualTo(usedSources(history.ledger))
            .hasSize(history.ledger.sources().size());
      }
    }
  }

  private static Set<LineSource> usedSources(Ledger ledger) {
    Set<LineSource> used = new HashSet<>();
    for (int place = 0; place < ledger.size(); place++) {
      used.add(ledger.source(place));
    }
    return used;
  }

  /** A ledger and its map, through the same changes. */
  private static final class History {

    private final SplittableRandom random;
    private final NaiveLedger naive = new NaiveLedger();
    private Ledger ledger = Ledger.unknown(ARN);

    History(SplittableRandom random) {
      this.random = random;
    }

    void step() {
      switch (random.nextInt(5)) {
        case 0 -> list(false);
        case 1 -> list(random.nextInt(4) == 0);
        default -> run();
      }
      var file = LedgerFile.write(ledger);
      assertThat(LedgerFile.read(file, ARN))
          .isInstanceOfSatisfying(LedgerReading.Read.class, read -> ledger = read.ledger());
    }

    private void run() {
      int second = random.nextInt(6);
      DropOrder drop = Indices.order(second);
      ObjectVersion object = Indices.object(second);
      List<ValidLine> lines = lines(false);
      LineIndex index = Indices.of(lines);
      compareDecisions(lines, index, drop);
      LineFates fates = new LineFates(lines.size());
      for (int line = 0; line < lines.size(); line++) {
        LineFate fate = LineFate.of(random.nextInt(LineFate.values().length));
        LineFates.Seen seen = null;
        if (fate == LineFate.SEEN_OTHER) {
          long content = random.nextInt(CONTENTS);
          EntryState state = random.nextInt(4) == 0 ? EntryState.WITH_ERRORS : EntryState.PROVED;
          seen = new LineFates.Seen(Indices.fingerprint(content), content, state);
          fates.seenOther(line, seen.content(), seen.labels(), state);
        } else {
          fates.set(line, fate);
        }
        naive.line(lines.get(line), fate, seen, drop, object);
      }
      LedgerHeader header = ledger.header();
      ledger = ledger.afterRun(index, fates, drop, object);
      assertThat(ledger.header()).isEqualTo(header);
    }

    private void compareDecisions(List<ValidLine> lines, LineIndex index, DropOrder drop) {
      boolean believed = random.nextBoolean();
      boolean sendUnchanged = random.nextBoolean();
      Delta delta = Delta.of(index, ledger, drop, believed, sendUnchanged);
      int[] counts = new int[Decision.values().length];
      for (int line = 0; line < lines.size(); line++) {
        Decision expected = naive.decision(lines.get(line), drop, believed, sendUnchanged);
        assertThat(delta.decision(line)).isEqualTo(expected);
        counts[expected.number()]++;
      }
      for (Decision decision : Decision.values()) {
        assertThat(delta.count(decision)).isEqualTo(counts[decision.number()]);
      }
      assertThat(index.subset(delta::sent).size()).isEqualTo(delta.sent());
    }

    private void list(boolean whole) {
      ObjectVersion object = random.nextBoolean() ? Indices.object(100) : null;
      List<ValidLine> entries = lines(true);
      Listed listed = new Listed(Indices.of(entries), object, withErrors(entries));
      if (whole) {
        Set<Fingerprint> there = new HashSet<>();
        entries.forEach(entry -> there.add(entry.sourceRef()));
        naive.records.keySet().retainAll(there);
        ledger = ledger.afterListing(listed);
        assertThat(ledger.header().complete()).isTrue();
      } else {
        boolean complete = ledger.header().complete();
        ledger = ledger.afterLooking(listed);
        assertThat(ledger.header().complete()).isEqualTo(complete);
      }
      lastOfEach(entries)
          .forEach(entry ->
              naive.listed(entry, object, listed.withErrors().contains(entry.sourceRef())));
    }

    private Set<Fingerprint> withErrors(List<ValidLine> entries) {
      Set<Fingerprint> some = new HashSet<>();
      for (ValidLine entry : entries) {
        if (random.nextInt(4) == 0) {
          some.add(entry.sourceRef());
        }
      }
      return some;
    }

    /** Some lines; in a listing, an entry can come twice. */
    private List<ValidLine> lines(boolean repeats) {
      List<ValidLine> lines = new ArrayList<>();
      Set<Integer> refs = new HashSet<>();
      for (int count = random.nextInt(30); count > 0; count--) {
        int ref = random.nextInt(REFS);
        if (refs.add(ref) || repeats) {
          lines.add(Indices.line(lines.size() + 1, ref, random.nextInt(CONTENTS)));
        }
      }
      return lines;
    }

    private static List<ValidLine> lastOfEach(List<ValidLine> lines) {
      Set<Fingerprint> seen = new HashSet<>();
      return lines.reversed().stream().filter(line -> seen.add(line.sourceRef())).toList();
    }
  }
}

package dev.labeldrop.local.rekognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UpdateRulesTest {

  private final Faults faults = new Faults();

  @ParameterizedTest(name = "{0} bad of {1} lines on top of {2} entries: {3}, with quirks {4} {5}")
  @CsvSource({
    "0, 5, 0, true, DEFAULT, EXACTLY",
    "1, 5, 0, true, DEFAULT, DEFAULT",
    "1, 5, 0, false, DEFAULT, EXACTLY",
    "2, 10, 0, true, DEFAULT, DEFAULT",
    "3, 10, 0, false, DEFAULT, DEFAULT",
    "3, 10, 5, false, DEFAULT, DEFAULT",
    "3, 10, 5, true, DATASET, DEFAULT",
    "3, 10, 5, false, DATASET, EXACTLY",
    "1, 1, 0, false, DEFAULT, DEFAULT",
    "1, 1, 100, true, DATASET, DEFAULT",
  })
  void failsWithMoreThanAFifthOfBadLines(
      int bad, int lines, int entries, boolean succeeds, String base, String exactly) {
    Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    if (base.equals("DATASET")) {
      quirks.add(Quirk.TOLERANCE_OF_DATASET);
    }
    if (exactly.equals("EXACTLY")) {
      quirks.add(Quirk.EXACTLY_A_FIFTH_FAILS);
    }
    Entries before = entries(bare("old", entries));
    String[] changes =
        Stream.concat(
                Arrays.stream(bare("new", lines - bad)),
                Collections.nCopies(bad, "not JSON").stream())
            .toArray(String[]::new);

    Update update =
        rules(Quotas.DOCUMENTED, new Behaviour(quirks)).decide(before, Samples.changes(changes));

    assertThat(update.failure().isEmpty()).isEqualTo(succeeds);
    assertThat(update.after().size()).isEqualTo(succeeds ? entries + lines - bad : entries);
    assertThat(update.drops()).hasSize(succeeds ? bad : 0);
  }

  @Test
  void countsBlankLinesAsBad() {
    Update update =
        rules(Quotas.DOCUMENTED, Behaviour.DEFAULT)
            .decide(new Entries(), Samples.changes(Samples.bare("a"), "", Samples.bare("b"), ""));

    assertThat(update.failure()).contains(FileError.ERROR_TOO_MANY_RECORDS_IN_ERROR);
  }

  @Test
  void replacesAWholeLineAndKeepsItsPlace() {
    Entries before = entries(Samples.labelled("a", "rose"), Samples.labelled("b", "tulip"));

    Update update =
        rules(Quotas.DOCUMENTED, Behaviour.DEFAULT)
            .decide(before, Samples.changes(Samples.bare("c"), Samples.labelled("a", "aster")));

    assertThat(update.after().list())
        .extracting(Entry::line)
        .containsExactly(
            Samples.labelled("a", "aster"), Samples.labelled("b", "tulip"), Samples.bare("c"));
    assertThat(update.after().labels().keySet()).containsExactlyInAnyOrder("aster", "tulip");
    assertThat(before.list()).extracting(Entry::sourceRef).hasSize(2);
  }

  @Test
  void failsBeyondTheMostEntriesAndNotAtThem() {
    Quotas quotas = Quotas.DOCUMENTED.withEntries(3);
    Entries before = entries(bare("k", 2));

    assertThat(decide(quotas, before, Samples.bare("k0"), Samples.bare("new0")).failure())
        .isEmpty();
    assertThat(decide(quotas, before, Samples.bare("new0"), Samples.bare("new1")).failure())
        .contains(FileError.ERROR_MANIFEST_ROWS_EXCEEDS_MAXIMUM);
  }

  @Test
  void failsBeyondTheMostLabelsAndNotAtThem() {
    Quotas quotas = Quotas.DOCUMENTED.withLabels(2);
    Entries before = entries(Samples.labelled("a", "rose"), Samples.labelled("b", "tulip"));

    assertThat(decide(quotas, before, Samples.labelled("a", "aster")).failure()).isEmpty();
    assertThat(decide(quotas, before, Samples.labelled("c", "aster")).failure())
        .contains(FileError.ERROR_MANIFEST_TOO_MANY_LABELS);
  }

  @Test
  void failsBeyondTheMostBytesAndNotAtThem() {
    int bytes = Samples.bare("é").getBytes(StandardCharsets.UTF_8).length;

    assertThat(
            decide(Quotas.DOCUMENTED.withDatasetBytes(bytes), new Entries(), Samples.bare("é"))
                .failure())
        .isEmpty();
    assertThat(
            decide(Quotas.DOCUMENTED.withDatasetBytes(bytes - 1), new Entries(), Samples.bare("é"))
                .failure())
        .contains(FileError.ERROR_MANIFEST_SIZE_TOO_LARGE);
  }

  @Test
  void takesImagesOfAnotherBucketUnlessSetOtherwise() {
    Entries before = entries(Samples.bare("a"));
    byte[] changes = Samples.changes("{\"source-ref\":\"s3://other/b\"}");

    assertThat(rules(Quotas.DOCUMENTED, Behaviour.DEFAULT).decide(before, changes).failure())
        .isEmpty();
    assertThat(
            rules(Quotas.DOCUMENTED, Behaviour.of(Quirk.SEVERAL_BUCKETS_FAIL_UPDATE))
                .decide(before, changes)
                .failure())
        .contains(FileError.ERROR_IMAGES_IN_MULTIPLE_S3_BUCKETS);
  }

  @Test
  void appliesHalfOfAFailedUpdateIfSoSet() {
    faults.failNextUpdates(1);

    Update update =
        rules(Quotas.DOCUMENTED, Behaviour.of(Quirk.FAILED_UPDATE_APPLIES_PART))
            .decide(new Entries(), Samples.changes(bare("k", 5)));

    assertThat(update.failure()).contains(FileError.ERROR_SERVICE_FAULT);
    assertThat(update.after().list()).extracting(Entry::line).containsExactly(bare("k", 3));
  }

  @Test
  void failsDropsAndMarksLinesAsPlanned() {
    faults.dropLines(line -> line.contains("k1"));
    faults.keepErrorsOn(line -> line.contains("k2"), "ERROR_INVALID_IMAGE");

    Update update = decide(Quotas.DOCUMENTED, new Entries(), bare("k", 6));

    assertThat(update.drops())
        .extracting(Line.Dropped::reason)
        .containsExactly(SilentDrop.Reason.FAULT);
    assertThat(update.after().list())
        .filteredOn(Entry::hasErrors)
        .extracting(Entry::line)
        .containsExactly(Samples.bare("k2"));

    faults.failUpdatesWith(line -> line.contains("k3"));
    assertThat(decide(Quotas.DOCUMENTED, new Entries(), bare("k", 3)).failure()).isEmpty();
    assertThat(decide(Quotas.DOCUMENTED, new Entries(), bare("k", 4)).failure())
        .contains(FileError.ERROR_PLANNED_BY_TEST);
  }

  private Update decide(Quotas quotas, Entries before, String... lines) {
    return rules(quotas, Behaviour.DEFAULT).decide(before, Samples.changes(lines));
  }

  private Entries entries(String... lines) {
    return lines.length == 0
        ? new Entries()
        : decide(Quotas.DOCUMENTED, new Entries(), lines).after();
  }

  private UpdateRules rules(Quotas quotas, Behaviour behaviour) {
    return new UpdateRules(quotas, behaviour, faults);
  }

  private static String[] bare(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> Samples.bare(prefix + i)).toArray(String[]::new);
  }
}

package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.rekognition.SilentDrop.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what updates come to.
 *
 * @param quotas how much the service takes
 * @param behaviour which way it goes where AWS's documents leave it open
 * @param faults what goes wrong
 */
record UpdateRules(Quotas quotas, Behaviour behaviour, Faults faults) {

  /**
   * Decides on one.
   *
   * @param entries what the dataset holds now
   * @param changes the lines, in UTF-8
   */
  Update decide(Entries entries, byte[] changes) {
    List<Line> lines = new LineReader(quotas, behaviour, faults).read(changes);
    List<Line.Usable> usable = only(lines, Line.Usable.class);
    List<Line.Dropped> dropped = only(lines, Line.Dropped.class);
    List<Entry> staged = usable.stream().map(this::entry).toList();
    Entries after = new Entries(entries);
    after.putAll(staged);
    Optional<FileError> failure = failure(entries, usable, dropped, after);
    return failure.isEmpty()
        ? new Update(after, dropped, failure)
        : new Update(afterFailure(entries, staged), List.of(), failure);
  }

  private Entries afterFailure(Entries before, List<Entry> staged) {
    Entries after = new Entries(before);
    if (behaviour.has(Quirk.FAILED_UPDATE_APPLIES_PART)) {
      after.putAll(staged.subList(0, (staged.size() + 1) / 2));
    }
    return after;
  }

  private Entry entry(Line.Usable line) {
    List<String> plannedErrors = faults.errorsOn(line.text());
    EntryCheck.Checked checked = new EntryCheck(behaviour).check(line.content(), plannedErrors);
    return new Entry(
        line.sourceRef().text(), line.text(), plannedErrors, checked.labels(), checked.hasErrors());
  }

  private Optional<FileError> failure(
      Entries before, List<Line.Usable> usable, List<Line.Dropped> dropped, Entries after) {
    if (faults.failsUpdate()) {
      return Optional.of(FileError.ERROR_SERVICE_FAULT);
    }
    if (usable.stream().map(Line.Usable::text).anyMatch(faults::failsUpdateWith)) {
      return Optional.of(FileError.ERROR_PLANNED_BY_TEST);
    }
    int bad = (int) dropped.stream().filter(line -> line.reason() != Reason.FAULT).count();
    if (tooManyBad(bad, usable.size() + dropped.size(), before.size())) {
      return Optional.of(FileError.ERROR_TOO_MANY_RECORDS_IN_ERROR);
    }
    if (behaviour.has(Quirk.SEVERAL_BUCKETS_FAIL_UPDATE) && severalBuckets(before, usable)) {
      return Optional.of(FileError.ERROR_IMAGES_IN_MULTIPLE_S3_BUCKETS);
    }
    return overQuota(after);
  }

  /**
   * The 20 % rule, of Developer Guide, md-create-manifest-file-validation-rules. Of 10 lines, 2 bad
   * ones are exactly 20 %, and 3 are more.
   */
  private boolean tooManyBad(int bad, int lines, int entries) {
    long base = behaviour.has(Quirk.TOLERANCE_OF_DATASET) ? (long) lines + entries : lines;
    return behaviour.has(Quirk.EXACTLY_A_FIFTH_FAILS)
        ? bad > 0 && bad * 5L >= base
        : bad * 5L > base;
  }

  private static boolean severalBuckets(Entries entries, List<Line.Usable> usable) {
    List<String> buckets = new ArrayList<>();
    usable.forEach(line -> buckets.add(line.sourceRef().bucket()));
    entries.list().stream()
        .findFirst()
        .flatMap(entry -> SourceRef.of(entry.sourceRef()))
        .ifPresent(ref -> buckets.add(ref.bucket()));
    return buckets.stream().distinct().count() > 1;
  }

  private Optional<FileError> overQuota(Entries after) {
    if (after.size() > quotas.entries()) {
      return Optional.of(FileError.ERROR_MANIFEST_ROWS_EXCEEDS_MAXIMUM);
    }
    if (after.labelCount() > quotas.labels()) {
      return Optional.of(FileError.ERROR_MANIFEST_TOO_MANY_LABELS);
    }
    if (after.bytes() > quotas.datasetBytes()) {
      return Optional.of(FileError.ERROR_MANIFEST_SIZE_TOO_LARGE);
    }
    return Optional.empty();
  }

  private static <T> List<T> only(List<Line> lines, Class<T> kind) {
    return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}

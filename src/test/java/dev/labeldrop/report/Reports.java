package dev.labeldrop.report;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import dev.labeldrop.change.Changes;
import dev.labeldrop.change.WhatChanged;
import dev.labeldrop.manifest.EntryLabels;
import dev.labeldrop.manifest.LabelledBox;
import dev.labeldrop.manifest.ManifestStatistics;
import dev.labeldrop.manifest.ManifestStatistics.LabelCount;
import dev.labeldrop.report.ReportedProblem.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Reports to test with. */
public final class Reports {

  private Reports() {}

  /** Two chunks of which one was applied; so many problems, on the lines 1, 2, 3 … */
  public static Report partial(int problems) {
    ReportBuilder report = new ReportBuilder();
    report.outcome = Outcome.PARTIAL;
    report.service = new Report.Service("UPDATE_FAILED", null, "CLIENT_ERROR");
    report.problems(LongStream.rangeClosed(1, problems).mapToObj(Reports::offFrame).toList());
    return report.build();
  }

  /** A file that nothing was asked about: no dataset, no service. */
  public static Report failedWithoutDataset() {
    ReportBuilder report = new ReportBuilder();
    report.outcome = Outcome.FAILED;
    report.datasetArn = null;
    report.source = new Report.Source("drops", "incoming/꽃/train/봄 + 여름.jsonl", null, "abc", 10);
    report.lines = new Report.Lines(1, 1, 0, 0, 0, 1, 0, 0, 0L, 0L);
    report.chunks = new Report.Chunks(0, 0);
    report.service = null;
    report.files = new Report.Files(report.files.report(), report.files.page(), null, null, null);
    report.problems(
        List.of(
            ReportedProblem.ofFile(
                Code.ERROR_DATASET_NOT_FOUND, Source.VALIDATION, "There is no project '꽃'.")));
    return report.build();
  }

  /** Every line applied, nothing to complain of. */
  public static Report complete() {
    ReportBuilder report = new ReportBuilder();
    report.lines = new Report.Lines(24, 24, 0, 24, 0, 0, 0, 0, 0L, 0L);
    report.chunks = new Report.Chunks(1, 1);
    report.updates = updates(1, 24, 0);
    report.check = listed(24);
    report.statistics = statistics(6);
    report.files = new Report.Files(report.files.report(), report.files.page(), null, null, null);
    return report.build();
  }

  /** Most lines were there already, some are older than what is there, the rest was applied. */
  public static Report delta() {
    ReportBuilder report = new ReportBuilder();
    report.lines = new Report.Lines(2000, 2000, 0, 43, 0, 0, 1937, 20, 0L, 0L);
    report.changes = new Report.Changes(31, 12);
    report.whatChanged = whatChanged();
    report.chunks = new Report.Chunks(1, 1);
    report.updates = updates(1, 43, 0);
    report.check =
        new EntryCheck(
            EntryCheck.Method.COUNTED_AND_LOOKED_UP,
            EntryCheck.LedgerUse.BELIEVED,
            12,
            500,
            0L,
            1969L,
            2000L,
            0L,
            "The dataset has 31 entries more than before, one for each line that was added, and"
                + " keeps no errors. The 12 lines that replaced an entry were looked up.");
    report.statistics = statistics(6);
    report.files =
        new Report.Files(
            report.files.report(),
            report.files.page(),
            null,
            null,
            "s3://drops/runs/a-0123456789ab/undo.jsonl");
    return report.build();
  }

  /** Every update was completed, and what the dataset holds could not be listed. */
  public static Report unverified() {
    ReportBuilder report = new ReportBuilder();
    report.outcome = Outcome.COMPLETE_UNVERIFIED;
    report.lines = new Report.Lines(2700, 2700, 0, 2700, 0, 0, 0, 0, null, null);
    report.chunks = new Report.Chunks(4, 4);
    report.updates = updates(4, 675, 0);
    report.finishedAt = end(report.updates);
    report.check =
        new EntryCheck(
            EntryCheck.Method.NOT_CHECKED,
            EntryCheck.LedgerUse.NOT_KNOWN,
            0,
            0,
            null,
            150_000L,
            151_200L,
            null,
            "The dataset has more entries than may be listed, and its counts do not prove which"
                + " lines it holds: raise MaxListingCalls to have them looked up.");
    report.statistics = statistics(34);
    report.files = new Report.Files(report.files.report(), report.files.page(), null, null, null);
    report.problems(
        List.of(
            ReportedProblem.ofFile(
                Code.WARNING_ENTRIES_NOT_CHECKED,
                Source.VALIDATION,
                "The dataset has more entries than may be listed.")));
    return report.build();
  }

  /** Every line applied, errors on some, some missing. */
  public static Report entryErrors() {
    ReportBuilder report = new ReportBuilder();
    report.outcome = Outcome.COMPLETE_WITH_ENTRY_ERRORS;
    report.lines = new Report.Lines(2700, 2700, 0, 2700, 0, 0, 0, 0, 12L, 3L);
    report.chunks = new Report.Chunks(4, 4);
    report.updates = updates(4, 675, 0);
    report.finishedAt = end(report.updates);
    report.check = listed(2700);
    report.statistics = statistics(34);
    report.problems(mixed(15));
    return report.build();
  }

  /** Validation rejected the file. */
  public static Report rejected(int problems) {
    ReportBuilder report = new ReportBuilder();
    report.outcome = Outcome.REJECTED;
    report.lines = new Report.Lines(12_000, 11_000, 1_000, 0, 0, 11_000, 0, 0, 0L, 0L);
    report.chunks = new Report.Chunks(0, 0);
    report.service = null;
    report.statistics = statistics(250);
    report.problems(mixed(problems));
    return report.build();
  }

  /** An update did not end. */
  public static Report timedOut() {
    ReportBuilder report = new ReportBuilder();
    report.outcome = Outcome.TIMED_OUT;
    report.service = new Report.Service("UPDATE_IN_PROGRESS", "The update is in progress.", null);
    report.lines = new Report.Lines(1500, 1500, 0, 1000, 0, 500, 0, 0, null, null);
    report.chunks = new Report.Chunks(3, 2);
    List<ReportedUpdate> updates = new ArrayList<>(updates(3, 500, 0));
    ReportedUpdate last = updates.removeLast();
    updates.add(open(last));
    report.updates = updates;
    report.finishedAt = last.submittedAt().plus(Duration.ofMinutes(2));
    report.statistics = statistics(3);
    report.problems(
        List.of(
            ReportedProblem.ofFile(
                Code.ERROR_UPDATE_TIMED_OUT,
                Source.SERVICE,
                "The update of the lines 1,001 to 1,500 was not over after 60 minutes.")));
    return report.build();
  }

  /** Every line applied, and training cannot use some of their images. */
  public static Report unusableImages(int lookedAt, int unusable) {
    ReportBuilder report = new ReportBuilder();
    report.lines = new Report.Lines(400, 400, 0, 400, 0, 0, 0, 0, 0L, 0L);
    report.images = new ReportedImages(400, lookedAt, unusable, 0, 0);
    report.chunks = new Report.Chunks(1, 1);
    report.files = new Report.Files(report.files.report(), report.files.page(), null, null, null);
    return report.build();
  }

  /** A chunk failed, and two lines of it were found to be the cause; one range was not split. */
  public static Report isolated(int problems) {
    ReportBuilder report = new ReportBuilder();
    report.outcome = Outcome.PARTIAL;
    report.lines = new Report.Lines(8000, 7960, 40, 7837, 123, 0, 0, 0, 5L, null);
    report.images = new ReportedImages(7960, 7900, 12, 0, 0);
    report.chunks = new Report.Chunks(4, 3);
    report.service =
        new Report.Service("UPDATE_FAILED", "Manifest file has errors.", "CLIENT_ERROR");
    report.updates = updates(4, 1990, 12);
    report.finishedAt = end(report.updates);
    report.isolation =
        new Report.Isolation(
            12,
            40,
            List.of(
                new Report.LineRange(1, 17, 17, 1, "s3://acme-photos/spring/0017.jpg"),
                new Report.LineRange(3, 4012, 4012, 1, "s3://acme-photos/spring/4012.jpg"),
                new Report.LineRange(3, 4300, 4420, 121, null)));
    report.check =
        new EntryCheck(
            EntryCheck.Method.COUNTED,
            EntryCheck.LedgerUse.NOT_KNOWN,
            2,
            500,
            null,
            100L,
            7932L,
            4L,
            "The dataset has more entries than may be listed, so its count before and after was"
                + " compared. A line that replaces an entry cannot be told from one that is"
                + " missing.");
    report.statistics = statistics(80);
    report.problems(mixed(problems));
    return report.build();
  }

  /** So many lines make updates fail, on the lines 1, 2, 3 … */
  public static Report failing(int lines) {
    ReportBuilder report = new ReportBuilder();
    report.outcome = Outcome.PARTIAL;
    report.isolation =
        new Report.Isolation(
            40,
            40,
            LongStream.rangeClosed(1, lines)
                .mapToObj(line -> new Report.LineRange(1, line, line, 1, "s3://b/" + line))
                .toList());
    return report.build();
  }

  /** As many and as long texts as can come from outside, of one character. */
  static Report lengthy(String character) {
    String text = character.repeat(20_000);
    ReportBuilder report = new ReportBuilder();
    report.outcome = Outcome.PARTIAL;
    report.source = longest(character);
    report.service = new Report.Service(text, text, text);
    report.updates = updates(2, 550, 3).stream().map(each -> saying(each, text)).toList();
    report.isolation =
        new Report.Isolation(
            40,
            40,
            LongStream.rangeClosed(1, 50)
                .mapToObj(line -> new Report.LineRange(1, line, line, 1, text))
                .toList());
    report.check =
        new EntryCheck(
            EntryCheck.Method.LISTED, EntryCheck.LedgerUse.LISTED, 1, 500, 0L, 0L, 0L, 0L, text);
    report.statistics =
        new ManifestStatistics(List.of(new LabelCount(text, 3, 4)), false, boxes(5), 1);
    report.problems(
        LongStream.rangeClosed(1, 30)
            .mapToObj(line ->
                new ReportedProblem(
                    line, 1, text, text, Severity.ERROR, Source.SERVICE, text, text))
            .toList());
    return report.build();
  }

  /** S3 allows a key and a version of 1,024 bytes. */
  private static Report.Source longest(String character) {
    String text = character.repeat(1024 / character.getBytes(StandardCharsets.UTF_8).length);
    return new Report.Source("drops", text, text, "abc", 10);
  }

  /** So many warnings, each on a line before the one of the only error. */
  static Report warningsBeforeTheError(int warnings) {
    ReportBuilder report = new ReportBuilder();
    report.outcome = Outcome.REJECTED;
    List<ReportedProblem> problems = new ArrayList<>();
    for (long line = 1; line <= warnings; line++) {
      problems.add(
          new ReportedProblem(
              line,
              null,
              null,
              "WARNING_UNANNOTATED_RECORD",
              Severity.WARNING,
              Source.VALIDATION,
              "The line has no label.",
              null));
    }
    problems.add(offFrame(warnings + 1L));
    report.problems(problems);
    return report.build();
  }

  /** Everything that comes from outside is meant to do harm. */
  public static Report hostile() {
    ReportBuilder report = new ReportBuilder();
    report.outcome = Outcome.PARTIAL;
    report.datasetArn = Hostile.TEXT;
    report.source = new Report.Source(Hostile.TEXT, Hostile.TEXT, Hostile.TEXT, Hostile.TEXT, 1);
    report.service = new Report.Service(Hostile.TEXT, Hostile.TEXT, Hostile.TEXT);
    report.updates = updates(2, 550, 3).stream().map(each -> saying(each, Hostile.TEXT)).toList();
    report.isolation =
        new Report.Isolation(3, 40, List.of(new Report.LineRange(1, 17, 17, 1, Hostile.TEXT)));
    report.check =
        new EntryCheck(
            EntryCheck.Method.LISTED,
            EntryCheck.LedgerUse.LISTED,
            1,
            500,
            4L,
            1L,
            2L,
            3L,
            Hostile.TEXT);
    report.statistics =
        new ManifestStatistics(List.of(new LabelCount(Hostile.TEXT, 3, 4)), true, boxes(5), 1);
    report.files =
        new Report.Files(
            Hostile.TEXT, Hostile.TEXT, Hostile.TEXT, "javascript:alert(1)", Hostile.TEXT);
    report.changes = new Report.Changes(1, 2);
    report.problems(
        List.of(
            new ReportedProblem(
                1L,
                2,
                Hostile.TEXT,
                Hostile.TEXT,
                Severity.ERROR,
                Source.SERVICE,
                Hostile.TEXT,
                Hostile.TEXT)));
    return report.build();
  }

  /** Updates of a chunk each, at {@code SUBMITTED/ENDED/POLLS} on one day. */
  public static Report withUpdates(String... times) {
    ReportBuilder report = new ReportBuilder();
    List<ReportedUpdate> updates = new ArrayList<>();
    for (String time : times) {
      String[] parts = time.split("/", -1);
      int number = updates.size() + 1;
      boolean ended = !parts[1].isEmpty();
      updates.add(
          new ReportedUpdate(
              number,
              1,
              number,
              1,
              number,
              number,
              100,
              true,
              Instant.parse("2026-11-22T" + parts[0] + "Z"),
              ended ? Instant.parse("2026-11-22T" + parts[1] + "Z") : null,
              Integer.parseInt(parts[2]),
              ended ? "UPDATE_COMPLETE" : null,
              null,
              null));
    }
    report.updates = updates;
    return report.build();
  }

  /** One of each, with few problems. */
  public static List<Report> all() {
    return List.of(
        partial(0),
        partial(30),
        failedWithoutDataset(),
        complete(),
        delta(),
        unverified(),
        unusableImages(400, 12),
        entryErrors(),
        rejected(60),
        timedOut(),
        isolated(45),
        hostile());
  }

  private static ReportedProblem offFrame(long line) {
    return new ReportedProblem(
        line,
        7,
        null,
        "ERROR_INVALID_BOUNDING_BOX",
        Severity.ERROR,
        Source.SERVICE,
        "The bounding box has off frame values.",
        "s3://acme-photos/" + line + ".jpg");
  }

  /** Problems of several codes, some warnings, some found by the service. */
  static List<ReportedProblem> mixed(int count) {
    return IntStream.range(0, count).mapToObj(Reports::mixedAt).toList();
  }

  private static ReportedProblem mixedAt(int i) {
    Mix mix = MIX.get(i * 7 % 11 % MIX.size());
    return new ReportedProblem(
        i + 1L,
        mix.path == null ? null : 40 + i % 90,
        mix.path,
        mix.code,
        mix.code.startsWith("WARNING") ? Severity.WARNING : Severity.ERROR,
        i % 5 == 3 ? Source.SERVICE : Source.VALIDATION,
        mix.message.formatted(-i % 17 - 1),
        "s3://acme-photos/spring/rows-%02d/IMG_%05d.jpg".formatted(i % 40, i));
  }

  private record Mix(String code, @org.jspecify.annotations.Nullable String path, String message) {}

  private static final List<Mix> MIX =
      List.of(
          new Mix(
              "ERROR_INVALID_BOUNDING_BOX",
              "bounding-box.annotations[2].left",
              "left is %d, and must be 0 or more: the box leaves the image."),
          new Mix(
              "ERROR_INVALID_SOURCE_REF_FORMAT",
              "source-ref",
              "\"https://example.org/%d.jpg\" is not of the form s3://BUCKET/KEY."),
          new Mix(
              "WARNING_UNANNOTATED_RECORD",
              null,
              "The line has a source-ref and no label attribute (%d)."),
          new Mix(
              "ERROR_MISSING_CLASS_MAP_ID",
              "bounding-box.annotations[0].class_id",
              "class_id %d is no key of the class-map {\"0\": \"rose\", \"1\": \"tulip\"}."),
          new Mix(
              "WARNING_FRACTIONAL_PIXELS",
              "bounding-box.annotations[1].top",
              "top is %d.5: the guide's types say integer."),
          new Mix("ERROR_SOMETHING_NEW", null, "The service has a new word: %d."));

  static ManifestStatistics statistics(int labels) {
    String[] names = {
      "rose", "tulip", "daisy", "옥잠화", "lily of the valley", "שושנה", "peony", "iris"
    };
    List<LabelCount> counts =
        IntStream.range(0, labels)
            .mapToObj(i ->
                new LabelCount(
                    names[i % names.length] + (i < names.length ? "" : " " + i),
                    i % 3 == 0 ? 900 / (i + 1) : 0,
                    i % 3 == 0 ? 120 / (i + 1) : 1500 / (i + 2)))
            .toList();
    return new ManifestStatistics(counts, labels >= 250, boxes(labels), labels);
  }

  /** Few images have many boxes. */
  private static List<Long> boxes(int most) {
    List<Long> boxes = new ArrayList<>(Collections.nCopies(52, 0L));
    for (int i = 0; i <= Math.min(51, most); i++) {
      boxes.set(i, (long) (900 * Math.exp(-Math.pow(i - 3, 2) / 60.0)) + i % 3);
    }
    return boxes;
  }

  private static EntryCheck listed(long entries) {
    return new EntryCheck(
        EntryCheck.Method.LISTED,
        EntryCheck.LedgerUse.EMPTY_DATASET,
        (int) (entries / 100) + 1,
        500,
        0L,
        0L,
        entries,
        0L,
        "Every entry of the dataset was listed and compared with the file's lines.");
  }

  private static Instant end(List<ReportedUpdate> updates) {
    return java.util.Objects.requireNonNull(updates.getLast().endedAt()).plusSeconds(2);
  }

  /** Whole chunks of so many lines, the third followed by so many parts. */
  static List<ReportedUpdate> updates(int chunks, int lines, int parts) {
    List<ReportedUpdate> updates = new ArrayList<>();
    Instant at = ReportBuilder.START.plusSeconds(3);
    for (int chunk = 1; chunk <= chunks; chunk++) {
      boolean fails = parts > 0 && chunk == Math.min(3, chunks);
      long first = (chunk - 1L) * lines + 1;
      Update whole = new Update(chunk, lines, first, true, !fails);
      at = add(updates, whole, at, 41 + chunk * 7 % 19);
      for (int part = 0; fails && part < parts; part++) {
        int size = Math.max(1, lines >> (part / 2 + 1));
        Update half = new Update(chunk, size, first + part * 3L, false, part % 2 == 1);
        at = add(updates, half, at, 3 + Math.max(2, 40 >> (part / 2 + 1)));
      }
    }
    return updates;
  }

  private record Update(int chunk, int lines, long first, boolean whole, boolean completes) {}

  private static Instant add(List<ReportedUpdate> updates, Update update, Instant at, int seconds) {
    updates.add(
        new ReportedUpdate(
            updates.size() + 1,
            1,
            update.chunk,
            update.lines,
            update.first,
            update.first + update.lines - 1,
            update.lines * 600,
            update.whole,
            at,
            at.plusSeconds(seconds),
            3,
            update.completes ? "UPDATE_COMPLETE" : "UPDATE_FAILED",
            update.completes ? null : "Manifest file has errors.",
            update.completes ? "SUCCESS" : "CLIENT_ERROR"));
    return at.plusSeconds(seconds + 2);
  }

  private static ReportedUpdate open(ReportedUpdate update) {
    return new ReportedUpdate(
        update.number(),
        update.turn(),
        update.chunk(),
        update.lines(),
        update.firstLine(),
        update.lastLine(),
        update.bytes(),
        update.whole(),
        update.submittedAt(),
        null,
        9,
        null,
        null,
        null);
  }

  private static ReportedUpdate saying(ReportedUpdate update, String text) {
    return new ReportedUpdate(
        update.number(),
        update.turn(),
        update.chunk(),
        update.lines(),
        update.firstLine(),
        update.lastLine(),
        update.bytes(),
        update.whole(),
        update.submittedAt(),
        update.endedAt(),
        update.polls(),
        text,
        text,
        text);
  }

  /** One image with other labels, one whose box has moved, one as before and one not known. */
  private static WhatChanged whatChanged() {
    Changes changes = new Changes();
    changes.replaced(
        new EntryLabels("s3://acme-photos/1.jpg", List.of("tulip"), List.of()),
        new EntryLabels("s3://acme-photos/1.jpg", List.of("rose"), List.of()));
    changes.replaced(boxed(0), boxed(5));
    changes.replaced(boxed(5), boxed(5));
    changes.notKnown();
    return changes.sum();
  }

  private static EntryLabels boxed(int left) {
    return new EntryLabels(
        "s3://acme-photos/2.jpg", List.of(), List.of(new LabelledBox("rose", left, 0, 50, 50)));
  }
}

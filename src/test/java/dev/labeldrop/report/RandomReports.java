package dev.labeldrop.report;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import dev.labeldrop.change.Changes;
import dev.labeldrop.change.WhatChanged;
import dev.labeldrop.manifest.EntryLabels;
import dev.labeldrop.manifest.LabelledBox;
import dev.labeldrop.manifest.ManifestStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Reports of every shape that the record allows, the same ones for the same seed. */
final class RandomReports {

  private final Random random;

  RandomReports(long seed) {
    random = new Random(seed);
  }

  Report next() {
    ReportBuilder report = new ReportBuilder();
    report.outcome = one(Outcome.values());
    report.datasetArn = perhaps(this::text);
    report.finishedAt = time();
    report.source = new Report.Source(text(), text(), perhaps(this::text), text(), number());
    report.lines =
        new Report.Lines(
            number(),
            number(),
            number(),
            number(),
            number(),
            number(),
            number(),
            number(),
            perhaps(this::number),
            perhaps(this::number));
    report.images =
        perhaps(() -> new ReportedImages(number(), number(), number(), number(), number()));
    report.changes = perhaps(() -> new Report.Changes(number(), number()));
    report.chunks = new Report.Chunks(random.nextInt(500), random.nextInt(500));
    report.service =
        perhaps(() -> new Report.Service(text(), perhaps(this::text), perhaps(this::text)));
    report.updates = list(6, this::update);
    report.isolation =
        perhaps(() -> new Report.Isolation(random.nextInt(40), 40, list(120, this::range)));
    report.check =
        new EntryCheck(
            one(EntryCheck.Method.values()),
            one(EntryCheck.LedgerUse.values()),
            random.nextInt(500),
            500,
            perhaps(this::number),
            perhaps(this::number),
            perhaps(this::number),
            perhaps(this::number),
            text());
    report.statistics = perhaps(this::statistics);
    report.whatChanged = perhaps(this::whatChanged);
    report.problems(list(60, this::problem));
    report.files =
        new Report.Files(uri(), uri(), perhaps(this::uri), perhaps(this::uri), perhaps(this::uri));
    return report.build();
  }

  private ReportedUpdate update() {
    return new ReportedUpdate(
        1 + random.nextInt(500),
        1 + random.nextInt(9),
        1 + random.nextInt(500),
        random.nextInt(9000),
        1 + number(),
        1 + number(),
        random.nextInt(5_000_000),
        random.nextBoolean(),
        time(),
        perhaps(this::time),
        random.nextInt(99),
        perhaps(this::text),
        perhaps(this::text),
        perhaps(this::text));
  }

  private Report.LineRange range() {
    boolean single = random.nextBoolean();
    return new Report.LineRange(
        1 + random.nextInt(500),
        1 + number(),
        1 + number(),
        single ? 1 : 2 + random.nextInt(500),
        single ? text() : null);
  }

  private WhatChanged whatChanged() {
    Changes changes = new Changes();
    for (int line = random.nextInt(200); line > 0; line--) {
      switch (random.nextInt(3)) {
        case 0 -> changes.added(entry());
        case 1 -> changes.replaced(entry(), entry());
        default -> changes.notKnown();
      }
    }
    return changes.sum();
  }

  private EntryLabels entry() {
    return new EntryLabels(
        text(),
        list(4, this::text),
        list(
            15,
            () ->
                new LabelledBox(
                    one(new String[] {"a", "b", text()}), random.nextInt(3) * 10.5, 0, 20, 20)));
  }

  private ManifestStatistics statistics() {
    return new ManifestStatistics(
        list(40, () -> new ManifestStatistics.LabelCount(text(), number(), number())),
        random.nextBoolean(),
        LongStream.generate(() -> random.nextBoolean() ? 0 : number()).limit(52).boxed().toList(),
        number());
  }

  private ReportedProblem problem() {
    return new ReportedProblem(
        perhaps(() -> 1 + number()),
        perhaps(() -> 1 + random.nextInt(100_000)),
        perhaps(this::text),
        random.nextInt(9) == 0 ? uri() : one(Code.values()).name(),
        one(Severity.values()),
        one(ReportedProblem.Source.values()),
        text(),
        perhaps(this::text));
  }

  private String uri() {
    return "s3://" + text();
  }

  private Instant time() {
    return ReportBuilder.START.plusMillis(random.nextInt(10_000_000));
  }

  private long number() {
    return random.nextBoolean() ? random.nextInt(5) : random.nextInt(1_000_000);
  }

  /** Up to 40 characters from all of Unicode and beyond: unpaired surrogates and controls too. */
  private String text() {
    if (random.nextInt(8) == 0) {
      return Hostile.TEXT;
    }
    StringBuilder text = new StringBuilder();
    IntStream.range(0, random.nextInt(40))
        .forEach(i -> {
          switch (random.nextInt(6)) {
            case 0 -> text.append((char) random.nextInt(0x10000));
            case 1 -> text.appendCodePoint(0x1f300 + random.nextInt(600));
            case 2 -> text.append("<>&\"'`\\/{}$%=;:".charAt(random.nextInt(15)));
            default -> text.append((char) (' ' + random.nextInt(95)));
          }
        });
    return text.toString();
  }

  private <T> List<T> list(int most, Supplier<T> each) {
    return IntStream.range(0, random.nextInt(most)).mapToObj(i -> each.get()).toList();
  }

  private <T> @Nullable T perhaps(Supplier<T> value) {
    return random.nextInt(3) == 0 ? null : value.get();
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }
}

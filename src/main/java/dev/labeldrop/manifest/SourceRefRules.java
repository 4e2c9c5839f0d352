package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.json.Excerpt;
import dev.labeldrop.manifest.json.LineTape;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a line's {@code source-ref}: its form, its bucket, its key, and that no other line
 * has it.
 *
 * <p>Only a line without errors takes its source-ref: of two lines with the same one, the first
 * that can be sent is kept and the later ones are rejected. So a rejected line never makes a good
 * one a duplicate. A rejected line is itself looked up, because after it is fixed it would be one.
 */
final class SourceRefRules {

  private final Problems problems;
  private final EntryScan entry;
  private final ImageBuckets buckets;
  private final SourceRefLines lines;
  private final CRC32C checksum = new CRC32C();

  /** Rules for the lines that the scan reads. */
  SourceRefRules(Problems problems, EntryScan entry, ImageBuckets buckets, SourceRefLines lines) {
    this.problems = problems;
    this.entry = entry;
    this.buckets = buckets;
    this.lines = lines;
  }

  /**
   * Whether nothing is to be said about a text as a line's source-ref. Of the bucket that is only
   * known where it is that of the line before.
   *
   * @param line need not have been scanned
   */
  boolean isFine(LineReader line, LineFacts facts) {
    byte[] bytes = line.buffer();
    int start = facts.refStart();
    int end = facts.refEnd();
    if (!buckets.isLast(bytes, start, end)) {
      return false;
    }
    int key = start + buckets.lastLength();
    return SourceRef.isKeyLength(end - key)
        && (KeyRules.isPlain(bytes, key, end) || KeyRules.of(bytes, key, end).isEmpty())
        && (line.ascii() || !isInOtherForm(bytes, start, end))
        && lines.lineOf(facts.first(), facts.second()) == 0;
  }

  /** Has the table bring near what it will be asked for. */
  void bringNear(LineShapes shapes) {
    shapes.bringNear(lines);
  }

  /** Keeps the source-ref that was just checked as that of a line. */
  void keep(LineReader line) {
    lines.putLast(line.number(), checksum(line));
  }

  /** Checks the source-ref of the line that was scanned. */
  void check(LineReader line) {
    switch (entry.valueKind()) {
      case STRING -> checkText(line);
      case FAULT -> {
        if (entry.complete()) {
          reportMissing(line);
        }
      }
      default ->
          report(
              line,
              entry.valueStart(),
              ImageValue.fault(entry.bytes(), entry.valueStart()),
              "The source-ref is not a string.",
              null);
    }
  }

  private void checkText(LineReader line) {
    byte[] bytes = entry.bytes();
    int start = entry.valueStart();
    int end = entry.valueEnd();
    if (entry.valueEscaped()) {
      String text = entry.text();
      if (!UTF_8.newEncoder().canEncode(text)) {
        report(
            line,
            ImageFault.HALF_CHARACTER,
            "has half of a surrogate pair, which no S3 key can have");
        return;
      }
      byte[] decoded = text.getBytes(UTF_8);
      bytes = LineTape.padded(decoded);
      start = 0;
      end = decoded.length;
    }
    KeyRules.Suspicion fault = SourceRef.fault(bytes, start, end);
    if (fault != null) {
      report(line, fault.fault(), fault.text());
      return;
    }
    checkBucket(line, bytes, start, end);
    checkKey(line, bytes, start + buckets.lastLength(), end);
    if (!line.ascii() || entry.valueEscaped()) {
      checkForms(line, bytes, start, end);
    }
    checkOthers(line, lines.lineOf(bytes, start, end));
  }

  private void checkBucket(LineReader line, byte[] bytes, int start, int end) {
    if (buckets.isLast(bytes, start, end)) {
      return;
    }
    String fault = buckets.next(bytes, start, end);
    if (fault != null) {
      report(
          line,
          entry.valueStart() - 1,
          new Fault.Plain(Code.WARNING_INVALID_BUCKET_NAME),
          "The bucket " + Excerpt.of(buckets.name()) + " " + fault + ".",
          null);
    }
  }

  private void checkKey(LineReader line, byte[] bytes, int key, int end) {
    if (!KeyRules.isPlain(bytes, key, end)) {
      KeyRules.of(bytes, key, end).forEach(each -> report(line, each.fault(), each.text()));
    }
  }

  /** Reports earlier lines that have the same source-ref in another form of Unicode. */
  private void checkForms(LineReader line, byte[] bytes, int start, int end) {
    for (byte[] form : KeyForms.others(bytes, start, end)) {
      long earlier = lineOf(form);
      if (earlier != 0) {
        report(
            line,
            entry.valueStart() - 1,
            ImageFault.OTHER_FORM,
            "The source-ref %s looks like that of line %d, in another form of Unicode."
                .formatted(Excerpt.of(entry.text()), earlier),
            earlier);
      }
    }
  }

  private boolean isInOtherForm(byte[] bytes, int start, int end) {
    return KeyForms.others(bytes, start, end).stream().anyMatch(form -> lineOf(form) != 0);
  }

  private long lineOf(byte[] form) {
    return lines.lineOf(LineTape.padded(form), 0, form.length);
  }

  private void checkOthers(LineReader line, long earlier) {
    if (earlier == 0) {
      return;
    }
    boolean same = line.whole() && lines.hasChecksum(checksum(line));
    report(
        line,
        entry.valueStart() - 1,
        same ? ImageFault.SAME_LINE : ImageFault.OTHER_LINE,
        "Line %d has the source-ref of line %d, %s, and %s."
            .formatted(
                line.number(),
                earlier,
                Excerpt.of(entry.text()),
                same ? "is the same line" : "says something else or says it in another way"),
        earlier);
  }

  /** Tells a line from another one: of CRC-32C, which processors do by themselves. */
  private int checksum(LineReader line) {
    checksum.reset();
    checksum.update(line.buffer(), line.start(), line.end() - line.start());
    return (int) checksum.getValue();
  }

  private void reportMissing(LineReader line) {
    String misspelt = entry.misspeltKey();
    String key = misspelt == null ? entry.imageKey() : misspelt;
    String message =
        key == null
            ? "The line has no key 'source-ref'."
            : "The line has no key 'source-ref', but has " + Excerpt.of(key) + ".";
    ImageFault fault =
        misspelt != null
            ? ImageFault.MISSPELT
            : key == null ? ImageFault.MISSING : ImageFault.OTHER_KEY;
    problems.add(line.number(), null, null, fault, message, entry.sourceRef());
  }

  private void report(LineReader line, ImageFault fault, String text) {
    report(
        line,
        entry.valueStart() - 1,
        fault,
        "The source-ref " + Excerpt.of(entry.text()) + " " + text + ".",
        null);
  }

  private void report(
      LineReader line, int place, Fault fault, String message, @Nullable Long other) {
    problems.add(
        line.number(),
        entry.column(place),
        SourceRef.KEY,
        fault,
        message,
        entry.sourceRef(),
        entry.snippet(place, entry.valueEnd() + 1),
        null,
        other);
  }
}

package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.json.Excerpt;
import dev.labeldrop.manifest.json.JsonFault;
import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Utf8;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Checks a line: first the rules whose breach the service answers by dropping the line without a
 * word (Developer Guide, debugging datasets, terminal errors), then, if it is one JSON object,
 * those of its label attributes. Every fault that can be seen of a line is reported, not only the
 * first.
 *
 * <p>A line that is not one JSON object can still have a source-ref, if that comes before the
 * fault; then its form is checked too. A line without one is reported as that only if it is one
 * JSON object. A source-ref that is there and is no string has the wrong form.
 *
 * <p>Only a line without errors takes its source-ref: of two lines with the same one, the first
 * that can be sent is kept and the later ones are rejected. So a rejected line never makes a good
 * one a duplicate. A rejected line is itself looked up, because after mending it would be one.
 */
final class LineCheck {

  private final Problems problems;
  private final EntryScan entry;
  private final Findings findings;
  private final LineLabels labels = new LineLabels();
  private final EntryRules rules;
  private final SourceRefLines sourceRefs;
  private final SizeRules size;
  private final SentLines sent;
  private final FileForm form;
  private final LineShapes shapes;
  private final CRC32C checksum = new CRC32C();

  /**
   * Checks for the lines of one manifest.
   *
   * @param problems takes what is found
   * @param sent takes the lines that can be sent
   * @param form takes all lines
   * @param hash tells source-refs apart
   * @param shapes how many shapes of lines are remembered; it changes no result
   */
  LineCheck(
      Limits limits, Problems problems, SentLines sent, FileForm form, SipHash hash, int shapes) {
    this.problems = problems;
    this.entry = new EntryScan(limits.nesting());
    this.findings = new Findings(problems, entry);
    this.rules = new EntryRules(findings, entry, labels);
    this.size = new SizeRules(limits, problems, entry);
    this.sent = sent;
    this.form = form;
    this.shapes = new LineShapes(entry.tape(), shapes);
    this.sourceRefs = new SourceRefLines(limits.manifestLines(), hash);
  }

  /** Moves to the next line, and reads it by its shape if that is known; false at the end. */
  boolean next(LineReader lines) throws IOException {
    return lines.nextOf(shapes) || lines.next();
  }

  /** Checks a whole line that is not blank; whether it can be sent. */
  boolean accepts(LineReader line) {
    if (line.ofKnownShape() && acceptsShaped(line, Objects.requireNonNull(shapes.last()))) {
      return true;
    }
    long warningsBefore = problems.warnings();
    long errorsBefore = problems.errors();
    entry.read(line.buffer(), line.start(), line.end());
    size.check(line);
    checkUtf8(line);
    checkJson(line);
    checkSourceRef(line);
    checkEntry(line);
    boolean accepted = problems.errors() == errorsBefore;
    if (accepted) {
      sourceRefs.putLast(line.number(), checksum(line));
      sent.add(labels, line.buffer(), line.number());
      if (problems.warnings() == warningsBefore) {
        shapes.learn(line.buffer(), line.start(), line.end());
      }
    }
    return accepted;
  }

  /** Whether a line of a known shape has no problem; otherwise it is still to be checked. */
  private boolean acceptsShaped(LineReader line, LineShape shape) {
    byte[] bytes = line.buffer();
    if (!size.isFine(line) || !isUtf8(line)) {
      return false;
    }
    int start = shapes.reader().start();
    int end = shapes.reader().end();
    boolean accepted =
        sent.buckets().isLast(bytes, start, end)
            && isFineKey(bytes, start + sent.buckets().lastLength(), end)
            && sourceRefs.lineOf(bytes, start, end) == 0
            && shapes.reader().addLabels(shape, labels);
    if (accepted) {
      form.addObject(line);
      sourceRefs.putLast(line.number(), checksum(line));
      sent.add(labels, bytes, line.number());
    }
    return accepted;
  }

  private static boolean isFineKey(byte[] bytes, int key, int end) {
    return SourceRef.isKeyLength(end - key)
        && (KeyRules.isPlain(bytes, key, end) || KeyRules.of(bytes, key, end).isEmpty());
  }

  private static boolean isUtf8(LineReader line) {
    return line.ascii() || Utf8.firstFault(line.buffer(), line.start(), line.end()) < 0;
  }

  /** Ends a line that was rejected: why it is. */
  RejectedLine rejection(LineReader line) {
    return problems.endRejected(line.number());
  }

  private void checkEntry(LineReader line) {
    form.add(line, entry);
    if (entry.complete()) {
      findings.startLine(line.number());
      rules.check();
      int anotherJob = rules.anotherJob();
      if (anotherJob != LineTape.NONE) {
        form.addAnotherJob(findings, anotherJob);
      } else if (rules.isOfNoManifest()) {
        form.addNoManifest();
      }
    }
  }

  /** Reads the head of a line that is not whole, before the reader goes on to its pieces. */
  void readHead(LineReader line) {
    int length = line.end() - line.start();
    byte[] head = Arrays.copyOfRange(line.buffer(), line.start(), line.end());
    entry.read(LineTape.padded(head), 0, length);
    form.add(line, entry);
  }

  /** Rejects the line whose head was read, after all its pieces: its length is known now. */
  void rejectHead(LineReader line) {
    size.check(line);
    checkSourceRef(line);
  }

  private void checkUtf8(LineReader line) {
    if (line.ascii()) {
      return;
    }
    int fault = Utf8.firstFault(line.buffer(), line.start(), line.end());
    if (fault >= 0) {
      report(
          line,
          fault,
          LineFault.NOT_UTF8,
          "The byte 0x%02X%s does not belong to a UTF-8 character."
              .formatted(line.buffer()[fault], entry.before(fault)));
    }
  }

  private void checkJson(LineReader line) {
    if (entry.complete()) {
      return;
    }
    JsonFault fault = entry.fault();
    report(
        line,
        fault.index(),
        JsonFaults.of(fault, line.buffer(), line.start(), line.end()),
        "Expected %s, found %s%s."
            .formatted(fault.expected(), fault.found(), entry.before(fault.index())));
  }

  private void checkSourceRef(LineReader line) {
    switch (entry.valueKind()) {
      case STRING -> checkSourceRefText(line);
      case FAULT -> {
        if (entry.complete()) {
          reportMissing(line);
        }
      }
      default ->
          reportSourceRef(
              line,
              entry.valueStart(),
              ImageFault.NO_STRING,
              "The source-ref is not a string.",
              null);
    }
  }

  private void checkSourceRefText(LineReader line) {
    byte[] bytes = entry.bytes();
    int start = entry.valueStart();
    int end = entry.valueEnd();
    if (entry.valueEscaped()) {
      String text = entry.text();
      if (!UTF_8.newEncoder().canEncode(text)) {
        reportKey(
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
      reportKey(line, fault.fault(), fault.text());
      return;
    }
    checkBucket(line, bytes, start, end);
    checkKey(line, bytes, start, end);
    long earlier = sourceRefs.lineOf(bytes, start, end);
    if (earlier != 0) {
      boolean same = line.whole() && sourceRefs.hasChecksum(checksum(line));
      reportSourceRef(
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
  }

  /** Tells a line from another one: of CRC-32C, which processors do by themselves. */
  private int checksum(LineReader line) {
    checksum.reset();
    checksum.update(line.buffer(), line.start(), line.end() - line.start());
    return (int) checksum.getValue();
  }

  /** The key is what follows the bucket, which {@link #checkBucket} has just looked at. */
  private void checkKey(LineReader line, byte[] bytes, int start, int end) {
    int key = start + sent.buckets().lastLength();
    if (!KeyRules.isPlain(bytes, key, end)) {
      KeyRules.of(bytes, key, end).forEach(each -> reportKey(line, each.fault(), each.text()));
    }
  }

  private void checkBucket(LineReader line, byte[] bytes, int start, int end) {
    ImageBuckets buckets = sent.buckets();
    if (buckets.isLast(bytes, start, end)) {
      return;
    }
    String fault = buckets.next(bytes, start, end);
    if (fault != null) {
      reportSourceRef(
          line,
          entry.valueStart() - 1,
          new Fault.Plain(Code.WARNING_INVALID_BUCKET_NAME),
          "The bucket " + Excerpt.of(buckets.name()) + " " + fault + ".",
          null);
    }
  }

  private void reportKey(LineReader line, ImageFault fault, String text) {
    reportSourceRef(
        line,
        entry.valueStart() - 1,
        fault,
        "The source-ref " + Excerpt.of(entry.text()) + " " + text + ".",
        null);
  }

  private void reportMissing(LineReader line) {
    String key = entry.misspeltKey();
    String message =
        key == null
            ? "The line has no key 'source-ref'."
            : "The line has no key 'source-ref', but has " + Excerpt.of(key) + ".";
    ImageFault fault = key == null ? ImageFault.MISSING : ImageFault.MISSPELT;
    problems.add(line.number(), null, null, fault, message, entry.sourceRef());
  }

  private void report(LineReader line, int place, Fault fault, String message) {
    problems.add(
        line.number(),
        entry.column(place),
        null,
        fault,
        message,
        entry.sourceRef(),
        entry.snippet(place, place + 1),
        null,
        null);
  }

  private void reportSourceRef(
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

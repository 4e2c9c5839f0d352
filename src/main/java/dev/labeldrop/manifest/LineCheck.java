package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.JsonFault;
import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Utf8;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Checks a line: first the rules whose breach the service answers by dropping the line without a
 * word (Developer Guide, debugging datasets, terminal errors), then, if it is one JSON object,
 * those of its label attributes. Every fault that can be seen of a line is reported, not only the
 * first.
 *
 * <p>A line that is not one JSON object can still have a source-ref, if that comes before the
 * fault; then its form is checked too. A line without one is reported as that only if it is one
 * JSON object. A source-ref that is there and is no string has the wrong form.
 */
final class LineCheck {

  private final Problems problems;
  private final EntryScan entry;
  private final Findings findings;
  private final LineLabels labels = new LineLabels();
  private final EntryRules rules;
  private final SourceRefRules sourceRefs;
  private final SizeRules size;
  private final SentLines sent;
  private final FileForm form;
  private final LineShapes shapes;

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
    this.shapes = new LineShapes(entry.tape(), hash, shapes);
    this.sourceRefs =
        new SourceRefRules(
            problems, entry, sent.buckets(), new SourceRefLines(limits.manifestLines(), hash));
  }

  /** The shapes of the lines so far. */
  LineShapes shapes() {
    return shapes;
  }

  /** Moves to the next line, and reads it by its shape if that is known; false at the end. */
  boolean next(LineReader lines) throws IOException {
    boolean there = lines.next(shapes);
    sourceRefs.bringNear(shapes);
    return there;
  }

  /** Checks a whole line that is not blank; whether it can be sent. */
  boolean accepts(LineReader line) {
    if (line.ofKnownShape() && acceptsShaped(line, shapes.facts())) {
      return true;
    }
    long warningsBefore = problems.warnings();
    long errorsBefore = problems.errors();
    entry.read(line.buffer(), line.start(), line.end());
    size.check(line);
    if (!hasWrongMark(line)) {
      checkUtf8(line);
      checkJson(line);
    }
    sourceRefs.check(line);
    checkEntry(line);
    boolean accepted = problems.errors() == errorsBefore;
    if (accepted) {
      sourceRefs.keep(line);
      sent.add(labels, line.buffer(), line.number());
      if (problems.warnings() == warningsBefore) {
        shapes.learn(line.buffer(), line.start(), line.end());
      }
    }
    return accepted;
  }

  /** Whether a line of a known shape has no problem; otherwise it is still to be checked. */
  private boolean acceptsShaped(LineReader line, LineFacts facts) {
    boolean accepted = size.isFine(line) && isUtf8(line) && sourceRefs.isFine(line, facts);
    if (accepted) {
      form.addObject(line);
      sourceRefs.keep(line);
      sent.add(facts.labels(), line.buffer(), line.number());
    }
    return accepted;
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
    sourceRefs.check(line);
  }

  /** Whether the line starts with a byte order mark that is not its own; then that is reported. */
  private boolean hasWrongMark(LineReader line) {
    boolean object = line.ascii() || line.buffer()[line.start()] == '{';
    int mark = object ? 0 : WideEncoding.markOfOtherText(line.buffer(), line.start(), line.end());
    if (mark > 0) {
      report(
          line,
          line.start(),
          LineFault.WRONG_MARK,
          "The line starts with the bytes %s."
              .formatted(
                  HexFormat.ofDelimiter(" ")
                      .withUpperCase()
                      .formatHex(line.buffer(), line.start(), line.start() + mark)));
    }
    return mark > 0;
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
          isHalf(line.buffer(), fault, line.end()) ? LineFault.HALVES : LineFault.NOT_UTF8,
          "The byte 0x%02X%s does not belong to a UTF-8 character."
              .formatted(line.buffer()[fault], entry.before(fault)));
    }
  }

  /** Whether a pair of halves of a character, three bytes each, stands at an index. */
  private static boolean isHalf(byte[] bytes, int index, int end) {
    return index + 5 < end
        && bytes[index] == (byte) 0xED
        && (bytes[index + 1] & 0xF0) == 0xA0
        && bytes[index + 3] == (byte) 0xED
        && (bytes[index + 4] & 0xF0) == 0xB0;
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
        sentence(fault, entry.before(fault.index())));
  }

  private static String sentence(JsonFault fault, String before) {
    return fault.expected().equals("nothing after the object")
        ? "Unexpected %s after the object%s."
            .formatted(fault.found(), before.replaceFirst("^ after ", " that ends in "))
        : "Expected %s, found %s%s.".formatted(fault.expected(), fault.found(), before);
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
}

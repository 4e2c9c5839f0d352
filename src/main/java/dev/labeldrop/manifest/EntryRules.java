package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.json.Excerpt;
import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of a line's label attributes: which keys make a pair, which format a pair is of, what
 * is left for training (Developer Guide, md-create-manifest-file and
 * tm-debugging-json-line-errors).
 *
 * <p>A label attribute {@code A} is a key that has a partner {@code A-metadata}, in whatever order.
 * Keys that the service itself writes into entries are passed over, and so are keys without a
 * partner where the line has a pair.
 */
final class EntryRules {

  private static final byte[] METADATA = "-metadata".getBytes(UTF_8);
  private static final byte[][] NOT_LABELS = {
    SourceRef.KEY.getBytes(UTF_8),
    "cl-metadata".getBytes(UTF_8),
    "cl-errors".getBytes(UTF_8),
    "errors".getBytes(UTF_8),
    "warnings".getBytes(UTF_8),
  };
  private static final byte[] SOURCE = "source".getBytes(UTF_8);

  /** Most labels on an image. Developer Guide, limits. */
  private static final int MOST_LABELS = 50;

  private final Findings findings;
  private final EntryScan entry;
  private final LineTape tape;
  private final LineLabels labels;
  private final MetadataRules metadataRules;
  private final ClassificationRules classification;
  private final DetectionRules detection;

  private int pairs;
  private int validPairs;
  private boolean others;
  private int unsupported;

  /** Rules for the lines that the scan reads; what they are labelled with goes to labels. */
  EntryRules(Findings findings, EntryScan entry, LineLabels labels) {
    this.findings = findings;
    this.entry = entry;
    this.tape = entry.tape();
    this.labels = labels;
    this.metadataRules = new MetadataRules(findings, tape);
    this.classification = new ClassificationRules(findings, tape, labels, metadataRules);
    this.detection = new DetectionRules(findings, tape, labels, metadataRules);
  }

  /** Checks the line that was read, which is one JSON object. */
  void check() {
    labels.clear();
    pairs = 0;
    validPairs = 0;
    others = false;
    unsupported = LineTape.NONE;
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      if (!isPassedOver(key)) {
        checkKey(key);
      }
    }
    if (pairs == 0) {
      reportNoPair();
    } else {
      checkPairs();
    }
  }

  /**
   * The type of the attribute, or the key of the object, that shows the line to be of a Ground
   * Truth job which Custom Labels does not take, where nothing else is in the line; else {@link
   * LineTape#NONE}. Only after {@link #check()}.
   */
  int anotherJob() {
    if (pairs == 0) {
      return entry.sourceRef() == null ? tape.member(0, SOURCE) : LineTape.NONE;
    }
    return validPairs == 0 ? unsupported : LineTape.NONE;
  }

  private void checkKey(int key) {
    if (isMetadata(key)) {
      int attribute = partner(key);
      if (attribute != LineTape.NONE) {
        pairs++;
        checkPair(attribute + 1, key + 1);
        return;
      }
    }
    others = true;
  }

  private void checkPair(int attribute, int metadata) {
    boolean valid =
        switch (metadataRules.useCase(metadata)) {
          case CLASSIFICATION -> classification.check(attribute, metadata);
          case DETECTION -> detection.check(attribute, metadata);
          case UNSUPPORTED -> {
            unsupported = metadataRules.type();
            yield false;
          }
          case INVALID -> false;
        };
    validPairs += valid ? 1 : 0;
  }

  private void checkPairs() {
    if (unsupported != LineTape.NONE) {
      reportUnsupported();
    }
    if (validPairs == 0) {
      findings.line(
          Code.ERROR_NO_VALID_LABEL_ATTRIBUTES,
          pairs == 1
              ? "The line's one label attribute is not usable."
              : "None of the line's %d label attributes is usable.".formatted(pairs));
    } else if (others) {
      reportLostMetadata();
    }
    labels.check(findings, MOST_LABELS);
  }

  /** All pairs of a type that is not supported: beside a usable one they are only passed over. */
  private void reportUnsupported() {
    Code code =
        validPairs > 0
            ? Code.WARNING_UNSUPPORTED_ATTRIBUTE_IGNORED
            : Code.ERROR_UNSUPPORTED_USE_CASE_TYPE;
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      if (!isPassedOver(key) && isMetadata(key) && partner(key) != LineTape.NONE) {
        metadataRules.reportUnsupported(key + 1, code);
      }
    }
  }

  /** A line without a source-ref has that problem; what else it lacks says nothing more. */
  private void reportNoPair() {
    if (entry.valueKind() == JsonToken.FAULT) {
      return;
    }
    if (!others) {
      findings.line(
          Code.WARNING_UNANNOTATED_RECORD, "The line has a source-ref and no label attribute.");
      return;
    }
    List<String> keys = new ArrayList<>();
    for (int key = 1; key < tape.count() && keys.size() < 3; key = tape.next(key + 1)) {
      if (!isPassedOver(key)) {
        String text = tape.text(key);
        keys.add(
            isMetadata(key)
                ? "%s has no partner %s"
                    .formatted(
                        Excerpt.of(text),
                        Excerpt.of(text.substring(0, text.length() - METADATA.length)))
                : "%s has no partner %s"
                    .formatted(Excerpt.of(text), Excerpt.of(text + "-metadata")));
      }
    }
    findings.line(
        Code.ERROR_NO_LABEL_ATTRIBUTES,
        "The line has no label attribute: " + String.join(", ", keys) + ".");
  }

  private void reportLostMetadata() {
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      if (!isPassedOver(key) && isMetadata(key) && partner(key) == LineTape.NONE) {
        findings.about(
            key + 1,
            Code.WARNING_METADATA_WITHOUT_ATTRIBUTE,
            "has no partner without '-metadata' in its name");
      }
    }
  }

  private boolean isPassedOver(int key) {
    for (byte[] name : NOT_LABELS) {
      if (tape.equals(key, name)) {
        return true;
      }
    }
    return false;
  }

  private boolean isMetadata(int key) {
    if (tape.escaped(key)) {
      return tape.text(key).endsWith("-metadata");
    }
    int start = tape.end(key) - METADATA.length;
    return start >= tape.start(key)
        && Arrays.equals(tape.bytes(), start, tape.end(key), METADATA, 0, METADATA.length);
  }

  /** The key of the label attribute that a metadata key belongs to. */
  private int partner(int metadataKey) {
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      if (key != metadataKey && isPartner(key, metadataKey)) {
        return tape.equals(key, NOT_LABELS[0]) ? LineTape.NONE : key;
      }
    }
    return LineTape.NONE;
  }

  private boolean isPartner(int key, int metadataKey) {
    if (tape.escaped(key) || tape.escaped(metadataKey)) {
      return tape.text(metadataKey).equals(tape.text(key) + "-metadata");
    }
    int length = tape.end(metadataKey) - METADATA.length - tape.start(metadataKey);
    return tape.end(key) - tape.start(key) == length
        && Arrays.equals(
            tape.bytes(),
            tape.start(key),
            tape.end(key),
            tape.bytes(),
            tape.start(metadataKey),
            tape.start(metadataKey) + length);
  }
}

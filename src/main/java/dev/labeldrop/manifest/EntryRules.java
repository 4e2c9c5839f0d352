package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.json.Excerpt;
import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import java.util.ArrayList;
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

  private static final byte[] SOURCE = "source".getBytes(UTF_8);
  private static final byte[] FAILURE_REASON = "failure-reason".getBytes(UTF_8);

  /** Most labels on an image. Developer Guide, limits. */
  private static final int MOST_LABELS = 50;

  private final Findings findings;
  private final EntryScan entry;
  private final LineTape tape;
  private final LabelKeys keys;
  private final LineLabels labels;
  private final MetadataRules metadataRules;
  private final ClassificationRules classification;
  private final DetectionRules detection;

  private int pairs;
  private int validPairs;
  private int detections;
  private boolean others;
  private int unsupported;

  /** Rules for the lines that the scan reads; what they are labelled with goes to labels. */
  EntryRules(Findings findings, EntryScan entry, LineLabels labels) {
    this.findings = findings;
    this.entry = entry;
    this.tape = entry.tape();
    this.keys = new LabelKeys(tape);
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
    detections = 0;
    others = false;
    unsupported = LineTape.NONE;
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      if (!keys.isPassedOver(key)) {
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
    boolean another = validPairs == 0 && unsupported != LineTape.NONE;
    return another && !metadataRules.isMisspelt(unsupported) ? unsupported : LineTape.NONE;
  }

  /** Whether the line has nothing of a manifest's line. Only after {@link #check()}. */
  boolean isOfNoManifest() {
    return pairs == 0 && entry.valueKind() == JsonToken.FAULT && entry.misspeltKey() == null;
  }

  private void checkKey(int key) {
    if (keys.isMetadata(key)) {
      int attribute = keys.partner(key);
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
          case DETECTION -> {
            detections++;
            yield detection.check(attribute, metadata);
          }
          case UNSUPPORTED -> {
            unsupported = metadataRules.type();
            yield false;
          }
          case INVALID -> false;
        };
    validPairs += valid ? 1 : 0;
    if (!valid && tape.is(metadata, JsonToken.START_OBJECT)) {
      reportFailedTask(metadata);
    }
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
    if (detections > 1) {
      findings.line(
          Code.WARNING_SEVERAL_BOX_ATTRIBUTES,
          "The line has %d label attributes with boxes.".formatted(detections));
    }
    labels.check(findings, MOST_LABELS);
  }

  /** All pairs of a type that is not supported: beside a usable one they are only passed over. */
  private void reportUnsupported() {
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      if (!keys.isPassedOver(key) && keys.isMetadata(key) && keys.partner(key) != LineTape.NONE) {
        metadataRules.reportUnsupported(key + 1, validPairs > 0);
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
    if (reportFailedTask()) {
      return;
    }
    List<String> unpaired = new ArrayList<>();
    for (int key = 1; key < tape.count() && unpaired.size() < 3; key = tape.next(key + 1)) {
      if (!keys.isPassedOver(key)) {
        String text = tape.text(key);
        unpaired.add(
            keys.isMetadata(key)
                ? "%s has no partner %s"
                    .formatted(
                        Excerpt.of(text),
                        Excerpt.of(text.substring(0, text.length() - LabelKeys.METADATA.length())))
                : "%s has no partner %s"
                    .formatted(Excerpt.of(text), Excerpt.of(text + LabelKeys.METADATA)));
      }
    }
    findings.line(
        pairFault(), "The line has no label attribute: " + String.join(", ", unpaired) + ".");
  }

  /** Why no key has a partner: its metadata is misspelt, or there is none at all. */
  private LabelFault pairFault() {
    boolean metadata = false;
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      String letters = KeyNames.letters(tape.text(key));
      metadata |= letters.endsWith("metadata");
      if (letters.endsWith("metadata") && hasPartner(letters)) {
        return LabelFault.PAIR_KEY;
      }
    }
    return metadata ? LabelFault.NO_PAIR : LabelFault.NO_METADATA;
  }

  private boolean hasPartner(String metadata) {
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      if (metadata.equals(KeyNames.letters(tape.text(key) + LabelKeys.METADATA))) {
        return true;
      }
    }
    return false;
  }

  /** Metadata with a failure-reason is all that a failed task leaves (SageMaker guide). */
  private boolean reportFailedTask() {
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      boolean object = keys.isMetadata(key) && tape.is(key + 1, JsonToken.START_OBJECT);
      if (object && reportFailedTask(key + 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean reportFailedTask(int metadata) {
    int reason = tape.member(metadata, FAILURE_REASON);
    if (reason != LineTape.NONE) {
      findings.about(
          reason, LabelFault.FAILED_TASK, "says why there is no label: " + findings.shown(reason));
    }
    return reason != LineTape.NONE;
  }

  private void reportLostMetadata() {
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      if (!keys.isPassedOver(key) && keys.isMetadata(key) && keys.partner(key) == LineTape.NONE) {
        findings.about(
            key + 1,
            Code.WARNING_METADATA_WITHOUT_ATTRIBUTE,
            "has no partner without '-metadata' in its name");
      }
    }
  }
}

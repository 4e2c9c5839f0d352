package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import java.util.Locale;
import java.util.Set;

/** What the metadata of both kinds of label attribute have in common. */
final class MetadataRules {

  /** What a pair can be used for. */
  enum UseCase {
    /** A label of the whole image. */
    CLASSIFICATION,
    /** Labelled boxes. */
    DETECTION,
    /** Something that Custom Labels does not take. */
    UNSUPPORTED,
    /** The metadata does not say. That is reported. */
    INVALID
  }

  private static final byte[] TYPE = "type".getBytes(UTF_8);
  private static final byte[] CLASSIFICATION = "groundtruth/image-classification".getBytes(UTF_8);
  private static final byte[] DETECTION = "groundtruth/object-detection".getBytes(UTF_8);
  private static final byte[] MULTI_LABEL =
      "groundtruth/image-classification-multilabel".getBytes(UTF_8);
  private static final byte[] YES = "yes".getBytes(UTF_8);
  private static final byte[] NO = "no".getBytes(UTF_8);

  private static final String PREFIX = "groundtruth/";
  private static final Set<String> SPELLINGS = Set.of("image-classification", "object-detection");

  /** What people write for yes and no. */
  private static final Set<String> TRUTHS = Set.of("true", "false", "yes", "no", "1", "0");

  private final Findings findings;
  private final LineTape tape;
  private int type;

  MetadataRules(Findings findings, LineTape tape) {
    this.findings = findings;
    this.tape = tape;
  }

  /** What the type of a metadata says. */
  UseCase useCase(int metadata) {
    if (!tape.is(metadata, JsonToken.START_OBJECT)) {
      findings.value(
          metadata,
          tape.is(metadata, JsonToken.STRING) ? LabelFault.METADATA_STRING : LabelFault.TYPE,
          "but must be an object");
      return UseCase.INVALID;
    }
    type = tape.member(metadata, TYPE);
    if (type == LineTape.NONE) {
      findings.missing(metadata, "type", LabelFault.TYPE, LabelFault.METADATA_KEY);
      return UseCase.INVALID;
    }
    if (!tape.is(type, JsonToken.STRING)) {
      findings.value(type, LabelFault.TYPE, "but must be a string");
      return UseCase.INVALID;
    }
    return ofType(type);
  }

  /** The node of the type that {@link #useCase} looked at last. */
  int type() {
    return type;
  }

  private UseCase ofType(int type) {
    return tape.equals(type, DETECTION)
        ? UseCase.DETECTION
        : tape.equals(type, CLASSIFICATION) ? UseCase.CLASSIFICATION : UseCase.UNSUPPORTED;
  }

  /** Reports the type of a metadata under a code, if it is one that is not supported. */
  void reportUnsupported(int metadata, boolean ignored) {
    int node = tape.is(metadata, JsonToken.START_OBJECT) ? tape.member(metadata, TYPE) : -1;
    if (tape.is(node, JsonToken.STRING) && ofType(node) == UseCase.UNSUPPORTED) {
      Fault fault =
          ignored
              ? new Fault.Plain(Code.WARNING_UNSUPPORTED_ATTRIBUTE_IGNORED)
              : tape.equals(node, MULTI_LABEL)
                  ? LabelFault.MULTI_LABEL
                  : isMisspelt(node) ? LabelFault.TYPE_SPELLING : LabelFault.TYPE_NOT_SUPPORTED;
      findings.value(node, fault, "which Custom Labels does not take");
    }
  }

  /** Whether a type is one of the two but for case, white space or its first part. */
  boolean isMisspelt(int type) {
    String text = tape.text(type).strip().toLowerCase(Locale.ROOT).replace('_', '-');
    return SPELLINGS.contains(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
  }

  /** Checks a {@code human-annotated}. */
  void checkHumanAnnotated(int metadata, int value) {
    if (value == LineTape.NONE) {
      findings.missing(
          metadata, "human-annotated", LabelFault.HUMAN_ANNOTATED_MISSING, LabelFault.METADATA_KEY);
    } else if (!tape.is(value, JsonToken.STRING)
        || (!tape.equals(value, YES) && !tape.equals(value, NO))) {
      findings.value(
          value,
          isTruth(value) ? LabelFault.HUMAN_ANNOTATED : LabelFault.HUMAN_ANNOTATED_MISSING,
          "but must be \"yes\" or \"no\"");
    }
  }

  /** Whether a value means yes or no in another spelling. */
  private boolean isTruth(int value) {
    return TRUTHS.contains(tape.text(value).strip().toLowerCase(Locale.ROOT));
  }

  /** Whether a {@code human-annotated} is yes. */
  boolean isYes(int value) {
    return tape.is(value, JsonToken.STRING) && tape.equals(value, YES);
  }

  /** Checks a {@code creation-date}. */
  void checkCreationDate(int metadata, int value) {
    if (value == LineTape.NONE) {
      findings.missing(
          metadata, "creation-date", LabelFault.CREATION_DATE, LabelFault.METADATA_KEY);
    } else if (!tape.is(value, JsonToken.STRING)) {
      findings.value(value, LabelFault.CREATION_DATE, "but must be a string");
    } else if (!CreationDate.isKnown(tape, value)) {
      findings.value(
          value, Code.WARNING_CREATION_DATE, "which is no date and time of a known form");
    }
  }
}

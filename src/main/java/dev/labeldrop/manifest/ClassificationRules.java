package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Numbers;
import java.util.regex.Pattern;

/**
 * The rules of a label of the whole image (Developer Guide,
 * md-create-manifest-file-classification).
 */
final class ClassificationRules {

  private static final byte[][] MEMBERS = {
    "class-name".getBytes(UTF_8),
    "confidence".getBytes(UTF_8),
    "human-annotated".getBytes(UTF_8),
    "creation-date".getBytes(UTF_8),
  };
  private static final int PERCENT = 100;

  /** Above this, a confidence is not 1 with an error of rounding. */
  private static final double CLEARLY_ABOVE = 1.05;

  private static final Pattern QUOTED = Pattern.compile("\\s*(0(\\.[0-9]+)?|1(\\.0+)?)\\s*");

  private final Findings findings;
  private final LineTape tape;
  private final LineLabels labels;
  private final MetadataRules common;
  private final int[] values = new int[MEMBERS.length];

  ClassificationRules(Findings findings, LineTape tape, LineLabels labels, MetadataRules common) {
    this.findings = findings;
    this.tape = tape;
    this.labels = labels;
    this.common = common;
  }

  /** Checks a pair; whether the service can use it. */
  boolean check(int attribute, int metadata) {
    long errors = findings.errors();
    tape.members(metadata, MEMBERS, values);
    checkValue(attribute);
    checkName(metadata, values[0]);
    checkConfidence(metadata, values[1]);
    common.checkHumanAnnotated(metadata, values[2]);
    common.checkCreationDate(metadata, values[3]);
    return findings.errors() == errors;
  }

  private void checkValue(int attribute) {
    if (tape.is(attribute, JsonToken.STRING) && isInteger(tape.text(attribute))) {
      findings.value(
          attribute, Code.WARNING_LABEL_VALUE_IS_STRING, "a string where an integer should be");
    } else if (!tape.is(attribute, JsonToken.NUMBER)
        || !Numbers.isInteger(tape.bytes(), tape.start(attribute), tape.end(attribute))) {
      findings.value(attribute, valueFault(attribute), "but must be an integer");
    }
  }

  private LabelFault valueFault(int attribute) {
    return switch (tape.kind(attribute)) {
      case START_ARRAY -> LabelFault.SEVERAL_VALUES;
      case START_OBJECT ->
          KeyNames.hasAny(tape, attribute, "annotations", "imagesize")
              ? LabelFault.OTHER_TYPE
              : LabelFault.VALUE;
      case NUMBER -> {
        double value = Numbers.value(tape.bytes(), tape.start(attribute), tape.end(attribute));
        yield value == Math.rint(value) ? LabelFault.WHOLE_NUMBER : LabelFault.VALUE;
      }
      default -> LabelFault.VALUE;
    };
  }

  private static boolean isInteger(String text) {
    return text.matches("-?[0-9]{1,18}");
  }

  private void checkName(int metadata, int name) {
    if (name == LineTape.NONE) {
      findings.missing(metadata, "class-name", nameFault(metadata), LabelFault.METADATA_KEY);
    } else if (!tape.is(name, JsonToken.STRING)) {
      findings.value(name, LabelFault.CLASS_NAME, "but must be a string");
    } else {
      LineLabels.checkName(findings, tape, name);
      labels.addImageLabel(tape.start(name), tape.end(name), tape.escaped(name));
    }
  }

  private void checkConfidence(int metadata, int confidence) {
    if (confidence == LineTape.NONE) {
      findings.missing(
          metadata, "confidence", LabelFault.CONFIDENCE_MISSING, LabelFault.METADATA_KEY);
      return;
    }
    if (tape.is(confidence, JsonToken.NUMBER)) {
      double value = Numbers.value(tape.bytes(), tape.start(confidence), tape.end(confidence));
      if (value >= 0 && value <= 1) {
        return;
      }
      if (value > CLEARLY_ABOVE && value <= PERCENT) {
        findings.value(
            confidence, LabelFault.CONFIDENCE_PERCENT, "but must be a number from 0 to 1");
        return;
      }
    }
    findings.value(confidence, confidenceFault(confidence), "but must be a number from 0 to 1");
  }

  private LabelFault confidenceFault(int confidence) {
    return switch (tape.kind(confidence)) {
      case STRING ->
          QUOTED.matcher(tape.text(confidence)).matches()
              ? LabelFault.QUOTED_CONFIDENCE
              : LabelFault.CONFIDENCE;
      case NULL -> LabelFault.CONFIDENCE_MISSING;
      default -> LabelFault.CONFIDENCE;
    };
  }

  /** What is missing beside the name: of boxes, there is none of the image. */
  private LabelFault nameFault(int metadata) {
    return KeyNames.hasAny(tape, metadata, "classmap", "objects")
        ? LabelFault.IMAGE_TYPE
        : LabelFault.CLASS_NAME;
  }
}

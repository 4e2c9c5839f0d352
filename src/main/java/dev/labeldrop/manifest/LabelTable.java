package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.json.Excerpt;
import dev.labeldrop.manifest.json.JsonStrings;
import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Swar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The labels of a manifest and how often each is used, in bounded memory: the first {@value #MOST}
 * different labels are kept, that is some hundred KB. A label that is known is found by its bytes,
 * without making a text of it. The table by hash only says where to look.
 */
final class LabelTable {

  /** Most labels that are kept. */
  static final int MOST = 1000;

  /** Most labels of a dataset. Developer Guide, limits. */
  private static final int MOST_OF_DATASET = 250;

  private static final int PLACES = 4096;

  /**
   * What pandas, JavaScript, spreadsheets and templates write for a value that they do not have.
   */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "nan|null|undefined|<NA>|#N/A|\\[object Object\\]|\\$?\\{+[\\w .-]+\\}+|%\\(\\w+\\)s",
          Pattern.CASE_INSENSITIVE);

  /** By place: number of the label, from 1; 0 where the place is free. */
  private final int[] labels = new int[PLACES];

  private final List<String> names = new ArrayList<>();

  /** The names in UTF-8, with room behind them. */
  private final byte[][] texts = new byte[MOST][];

  private final int[] lengths = new int[MOST];

  private final long[] lines = new long[MOST];
  private final long[] images = new long[MOST];
  private final long[] boxes = new long[MOST];
  private boolean more;

  /** Counts the labels of a line that can be sent. */
  void count(LineLabels found, byte[] bytes, long line) {
    for (int index = 0; index < found.count(); index++) {
      int label = label(found, index, bytes, line);
      if (label < 0) {
        more = true;
      } else if (found.isBox(index)) {
        boxes[label]++;
      } else {
        images[label]++;
      }
    }
  }

  /** Number of a label from 0; -1 where it is new and no more are kept. */
  private int label(LineLabels found, int index, byte[] bytes, long line) {
    KnownNames.Name name = found.name(index);
    if (name == null) {
      return labelOf(found, index, bytes, line);
    }
    if (name.label < 0) {
      name.label = labelOf(found, index, bytes, line);
    }
    return name.label;
  }

  private int labelOf(LineLabels found, int index, byte[] bytes, long line) {
    int start = found.start(index);
    int end = found.end(index);
    if (found.escaped(index)) {
      byte[] text = JsonStrings.decode(bytes, start, end).getBytes(UTF_8);
      return label(LineTape.padded(text), 0, text.length, line);
    }
    return label(bytes, start, end, line);
  }

  private int label(byte[] bytes, int start, int end, long line) {
    int place = (int) Swar.hash(bytes, start, end) & (PLACES - 1);
    while (labels[place] != 0 && !isName(labels[place] - 1, bytes, start, end)) {
      place = (place + 1) & (PLACES - 1);
    }
    if (labels[place] == 0 && names.size() < MOST) {
      texts[names.size()] = LineTape.padded(bytes, start, end);
      lengths[names.size()] = end - start;
      lines[names.size()] = line;
      names.add(new String(bytes, start, end - start, UTF_8));
      labels[place] = names.size();
    }
    return labels[place] - 1;
  }

  private boolean isName(int label, byte[] bytes, int start, int end) {
    return lengths[label] == end - start
        && Swar.equal(texts[label], 0, bytes, start, lengths[label]);
  }

  /** Reports what is wrong with the labels together; whether the file is rejected for it. */
  boolean check(Problems problems) {
    checkSimilar(problems);
    checkPlaceholders(problems);
    checkCoding(problems);
    if (names.size() <= MOST_OF_DATASET) {
      return false;
    }
    problems.add(
        Code.ERROR_MANIFEST_TOO_MANY_LABELS,
        "The file has %s%d labels, a dataset at most %d."
            .formatted(more ? "more than " : "", names.size(), MOST_OF_DATASET));
    return true;
  }

  private void checkPlaceholders(Problems problems) {
    for (int label = 0; label < names.size(); label++) {
      if (PLACEHOLDER.matcher(names.get(label)).matches()) {
        problems.add(
            Code.WARNING_LABEL_NAME_PLACEHOLDER,
            "The label %s (first on line %d) is what programs write for a value that is missing."
                .formatted(Excerpt.of(names.get(label)), lines[label]));
      }
    }
  }

  /** Reports labels that were written for a web page, or read in the wrong encoding. */
  private void checkCoding(Problems problems) {
    for (int label = 0; label < names.size(); label++) {
      String plain = Look.decoded(names.get(label));
      if (!plain.equals(names.get(label))) {
        problems.add(
            LabelFault.NAME_ENCODED,
            "The label %s (first on line %d) seems to be %s."
                .formatted(Excerpt.of(names.get(label)), lines[label], Excerpt.of(plain)));
      }
    }
  }

  private void checkSimilar(Problems problems) {
    Map<String, Integer> known = new HashMap<>();
    for (int label = 0; label < names.size(); label++) {
      String folded = Look.of(names.get(label));
      Integer earlier = folded.isEmpty() ? null : known.putIfAbsent(folded, label);
      if (earlier != null) {
        problems.add(
            Code.WARNING_SIMILAR_LABELS,
            "The labels %s (first on line %d) and %s (first on line %d) look alike: they differ"
                    .formatted(alike(earlier), lines[earlier], alike(label), lines[label])
                + " only in case, in white space, hyphens or quotes, or in characters of the same"
                + " shape.");
      }
    }
  }

  /** A label of which the letters that only look Latin are named. */
  private String alike(int label) {
    String odd = Look.foreignLetters(names.get(label));
    return Excerpt.of(names.get(label)) + (odd.isEmpty() ? "" : " with " + odd);
  }

  /** The labels that were kept, in the order in which they came. */
  List<ManifestStatistics.LabelCount> counts() {
    List<ManifestStatistics.LabelCount> counts = new ArrayList<>();
    for (int label = 0; label < names.size(); label++) {
      counts.add(new ManifestStatistics.LabelCount(names.get(label), images[label], boxes[label]));
    }
    return counts;
  }

  /** Whether there were labels that were not kept. */
  boolean more() {
    return more;
  }
}

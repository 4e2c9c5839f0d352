package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.manifest.json.Excerpt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Fixes a manifest: first its form, then each line, then what concerns several lines. */
public final class Fixer {

  private static final List<LineFix> SAFE =
      List.of(
          new EmbeddedJsonFix(),
          new KeyNamesFix(),
          new SourceRefFix(),
          new ServiceKeysFix(),
          new SpellingFix(),
          new FormFix(),
          new ClassMapFix(false),
          new WholeNumberFix(),
          new MultiLabelFix(),
          new HumanAnnotatedFix());

  private static final List<LineFix> UNSAFE =
      List.of(
          new ImageKeyFix(),
          new AddressFix(),
          new FailedTaskFix(),
          new TypeFix(),
          new ClassMapFix(true),
          new DepthFix(),
          new ConfidenceFix(),
          new LabelTextFix());

  /** What a part of an object has, or a line that is no text. */
  private static final Pattern OBJECT = Pattern.compile("[{}\\uDC80-\\uDCFF]|s3://");

  private final FixOptions options;
  private final List<String> left = new ArrayList<>();

  private Fixer(FixOptions options) {
    this.options = options;
  }

  /**
   * Fixes a manifest.
   *
   * @param bytes the whole file
   * @throws IOException where it is no text
   */
  public static Fixed fix(byte[] bytes, FixOptions options) throws IOException {
    return new Fixer(options).fix(bytes);
  }

  private Fixed fix(byte[] bytes) throws IOException {
    ManifestText text = ManifestText.of(bytes, options.encoding());
    List<String> lines = EntrySplit.lines(text.text());
    List<Block> blocks = EntrySplit.blocks(lines);
    List<Entry> entries =
        blocks.stream().flatMap(block -> block.entries().stream()).filter(Entry::readable).toList();
    entries.forEach(entry -> apply(SAFE, entry));
    entries.forEach(this::nameUnnamed);
    if (options.unsafe()) {
      leaveOutOther(blocks, entries.size());
      entries.forEach(entry -> apply(UNSAFE, entry));
    }
    fixBoxes(entries);
    unifyLabels(entries);
    Reasons reasons = options.reasons() == null ? Reasons.none() : Reasons.read(options.reasons());
    mergeImages(entries, reasons);
    name(entries, reasons);
    return new Fixed(lines, blocks, left, text.changed());
  }

  private static void apply(List<LineFix> fixes, Entry entry) {
    JsonTree.Obj object = entry.object();
    Set<Change> changes = EnumSet.noneOf(Change.class);
    fixes.forEach(each -> each.apply(object, changes));
    if (!changes.isEmpty()) {
      entry.change(object, changes);
    }
    entry.nowOf(Pair.text(object, SourceRefFix.KEY).orElse(null));
  }

  /** Says why labels in an array are not turned into one label attribute for each. */
  private void nameUnnamed(Entry entry) {
    for (Pair each : Pair.of(entry.object())) {
      if (each.type().equals(MultiLabelFix.TYPE)) {
        left.add(
            "Line %d: the labels of '%s' stay an array: not each of its numbers has a name in its class-map, or a key of that name is there."
                .formatted(entry.line(), each.name()));
      }
    }
  }

  /** Leaves out what is no object and has no part of one, if most of the file can be read. */
  private static void leaveOutOther(List<Block> blocks, long readable) {
    List<Entry> others =
        blocks.stream()
            .flatMap(block -> block.entries().stream())
            .filter(entry -> !entry.readable() && isOther(entry.text()))
            .toList();
    if (others.size() <= readable) {
      others.forEach(entry -> entry.remove(Change.NO_OBJECT));
    }
  }

  /** Whether a text has no part of an object, and is not what another encoding makes of one. */
  private static boolean isOther(String text) {
    long foreign = text.chars().filter(each -> each >= 0x80).count();
    return !OBJECT.matcher(text).find() && foreign * 2 <= text.length();
  }

  private void fixBoxes(List<Entry> entries) {
    Scale told = options.scale();
    if (told == null && options.unsafe()) {
      Scale.Guess guess = Scale.of(entries);
      if (guess.sure()) {
        told = guess.scale();
      } else {
        String scale = guess.scale().toString();
        left.add(
            "The numbers of the boxes could be %s of the images or pixels. Say which:"
                    .formatted(scale)
                + " --coordinates %s, or --coordinates pixels.".formatted(scale));
      }
    }
    if (told != null) {
      boolean corners =
          told == Scale.PIXELS
              && entries.stream().anyMatch(entry -> BoxFix.hasCorners(entry.object()));
      if (corners) {
        left.add(
            "Boxes are not cut: in some, width and height seem to be the right and bottom edge."
                + " Subtract left and top from them first.");
      } else if (told == Scale.PIXELS) {
        nameTwoMeanings(entries);
      }
      List<LineFix> boxes = List.of(new BoxFix(told, !corners));
      entries.forEach(entry -> apply(boxes, entry));
    }
  }

  /** Names boxes that either stick out, or have their edges as width and height. */
  private void nameTwoMeanings(List<Entry> entries) {
    List<Entry> found =
        entries.stream().filter(entry -> BoxFix.couldHaveCorners(entry.object())).toList();
    if (!found.isEmpty()) {
      left.add(
          "Line %d%s: a box either sticks out of its image, or has its right and bottom edge as width and height. It is not cut."
              .formatted(
                  found.getFirst().line(),
                  found.size() == 1 ? "" : " and " + (found.size() - 1) + " more"));
    }
  }

  private void unifyLabels(List<Entry> entries) {
    LabelNames names = new LabelNames();
    entries.forEach(entry -> names.add(entry.object()));
    Map<String, String> replacements = new HashMap<>();
    for (List<String> alike : names.alike()) {
      Optional<String> stays = options.labels().choose(alike);
      if (stays.isEmpty()) {
        left.add(
            "The labels "
                + String.join(", ", alike.stream().map(Excerpt::of).toList())
                + " look alike. To make them one: --keep-label '"
                + alike.getFirst()
                + "'");
      }
      stays.ifPresent(label ->
          alike.stream()
              .filter(each -> !each.equals(label))
              .forEach(each -> replacements.put(each, label)));
    }
    if (!replacements.isEmpty()) {
      LineFix replace =
          (line, changes) -> {
            if (LabelNames.replace(line, replacements)) {
              changes.add(Change.LABEL);
            }
          };
      entries.forEach(entry -> apply(List.of(replace), entry));
    }
  }

  private void mergeImages(List<Entry> entries, Reasons reasons) {
    Map<String, List<Entry>> images = new HashMap<>();
    for (Entry each : entries) {
      if (each.sourceRef() != null) {
        images.computeIfAbsent(each.sourceRef(), _ -> new ArrayList<>()).add(each);
      }
    }
    ImageLines merge = new ImageLines(left, reasons);
    for (Entry each : entries) {
      List<Entry> lines = images.remove(String.valueOf(each.sourceRef()));
      if (lines != null) {
        merge.merge(lines);
      }
    }
  }

  /** Lines of a run's rejected.jsonl that nothing was done to are named with their reasons. */
  private void name(List<Entry> entries, Reasons reasons) {
    for (Entry each : entries) {
      if (each.changes().isEmpty() && !each.removed()) {
        reasons
            .of(each.line())
            .forEach(reason ->
                left.add(
                    "Line %d is as it was; it was rejected with %s: %s"
                        .formatted(each.line(), reason.code(), reason.message())));
      }
    }
  }
}

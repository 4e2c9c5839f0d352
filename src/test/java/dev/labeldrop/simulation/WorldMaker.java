package dev.labeldrop.simulation;

import dev.labeldrop.simulation.World.SeededDataset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Makes the world of a seed. Each drop is drawn by itself, so that any can be left out. */
final class WorldMaker {

  private static final int LARGEST_DATASET = 250_000;

  /** Lines of a large drop: three batches of images. */
  private static final int MANY = 1_010;

  private static final int LARGE_CHUNK = 90_000;

  private final long seed;
  private final int images;
  private final double badness;
  private final double invalid;
  private final long span;
  private final String checkImages;
  private final boolean large;
  private final List<SeededDataset> datasets = new ArrayList<>();

  private WorldMaker(long seed) {
    this.seed = seed;
    Draw draw = new Draw(seed, "shape");
    this.images = draw.chance(0.35) ? draw.between(2, 3) : draw.between(2, 14);
    this.badness = draw.chance(0.4) ? 0 : draw.time(1, 12) / 100.0;
    this.invalid = draw.chance(0.5) ? 0 : draw.time(1, 15) / 100.0;
    Draw looks = new Draw(seed, "check of images");
    this.checkImages = looks.chance(0.3) ? looks.pick(List.of("warn", "reject", "reject")) : "off";
    this.large = !checkImages.equals("off") && looks.chance(0.02);
    this.span = draw.pick(List.of(800L, 30_000L, 600_000L, 14_400_000L));
  }

  /**
   * The world of a seed.
   *
   * @param kept the numbers of the drops that are left in it
   */
  static World of(long seed, IntPredicate kept) {
    return new WorldMaker(seed).make(kept);
  }

  private World make(IntPredicate kept) {
    Draw draw = new Draw(seed, "world");
    int count = draw.between(1, 3);
    for (int i = 0; i < count; i++) {
      datasets.add(dataset(i, draw));
    }
    int drops = draw.chance(0.1) ? draw.between(7, 12) : draw.between(2, 6);
    List<SimDrop> made = new ArrayList<>();
    for (int number = 1; number <= drops; number++) {
      made.add(drop(number, made));
    }
    long faultsEnd = span + draw.time(10_000, 7_200_000);
    return new World(
        seed,
        Behaviour.drawn(new Draw(seed, "behaviour")),
        parameters(new Draw(seed, "parameters")),
        datasets,
        made.stream()
            .filter(drop -> kept.test(drop.number()))
            .sorted(Comparator.comparingLong(SimDrop::at).thenComparingInt(SimDrop::number))
            .toList(),
        FaultMix.drawn(seed),
        faultsEnd,
        draw.time(120, 7_200),
        draw.pick(List.of(20L, 100L, 2_000L)),
        draw.pick(List.of(2, 5, 1_000)),
        Album.drawn(seed));
  }

  private SeededDataset dataset(int index, Draw draw) {
    String project = index == 2 ? "trees" : "flowers";
    String type = index == 1 ? "TEST" : "TRAIN";
    String arn =
        "arn:aws:rekognition:us-east-1:123456789012:project/%s/dataset/%s/160000000000%d"
            .formatted(project, type.toLowerCase(Locale.ROOT), index);
    boolean missing = index > 0 && draw.chance(0.3);
    boolean full = draw.chance(0.15);
    int strangers =
        full ? LARGEST_DATASET - draw.between(3, 8) : draw.chance(0.5) ? 0 : draw.below(9);
    List<String> lines = new ArrayList<>();
    if (draw.chance(0.5)) {
      for (int image = 0; image < images; image++) {
        if (draw.chance(0.5)) {
          lines.add(line(image, draw.chance(0.1) ? Line.ODD + "-old" : "old"));
        }
      }
    }
    int entries = full ? strangers + lines.size() + draw.between(1, 5) : LARGEST_DATASET;
    return new SeededDataset(
        project, type, missing ? null : arn, strangers, Math.min(entries, LARGEST_DATASET), lines);
  }

  private Map<String, String> parameters(Draw draw) {
    int lineBytes = line(0, "v1").length();
    Map<String, String> parameters = new HashMap<>();
    parameters.put("ON_INVALID_LINE", draw.chance(0.5) ? "REJECT" : "SKIP");
    parameters.put("MAX_CHANGES_BYTES", String.valueOf(lineBytes * draw.between(1, 5) + 100));
    parameters.put("UPDATE_TIMEOUT_MINUTES", draw.chance(0.7) ? "60" : "20");
    parameters.put("ISOLATE_FAILURES", draw.chance(0.8) ? "true" : "false");
    parameters.put("MAX_ISOLATION_UPDATES", draw.chance(0.7) ? "40" : "6");
    // To list a dataset that is nearly full takes longer than all the rest.
    boolean full = datasets.stream().anyMatch(each -> each.mostEntries() < LARGEST_DATASET);
    boolean lists = draw.chance(0.6) && !full;
    parameters.put("MAX_LISTING_CALLS", lists ? "500" : String.valueOf(draw.below(5)));
    parameters.put("SEND_UNCHANGED", draw.chance(0.15) ? "true" : "false");
    parameters.put("CHECK_IMAGES", checkImages);
    if (large) {
      parameters.put("MAX_CHANGES_BYTES", String.valueOf(LARGE_CHUNK));
    }
    return parameters;
  }

  private SimDrop drop(int number, List<SimDrop> before) {
    Draw draw = new Draw(seed, "drop " + number);
    SeededDataset dataset = draw.pick(datasets);
    String key =
        "incoming/%s/%s/f%d.jsonl"
            .formatted(dataset.project(), dataset.type().toLowerCase(Locale.ROOT), number);
    String arn = dataset.arn();
    long at = 1_000 + (long) (span * (draw.below(1_000) / 1_000.0));
    List<DropLine> lines = large && number == 1 ? manyLines(number) : lines(number, draw);
    if (!before.isEmpty() && draw.chance(0.3)) {
      SimDrop earlier = draw.pick(before);
      key = earlier.key();
      arn = earlier.dataset();
      if (draw.chance(0.3)) {
        lines = earlier.lines();
      }
    } else if (draw.chance(0.2)) {
      lines =
          before.stream()
              .filter(earlier -> dataset.arn() != null && dataset.arn().equals(earlier.dataset()))
              .findAny()
              .map(SimDrop::lines)
              .orElse(lines);
    } else if (draw.chance(0.03)) {
      key =
          draw.pick(List.of("incoming/nobody/train/f", "incoming/flowers/Train/f"))
              + number
              + ".jsonl";
      arn = null;
    }
    return new SimDrop(number, key, arn, at, lines);
  }

  private List<DropLine> lines(int drop, Draw draw) {
    List<DropLine> lines = new ArrayList<>();
    Set<Integer> used = new HashSet<>();
    int count = draw.chance(0.2) ? draw.between(5, 9) : draw.between(1, 5);
    for (int number = 1; number <= count; number++) {
      int image = draw.below(images);
      if (draw.chance(invalid)) {
        lines.add(new DropLine(number, invalidLine(image, draw), false));
      } else {
        lines.add(new DropLine(number, line(image, label(drop, draw)), used.add(image)));
      }
    }
    return lines;
  }

  /** More than are looked at in one call, so that the images are looked at in batches. */
  private static List<DropLine> manyLines(int drop) {
    return IntStream.rangeClosed(1, MANY)
        .mapToObj(number -> new DropLine(number, line(number, "v" + drop), true))
        .toList();
  }

  private static String invalidLine(int image, Draw draw) {
    // Of an image that no other line is about: so that it takes nobody's place.
    String line = line(image + 1_000, "broken");
    return draw.chance(0.5) ? line.substring(0, 90) : line.replace("source-ref", "source");
  }

  private String label(int drop, Draw draw) {
    if (draw.chance(badness)) {
      return draw.pick(List.of(Line.LOST, Line.ODD, Line.FATAL)) + "-" + drop;
    }
    return draw.chance(0.4) ? "common" + draw.below(2) : "v" + drop;
  }

  /** A line about an image, with a label. */
  static String line(int image, String label) {
    return ("{\"source-ref\":\"s3://acme-photos/images/%d.jpg\",\"flower\":0,\"flower-metadata\":"
            + "{\"class-name\":\"%s\",\"confidence\":1,\"human-annotated\":\"yes\","
            + "\"creation-date\":\"2026-05-02T10:11:12\","
            + "\"type\":\"groundtruth/image-classification\"}}")
        .formatted(image, label);
  }
}

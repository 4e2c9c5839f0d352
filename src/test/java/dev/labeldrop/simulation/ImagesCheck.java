package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a notice says of images is so, and a line whose image training cannot use is not sent where
 * such lines are to be rejected, unless the notice says that not all images were looked at.
 */
final class ImagesCheck {

  private static final Set<String> CODES =
      Set.of("ERROR_INVALID_IMAGE", "ERROR_IMAGE_NOT_READABLE", "ERROR_IMAGE_CUT_OFF");

  /** The notice has the first problems only. */
  private static final int MOST_PROBLEMS = 20;

  private final Seen seen;
  private final World world;
  private final Notice notice;

  ImagesCheck(Seen seen, Notice notice) {
    this.seen = seen;
    this.world = seen.world();
    this.notice = notice;
  }

  List<String> violations() {
    List<String> violations = new ArrayList<>();
    List<Map<?, ?>> told =
        notice.problems().stream()
            .filter(each -> CODES.contains(String.valueOf(each.get("code"))))
            .toList();
    for (Map<?, ?> each : told) {
      boolean guilty =
          world.looksAtImages()
              && notice.drop().lines().stream()
                  .filter(line -> Integer.valueOf(line.number()).equals(each.get("line")))
                  .anyMatch(line -> world.album().at(line.sourceRef()).isBad());
      if (!guilty) {
        violations.add("An image is blamed that is fine: " + each + " in " + notice);
      }
      String weight = world.rejectsImages() ? "ERROR" : "WARNING";
      if (!weight.equals(each.get("severity"))) {
        violations.add("A bad image has another weight than the parameter says: " + each);
      }
    }
    boolean unchecked =
        notice.problems().stream()
            .anyMatch(each -> "WARNING_IMAGES_NOT_CHECKED".equals(each.get("code")));
    boolean can = notice.problems().size() < MOST_PROBLEMS && !notice.knowsNothing();
    if (can && !unchecked && world.looksAtImages() && !world.album().closed()) {
      violations.addAll(untold(told));
    }
    return violations;
  }

  /** Bad images that neither are named, nor may have been left out of the look. */
  private List<String> untold(List<Map<?, ?>> told) {
    // Of a key that names no dataset, and of a file that validation rejects, nothing is looked at.
    boolean rejected = notice.outcome().equals("REJECTED") && notice.fields().get("images") == null;
    if (world.refuses(notice.drop()) || notice.drop().dataset() == null || rejected) {
      return List.of();
    }
    Set<Object> named =
        told.stream().map(each -> (Object) each.get("line")).collect(Collectors.toSet());
    List<DropLine> bad =
        notice.drop().valid().stream()
            .filter(line -> world.album().at(line.sourceRef()).isBad())
            .toList();
    List<String> violations = new ArrayList<>();
    int counted = notice.number("images", "unusable").orElse(-1);
    if (counted != bad.size()) {
      violations.add(
          "Of %d bad images the notice counts %d: %s".formatted(bad.size(), counted, notice));
    }
    bad.stream()
        .filter(line -> !named.contains(line.number()))
        .forEach(line ->
            violations.add(
                "The bad image of line %d is not told of: %s".formatted(line.number(), notice)));
    Set<String> sent = seen.sentBy(notice);
    bad.stream()
        .filter(line -> world.rejectsImages() && sent.contains(line.text()))
        .forEach(line ->
            violations.add(
                "Line %d was sent with its bad image: %s".formatted(line.number(), notice)));
    return violations;
  }
}

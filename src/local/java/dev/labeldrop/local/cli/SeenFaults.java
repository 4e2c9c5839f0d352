package dev.labeldrop.local.cli;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which faults of images were seen in their bytes, so that their lines need not say them again.
 *
 * @param none lines whose image is neither PNG nor JPEG
 * @param sides lines whose image has sides that training does not take, and that say so themselves
 */
record SeenFaults(Set<Long> none, Set<Long> sides) {

  private static final Set<Code> OTHER_SIZE =
      Set.of(
          PictureFault.SIZE_DIFFERS.code(),
          PictureFault.SWAPPED.code(),
          PictureFault.BOX_OUTSIDE.code());

  static SeenFaults of(List<Problem> problems) {
    Set<Long> none = new HashSet<>();
    Set<Long> sides = new HashSet<>();
    Set<Long> otherSize = new HashSet<>();
    for (Problem problem : problems) {
      add(problem, PictureFault.NOT_AN_IMAGE.isOf(problem), none);
      add(problem, PictureFault.SIDE.isOf(problem) || PictureFault.LONG_SIDES.isOf(problem), sides);
      add(problem, OTHER_SIZE.contains(problem.code()), otherSize);
    }
    sides.removeAll(otherSize);
    return new SeenFaults(none, sides);
  }

  private static void add(Problem problem, boolean belongs, Collection<Long> lines) {
    Long line = problem.line();
    if (belongs && line != null) {
      lines.add(line);
    }
  }

  /** Whether what a line says of its image was seen. */
  boolean says(Problem problem) {
    return switch (problem.code()) {
      case WARNING_NOT_AN_IMAGE -> none.contains(problem.line());
      case ERROR_INVALID_IMAGE_DIMENSION -> sides.contains(problem.line());
      default -> false;
    };
  }
}

package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.Set;

/** Sets a missing depth of an image to 3. The service requires it and does not use it. */
final class DepthFix implements LineFix {

  private static final String DEPTH = "depth";
  private static final long COLOURS = 3;

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    for (Pair each : Pair.of(line)) {
      JsonTree.Obj size = each.imageSize().orElse(null);
      if (size != null && size.get(DEPTH) == null) {
        size.with(DEPTH, COLOURS);
        changes.add(Change.DEPTH);
      }
    }
  }
}

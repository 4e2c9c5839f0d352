package dev.labeldrop.local.fix;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeleteDelta;
import com.github.difflib.patch.Patch;
import java.util.List;

/** What a fix changed, as a unified diff: lines that change, with a line of context. */
public final class FixDiff {

  private static final int CONTEXT = 1;

  private FixDiff() {}

  /** The lines of the diff; none where nothing changed. */
  public static List<String> of(String name, Fixed fixed) {
    Patch<String> patch = new Patch<>();
    int position = 0;
    for (Block block : fixed.blocks()) {
      int first = (int) block.first() - 1;
      List<String> before = fixed.before().subList(first, (int) block.last());
      List<String> now = Fixed.lines(block);
      if (now.isEmpty()) {
        patch.addDelta(new DeleteDelta<>(new Chunk<>(first, before), new Chunk<>(position, now)));
      } else if (!now.equals(before)) {
        patch.addDelta(new ChangeDelta<>(new Chunk<>(first, before), new Chunk<>(position, now)));
      }
      position += now.size();
    }
    return UnifiedDiffUtils.generateUnifiedDiff(
        name, name + " (fixed)", fixed.before(), patch, CONTEXT);
  }
}

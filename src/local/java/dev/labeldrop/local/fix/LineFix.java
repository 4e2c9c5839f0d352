package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.Set;

/** Fixes one kind of fault in a line. */
interface LineFix {

  /**
   * Fixes what it can.
   *
   * @param line is changed
   * @param changes takes the kind of what was changed
   */
  void apply(JsonTree.Obj line, Set<Change> changes);
}

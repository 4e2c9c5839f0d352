package dev.labeldrop.run.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Where lines of the ledger come from. The two parts are apart because an entry that was listed
 * stands in a file of the run that listed it, and keeps the drop that wrote it.
 *
 * @param drop the newest drop that wrote them; null where Labeldrop has not seen one
 * @param object what they stand in; null where that is not known
 */
public record LineSource(@Nullable DropOrder drop, @Nullable ObjectVersion object) {

  /** Neither is known. */
  public static final LineSource UNKNOWN = new LineSource(null, null);
}

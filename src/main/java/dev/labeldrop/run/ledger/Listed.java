package dev.labeldrop.run.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Entries that were listed.
 *
 * @param entries their index; offsets are those in the object
 * @param object what their lines were written to; null where they were not kept
 */
public record Listed(LineIndex entries, @Nullable ObjectVersion object) {}

package dev.labeldrop.local.fix;

import java.util.List;

/**
 * Lines of the input that belong together, and what became of them: most often one line and one
 * object.
 *
 * @param first the first line, from 1
 * @param last the last line
 * @param entries the objects; none of a blank line
 */
record Block(long first, long last, List<Entry> entries) {

  /** Keeps its own copy of the list. */
  Block {
    entries = List.copyOf(entries);
  }
}

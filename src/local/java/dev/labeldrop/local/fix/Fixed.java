package dev.labeldrop.local.fix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A manifest after a fix: its lines before and now, what was done, what was not. */
public final class Fixed {

  private final List<String> before;
  private final List<Block> blocks;
  private final List<String> left;
  private final Map<Change, Long> counts = new EnumMap<>(Change.class);

  Fixed(List<String> before, List<Block> blocks, List<String> left, boolean encoded) {
    this.before = before;
    this.blocks = blocks;
    this.left = List.copyOf(left);
    if (encoded) {
      counts.put(Change.ENCODING, 1L);
    }
    for (Block block : blocks) {
      if (block.entries().isEmpty() && block.first() == block.last()) {
        String line = before.get((int) block.first() - 1).strip();
        boolean bracket = line.equals("[") || line.equals("]");
        counts.merge(bracket ? Change.BRACKET : Change.BLANK_LINE, 1L, Long::sum);
      }
      for (Entry entry : block.entries()) {
        entry.changes().forEach(change -> counts.merge(change, 1L, Long::sum));
      }
    }
  }

  /** How many lines each kind of change was made to. */
  public Map<Change, Long> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /** Whether nothing was done: no line was changed, left out or kept back. */
  public boolean unchanged() {
    return counts.isEmpty()
        && blocks.stream().flatMap(block -> block.entries().stream()).noneMatch(Entry::removed);
  }

  /** What was not fixed although it was seen, a sentence each. */
  public List<String> left() {
    return left;
  }

  /** The lines as they are now. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    blocks.forEach(block -> lines.addAll(lines(block)));
    return lines;
  }

  /** The file as it is now; a line that is no UTF-8 has its bytes. */
  public byte[] bytes() {
    List<String> lines = lines();
    return LenientUtf8.encode(lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
  }

  /** The number of the first line of the input that is no UTF-8, from 1; 0 where all are. */
  public long firstWithoutText() {
    for (int index = 0; index < before.size(); index++) {
      if (LenientUtf8.hasBytes(before.get(index))) {
        return index + 1L;
      }
    }
    return 0;
  }

  /** For each line as they are now, the number of the first line of the input that it came from. */
  public List<Long> origins() {
    List<Long> origins = new ArrayList<>();
    for (Block block : blocks) {
      lines(block).forEach(_ -> origins.add(block.first()));
    }
    return origins;
  }

  /** The lines of the input. */
  List<String> before() {
    return before;
  }

  /** The blocks, in the input's order. */
  List<Block> blocks() {
    return blocks;
  }

  static List<String> lines(Block block) {
    return block.entries().stream().filter(entry -> !entry.removed()).map(Entry::text).toList();
  }
}

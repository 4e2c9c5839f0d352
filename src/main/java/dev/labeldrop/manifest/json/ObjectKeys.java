package dev.labeldrop.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The keys seen so far of the JSON objects that are open, to find one that comes twice.
 *
 * <p>All keys are on one stack, those of an inner object above those of the objects around it, and
 * leave it when their object closes. An object's first {@value #COMPARED} keys are compared one by
 * one, by hash and only then by content. Those after them are also in chains by hash, so that a
 * line with ten thousand keys takes time in proportion. A key enters its chain at the head and the
 * stack gives keys back in reverse, so the key that leaves is always the head.
 *
 * <p>Worked example: in <code>{"a":1,"b":{"a":2},"a":3}</code> the stack grows to a, b, a (the
 * inner one), shrinks to a, b when the inner object closes, and the last "a" meets the first.
 */
final class ObjectKeys {

  private static final int COMPARED = 16;
  private static final int CHAINS = 4096;
  private static final int NONE = -1;

  private byte[] bytes = {};

  /** By nesting of objects, from 1: how many keys lay on the stack when the object was opened. */
  private final int[] bases;

  private int open;
  private int count;

  private long[] hashes = new long[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];

  /** The key before this one in its chain. */
  private int[] previous = new int[64];

  /** The newest key of each chain. */
  private final int[] heads = new int[CHAINS];

  /**
   * Room for keys.
   *
   * @param nesting most objects that are open at once
   */
  ObjectKeys(int nesting) {
    bases = new int[nesting + 1];
    Arrays.fill(heads, NONE);
  }

  /** Forgets all keys; those that follow are ranges of {@code bytes}. */
  void reset(byte[] bytes) {
    while (open > 0) {
      closeObject();
    }
    this.bytes = bytes;
  }

  /** An object starts. */
  void openObject() {
    open++;
    bases[open] = count;
  }

  /** The innermost object ends. */
  void closeObject() {
    int base = bases[open];
    open--;
    while (count > base + COMPARED) {
      count--;
      heads[chain(hashes[count])] = previous[count];
    }
    count = base;
  }

  /**
   * Adds a key to the innermost object.
   *
   * @param start index of the first byte of its content
   * @param end index after the last; at least eight more bytes can be read
   * @param escaped whether the content has escapes
   * @return false where the object has that key already, by what the content stands for
   */
  boolean add(int start, int end, boolean escaped) {
    long hash = escaped ? decodedHash(start, end) : Swar.plainHash(bytes, start, end);
    int base = bases[open];
    int compared = Math.min(count, base + COMPARED);
    for (int key = base; key < compared; key++) {
      if (hashes[key] == hash && same(key, start, end)) {
        return false;
      }
    }
    if (count - base >= COMPARED) {
      return addToChain(hash, start, end);
    }
    push(hash, start, end);
    return true;
  }

  private boolean addToChain(long hash, int start, int end) {
    int chain = chain(hash);
    int base = bases[open];
    for (int key = heads[chain]; key >= base; key = previous[key]) {
      if (hashes[key] == hash && same(key, start, end)) {
        return false;
      }
    }
    push(hash, start, end);
    previous[count - 1] = heads[chain];
    heads[chain] = count - 1;
    return true;
  }

  private void push(long hash, int start, int end) {
    if (count == hashes.length) {
      int room = count * 2;
      hashes = Arrays.copyOf(hashes, room);
      starts = Arrays.copyOf(starts, room);
      ends = Arrays.copyOf(ends, room);
      previous = Arrays.copyOf(previous, room);
    }
    hashes[count] = hash;
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  /** Whether a key stands for the same text; keys that differ in their bytes may, by escapes. */
  private boolean same(int key, int start, int end) {
    return Arrays.equals(bytes, starts[key], ends[key], bytes, start, end)
        || JsonStrings.decode(bytes, starts[key], ends[key])
            .equals(JsonStrings.decode(bytes, start, end));
  }

  private long decodedHash(int start, int end) {
    byte[] text = JsonStrings.decode(bytes, start, end).getBytes(UTF_8);
    return Swar.plainHash(Arrays.copyOf(text, text.length + Swar.WORD), 0, text.length);
  }

  private static int chain(long hash) {
    return (int) (Swar.spread(hash) & (CHAINS - 1));
  }
}

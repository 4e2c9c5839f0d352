package dev.labeldrop.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A JSON value as bytes that are the same for every way of writing it: without white space, the
 * members of each object in the order of their keys' bytes, and no escape that is not needed. Two
 * values whose bytes are the same are the same value; numbers are not calculated with, so that
 * {@code 1} and {@code 1.0} differ. Members with certain keys can be left out, wherever they are.
 *
 * <p>Worked example, with {@code errors} left out: <code>{"b": 1.0, "errors": [], "a": "x\/y"}
 * </code> becomes <code>{"a":"x/y","b":1.0}</code>.
 *
 * <p>What is in a string stands for itself, but for a quote and a backslash, which have a backslash
 * before them, and half a surrogate pair, which is no character and stays an escape.
 */
public final class CanonicalForm {

  /** Most members that are sorted in place. */
  private static final int FEW = 24;

  private final byte[][] leftOut;

  private final LineTape tape;
  private byte[] bytes = new byte[4096];
  private int length;

  /** Keys of the objects that are open, those of an inner object above those around it. */
  private int[] keys = new int[64];

  private int count;

  /**
   * The form of values of a tape.
   *
   * @param leftOut keys, in UTF-8, of the members that are left out of every object
   */
  public CanonicalForm(LineTape tape, byte[]... leftOut) {
    this.tape = tape;
    this.leftOut = leftOut.clone();
  }

  /**
   * The bytes that were written, up to {@link #length}, and room for at least eight more; they hold
   * until something is written.
   */
  public byte[] bytes() {
    return bytes;
  }

  /** How many bytes were written. */
  public int length() {
    return length;
  }

  /** Forgets what was written. */
  public void clear() {
    length = 0;
  }

  /** Writes a node that is a value, behind what was written. Only of a complete line. */
  public void value(int node) {
    switch (tape.kind(node)) {
      case START_OBJECT -> object(node);
      case START_ARRAY -> array(node);
      case STRING, KEY -> string(node);
      default -> plain(tape.bytes(), tape.start(node), tape.end(node));
    }
  }

  private void array(int array) {
    mark('[');
    for (int node = array + 1; node < tape.next(array); node = tape.next(node)) {
      if (node > array + 1) {
        mark(',');
      }
      value(node);
    }
    mark(']');
  }

  private void object(int object) {
    int first = count;
    for (int key = object + 1; key < tape.next(object); key = tape.next(key + 1)) {
      if (!isLeftOut(key)) {
        push(key);
      }
    }
    int after = count;
    sort(first, after);
    mark('{');
    for (int index = first; index < after; index++) {
      if (index > first) {
        mark(',');
      }
      string(keys[index]);
      mark(':');
      value(keys[index] + 1);
    }
    mark('}');
    count = first;
  }

  private boolean isLeftOut(int key) {
    for (byte[] name : leftOut) {
      if (tape.equals(key, name)) {
        return true;
      }
    }
    return false;
  }

  private void push(int key) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, count * 2);
    }
    keys[count] = key;
    count++;
  }

  /** Most objects have few members; one with thousands must not take their number squared. */
  private void sort(int from, int to) {
    if (to - from > FEW) {
      Integer[] sorted = Arrays.stream(keys, from, to).boxed().toArray(Integer[]::new);
      Arrays.sort(sorted, Comparator.comparing(Integer::intValue, this::compare));
      for (int index = from; index < to; index++) {
        keys[index] = sorted[index - from];
      }
      return;
    }
    for (int index = from + 1; index < to; index++) {
      int key = keys[index];
      int place = index;
      while (place > from && compare(keys[place - 1], key) > 0) {
        keys[place] = keys[place - 1];
        place--;
      }
      keys[place] = key;
    }
  }

  private int compare(int one, int other) {
    return tape.escaped(one) || tape.escaped(other)
        ? Arrays.compareUnsigned(tape.text(one).getBytes(UTF_8), tape.text(other).getBytes(UTF_8))
        : Arrays.compareUnsigned(
            tape.bytes(),
            tape.start(one),
            tape.end(one),
            tape.bytes(),
            tape.start(other),
            tape.end(other));
  }

  private void string(int node) {
    mark('"');
    if (tape.escaped(node)) {
      byte[] text = unescaped(tape.text(node)).getBytes(UTF_8);
      plain(text, 0, text.length);
    } else {
      plain(tape.bytes(), tape.start(node), tape.end(node));
    }
    mark('"');
  }

  private static String unescaped(String text) {
    var plain = new StringBuilder();
    text.codePoints()
        .forEach(character -> {
          if (Character.getType(character) == Character.SURROGATE) {
            plain.append("\\u%04x".formatted(character));
          } else {
            plain.append(character == '"' || character == '\\' ? "\\" : "");
            plain.appendCodePoint(character);
          }
        });
    return plain.toString();
  }

  private void mark(char mark) {
    ensureRoom(1);
    bytes[length] = (byte) mark;
    length++;
  }

  private void plain(byte[] from, int start, int end) {
    ensureRoom(end - start);
    System.arraycopy(from, start, bytes, length, end - start);
    length += end - start;
  }

  /** Writes a number's value, so that all ways of writing it are the same. */
  public void number(double value) {
    // Adding zero makes a negative zero a positive one.
    word(Double.doubleToLongBits(value + 0.0));
  }

  /** Writes eight bytes. */
  public void word(long word) {
    ensureRoom(Swar.WORD);
    Swar.putWord(bytes, length, word);
    length += Swar.WORD;
  }

  private void ensureRoom(int more) {
    int room = length + more + Swar.WORD;
    if (room > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(room, bytes.length * 2));
    }
  }
}

package dev.labeldrop.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A line's JSON as a row of nodes, in the order in which they are written: a key stands before its
 * value, a container before what is in it. Every node knows the one after it and all inside it, so
 * the members of an object can be gone through, in any order of keys, without building anything.
 * The row is used again for the next line: it grows to the longest and nothing is allocated after.
 *
 * <p>Worked example: <code>{"a":[1,2],"b":{}}</code> gives the nodes 0 <code>{</code>, 1 "a", 2
 * <code>[</code>, 3 1, 4 2, 5 "b", 6 <code>{</code>; the one after node 2 is 5, the one after node
 * 0 is 7.
 */
public final class LineTape {

  /** Stands for no node. */
  public static final int NONE = -1;

  private final JsonTokens tokens;

  /** By depth: the container that is open there. */
  private final int[] open;

  private byte[] bytes = {};
  private int count;
  private boolean complete;

  private JsonToken[] kinds = new JsonToken[64];
  private boolean[] escapes = new boolean[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] nexts = new int[64];

  /**
   * A row for any number of lines, one after the other.
   *
   * @param nesting deepest nesting allowed in a line
   */
  public LineTape(int nesting) {
    tokens = new JsonTokens(nesting);
    open = new int[nesting + 1];
  }

  /** A copy of a line with what must follow it: its range is 0 to {@code line.length}. */
  public static byte[] padded(byte[] line) {
    return padded(line, 0, line.length);
  }

  /** The same of a line that is a range: the copy's range is 0 to {@code end - start}. */
  public static byte[] padded(byte[] bytes, int start, int end) {
    byte[] padded = new byte[end - start + 1 + Swar.WORD];
    System.arraycopy(bytes, start, padded, 0, end - start);
    padded[end - start] = '\n';
    return padded;
  }

  /** Reads a line, or the head of one; the array is as {@link #padded} makes it. */
  public void read(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    count = 0;
    tokens.reset(bytes, start, end);
    JsonToken token = tokens.next();
    while (token != JsonToken.END_OF_LINE && token != JsonToken.FAULT) {
      if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
        int container = open[tokens.depth() + 1];
        ends[container] = tokens.end();
        nexts[container] = count;
      } else {
        add(token);
      }
      token = tokens.next();
    }
    complete = token == JsonToken.END_OF_LINE;
    for (int depth = tokens.depth(); depth > 0; depth--) {
      nexts[open[depth]] = count;
    }
  }

  private void add(JsonToken token) {
    if (count == starts.length) {
      grow();
    }
    kinds[count] = token;
    escapes[count] = (token == JsonToken.STRING || token == JsonToken.KEY) && tokens.escaped();
    starts[count] = tokens.start();
    ends[count] = tokens.end();
    nexts[count] = count + 1;
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      open[tokens.depth()] = count;
    }
    count++;
  }

  private void grow() {
    int room = count * 2;
    kinds = Arrays.copyOf(kinds, room);
    escapes = Arrays.copyOf(escapes, room);
    starts = Arrays.copyOf(starts, room);
    ends = Arrays.copyOf(ends, room);
    nexts = Arrays.copyOf(nexts, room);
  }

  /** Whether the line is one JSON object; otherwise the nodes are those before the fault. */
  public boolean complete() {
    return complete;
  }

  /** Why the line is not one JSON object. Only where it is not {@link #complete()}. */
  public JsonFault fault() {
    return tokens.fault();
  }

  /** The array that places are in. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many nodes there are. */
  public int count() {
    return count;
  }

  /** What a node is; {@link JsonToken#FAULT} for none. */
  public JsonToken kind(int node) {
    return node == NONE ? JsonToken.FAULT : kinds[node];
  }

  /** Whether a node is of a kind; false for none. */
  public boolean is(int node, JsonToken kind) {
    return node != NONE && kinds[node] == kind;
  }

  /** Index of a node's first byte; of a key or a string, of its content's. */
  public int start(int node) {
    return starts[node];
  }

  /** Index after a node's last byte; of a key or a string, after its content's. */
  public int end(int node) {
    return ends[node];
  }

  /** Index of a node's first byte, the quote of a key or a string included. */
  public int place(int node) {
    JsonToken kind = kind(node);
    return kind == JsonToken.STRING || kind == JsonToken.KEY ? starts[node] - 1 : starts[node];
  }

  /** Whether a key or a string has escapes, so that its bytes are not its text. */
  public boolean escaped(int node) {
    return escapes[node];
  }

  /** The node after this one and all inside it. */
  public int next(int node) {
    return nexts[node];
  }

  /** The text of a key or a string, the characters of a number. */
  public String text(int node) {
    return JsonStrings.decode(bytes, starts[node], ends[node]);
  }

  /** Whether the text of a key or a string is that of the constant, which is UTF-8. */
  public boolean equals(int node, byte[] constant) {
    return escapes[node]
        ? text(node).equals(new String(constant, UTF_8))
        : ends[node] - starts[node] == constant.length
            && Arrays.equals(bytes, starts[node], ends[node], constant, 0, constant.length);
  }

  /** The value of a key in an object, or {@link #NONE}. */
  public int member(int object, byte[] key) {
    int after = nexts[object];
    for (int node = object + 1; node + 1 < after; node = nexts[node + 1]) {
      if (equals(node, key)) {
        return node + 1;
      }
    }
    return NONE;
  }

  /** The values of several keys in an object, each {@link #NONE} where the key is not there. */
  public void members(int object, byte[][] keys, int[] values) {
    Arrays.fill(values, 0, keys.length, NONE);
    int after = nexts[object];
    for (int node = object + 1; node < after; node = nexts[node + 1]) {
      for (int key = 0; key < keys.length; key++) {
        if (equals(node, keys[key])) {
          values[key] = node + 1;
          break;
        }
      }
    }
  }

  /**
   * As {@link #members}, and whether the node is an object that has a number under each key.
   *
   * @param object a node of any kind
   */
  public boolean numbers(int object, byte[][] keys, int[] values) {
    if (!is(object, JsonToken.START_OBJECT)) {
      return false;
    }
    members(object, keys, values);
    for (int key = 0; key < keys.length; key++) {
      if (values[key] == NONE || !is(values[key], JsonToken.NUMBER)) {
        return false;
      }
    }
    return true;
  }

  /** How many elements an array has. */
  public int elements(int array) {
    int elements = 0;
    for (int node = array + 1; node < nexts[array]; node = nexts[node]) {
      elements++;
    }
    return elements;
  }
}

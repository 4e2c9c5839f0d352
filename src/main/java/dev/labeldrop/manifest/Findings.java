package dev.labeldrop.manifest;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.json.Excerpt;
import dev.labeldrop.manifest.json.JsonPath;
import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what is wrong at a node of the current line: its column, its path and its value are
 * looked up here, once something is wrong and not before.
 */
final class Findings {

  /** Longest path of a value, in characters; a member that it does not have can come behind it. */
  private static final int LONGEST_PATH = 300;

  private final Problems problems;
  private final EntryScan entry;
  private long line;

  /** Findings about the lines that the scan reads. */
  Findings(Problems problems, EntryScan entry) {
    this.problems = problems;
    this.entry = entry;
  }

  /** Goes to the line that the scan has just read. */
  void startLine(long number) {
    line = number;
  }

  /** How many problems of severity ERROR there are so far, in all lines. */
  long errors() {
    return problems.errors();
  }

  /** A value is not as the rule wants it: "{@code path} is {@code value}, {@code but}." */
  void value(int node, Fault fault, String but) {
    value(node, fault, but, null);
  }

  /** The same of a value of a box, which can be drawn. */
  void value(int node, Fault fault, String but, @Nullable BoxSketch box) {
    if (keeps(fault)) {
      String path = path(node);
      report(node, path, fault, path + " is " + shown(node) + ", " + but + ".", box);
    }
  }

  /** Something is wrong about a node, said in a sentence of its own after its path. */
  void about(int node, Fault fault, String predicate) {
    about(node, fault, predicate, null);
  }

  /** The same about a box, which can be drawn. */
  void about(int node, Fault fault, String predicate, @Nullable BoxSketch box) {
    if (keeps(fault)) {
      String path = path(node);
      report(node, path, fault, path + " " + predicate + ".", box);
    }
  }

  /** Something is wrong with what is in a value, whose path stands between two parts of a text. */
  void within(int node, Code code, String before, String after) {
    Fault fault = new Fault.Plain(code);
    if (keeps(fault)) {
      String path = path(node);
      report(node, path, fault, before + " " + path + " " + after + ".", null);
    }
  }

  /** An object does not have a member; perhaps it has one of nearly that name. */
  void missing(int object, String key, Fault fault, Fault misspelt) {
    LineTape tape = entry.tape();
    String spelt = KeyNames.misspelt(tape, object, key);
    if (spelt != null) {
      missing(object, key, misspelt, " is missing, but " + Excerpt.of(spelt) + " is there.");
      return;
    }
    String near = problems.keepsMore(fault.code()) ? KeyNames.near(tape, object, key) : null;
    String is =
        near == null ? " is missing." : " is missing; is " + Excerpt.of(near) + " meant to be it?";
    missing(object, key, fault, is);
  }

  /** An object does not have a member. */
  void missing(int object, String key, Fault fault) {
    missing(object, key, fault, " is missing.");
  }

  private void missing(int object, String key, Fault fault, String words) {
    if (keeps(fault)) {
      String path = JsonPath.member(path(object), key);
      report(object, path, fault, path + words, null);
    }
  }

  /** Something is wrong with the whole line. */
  void line(Fault fault, String sentence) {
    if (keeps(fault)) {
      problems.add(line, null, null, fault, sentence, entry.sourceRef());
    }
  }

  /** Whether a problem will be kept; one that will not is counted. */
  private boolean keeps(Fault fault) {
    boolean keeps = problems.keepsMore(fault.code());
    if (!keeps) {
      problems.count(fault.code(), line);
    }
    return keeps;
  }

  /** A value as messages show it. */
  String shown(int node) {
    LineTape tape = entry.tape();
    return switch (tape.kind(node)) {
      case STRING, KEY -> Excerpt.of(tape.text(node));
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array of " + tape.elements(node);
      default -> Excerpt.cut(tape.text(node), Excerpt.LONGEST);
    };
  }

  private String path(int node) {
    return Excerpt.shortened(JsonPath.of(entry.tape(), node), LONGEST_PATH);
  }

  private void report(int node, String path, Fault fault, String message, @Nullable BoxSketch box) {
    LineTape tape = entry.tape();
    int place = tape.place(node);
    int column = entry.column(place);
    boolean text = tape.kind(node) == JsonToken.STRING || tape.kind(node) == JsonToken.KEY;
    Snippet snippet = entry.snippet(place, text ? tape.end(node) + 1 : endOf(tape, node));
    problems.add(line, column, path, fault, message, entry.sourceRef(), snippet, box, null);
  }

  /** Index after the last byte of a value that is shown as the fault: of an object, its bracket. */
  private static int endOf(LineTape tape, int node) {
    return switch (tape.kind(node)) {
      case START_OBJECT, START_ARRAY -> tape.place(node) + 1;
      default -> tape.end(node);
    };
  }

  /** A code that has one remedy. */
  void line(Code code, String sentence) {
    line(new Fault.Plain(code), sentence);
  }

  /** A code that has one remedy. */
  void about(int node, Code code, String predicate) {
    about(node, new Fault.Plain(code), predicate);
  }

  /** A code that has one remedy. */
  void value(int node, Code code, String but) {
    value(node, new Fault.Plain(code), but);
  }
}

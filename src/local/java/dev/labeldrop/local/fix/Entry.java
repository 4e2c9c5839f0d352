package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonReader;
import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.JsonWriter;
import dev.labeldrop.local.json.MalformedJsonException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One object of a manifest, as it is now: what has been changed of it, and where it came from. */
final class Entry {

  private final long line;
  private final Set<Change> changes = EnumSet.noneOf(Change.class);
  private String text;
  private @Nullable String sourceRef;
  private boolean readable;
  private boolean removed;

  private Entry(long line, String text, boolean readable) {
    this.line = line;
    this.text = text;
    this.readable = readable;
  }

  /** An object as it stands on a line. */
  static Entry of(long line, String text) {
    return new Entry(line, text, true);
  }

  /** An object that had another form. */
  static Entry of(long line, JsonTree.Obj object, Change change) {
    Entry entry = of(line, JsonWriter.write(object));
    entry.changes.add(change);
    return entry;
  }

  /** What is no object, and stays as it is. */
  static Entry unreadable(long line, String text) {
    return new Entry(line, text, false);
  }

  /** The number of the first line that it was on, from 1. */
  long line() {
    return line;
  }

  /** Its line, without a line end. */
  String text() {
    return text;
  }

  /** Whether it is an object that could be read. */
  boolean readable() {
    return readable;
  }

  /** The object. Only if it could be read. */
  JsonTree.Obj object() {
    try {
      return (JsonTree.Obj) JsonReader.allowingEqualRepeats().read(text);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("Line " + line + " was read before.", e);
    }
  }

  /** Its source-ref, once it is known; null where it has none. */
  @Nullable String sourceRef() {
    return sourceRef;
  }

  void nowOf(@Nullable String image) {
    sourceRef = image;
  }

  /** Puts a changed object in its place. */
  void change(JsonTree.Obj object, Set<Change> why) {
    text = JsonWriter.write(object);
    changes.addAll(why);
  }

  /** Leaves it out. */
  void remove(Change why) {
    removed = true;
    changes.clear();
    changes.add(why);
  }

  /** Keeps it back: it is in no output, and nothing was done to it. */
  void keepBack() {
    removed = true;
    changes.clear();
  }

  boolean removed() {
    return removed;
  }

  Set<Change> changes() {
    return changes;
  }
}

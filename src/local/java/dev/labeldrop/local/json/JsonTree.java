package dev.labeldrop.local.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value. Read one with {@link JsonReader}, write one with {@link JsonWriter}. */
public sealed interface JsonTree {

  /**
   * An object. It can be changed.
   *
   * @param members its members, in order
   */
  record Obj(LinkedHashMap<String, JsonTree> members) implements JsonTree {

    /** An object without members. */
    public Obj() {
      this(new LinkedHashMap<>());
    }

    /** A member's value; null where there is no such member. */
    public @Nullable JsonTree get(String name) {
      return members.get(name);
    }

    /** Sets a member. */
    public Obj with(String name, JsonTree value) {
      members.put(name, value);
      return this;
    }

    /** Sets a member, unless there is no value for it. */
    public Obj with(String name, @Nullable String value) {
      return value == null ? this : with(name, new Text(value));
    }

    /** Sets a member. */
    public Obj with(String name, long value) {
      return with(name, new Num(Long.toString(value)));
    }

    /** Sets a member. */
    public Obj with(String name, boolean value) {
      return with(name, new Bool(value));
    }
  }

  /**
   * An array. It can be changed.
   *
   * @param items its items, in order
   */
  record Arr(ArrayList<JsonTree> items) implements JsonTree {

    /** An array of those items. */
    public static Arr of(List<? extends JsonTree> items) {
      return new Arr(new ArrayList<>(items));
    }

    /** An array of those strings. */
    public static Arr ofTexts(List<String> texts) {
      return of(texts.stream().map(Text::new).toList());
    }
  }

  /**
   * A string.
   *
   * @param value its characters, unescaped
   */
  record Text(String value) implements JsonTree {}

  /**
   * A number, exactly as it was written.
   *
   * @param literal its characters
   */
  record Num(String literal) implements JsonTree {

    /** Whether it is written as an integer: no fraction, no exponent. */
    public boolean isInteger() {
      return literal.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    }

    /** The nearest double. */
    public double value() {
      return Double.parseDouble(literal);
    }
  }

  /**
   * True or false.
   *
   * @param value which
   */
  record Bool(boolean value) implements JsonTree {}

  /** The null of JSON. */
  record Null() implements JsonTree {}

  /** An object with those members, in the map's order. */
  static Obj object(Map<String, ? extends JsonTree> members) {
    return new Obj(new LinkedHashMap<>(members));
  }
}

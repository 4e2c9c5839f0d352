package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.CanonicalForm;
import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import java.util.ArrayList;
import java.util.List;

/**
 * What a key that an object has twice is the key of, and whether both have the same value: what
 * helps differs, and labels are lost if the wrong one goes. It looks at the text only, in one pass.
 */
final class RepeatedKey {

  private static final String CLASS_MAP = "\"class-map\":";
  private static final String METADATA = "-metadata";

  private RepeatedKey() {}

  /** A member of the object: its key as text, and its value as it is written. */
  private record Member(int index, String name, String value) {}

  /** The fault of a key that stands at an index of a line. */
  static LineFault of(byte[] bytes, int start, int index, int end) {
    String line = new String(bytes, start, end - start, UTF_8);
    int at = new String(bytes, start, index - start, UTF_8).length();
    int object = startOfObject(line.substring(0, at));
    List<Member> members = members(line, object + 1);
    String name = nameAt(members, at);
    if (name.isEmpty()) {
      return LineFault.REPEATED_VALUE;
    }
    boolean top = object == line.indexOf('{') && !name.equals(SourceRef.KEY);
    boolean pair = top && isOfPair(members, name);
    if (isSame(members, name)) {
      boolean others =
          pair && !(isSame(members, partner(name)) && isSame(members, name + METADATA));
      return others ? LineFault.REPEATED_LABEL : LineFault.REPEATED_KEY;
    }
    if (pair) {
      return LineFault.REPEATED_LABEL;
    }
    return switch (name) {
      case "annotations", "objects" -> LineFault.REPEATED_BOXES;
      case "class-map" -> LineFault.REPEATED_MAP;
      default ->
          isClassMap(line.substring(0, at), object)
              ? LineFault.REPEATED_CLASS
              : LineFault.REPEATED_VALUE;
    };
  }

  /** The name of the member that stands at an index; empty where none could be read there. */
  private static String nameAt(List<Member> members, int index) {
    return members.stream()
        .filter(each -> each.index() == index)
        .map(Member::name)
        .findFirst()
        .orElse("");
  }

  private static boolean isOfPair(List<Member> members, String name) {
    return name.endsWith(METADATA)
        || members.stream().anyMatch(each -> each.name().equals(name + METADATA));
  }

  /** The label attribute that metadata belongs to; the name itself, if it is none of metadata. */
  private static String partner(String name) {
    return name.endsWith(METADATA) ? name.substring(0, name.length() - METADATA.length()) : name;
  }

  /** Whether all members of that name have the same value, in whatever way they are written. */
  private static boolean isSame(List<Member> members, String name) {
    return members.stream()
            .filter(each -> each.name().equals(name))
            .map(each -> canonical(each.value()))
            .distinct()
            .count()
        < 2;
  }

  private static boolean isClassMap(String before, int object) {
    String key = before.substring(Math.max(0, object - 2 * CLASS_MAP.length()), object);
    return key.replaceAll("\\s", "").replace('_', '-').endsWith(CLASS_MAP);
  }

  /** Index of the bracket of the object that a text ends in. */
  private static int startOfObject(String before) {
    int depth = 0;
    boolean string = false;
    int index = before.length() - 1;
    while (index > 0) {
      char character = before.charAt(index);
      if (character == '"' && !isEscaped(before, index)) {
        string = !string;
      } else if (!string && isClosing(character)) {
        depth++;
      } else if (!string && isOpening(character)) {
        if (depth == 0) {
          return index;
        }
        depth--;
      }
      index--;
    }
    return 0;
  }

  private static boolean isOpening(char character) {
    return character == '{' || character == '[';
  }

  private static boolean isClosing(char character) {
    return character == '}' || character == ']';
  }

  private static boolean isEscaped(String text, int index) {
    int backslashes = 0;
    while (backslashes < index && text.charAt(index - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  /** The members that follow an index, as far as they can be read. */
  private static List<Member> members(String text, int from) {
    List<Member> members = new ArrayList<>();
    int key = withoutSpace(text, from);
    while (key < text.length() && text.charAt(key) == '"') {
      int keyEnd = endOfString(text, key);
      int value = startOfValue(text, keyEnd);
      if (value < 0) {
        break;
      }
      int end = endOfValue(text, value);
      members.add(new Member(key, name(text.substring(key, keyEnd)), text.substring(value, end)));
      int next = withoutSpace(text, end);
      key = next < text.length() && text.charAt(next) == ',' ? withoutSpace(text, next + 1) : next;
    }
    return members;
  }

  /** The text of a key without quotes and escapes. */
  private static String name(String key) {
    LineTape tape = tape("{" + key + ":0}");
    return tape.complete() ? tape.text(1) : key;
  }

  /** A value in the one form that all ways of writing it have; itself if it cannot be read. */
  private static String canonical(String value) {
    LineTape tape = tape("{\"\":" + value + "}");
    if (!tape.complete()) {
      return value;
    }
    CanonicalForm form = new CanonicalForm(tape);
    form.value(2);
    return new String(form.bytes(), 0, form.length(), UTF_8);
  }

  private static LineTape tape(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    LineTape tape = new LineTape(Limits.SERVICE.nesting());
    tape.read(LineTape.padded(bytes), 0, bytes.length);
    return tape;
  }

  /** Index of the value behind a key that ends at an index; -1 where there is none. */
  private static int startOfValue(String text, int keyEnd) {
    int index = withoutSpace(text, keyEnd);
    return keyEnd >= 0 && index < text.length() && text.charAt(index) == ':'
        ? withoutSpace(text, index + 1)
        : -1;
  }

  private static int withoutSpace(String text, int from) {
    int index = Math.max(from, 0);
    while (index < text.length() && JsonToken.isWhiteSpace((byte) text.charAt(index))) {
      index++;
    }
    return index;
  }

  /** Index after the string that starts at an index; -1 where none does, or it does not end. */
  private static int endOfString(String text, int start) {
    int end = text.isEmpty() || text.charAt(start) != '"' ? -1 : text.indexOf('"', start + 1);
    while (end > 0 && isEscaped(text, end)) {
      end = text.indexOf('"', end + 1);
    }
    return end < 0 ? -1 : end + 1;
  }

  /** Index after the value that starts at an index. */
  private static int endOfValue(String text, int start) {
    int depth = 0;
    int index = start;
    while (index < text.length()) {
      char character = text.charAt(index);
      if (character == '"') {
        int end = endOfString(text, index);
        index = end < 0 ? text.length() : end;
      } else if (isOpening(character)) {
        depth++;
        index++;
      } else if (depth == 0 && (character == ',' || isClosing(character))) {
        return text.substring(start, index).stripTrailing().length() + start;
      } else {
        depth -= isClosing(character) ? 1 : 0;
        index++;
      }
    }
    return text.length();
  }
}

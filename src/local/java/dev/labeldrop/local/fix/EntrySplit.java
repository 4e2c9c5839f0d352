package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonReader;
import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file apart into objects, whether each is on a line or not: strings that hold JSON,
 * several objects on a line, objects over several lines, the elements of an array.
 */
final class EntrySplit {

  /** Longest object over several lines, in characters: ten times what an entry may have. */
  private static final int LONGEST = 1_000_000;

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=\\s]*");
  private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Cc}\\p{Cf}\\p{Z}]*");

  private final List<String> lines;
  private final JsonReader strict = JsonReader.refusingRepeatedNames();
  private final JsonReader forgiving = JsonReader.allowingEqualRepeats();
  private final List<Block> blocks = new ArrayList<>();
  private final boolean array;

  private EntrySplit(List<String> lines) {
    this.lines = lines;
    this.array =
        lines.stream()
            .filter(line -> !line.isBlank())
            .findFirst()
            .orElse("")
            .strip()
            .startsWith("[");
  }

  /** The lines of a text; one without line feeds has carriage returns at most. */
  static List<String> lines(String text) {
    String separator = text.indexOf('\n') < 0 ? "\r" : "\r*\n";
    List<String> lines = new ArrayList<>(List.of(text.split(separator, -1)));
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }

  /** The blocks of a file's lines, in order: every line is in one. */
  static List<Block> blocks(List<String> lines) {
    EntrySplit split = new EntrySplit(lines);
    List<Entry> whole = lines.size() > 1 ? base64(lines) : List.of();
    if (!whole.isEmpty()) {
      return List.of(new Block(1, lines.size(), whole));
    }
    int index = 0;
    while (index < lines.size()) {
      index = split.read(index);
    }
    return split.blocks;
  }

  /** The lines of a file that is the base64 of one, broken into lines. */
  private static List<Entry> base64(List<String> lines) {
    return lines.stream().allMatch(line -> BASE64.matcher(line).matches())
        ? wrapped(1, new JsonTree.Text(String.join("", lines)))
        : List.of();
  }

  /** Reads what starts at a line; the line after it. */
  private int read(int index) {
    String line = lines.get(index);
    String text = line.strip();
    long number = index + 1L;
    if (UNSEEN.matcher(text).matches() || (array && (text.equals("[") || text.equals("]")))) {
      blocks.add(new Block(number, number, List.of()));
      return index + 1;
    }
    List<Entry> entries = LenientUtf8.hasBytes(line) ? List.of() : entries(number, line);
    if (!entries.isEmpty()) {
      blocks.add(new Block(number, number, entries));
      return index + 1;
    }
    return text.startsWith("{") || text.startsWith("[") ? readOver(index) : unreadable(index);
  }

  private int unreadable(int index) {
    long number = index + 1L;
    blocks.add(new Block(number, number, List.of(Entry.unreadable(number, lines.get(index)))));
    return index + 1;
  }

  /** Reads an object or an array that goes over several lines. */
  private int readOver(int index) {
    StringBuilder text = new StringBuilder();
    Nesting nesting = new Nesting();
    int longest = index == 0 ? Integer.MAX_VALUE : LONGEST;
    for (int last = index; last < lines.size() && text.length() < longest; last++) {
      text.append(lines.get(last)).append('\n');
      nesting.add(lines.get(last));
      if (nesting.closed()) {
        List<Entry> entries = last == index ? List.of() : entries(index + 1L, text.toString());
        if (!entries.isEmpty()) {
          blocks.add(new Block(index + 1L, last + 1L, entries));
          return last + 1;
        }
        break;
      }
    }
    return unreadable(index);
  }

  /** The objects of a text that starts on a line; none where it is not made of objects. */
  private List<Entry> entries(long number, String text) {
    String plain = text.strip();
    Optional<List<JsonTree>> values = values(plain);
    boolean comma = values.isEmpty() && plain.endsWith(",");
    if (comma) {
      values = values(plain.substring(0, plain.length() - 1));
    }
    List<Entry> entries =
        values.map(found -> entries(number, text, found, comma)).orElse(List.of());
    if (!entries.isEmpty()) {
      return entries;
    }
    return RepeatedKeys.read(plain)
        .map(line -> List.of(Entry.of(number, line, Change.REPEATED_BOXES)))
        .orElseGet(() -> near(number, plain));
  }

  private List<Entry> entries(long number, String text, List<JsonTree> values, boolean comma) {
    if (values.size() == 1) {
      return one(number, text, values.getFirst(), comma ? Change.COMMA : null);
    }
    List<Entry> separated = objects(number, values, Change.SEPARATED);
    return separated.isEmpty() ? wrapped(number, JsonTree.Arr.of(values)) : separated;
  }

  private List<Entry> one(long number, String text, JsonTree value, @Nullable Change change) {
    return switch (value) {
      case JsonTree.Obj object when !Wrapped.isLine(object) && !wrapped(number, object).isEmpty() ->
          wrapped(number, object);
      case JsonTree.Obj object when change != null -> List.of(Entry.of(number, object, change));
      case JsonTree.Obj object when text.indexOf('\n') >= 0 ->
          List.of(Entry.of(number, object, Change.JOINED));
      case JsonTree.Obj object when strictly(text).isEmpty() ->
          List.of(
              Entry.of(
                  number,
                  object,
                  strictly(text.strip()).isEmpty() ? Change.REPEATED_KEY : Change.STRIPPED));
      case JsonTree.Obj _ -> List.of(Entry.of(number, text));
      case JsonTree.Arr(var items) -> {
        List<Entry> elements = objects(number, items, Change.ELEMENT);
        yield elements.isEmpty() ? wrapped(number, value) : elements;
      }
      default -> wrapped(number, value);
    };
  }

  /** The lines of a manifest inside a value. */
  private static List<Entry> wrapped(long number, JsonTree value) {
    return Wrapped.lines(value).stream()
        .map(line -> Entry.of(number, line, Change.UNWRAPPED))
        .toList();
  }

  /** The lines of a text that is nearly JSON. */
  private static List<Entry> near(long number, String text) {
    return NearJson.read(text)
        .map(read ->
            read.lines().stream().map(line -> Entry.of(number, line, read.change())).toList())
        .orElse(List.of());
  }

  private static List<Entry> objects(long number, List<JsonTree> values, Change change) {
    List<Entry> entries = new ArrayList<>();
    for (JsonTree each : values) {
      if (!(each instanceof JsonTree.Obj object)
          || (!Wrapped.isLine(object) && !Wrapped.lines(object).isEmpty())) {
        return List.of();
      }
      entries.add(Entry.of(number, object, change));
    }
    return entries;
  }

  private Optional<List<JsonTree>> values(String text) {
    try {
      return Optional.of(forgiving.readAll(text));
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  private Optional<List<JsonTree>> strictly(String text) {
    try {
      return Optional.of(strict.readAll(text));
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }
}

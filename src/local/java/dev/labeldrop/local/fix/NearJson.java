package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonReader;
import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Reads text that is nearly JSON: what tables, shells, logs, terminals and web pages make of it.
 * Each way is tried by itself, and holds only if everything that comes out is a line of a manifest.
 *
 * <p>Worked example: {@code "{""source-ref"":""s3://b/k.jpg""}"} is a field of a table; with each
 * pair of quotes as one, and without those around it, it is an object.
 */
final class NearJson {

  /** What was read, and what had to be done for that. */
  record Read(List<JsonTree.Obj> lines, Change change) {}

  private record Way(Change change, UnaryOperator<String> text) {}

  /** Longest text around an object that can be a number of a line, a time or a word. */
  private static final int LONGEST_AROUND = 120;

  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");
  private static final Pattern EDGE =
      Pattern.compile("^[\\s\\p{Cc}\\p{Cf}\\p{Z}]+|[\\s\\p{Cc}\\p{Cf}\\p{Z}]+$");

  /** Numbers as NumPy and Python's decimals print themselves. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\b(?:(?:np|numpy)\\.[a-z]+[0-9]*|Decimal)\\('?(-?[0-9][0-9.]*(?:e[+-]?[0-9]+)?)'?\\)");

  private static final Pattern WORD = Pattern.compile("\\b(True|False|None)\\b");

  private static final List<Way> WAYS =
      List.of(
          new Way(Change.STRIPPED, NearJson::clean),
          new Way(Change.UNWRAPPED, NearJson::fieldOfTable),
          new Way(Change.UNWRAPPED, NearJson::quoted),
          new Way(Change.UNWRAPPED, NearJson::escaped),
          new Way(Change.UNWRAPPED, NearJson::html),
          new Way(Change.SYNTAX, NearJson::curlyQuotes),
          new Way(Change.UNWRAPPED, text -> Wrapped.base64(text).orElse("")));

  private NearJson() {}

  /** The lines of a text that is no JSON; empty where it cannot be read in any way. */
  static Optional<Read> read(String text) {
    String plain = clean(text);
    for (Way each : WAYS) {
      List<JsonTree.Obj> lines = lines(each.text().apply(plain), JsonReader.allowingEqualRepeats());
      if (!lines.isEmpty()) {
        return Optional.of(new Read(lines, each.change()));
      }
    }
    List<JsonTree.Obj> between = between(plain);
    if (!between.isEmpty()) {
      return Optional.of(
          new Read(between, between.size() == 1 ? Change.STRIPPED : Change.SEPARATED));
    }
    List<JsonTree.Obj> loose = lines(python(plain), JsonReader.forgivingSyntax());
    return loose.isEmpty() ? Optional.empty() : Optional.of(new Read(loose, Change.SYNTAX));
  }

  private static List<JsonTree.Obj> lines(String text, JsonReader reader) {
    if (text.isEmpty()) {
      return List.of();
    }
    try {
      return Wrapped.lines(JsonTree.Arr.of(reader.readAll(text)));
    } catch (MalformedJsonException _) {
      return List.of();
    }
  }

  /** Without colours of a terminal, and without what cannot be seen at the ends. */
  private static String clean(String text) {
    String plain = COLOUR.matcher(text).replaceAll("");
    long zeros = plain.chars().filter(each -> each == 0).count();
    boolean wide = zeros * 3 > plain.length() && plain.chars().allMatch(each -> each < 0x80);
    return EDGE.matcher(wide ? plain.replace("\0", "") : plain).replaceAll("");
  }

  private static String fieldOfTable(String text) {
    boolean field = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return field ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : "";
  }

  private static String quoted(String text) {
    String plain = text.startsWith("b'") ? text.substring(1) : text;
    boolean quoted = plain.length() > 1 && plain.startsWith("'") && plain.endsWith("'");
    return quoted ? plain.substring(1, plain.length() - 1) : "";
  }

  /** Text with a backslash before each quote, as if it stood in a string. */
  private static String escaped(String text) {
    if (!text.contains("\\\"")) {
      return "";
    }
    try {
      return JsonReader.allowingEqualRepeats().read("\"" + text + "\"")
              instanceof JsonTree.Text(String inner)
          ? inner
          : "";
    } catch (MalformedJsonException _) {
      return "";
    }
  }

  private static String html(String text) {
    return text.contains("&quot;")
        ? text.replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
        : "";
  }

  private static String curlyQuotes(String text) {
    return text.indexOf('"') < 0 && text.contains("\u201C")
        ? text.replace('\u201C', '"').replace('\u201D', '"')
        : "";
  }

  /** With the words of JSON for those of Python; only of a text that quotes as Python does. */
  private static String python(String text) {
    if (!text.contains("'")) {
      return text;
    }
    return WORD.matcher(NUMBER.matcher(text).replaceAll("$1"))
        .replaceAll(found ->
            switch (found.group()) {
              case "True" -> "true";
              case "False" -> "false";
              default -> "null";
            });
  }

  /** The objects of a text that has other short texts before, between and behind them. */
  private static List<JsonTree.Obj> between(String text) {
    List<JsonTree.Obj> found = new ArrayList<>();
    int index = 0;
    while (index < text.length()) {
      int start = text.indexOf('{', index);
      String around = text.substring(index, start < 0 ? text.length() : start);
      if (around.length() > LONGEST_AROUND || around.indexOf('"') >= 0) {
        return List.of();
      }
      if (start < 0) {
        break;
      }
      int end = Nesting.endOfObject(text, start);
      if (end < 0) {
        return List.of();
      }
      List<JsonTree.Obj> lines =
          lines(text.substring(start, end), JsonReader.allowingEqualRepeats());
      if (lines.isEmpty()) {
        return List.of();
      }
      found.addAll(lines);
      index = end;
    }
    return found;
  }
}

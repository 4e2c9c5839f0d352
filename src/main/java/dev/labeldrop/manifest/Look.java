package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a name looks like: the same text for names that a person takes for one. Left out is what
 * cannot be seen; the same are upper and lower case, every kind of white space, hyphen and
 * underscore, every kind of dash and quote, forms that Unicode takes for the same (NFKC), and
 * letters of Greek and Cyrillic that have the shape of a Latin one (Unicode Technical Standard 39,
 * confusables).
 *
 * <p>Worked example: {@code Red_Flower}, {@code red flower} and {@code rеd flower} with a Cyrillic
 * е all look like {@code red flower}.
 */
public final class Look {

  /** Letters of Greek and Cyrillic in lower case, and the Latin ones of the same shape. */
  private static final String SAME_SHAPE =
      "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04CF\u0501\u051B\u051D"
          + "\u03B1\u03BF\u03C1\u03BD\u03B9\u03C5\u0131\u0432\u043D\u043A\u043C\u0442"
          + "\u03B2\u03B5\u03B7\u03BA\u03BC\u03C4\u03C7\u03B6";

  private static final String LATIN = "aeopcyxijsldqw" + "aopviuibhkmt" + "behkmtxz";

  /** Not in any Unicode category of what cannot be seen, but blank. */
  private static final Pattern BLANKS = Pattern.compile("[\\u115F\\u1160\\u3164\\uFFA0\\u2800]");

  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s]]|[\\uFE00-\\uFE0F]|\\u034F");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212]");

  /** A hyphen between words; one before a number is a sign. */
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("(?<=[\\p{L}\\p{N}])[-_ ]+(?=[\\p{L}\\p{N}])");

  private static final Pattern QUOTES =
      Pattern.compile("[\\u2018\\u2019\\u201A\\u201B\\u2032\\u00B4\\u02BC`]");
  private static final Pattern DOUBLE_QUOTES = Pattern.compile("[\\u201C\\u201D\\u201E\\u2033]");

  private Look() {}

  /** What a name looks like. */
  public static String of(String name) {
    String plain = name.chars().allMatch(Look::isPlain) ? name : composed(name);
    String folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace("i\u0307", "i");
    String quotes = QUOTES.matcher(folded).replaceAll("'");
    String text = DOUBLE_QUOTES.matcher(quotes).replaceAll("\"");
    String spaced = SPACES.matcher(DASHES.matcher(text).replaceAll("-")).replaceAll(" ").strip();
    return latin(BETWEEN_WORDS.matcher(spaced).replaceAll(" "));
  }

  /**
   * The name that a name stands for which was written for a web page, or whose UTF-8 was read as
   * windows-1252; itself where it is neither.
   */
  public static String decoded(String name) {
    String plain = name;
    if (plain.indexOf('&') >= 0) {
      plain =
          plain
              .replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&quot;", "\"")
              .replace("&#39;", "'")
              .replace("&amp;", "&");
    }
    if (plain.chars().noneMatch(each -> each >= 0xC2 && each <= 0xF4)) {
      return plain;
    }
    try {
      ByteBuffer bytes =
          Charset.forName("windows-1252").newEncoder().encode(CharBuffer.wrap(plain));
      return UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException _) {
      return plain;
    }
  }

  /**
   * The letters of a name that have the shape of a Latin one and are none, each once: {@code
   * U+0430} of a Cyrillic а; empty if there is none.
   */
  static String foreignLetters(String name) {
    return name.toLowerCase(Locale.ROOT).chars().noneMatch(each -> SAME_SHAPE.indexOf(each) >= 0)
        ? ""
        : name.codePoints()
            .filter(each -> SAME_SHAPE.indexOf(Character.toLowerCase(each)) >= 0)
            .distinct()
            .mapToObj("U+%04X"::formatted)
            .collect(Collectors.joining(", "));
  }

  private static String composed(String name) {
    String seen = UNSEEN.matcher(BLANKS.matcher(name).replaceAll(" ")).replaceAll("");
    return Normalizer.normalize(seen, Normalizer.Form.NFKC);
  }

  /** Whether a character is its own NFKC form: the JDK's tables of that take 20 ms to load. */
  private static boolean isPlain(int character) {
    return (character >= ' ' && character <= '~') || (character >= 'À' && character <= 'ÿ');
  }

  private static String latin(String text) {
    StringBuilder latin = new StringBuilder(text);
    for (int index = 0; index < latin.length(); index++) {
      int shape = SAME_SHAPE.indexOf(latin.charAt(index));
      if (shape >= 0) {
        latin.setCharAt(index, LATIN.charAt(shape));
      }
    }
    return latin.toString();
  }
}

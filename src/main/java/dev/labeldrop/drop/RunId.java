package dev.labeldrop.drop;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of a run: of its execution, of its folder, and in every message about it.
 *
 * <p>It follows from the drop alone, so an event that S3 delivers twice names one run, and the same
 * file dropped again names another. For example, {@code incoming/flowers/train/Été 2026.jsonl}
 * gives {@code Ete-2026-} and 12 hexadecimal digits; a stem without a letter or digit of ASCII,
 * such as one in Hangul, becomes {@code manifest}: the digits tell such drops apart.
 *
 * @param value 1 to 80 letters, digits, hyphens and underscores of ASCII: what Step Functions takes
 *     as an execution's name without trouble in logs (API reference, {@code StartExecution})
 */
public record RunId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  private static final Pattern EXTENSION = Pattern.compile("\\.(jsonl|manifest)$");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_]+");

  /** In characters. With the digits it leaves room in the 80 of an execution's name. */
  private static final int STEM = 40;

  private static final int DIGITS = 12;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException where it is another
   */
  public RunId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'" + value + "' is no run id: 1 to 80 of the characters A-Z a-z 0-9 _ - make one.");
    }
  }

  /** The run that applies a drop. */
  public static RunId of(Drop drop) {
    return new RunId(stem(drop.key()) + "-" + digits(drop));
  }

  /**
   * What the ids of all runs of a key begin with, before a hyphen and the digits.
   *
   * @param key the key of a drop
   */
  public static String stem(String key) {
    String file = key.substring(key.lastIndexOf('/') + 1);
    String name = EXTENSION.matcher(file).replaceFirst("");
    // Decomposed, an accented letter is its letter and a mark; without the mark it stays readable.
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String safe = trimmed(UNSAFE.matcher(plain).replaceAll("-"));
    String cut = trimmed(safe.substring(0, Math.min(STEM, safe.length())));
    return cut.isEmpty() ? "manifest" : cut;
  }

  private static String trimmed(String text) {
    return text.replaceAll("^-+|-+$", "");
  }

  private static String digits(Drop drop) {
    String version = drop.versionId() == null ? drop.etag() : drop.versionId();
    byte[] joined = joined(drop.bucket(), drop.key(), version, drop.sequencer());
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(joined);
      return HexFormat.of().formatHex(hash, 0, DIGITS / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Each field after its own length: no two lists of fields give the same bytes. */
  private static byte[] joined(String... fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (String field : fields) {
        byte[] utf8 = field.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    return value;
  }
}

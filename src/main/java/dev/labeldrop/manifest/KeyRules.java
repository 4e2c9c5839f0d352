package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.Swar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What makes an image's key suspect, although S3 can have it: the update takes such a line, and
 * training does not find the image (Developer Guide, json line errors, ERROR_INVALID_IMAGE). S3
 * takes every key of up to 1,024 bytes of UTF-8 and resolves nothing in it (S3 User Guide, naming
 * Amazon S3 objects); training takes PNG and JPEG (Developer Guide, limits).
 */
final class KeyRules {

  /** Endings of files that lie in folders beside images, or are images of other formats. */
  private static final Set<String> NO_IMAGES =
      Set.of(
          "gif",
          "tif",
          "tiff",
          "bmp",
          "webp",
          "heic",
          "heif",
          "avif",
          "svg",
          "ico",
          "psd",
          "raw",
          "cr2",
          "nef",
          "dng",
          "dcm",
          "nii",
          "mp4",
          "mov",
          "avi",
          "mkv",
          "webm",
          "csv",
          "tsv",
          "txt",
          "xml",
          "json",
          "jsonl",
          "manifest",
          "yaml",
          "yml",
          "pdf",
          "zip",
          "gz",
          "tar",
          "db",
          "ini",
          "md",
          "html",
          "npy",
          "parquet",
          "ds_store");

  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
  private static final Pattern QUERY =
      Pattern.compile("\\.(jpe?g|png)[?#]|&(amp|quot|lt|gt|#[0-9]+);", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(^|/)(none|nan|null|undefined|\\[object object\\])(\\.[a-z]+)?$|\\$?\\{[\\w"
              + " .-]*\\}|<[\\w -]+>|%\\([\\w]+\\)s",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern APPLE_DOUBLE = Pattern.compile("(^|/)(\\._|__MACOSX/)");
  private static final Pattern PATH = Pattern.compile("^/|(^|/)\\.{1,2}(/|$)");

  /**
   * Something to be said about a key.
   *
   * @param text what, after the key, as part of a sentence
   */
  record Suspicion(ImageFault fault, String text) {}

  private KeyRules() {}

  /**
   * Whether a key is of visible ASCII, without what could be meant otherwise, and named as an
   * image. Nearly all are. Before the key there are the five bytes of its scheme and its bucket.
   */
  static boolean isPlain(byte[] bytes, int start, int end) {
    if (end - start < 5 || bytes[start] <= ' ' || bytes[start] == '/' || bytes[start] == '.') {
      return false;
    }
    return isImage(bytes, end) && !isOdd(bytes, start, end);
  }

  /**
   * Whether there are characters that the patterns above look for and few keys have, or that cannot
   * be seen, or a part of a path that starts with a dot.
   *
   * <p>Worked example: of {@code s3://b/a/frame-12.jpg} the key has 14 bytes; {@code a/frame-} and
   * {@code me-12.jpg} are looked at, the last word wherever the one before it ended. In a key of
   * less than eight bytes, that has some bytes before the key, which at worst look odd.
   */
  private static boolean isOdd(byte[] bytes, int start, int end) {
    int last = end - Swar.WORD;
    long found = oddAt(bytes, last);
    for (int index = start; index < last; index += Swar.WORD) {
      found |= oddAt(bytes, index);
    }
    return found != 0;
  }

  private static long oddAt(byte[] bytes, int index) {
    long word = Swar.word(bytes, index);
    long dots = Swar.anyMark(Swar.word(bytes, index - 1), '/') & Swar.anyMark(word, '.');
    long odd = Swar.anyMark(word, '{') | Swar.anyMark(word, '\\');
    odd |= Swar.anyMark(word, '&') | Swar.anyMark(word, ':');
    return dots | odd | Swar.notVisible(word);
  }

  private static boolean isImage(byte[] bytes, int end) {
    int last = lower(bytes[end - 1]);
    int third = lower(bytes[end - 2]);
    int second = lower(bytes[end - 3]);
    boolean three =
        bytes[end - 4] == '.'
            && ((second == 'j' && third == 'p' && last == 'g')
                || (second == 'p' && third == 'n' && last == 'g'));
    return three
        || (bytes[end - 5] == '.'
            && lower(bytes[end - 4]) == 'j'
            && second == 'p'
            && third == 'e'
            && last == 'g');
  }

  private static int lower(byte character) {
    return character | 0x20;
  }

  /** What is suspect about a key that is not plain. */
  static List<Suspicion> of(byte[] bytes, int start, int end) {
    String key = new String(bytes, start, end - start, UTF_8);
    List<Suspicion> found = new ArrayList<>();
    if (Characters.hasSpaceAround(key.substring(key.offsetByCodePoints(key.length(), -1)))) {
      found.add(
          new Suspicion(ImageFault.SPACE_AROUND, "ends in white space or a control character"));
    } else if (Characters.hasSpaceAround(key.substring(0, 1))) {
      found.add(
          new Suspicion(ImageFault.SPACE_FIRST, "starts with white space or a control character"));
    } else if (Characters.hasInvisible(key)) {
      found.add(new Suspicion(ImageFault.INVISIBLE, "has characters that cannot be seen"));
    }
    addPath(key, found);
    if (ESCAPE.matcher(key).find()) {
      found.add(new Suspicion(ImageFault.ENCODED, "seems to be URL-encoded"));
    } else if (QUERY.matcher(key).find()) {
      found.add(
          new Suspicion(ImageFault.QUERY, "goes on behind its ending, as a web address does"));
    }
    String ending = ending(key);
    if (APPLE_DOUBLE.matcher(key).find()) {
      found.add(
          new Suspicion(
              ImageFault.NO_IMAGE, "is a file that macOS puts beside another, and is no image"));
    } else if (key.endsWith("/")) {
      found.add(new Suspicion(ImageFault.NO_IMAGE, "is the name of a folder"));
    } else if (NO_IMAGES.contains(ending)) {
      found.add(
          new Suspicion(ImageFault.NO_IMAGE, "ends in ." + ending + ", and is no PNG or JPEG"));
    }
    return found;
  }

  private static void addPath(String key, List<Suspicion> found) {
    if (PATH.matcher(key).find()) {
      found.add(new Suspicion(ImageFault.PATH, "is written like a path of a disk"));
    } else if (key.contains("s3://")) {
      found.add(new Suspicion(ImageFault.SEVERAL_KEYS, "has another s3:// in it"));
    } else if (key.indexOf('\\') >= 0) {
      found.add(new Suspicion(ImageFault.BACKSLASH, "has backslashes"));
    } else if (PLACEHOLDER.matcher(key).find()) {
      found.add(new Suspicion(ImageFault.PLACEHOLDER, "seems to be a name that was not filled in"));
    }
  }

  private static String ending(String key) {
    String name = key.strip();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}

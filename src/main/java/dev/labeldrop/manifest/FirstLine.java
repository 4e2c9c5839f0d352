package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.json.Excerpt;
import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.Utf8;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file's first line, or the head of it, looks like, where it is no line of a manifest. */
final class FirstLine {

  /** Bytes that a message shows of a file that is no text. */
  private static final int SHOWN_BYTES = 4;

  /** Bytes of a line that tell whether it is text. */
  private static final int TELLING_BYTES = 1024;

  private static final byte[] GZIP = {0x1F, (byte) 0x8B};
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] QUOTED_OBJECT = "\"{".getBytes(UTF_8);

  /** A class and four fractions, as YOLO's labels have them. */
  private static final Pattern YOLO =
      Pattern.compile("[0-9]{1,4}( [01]?\\.?[0-9]{0,20}(e-?[0-9]{1,3})?){4,100}\\s*");

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

  /** Git LFS specification, the pointer: the key {@code version} comes first. */
  private static final byte[] LFS_POINTER = "version https://git-lfs.github.com/".getBytes(UTF_8);

  private final byte[] bytes;
  private final int start;
  private final int end;
  private final int first;

  /** The bytes from one index to another. */
  FirstLine(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.first = withoutSpace(start);
  }

  /** What it looks like; null where it could be anything. */
  @Nullable Fault guess() {
    if (startsWith(GZIP) || startsWith(ZIP)) {
      return new Fault.Plain(Code.ERROR_MANIFEST_IS_COMPRESSED);
    }
    Fault encoding = WideEncoding.of(bytes, start, end);
    if (encoding != null) {
      return encoding;
    }
    if (startsWith(LFS_POINTER)) {
      return new Fault.Plain(Code.ERROR_MANIFEST_IS_LFS_POINTER);
    }
    if (startsWith(PNG) || startsWith(JPEG)) {
      return new Fault.Plain(Code.ERROR_MANIFEST_IS_BINARY);
    }
    return first == end ? null : ofFirstCharacter();
  }

  private @Nullable Fault ofFirstCharacter() {
    return switch (bytes[first]) {
      case '[' -> FileFault.ARRAY;
      case '<' -> FileFault.MARKUP;
      case '{' -> joined();
      case '"' -> startsWith(QUOTED_OBJECT) ? FileFault.STRINGS : ofText();
      default -> ofText();
    };
  }

  private @Nullable Fault ofText() {
    if (hasControls()) {
      return new Fault.Plain(Code.ERROR_MANIFEST_IS_BINARY);
    }
    if (YOLO.matcher(new String(bytes, first, end - first, UTF_8)).matches()) {
      return FileFault.YOLO;
    }
    return hasSeparator() ? FileFault.TABLE : null;
  }

  /** Its beginning as messages show it, where it is text. */
  String text() {
    int most = Math.min(end, start + Excerpt.LONGEST * Utf8.LONGEST_SEQUENCE);
    return Excerpt.of(new String(bytes, start, most - start, UTF_8));
  }

  /** Its first bytes as messages show them, where it is none. */
  String hex() {
    int most = Math.min(end, start + SHOWN_BYTES);
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes, start, most);
  }

  private boolean startsWith(byte[] prefix) {
    int after = start + prefix.length;
    return after <= end && Arrays.equals(bytes, start, after, prefix, 0, prefix.length);
  }

  /** How objects follow each other, with white space at most between them; null where none do. */
  private @Nullable FileFault joined() {
    for (int index = first; index < end; index++) {
      if (bytes[index] == '}') {
        int next = withoutSpace(index + 1);
        if (next < end && bytes[next] == '{') {
          return has('\r', index, next) ? FileFault.RETURNS : FileFault.JOINED;
        }
      }
    }
    return null;
  }

  /** Whether there are control characters that no text has. */
  private boolean hasControls() {
    int most = Math.min(end, first + TELLING_BYTES);
    for (int index = first; index < most; index++) {
      boolean control = bytes[index] >= 0 && bytes[index] < ' ';
      if (control && bytes[index] != '\t' && bytes[index] != '\r' && bytes[index] != '\f') {
        return true;
      }
    }
    return false;
  }

  private boolean hasSeparator() {
    return has(',', first, end) || has(';', first, end) || has('\t', first, end);
  }

  private boolean has(char character, int from, int to) {
    for (int index = from; index < to; index++) {
      if (bytes[index] == character) {
        return true;
      }
    }
    return false;
  }

  private int withoutSpace(int from) {
    int index = from;
    while (index < end && JsonToken.isWhiteSpace(bytes[index])) {
      index++;
    }
    return index;
  }
}

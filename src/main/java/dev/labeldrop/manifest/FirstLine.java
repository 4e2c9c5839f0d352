package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.json.Excerpt;
import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.Utf8;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file's first line, or the head of it, looks like, where it is no line of a manifest. */
final class FirstLine {

  /** Bytes that a message shows of a file that is no text. */
  private static final int SHOWN_BYTES = 4;

  /** Bytes of a line that tell whether it is text. */
  private static final int TELLING_BYTES = 1024;

  /** The first bytes of compressed files: gzip, ZIP, bzip2, xz, Zstandard, 7-Zip, LZ4, RAR. */
  private static final List<byte[]> COMPRESSED =
      List.of(
          new byte[] {0x1F, (byte) 0x8B},
          new byte[] {'P', 'K', 3, 4},
          new byte[] {'B', 'Z', 'h'},
          new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z'},
          new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD},
          new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF},
          new byte[] {4, 0x22, 0x4D, 0x18},
          new byte[] {'R', 'a', 'r', '!'},
          new byte[] {0x78, (byte) 0x9C},
          new byte[] {0x78, (byte) 0xDA});

  /** Those of data: Parquet, Avro, SQLite, PDF, pickle, HDF5, NumPy, ORC. */
  private static final List<byte[]> DATA =
      List.of(
          "PAR1".getBytes(UTF_8),
          new byte[] {'O', 'b', 'j', 1},
          "SQLite format 3".getBytes(UTF_8),
          "%PDF-".getBytes(UTF_8),
          new byte[] {(byte) 0x80, 4, (byte) 0x95},
          new byte[] {(byte) 0x89, 'H', 'D', 'F'},
          new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'},
          "ORC".getBytes(UTF_8));

  /** POSIX, ustar interchange format: the word stands at byte 257. */
  private static final int TAR_MAGIC = 257;

  private static final byte[] TAR = "ustar".getBytes(UTF_8);
  private static final byte[] GIF = {'G', 'I', 'F', '8'};
  private static final byte[] QUOTED_OBJECT = "\"{".getBytes(UTF_8);
  private static final byte[] QUOTED_FIELD = "\"{\"\"".getBytes(UTF_8);

  /** Control characters of text: line ends, tabs, what terminals and streams put into it. */
  private static final String TEXT = "\t\r\f\u000B\u001A\u001B\u001E";

  private static final Pattern YAML =
      Pattern.compile("(---|%YAML.*|- [A-Za-z_\"][^,;\t]*:.*|[a-z_-]+:|[a-z_-]+: [^,;\t{]*)\\s*");

  /** A class and four fractions, as YOLO's labels have them. */
  private static final Pattern YOLO =
      Pattern.compile("[0-9]{1,4}([ \\t][01]?\\.?[0-9]{0,20}(e-?[0-9]{1,3})?){4,100}\\s*");

  /** The name or address of an image, and nothing else. */
  private static final Pattern IMAGE =
      Pattern.compile("[^,;\\t\"]{1,1100}\\.(jpe?g|png|JPE?G|PNG)\\s*");

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
    if (COMPRESSED.stream().anyMatch(this::startsWith) || isTar()) {
      return new Fault.Plain(Code.ERROR_MANIFEST_IS_COMPRESSED);
    }
    if (WideEncoding.markOfOtherText(bytes, start, end) > 0) {
      return null;
    }
    Fault encoding = WideEncoding.of(bytes, start, end);
    if (encoding != null) {
      return encoding;
    }
    if (startsWith(LFS_POINTER)) {
      return new Fault.Plain(Code.ERROR_MANIFEST_IS_LFS_POINTER);
    }
    if (startsWith(PNG) || startsWith(JPEG) || startsWith(GIF)) {
      return new Fault.Plain(Code.ERROR_MANIFEST_IS_BINARY);
    }
    if (DATA.stream().anyMatch(this::startsWith)) {
      return OtherFileFault.DATA;
    }
    return first == end ? null : ofFirstCharacter();
  }

  /** Whether the head of a tar archive stands there, which says so behind the first name. */
  private boolean isTar() {
    int magic = start + TAR_MAGIC;
    return magic + TAR.length <= end
        && Arrays.equals(bytes, magic, magic + TAR.length, TAR, 0, TAR.length);
  }

  private @Nullable Fault ofFirstCharacter() {
    return switch (bytes[first]) {
      case '[' -> FileFault.ARRAY;
      case '<' -> OtherFileFault.MARKUP;
      case '{' -> joined();
      case '"' ->
          startsWith(QUOTED_OBJECT) && !startsWith(QUOTED_FIELD) ? FileFault.STRINGS : ofText();
      default -> ofText();
    };
  }

  private @Nullable Fault ofText() {
    if (hasControls()) {
      return OtherFileFault.DATA;
    }
    if (has('{', first, end)) {
      return null;
    }
    if (YAML.matcher(new String(bytes, first, end - first, UTF_8)).matches()) {
      return OtherFileFault.YAML;
    }
    if (IMAGE.matcher(new String(bytes, first, end - first, UTF_8)).matches()) {
      return OtherFileFault.LISTING;
    }
    if (YOLO.matcher(new String(bytes, first, end - first, UTF_8)).matches()) {
      return OtherFileFault.YOLO;
    }
    return hasSeparator() ? OtherFileFault.TABLE : null;
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
      if (bytes[index] >= 0 && bytes[index] < ' ' && TEXT.indexOf(bytes[index]) < 0) {
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

package dev.labeldrop.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** What a file is, by its first bytes; names and media types can lie. */
public enum FileKind {
  /** PNG. */
  PNG("a PNG image"),
  /** JPEG. */
  JPEG("a JPEG image"),
  /** GIF. */
  GIF("a GIF image"),
  /** WebP. */
  WEBP("a WebP image"),
  /** TIFF, also most raw images of cameras. */
  TIFF("a TIFF or raw image"),
  /** BMP. */
  BMP("a BMP image"),
  /** HEIC, HEIF or AVIF. */
  HEIF("a HEIC or AVIF image"),
  /** MP4. */
  MP4("a video (MP4)"),
  /** QuickTime. */
  QUICKTIME("a video (QuickTime)"),
  /** A raw photo of a Canon camera. */
  CR3("a raw photo (CR3)"),
  /** Another file in the boxes of ISO/IEC 14496-12. */
  MP4_FAMILY("a video or another file of the MP4 family"),
  /** JPEG 2000 or JPEG XL. */
  OTHER_JPEG("a JPEG 2000 or JPEG XL image"),
  /** PDF. */
  PDF("a PDF document"),
  /** HTML. */
  HTML("an HTML page, such as the answer to a failed download"),
  /** XML. */
  XML("an XML document, such as an SVG image or an error message of S3"),
  /** JSON. */
  JSON("JSON text"),
  /** A Git LFS pointer. */
  LFS_POINTER("a Git LFS pointer, not the image itself"),
  /** Zip or gzip. */
  ARCHIVE("a zip or gzip file"),
  /** Other text. */
  TEXT("plain text"),
  /** Anything else. */
  UNKNOWN("no image of a known kind");

  /** Bytes that are looked at. */
  private static final int TELLING = 512;

  private static final String PNG_SIGNATURE = "\u0089PNG\r\n\u001A\n";
  private static final int BRAND = 8;

  /** Bytes of a character in UTF-8. */
  private static final int LONGEST_CHARACTER = 4;

  private final String words;

  FileKind(String words) {
    this.words = words;
  }

  /** What it is, with an article. */
  public String words() {
    return words;
  }

  /** That of a file by its first bytes; at least 32 of them, or all. */
  static FileKind of(byte[] first) {
    String head = new String(first, 0, Math.min(first.length, TELLING), ISO_8859_1);
    if (head.startsWith(PNG_SIGNATURE)) {
      return PNG;
    }
    if (head.startsWith("\u00FF\u00D8\u00FF")) {
      return JPEG;
    }
    FileKind binary = binary(head);
    return binary == UNKNOWN ? text(new String(first, 0, head.length(), UTF_8)) : binary;
  }

  private static FileKind binary(String head) {
    if (head.startsWith("GIF8")) {
      return GIF;
    }
    if (head.startsWith("RIFF") && head.startsWith("WEBP", BRAND)) {
      return WEBP;
    }
    if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
      return TIFF;
    }
    if (head.startsWith("BM") && head.length() > BRAND && head.charAt(BRAND) == 0) {
      return BMP;
    }
    if (head.startsWith("ftyp", BRAND / 2)) {
      return branded(head.substring(BRAND, Math.min(head.length(), BRAND + 4)));
    }
    if (head.startsWith("jP  ", BRAND / 2)
        || head.startsWith("JXL ", BRAND / 2)
        || head.startsWith("\u00FF\n")
        || head.startsWith("\u00FFO\u00FFQ")) {
      return OTHER_JPEG;
    }
    if (head.startsWith("%PDF")) {
      return PDF;
    }
    return head.startsWith("PK\u0003\u0004") || head.startsWith("\u001F\u008B") ? ARCHIVE : UNKNOWN;
  }

  /** By the major brand of the box {@code ftyp}; MP4 Registration Authority, "Brands". */
  private static FileKind branded(String brand) {
    return switch (brand) {
      case "heic", "heix", "hevc", "mif1", "msf1", "avif", "avis" -> HEIF;
      case "mp41", "mp42", "isom", "iso2", "iso4", "iso5", "iso6", "avc1", "M4V ", "MSNV" -> MP4;
      case "qt  " -> QUICKTIME;
      case "crx " -> CR3;
      default -> MP4_FAMILY;
    };
  }

  private static FileKind text(String head) {
    String bare = head.startsWith("\uFEFF") ? head.substring(1) : head;
    String folded = bare.stripLeading().toLowerCase(Locale.ROOT);
    if (folded.startsWith("<!doctype html") || folded.startsWith("<html")) {
      return HTML;
    }
    if (folded.startsWith("<?xml") || folded.startsWith("<svg") || folded.startsWith("<error")) {
      return XML;
    }
    if (folded.startsWith("version https://git-lfs")) {
      return LFS_POINTER;
    }
    int whole = Math.max(0, folded.length() - LONGEST_CHARACTER); // The last may be cut.
    if (folded.isEmpty()
        || folded.chars().anyMatch(FileKind::isControl)
        || folded.lastIndexOf('\uFFFD', whole) >= 0) {
      return UNKNOWN;
    }
    if (folded.startsWith("<") && (folded.contains("<head") || folded.contains("<body"))) {
      return HTML;
    }
    return folded.startsWith("{") || folded.startsWith("[") ? JSON : TEXT;
  }

  private static boolean isControl(int character) {
    return character < ' ' && !Character.isWhitespace(character);
  }
}

package dev.labeldrop.image;

import static dev.labeldrop.image.CountedBytes.seen;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.image.Seen.Image;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageReaderTest {

  private static final byte[] NOISE = Pictures.jpeg(300, 200, new SplittableRandom(1));

  private static Image png(int width, int height) {
    return new Image(FileKind.PNG, width, height, 1, 8, false, false, false);
  }

  private static Image jpeg(int width, int height) {
    return new Image(FileKind.JPEG, width, height, 1, 8, false, false, false);
  }

  @Test
  void readsTheSizeOfAPng() {
    assertThat(seen(Pictures.png(80, 60))).isEqualTo(png(80, 60));
  }

  @Test
  void readsTheSizeOfAJpeg() {
    assertThat(seen(Pictures.jpeg(80, 60))).isEqualTo(jpeg(80, 60));
    assertThat(seen(NOISE)).isEqualTo(jpeg(300, 200));
  }

  @Test
  void findsNoImageInNothing() {
    assertThat(seen(new byte[0])).isEqualTo(new Seen.Empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE html><html><body>Not found|HTML",
        "' \n <html>'|HTML",
        "<head></head>|HTML",
        "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code>|XML",
        "<svg xmlns=''>|XML",
        "GIF89a|GIF",
        "RIFF....WEBPVP8 |WEBP",
        "%PDF-1.7|PDF",
        "....ftypheic|HEIF",
        "....ftypheix|HEIF",
        "....ftyphevc|HEIF",
        "....ftypmif1|HEIF",
        "....ftypmsf1|HEIF",
        "....ftypavif|HEIF",
        "....ftypavis|HEIF",
        "....ftypmp42|MP4",
        "....ftypisom|MP4",
        "'....ftypqt  '|QUICKTIME",
        "'....ftypcrx '|CR3",
        "....ftypjxl?|MP4_FAMILY",
        "....ftyp|MP4_FAMILY",
        "{\"a\":1}|JSON",
        "version https://git-lfs.github.com/spec/v1|LFS_POINTER",
        "'PK\u0003\u0004'|ARCHIVE",
        "'II*\u0000'|TIFF",
        "MM\u0000*|TIFF",
        "hello|TEXT",
        "'\u0001\u0002'|UNKNOWN",
        "'\u0089PNG'|UNKNOWN"
      })
  void saysWhatAFileIsByItsBytes(String start, FileKind kind) {
    assertThat(seen(start.getBytes(ISO_8859_1))).isEqualTo(new Seen.NotAnImage(kind));
  }

  @Test
  void readsHowAnImageIsTurned() {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      for (int orientation = 1; orientation <= 8; orientation++) {
        Image jpeg = (Image) seen(Pictures.jpeg(80, 60, Pictures.exif(orientation, order)));
        assertThat(jpeg.orientation()).isEqualTo(orientation);
        assertThat(jpeg.turned()).isEqualTo(orientation >= 5);
        byte[] chunk = Pictures.chunk("eXIf", Pictures.tiff(orientation, order));
        Image png = (Image) seen(Pictures.png(80, 60, 8, chunk));
        assertThat(png.orientation()).isEqualTo(orientation);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 300})
  void takesAnUnknownOrientationAsNone(int orientation) {
    byte[] exif = Pictures.exif(orientation, ByteOrder.BIG_ENDIAN);
    assertThat(seen(Pictures.jpeg(80, 60, exif))).isEqualTo(jpeg(80, 60));
  }

  @Test
  void takesBrokenExifDataAsNone() {
    byte[] exif = Pictures.exif(6, ByteOrder.BIG_ENDIAN);
    for (int at = 10; at < exif.length; at++) {
      byte[] broken = exif.clone();
      broken[at] = (byte) 0xFF;
      assertThat(seen(Pictures.jpeg(80, 60, broken))).isInstanceOf(Image.class);
    }
  }

  @Test
  void seesThatAPngIsAnimated() {
    assertThat(seen(Pictures.png(80, 60, 8, Pictures.animation(3))))
        .isEqualTo(new Image(FileKind.PNG, 80, 60, 1, 8, false, true, false));
  }

  @Test
  void seesSixteenBits() {
    assertThat(seen(Pictures.png(80, 60, 16)))
        .isEqualTo(new Image(FileKind.PNG, 80, 60, 1, 16, false, false, false));
  }

  @Test
  void seesCmyk() {
    assertThat(seen(Pictures.cmykJpeg(80, 60)))
        .isEqualTo(new Image(FileKind.JPEG, 80, 60, 1, 8, true, false, false));
  }

  @Test
  void readsABombByItsHeaderAlone() {
    CountedBytes bomb = new CountedBytes(Pictures.pngThatClaims(2_000_000_000, 2_000_000_000));
    assertThat(bomb.seen()).isEqualTo(png(2_000_000_000, 2_000_000_000));
    assertThat(bomb.reads()).isZero();
  }

  @Test
  void findsTheSizeBehindAMegabyteOfMetadata() {
    CountedBytes image = new CountedBytes(Pictures.jpeg(80, 60, Pictures.metadata(1_000_000)));
    assertThat(image.seen()).isEqualTo(jpeg(80, 60));
    assertThat(image.reads()).isEqualTo(17); // 16 for the header, one for the end
  }

  @Test
  void givesUpOnAHundredMegabytesOfMetadata() {
    CountedBytes image = new CountedBytes(Pictures.jpeg(80, 60, Pictures.metadata(100_000_000)));
    assertThat(image.seen()).isEqualTo(new Seen.Unsized(FileKind.JPEG));
    assertThat(image.reads()).isEqualTo(16);
  }

  @Test
  void findsTheSizeOfAPngBeforeAHundredMegabytesOfMetadata() {
    byte[] text = Pictures.chunk("tEXt", new byte[100_000_000]);
    CountedBytes image = new CountedBytes(Pictures.png(80, 60, 8, text, Pictures.animation(2)));
    assertThat(image.seen()).isEqualTo(new Image(FileKind.PNG, 80, 60, 1, 8, false, true, false));
    assertThat(image.reads()).isEqualTo(2);
  }

  @Test
  void neverReadsMoreThanAllowedOfFillBytes() {
    byte[] fill = new byte[10_000_000];
    Arrays.fill(fill, (byte) 0xFF);
    CountedBytes image = new CountedBytes(Pictures.join(Pictures.bytes(0xFF, 0xD8), fill));
    assertThat(image.seen()).isInstanceOf(Seen.Unsized.class);
    assertThat(image.reads()).isEqualTo(16);
  }

  @Test
  void seesAJpegThatBreaksOffInItsPixels() {
    for (int length = NOISE.length - 2; length > NOISE.length / 2; length -= 997) {
      assertThat(seen(Arrays.copyOf(NOISE, length)))
          .as("%d of %d bytes", length, NOISE.length)
          .isEqualTo(jpeg(300, 200).cutOff());
    }
  }

  @Test
  void seesASmallJpegThatBreaksOff() {
    byte[] whole = Pictures.jpeg(80, 60);
    assertThat(seen(Arrays.copyOf(whole, whole.length - 2))).isEqualTo(jpeg(80, 60).cutOff());
  }

  /** What programs leave behind the end of an image; none of it is a part of the image. */
  private static List<byte[]> behind() {
    byte[] random = new byte[20_000];
    new SplittableRandom(2).nextBytes(random);
    byte[] erased = new byte[20_000];
    Arrays.fill(erased, (byte) 0xFF);
    byte[] table = new byte[20_000]; // lengths of frames, as at the end of a film
    for (int at = 0; at < table.length; at += 4) {
      table[at + 2] = (byte) (at / 4_000);
      table[at + 3] = (byte) (at / 4);
    }
    byte[] film = new byte[300_000];
    System.arraycopy("\0\0\0\u0018ftypmp42".getBytes(ISO_8859_1), 0, film, 0, 12);
    return List.of(random, erased, table, film, new byte[100], NOISE);
  }

  @Test
  void leavesAJpegWithSomethingBehindItsEndAlone() throws IOException {
    for (byte[] behind : behind()) {
      byte[] small = Pictures.join(Pictures.jpeg(80, 60), behind);
      assertThat(seen(small)).isEqualTo(jpeg(80, 60));
      CountedBytes large = new CountedBytes(Pictures.join(NOISE, behind));
      assertThat(large.seen()).isEqualTo(jpeg(300, 200));
      assertThat(large.reads()).isLessThanOrEqualTo(10);
      assertThat(ImageIO.read(new ByteArrayInputStream(small)).getWidth()).isEqualTo(80);
    }
  }

  @Test
  void leavesAJpegAloneWhoseSecondPictureBreaksOff() {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      byte[] second = Arrays.copyOf(NOISE, NOISE.length / 2);
      byte[] first = Pictures.jpeg(80, 60, Pictures.pictures(20_000, order), new byte[0]);
      byte[] padded = Arrays.copyOf(first, 20_000);
      CountedBytes both = new CountedBytes(Pictures.join(padded, second));
      assertThat(both.seen()).isEqualTo(jpeg(80, 60));
      assertThat(both.reads()).isZero();
    }
  }

  @Test
  void seesAJpegOfSeveralPicturesThatBreaksOffInItsFirst() {
    byte[] pictures = Pictures.pictures(NOISE.length, ByteOrder.LITTLE_ENDIAN);
    byte[] whole =
        Pictures.join(
            Arrays.copyOf(NOISE, 2), pictures, Arrays.copyOfRange(NOISE, 2, NOISE.length));
    assertThat(seen(whole)).isEqualTo(jpeg(300, 200));
    assertThat(seen(Arrays.copyOf(whole, 30_000))).isEqualTo(jpeg(300, 200).cutOff());
  }

  @Test
  void seesAPngThatBreaksOff() {
    byte[] whole = Pictures.png(80, 60);
    assertThat(seen(Arrays.copyOf(whole, whole.length - 12))).isEqualTo(png(80, 60).cutOff());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000, 8_192, 65_536, 10_000_000})
  void leavesAPngWithSomethingBehindItsEndAlone(int chunk) throws IOException {
    byte[] png = Pictures.noisyPng(300, chunk, new SplittableRandom(4));
    for (byte[] behind : behind()) {
      byte[] image = Pictures.join(png, behind);
      CountedBytes counted = new CountedBytes(image);
      assertThat(counted.seen()).isEqualTo(png(300, 300));
      assertThat(counted.reads()).isLessThanOrEqualTo(16);
      assertThat(ImageIO.read(new ByteArrayInputStream(image)).getWidth()).isEqualTo(300);
    }
    assertThat(seen(Pictures.join(Pictures.png(80, 60), new byte[5_000]))).isEqualTo(png(80, 60));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000, 8_192, 65_536, 10_000_000})
  void seesAPngOfManyChunksThatBreaksOff(int chunk) {
    byte[] png = Pictures.noisyPng(300, chunk, new SplittableRandom(4));
    for (int length = png.length - 12; length > 100; length -= 9_973) {
      CountedBytes image = new CountedBytes(Arrays.copyOf(png, length));
      assertThat(image.seen())
          .as("%d of %d bytes", length, png.length)
          .isEqualTo(png(300, 300).cutOff());
      assertThat(image.reads()).isLessThanOrEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 3_000, 5_000, 70_000})
  void seesAnImageThatWasFilledUpWithZeros(int zeros) {
    byte[] behind = new byte[zeros];
    byte[] half = Arrays.copyOf(NOISE, NOISE.length / 2);
    assertThat(seen(Pictures.join(half, behind))).isEqualTo(jpeg(300, 200).cutOff());
    assertThat(seen(Pictures.join(NOISE, behind))).isEqualTo(jpeg(300, 200));
    byte[] small = Pictures.jpeg(80, 60);
    byte[] part = Arrays.copyOf(small, small.length - 2);
    assertThat(seen(Pictures.join(part, behind))).isEqualTo(jpeg(80, 60).cutOff());
    for (int chunk : new int[] {1_000, 8_192, 10_000_000}) {
      byte[] png = Pictures.noisyPng(300, chunk, new SplittableRandom(4));
      byte[] start = Arrays.copyOf(png, png.length - 20);
      assertThat(seen(Pictures.join(start, behind))).isEqualTo(png(300, 300).cutOff());
      assertThat(seen(Arrays.copyOf(Arrays.copyOf(png, png.length - 100), png.length)))
          .isEqualTo(png(300, 300).cutOff());
    }
  }

  @Test
  void saysNothingOfAnEndThatIsFurtherBehindThanItReads() {
    byte[][] chunks = new byte[400][];
    for (int index = 0; index < chunks.length; index++) {
      chunks[index] = Pictures.chunk("tEXt", new byte[20_000 + index]);
    }
    byte[] image = Pictures.join(Pictures.png(80, 60, 8, chunks), new byte[5_000]);
    CountedBytes counted = new CountedBytes(image);
    assertThat(counted.seen()).isEqualTo(png(80, 60));
    assertThat(counted.reads()).isEqualTo(17);
  }

  @Test
  void seesAnImageThatBreaksOffInItsHeader() {
    byte[] jpeg = Pictures.jpeg(80, 60);
    assertThat(seen(Arrays.copyOf(jpeg, 40)))
        .isEqualTo(new Seen.Broken(FileKind.JPEG, "ends in its header, after 40 bytes"));
    assertThat(seen(Arrays.copyOf(Pictures.png(80, 60), 20)))
        .isEqualTo(new Seen.Broken(FileKind.PNG, "ends in its header, after 20 bytes"));
    assertThat(seen(Arrays.copyOf(Pictures.png(80, 60), 36))).isEqualTo(png(80, 60).cutOff());
  }

  @Test
  void seesAHeaderThatIsNotOne() {
    byte[] jpeg = Pictures.jpeg(80, 60);
    jpeg[20] = 0;
    assertThat(seen(jpeg)).isEqualTo(new Seen.Broken(FileKind.JPEG, "has no marker at byte 20"));
    assertThat(seen(Pictures.bytes(0xFF, 0xD8, 0xFF, 0xD9)))
        .isEqualTo(new Seen.Broken(FileKind.JPEG, "has no frame header before its pixels"));
    assertThat(seen(Pictures.png(0, 60)))
        .isEqualTo(new Seen.Broken(FileKind.PNG, "has a side of 0 pixels"));
  }

  @Test
  void readsAnyBytesWithoutAnythingThrown() {
    SplittableRandom random = new SplittableRandom(3);
    byte[][] images = {
      Pictures.jpeg(80, 60, Pictures.exif(6, ByteOrder.LITTLE_ENDIAN)),
      Pictures.png(80, 60, 8, Pictures.animation(2)),
      Pictures.cmykJpeg(80, 60)
    };
    for (int round = 0; round < 20_000; round++) {
      byte[] image = images[round % images.length].clone();
      for (int change = random.nextInt(1, 6); change > 0; change--) {
        image[random.nextInt(Math.min(image.length, 200))] = (byte) random.nextInt(256);
      }
      CountedBytes bytes = new CountedBytes(Arrays.copyOf(image, random.nextInt(image.length + 1)));
      assertThat(bytes.seen()).isNotNull();
      assertThat(bytes.reads()).isLessThanOrEqualTo(17);
    }
  }
}

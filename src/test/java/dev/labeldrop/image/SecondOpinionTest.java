package dev.labeldrop.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.png.PngDirectory;
import java.io.ByteArrayInputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What we read of images is what a library reads that the whole world uses. */
final class SecondOpinionTest {

  @Test
  void agreesOnJpegs() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 300; round++) {
      byte[] jpeg = Pictures.jpeg(random.nextInt(1, 300), random.nextInt(1, 300), segments(random));
      Metadata second = ImageMetadataReader.readMetadata(new ByteArrayInputStream(jpeg));
      JpegDirectory frame =
          Objects.requireNonNull(second.getFirstDirectoryOfType(JpegDirectory.class));
      ExifIFD0Directory exif = second.getFirstDirectoryOfType(ExifIFD0Directory.class);
      int orientation = exif == null ? 1 : exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
      assertThat(CountedBytes.seen(jpeg))
          .isEqualTo(
              new Seen.Image(
                  FileKind.JPEG,
                  frame.getImageWidth(),
                  frame.getImageHeight(),
                  orientation,
                  frame.getInt(JpegDirectory.TAG_DATA_PRECISION),
                  frame.getNumberOfComponents() == 4,
                  false,
                  false));
    }
  }

  private static byte[][] segments(SplittableRandom random) {
    List<byte[]> segments = new ArrayList<>();
    int exifAt = random.nextInt(4);
    for (int index = 0; index < 3; index++) {
      if (index == exifAt) {
        ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        segments.add(Pictures.exif(random.nextInt(1, 9), order));
      } else {
        byte[] content = new byte[random.nextInt(2, 40_000)];
        random.nextBytes(content);
        segments.add(Pictures.segment(random.nextBoolean() ? 0xFE : 0xEA, content));
      }
    }
    return segments.toArray(byte[][]::new);
  }

  @Test
  void agreesOnPngs() throws Exception {
    SplittableRandom random = new SplittableRandom(6);
    for (int round = 0; round < 100; round++) {
      int bits = random.nextBoolean() ? 8 : 16;
      byte[] png = Pictures.png(random.nextInt(1, 300), random.nextInt(1, 300), bits);
      PngDirectory header =
          Objects.requireNonNull(
              ImageMetadataReader.readMetadata(new ByteArrayInputStream(png))
                  .getFirstDirectoryOfType(PngDirectory.class));
      assertThat(CountedBytes.seen(png))
          .isEqualTo(
              new Seen.Image(
                  FileKind.PNG,
                  header.getInt(PngDirectory.TAG_IMAGE_WIDTH),
                  header.getInt(PngDirectory.TAG_IMAGE_HEIGHT),
                  1,
                  header.getInt(PngDirectory.TAG_BITS_PER_SAMPLE),
                  false,
                  false,
                  false));
    }
  }
}

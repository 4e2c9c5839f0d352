package dev.labeldrop.local.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.image.FileKind;
import dev.labeldrop.image.Pictures;
import dev.labeldrop.image.Seen;
import dev.labeldrop.manifest.LabelledBox;
import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.LineImages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThumbnailsTest {

  private static Seen.Image header(FileKind kind, int width, int height) {
    return new Seen.Image(kind, width, height, 1, 8, false, false, false);
  }

  /** A line with a box over the left half of an image of 960 x 480. */
  private static LineImage line() {
    String json =
        "{\"source-ref\":\"s3://b/k\",\"bb\":{\"image_size\":[{\"width\":960,\"height\":480,\"depth\":3}],"
            + "\"annotations\":[{\"class_id\":0,\"left\":40,\"top\":40,\"width\":440,\"height\":400}]}}";
    return new LineImages().of(1, json.getBytes(UTF_8)).orElseThrow();
  }

  private static BufferedImage shown(Optional<String> data) throws IOException {
    String address = data.orElseThrow();
    assertThat(address).startsWith("data:image/jpeg;base64,");
    byte[] bytes = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  /** How bright a pixel is, from 0 to 255. */
  private static int brightness(BufferedImage image, int x, int y) {
    int rgb = image.getRGB(x, y);
    return ((rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 3;
  }

  @Test
  void drawsTheBoxInItsPlace() throws IOException {
    byte[] black = Pictures.jpeg(960, 480);
    BufferedImage small =
        shown(Thumbnails.of(black, header(FileKind.JPEG, 960, 480), line(), List.of()));
    assertThat(small.getWidth()).isEqualTo(240);
    assertThat(small.getHeight()).isEqualTo(120);
    assertThat(brightness(small, 10, 60)).isGreaterThan(80);
    assertThat(brightness(small, 120, 60)).isGreaterThan(80);
    assertThat(brightness(small, 60, 60)).isLessThan(30);
    assertThat(brightness(small, 180, 60)).isLessThan(30);
  }

  /**
   * How many pixels are as black as the letters of a name on its colour, in a part of a picture.
   */
  private static long letters(BufferedImage image, int left, int top, int right, int bottom) {
    return IntStream.range(left, right)
        .mapToLong(
            x -> IntStream.range(top, bottom).filter(y -> brightness(image, x, y) < 60).count())
        .sum();
  }

  /** A picture with some boxes and their names. */
  private static BufferedImage named(LabelledBox... boxes) throws IOException {
    byte[] white = Pictures.whitePng(960, 480);
    LineImage line = new LineImages().of(1, boxes(boxes).getBytes(UTF_8)).orElseThrow();
    return shown(Thumbnails.of(white, header(FileKind.PNG, 960, 480), line, List.of(boxes)));
  }

  private static String boxes(LabelledBox... boxes) {
    return "{\"source-ref\":\"s3://b/k\",\"bb\":{\"image_size\":[{\"width\":960,\"height\":480,\"depth\":3}],\"annotations\":[%s]}}"
        .formatted(
            Arrays.stream(boxes)
                .map(box ->
                    "{\"class_id\":0,\"left\":%s,\"top\":%s,\"width\":%s,\"height\":%s}"
                        .formatted(box.left(), box.top(), box.width(), box.height()))
                .collect(Collectors.joining(",")));
  }

  @Test
  void writesTheNameAboveItsBox() throws IOException {
    LabelledBox box = new LabelledBox("cat", 400, 200, 200, 200);
    assertThat(letters(named(box), 103, 34, 140, 48)).isGreaterThan(20);
    assertThat(letters(named(box.named("")), 103, 34, 140, 48)).isZero();
  }

  @Test
  void writesTheNameInsideABoxAtTheTop() throws IOException {
    LabelledBox box = new LabelledBox("cat", 400, 0, 200, 200);
    assertThat(letters(named(box), 103, 3, 140, 13)).isGreaterThan(20);
  }

  @Test
  void cutsALongNameAndMovesItIntoThePicture() throws IOException {
    LabelledBox box = new LabelledBox("forklift ".repeat(20), 800, 200, 100, 200);
    assertThat(letters(named(box), 123, 34, 180, 48)).isGreaterThan(20);
    assertThat(letters(named(box), 0, 34, 119, 48)).isZero();
  }

  @Test
  void writesNoNameOverAnother() throws IOException {
    LabelledBox box = new LabelledBox("i", 400, 200, 200, 20);
    long alone = letters(named(box), 103, 34, 130, 48);
    long wide = letters(named(box.named("MMM")), 103, 34, 130, 48);
    assertThat(wide).isGreaterThan(alone + 40);
    assertThat(letters(named(box, box.named("MMM")), 103, 34, 130, 48)).isLessThan(alone + 20);
  }

  /** A line with a box that ends at 520, 440 in an image that it calls 960 x 480. */
  private static BufferedImage of(int width, int height, int orientation) throws IOException {
    Seen.Image seen =
        new Seen.Image(FileKind.JPEG, width, height, orientation, 8, false, false, false);
    return shown(Thumbnails.of(Pictures.jpeg(width, height), seen, line(), List.of()));
  }

  @Test
  void drawsTheBoxInThePixelsOfTheImageThatIsThere() throws IOException {
    BufferedImage larger = of(1_920, 960, 1);
    assertThat(brightness(larger, 60, 30)).isGreaterThan(80); // the right edge, at 480 of 1,920
    assertThat(brightness(larger, 120, 30)).isLessThan(30);
  }

  @Test
  void drawsWhatIsInsideOfABoxThatReachesOut() throws IOException {
    BufferedImage smaller = of(240, 240, 1);
    assertThat(smaller.getWidth()).isEqualTo(240);
    assertThat(IntStream.range(60, 220).filter(y -> brightness(smaller, 40, y) > 80).count())
        .as("a broken line")
        .isBetween(60L, 130L);
    assertThat(brightness(smaller, 20, 120)).isLessThan(30);
  }

  @Test
  void drawsNothingOfABoxOutside() throws IOException {
    BufferedImage small = of(64, 64, 1);
    assertThat(brightness(small, 50, 50)).isLessThan(80);
    BufferedImage tiny = of(38, 38, 1);
    assertThat(
            IntStream.range(0, 38 * 38)
                .filter(at -> brightness(tiny, at % 38, at / 38) > 30)
                .count())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8})
  void turnsAnImageUprightWhoseLineHasItSo(int orientation) throws IOException {
    BufferedImage upright = of(480, 960, orientation);
    assertThat(upright.getWidth()).isEqualTo(240);
    assertThat(upright.getHeight()).isEqualTo(120);
    assertThat(brightness(upright, 10, 60)).isGreaterThan(80);
    assertThat(brightness(upright, 60, 60)).isLessThan(30);
  }

  @Test
  void turnsAPictureAsItsOrientationSays() {
    BufferedImage stored = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    stored.setRGB(0, 0, 0xFFFFFF);
    int[][] corners = {{5, 0, 0}, {6, 1, 0}, {7, 1, 2}, {8, 0, 2}};
    for (int[] corner : corners) {
      BufferedImage shown = new ShownFrame(2, 3, corner[0]).shown(stored);
      assertThat(shown.getWidth()).isEqualTo(2);
      assertThat(brightness(shown, corner[1], corner[2])).as("" + corner[0]).isEqualTo(255);
    }
  }

  @Test
  void showsAPngToo() throws IOException {
    byte[] png = Pictures.png(960, 480);
    assertThat(
            shown(Thumbnails.of(png, header(FileKind.PNG, 960, 480), line(), List.of())).getWidth())
        .isEqualTo(240);
  }

  @Test
  void decodesNothingThatClaimsToBeEnormous() {
    byte[] bomb = Pictures.pngThatClaims(50_000, 50_000);
    assertThat(Thumbnails.of(bomb, header(FileKind.PNG, 50_000, 50_000), line(), List.of()))
        .isEmpty();
  }

  @Test
  void showsNothingOfWhatCannotBeDecoded() {
    byte[] png = Pictures.png(960, 480);
    assertThat(
            Thumbnails.of(
                Arrays.copyOf(png, 40), header(FileKind.PNG, 960, 480), line(), List.of()))
        .isEmpty();
    assertThat(
            Thumbnails.of(
                Pictures.cmykJpeg(960, 480), header(FileKind.JPEG, 960, 480), line(), List.of()))
        .isEmpty();
  }
}

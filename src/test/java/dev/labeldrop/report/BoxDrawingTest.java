package dev.labeldrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.manifest.BoxSketch;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class BoxDrawingTest {

  private static BoxDrawing draw(double left, double top, double width, double height) {
    return Objects.requireNonNull(BoxDrawing.of(new BoxSketch(800, 600, left, top, width, height)));
  }

  @Test
  void showsTheImageAndAMarginAroundABoxInside() {
    BoxDrawing drawing = draw(20, 10, 100, 80);
    assertThat(drawing.viewBox()).isEqualTo("-9.60 -9.60 819.20 619.20");
    assertThat(drawing.x() + " " + drawing.y()).isEqualTo("20 10");
    assertThat(drawing.width() + " " + drawing.height()).isEqualTo("100 80");
  }

  @Test
  void makesRoomForABoxThatLeavesTheImage() {
    assertThat(draw(-100, 10, 1000, 80).viewBox()).isEqualTo("-112 -12 1024 624");
    assertThat(draw(1e9, 10, 100, 80).viewBox()).startsWith("-28.80 ");
  }

  @Test
  void turnsSwappedSidesAround() {
    BoxDrawing drawing = draw(120, 90, -100, -80);
    assertThat(drawing.x() + " " + drawing.y()).isEqualTo("20 10");
    assertThat(drawing.width() + " " + drawing.height()).isEqualTo("100 80");
    assertThat(drawing.label()).contains("width -100, height -80, in an image of 800 x 600");
  }

  @Test
  void drawsABoxThatCannotBeSeenAsADot() {
    assertThat(draw(0.1, 0.1, 0.5, 0.5).width()).isEqualTo("9.60");
  }

  @Test
  void drawsNothingWithoutASize() {
    assertThat(BoxDrawing.of(new BoxSketch(0, 600, 1, 1, 1, 1))).isNull();
  }
}

package dev.labeldrop.run.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.image.FileKind;
import dev.labeldrop.image.KnownImage;
import dev.labeldrop.image.ReadImage;
import dev.labeldrop.image.Seen;
import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.manifest.ValidLine;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.ledger.LineIndexWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageTableTest {

  private static final int IMAGES = 40;

  private static String ref(int name) {
    return "s3://acme/" + name + ".jpg";
  }

  private static KnownImage known(SplittableRandom random) {
    String md5 = "%016x%016x".formatted(random.nextLong(), random.nextLong());
    String parts = random.nextBoolean() ? "" : "-" + random.nextInt(1, 10_001);
    return new KnownImage(
        '"' + md5 + parts + '"',
        random.nextLong(1L << 42),
        new Seen.Image(
            random.nextBoolean() ? FileKind.PNG : FileKind.JPEG,
            random.nextInt(),
            random.nextInt(),
            random.nextInt(1, 9),
            random.nextInt(1, 33),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean()));
  }

  private static byte[] record(int name, KnownImage known, int day) {
    return ImageRecord.of(new ReadImage(ref(name), known), day).orElseThrow();
  }

  private static LineIndex lines() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LineIndexWriter writer = new LineIndexWriter(bytes);
    for (int name = 0; name < IMAGES; name++) {
      Fingerprint ref = Fingerprint.ofSourceRef(ref(name));
      writer.line(new ValidLine(name + 1, 0, 1, ref, ref, 0));
    }
    return LineIndex.of(bytes.toByteArray());
  }

  @Test
  void givesBackWhatItWasGiven() {
    SplittableRandom random = new SplittableRandom(14);
    for (int round = 0; round < 1_000; round++) {
      KnownImage known = known(random);
      ByteBuffer record = ByteBuffer.wrap(record(1, known, 7));
      assertThat(ImageRecord.read(record, 0)).isEqualTo(known);
      assertThat(ImageRecord.day(record, 0)).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"\"",
        "d41d8cd98f00b204e9800998ecf8427e",
        "\"D41D8CD98F00B204E9800998ECF8427E\"",
        "\"d41d8cd98f00b204e9800998ecf8427e-0\"",
        "\"d41d8cd98f00b204e9800998ecf8427e-100000\"",
        "W/\"d41d8cd98f00b204e9800998ecf8427e\""
      })
  void keepsNoImageWhoseEtagCannotBeGivenBack(String etag) {
    Seen.Image image = new Seen.Image(FileKind.PNG, 1, 1, 1, 8, false, false, false);
    assertThat(ImageRecord.of(new ReadImage(ref(1), new KnownImage(etag, 1, image)), 7)).isEmpty();
  }

  @Test
  void hasWhatANaiveMapHas() throws IOException {
    LineIndex lines = lines();
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Map<Integer, KnownImage> naive = new HashMap<>();
      ImageTable table = ImageTable.EMPTY;
      for (int round = 0; round < 5; round++) {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        int count = random.nextInt(20);
        for (int each = 0; each < count; each++) {
          int name = random.nextInt(IMAGES);
          KnownImage known = known(random);
          naive.put(name, known);
          records.writeBytes(record(name, known, round + 1));
        }
        table = table.with(records.toByteArray(), IMAGES);
      }
      table = ImageTable.read(table.file()).orElseThrow();
      assertThat(table.size()).isEqualTo(naive.size());
      KnownImages known = table.of(lines);
      for (int name = 0; name < IMAGES; name++) {
        assertThat(known.at(name)).isEqualTo(naive.get(name));
      }
    }
  }

  @Test
  void letsGoOfThoseThatWereReadLongestAgo() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    ImageTable oneByOne = ImageTable.EMPTY;
    for (int name = 0; name < IMAGES; name++) {
      byte[] record = record(name, known(random), 1 + name / 10);
      records.writeBytes(record);
      oneByOne = oneByOne.with(record, 25);
    }
    assertThat(byDay(oneByOne)).containsExactly(0, 5, 10, 10);
    assertThat(byDay(ImageTable.EMPTY.with(records.toByteArray(), 25)))
        .containsExactly(0, 5, 10, 10);
  }

  /** How many images of each day a table has. */
  private static List<Integer> byDay(ImageTable table) throws IOException {
    KnownImages known = table.of(lines());
    List<Integer> days = new ArrayList<>(List.of(0, 0, 0, 0));
    for (int name = 0; name < IMAGES; name++) {
      days.set(name / 10, days.get(name / 10) + (known.at(name) == null ? 0 : 1));
    }
    return days;
  }

  @Test
  void readsNoFileThatIsDamaged() {
    byte[] file =
        ImageTable.EMPTY.with(record(1, known(new SplittableRandom(1)), 7), IMAGES).file();
    for (int at = 0; at < file.length; at++) {
      byte[] damaged = file.clone();
      damaged[at]++;
      assertThat(ImageTable.read(damaged)).isEmpty();
    }
    assertThat(ImageTable.read(new byte[15])).isEmpty();
    assertThat(ImageTable.read(file)).isPresent();
  }
}

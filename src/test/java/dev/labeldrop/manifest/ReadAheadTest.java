package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests that are read by two threads, beside one. */
final class ReadAheadTest {

  private static final Limits LIMITS =
      new Limits(4_000, 2_000, 8, Long.MAX_VALUE, 9_999, 9_999, 9_999);

  private static final Executor OTHER = Thread::startVirtualThread;

  private record Outcome(
      Validation validation,
      String rejected,
      List<RejectedLine> reasons,
      List<ValidLine> validLines,
      long read) {}

  /** A stream that fails once it is read to its end. */
  private static final class Failing extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the disk is gone");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return read();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void findsTheSameAsOneThread(long seed) throws IOException {
    List<String> real = Files.readAllLines(Path.of("samples/broken.jsonl"));
    var manifests = new MutatedManifests(seed, real);
    for (int file = 0; file < 50; file++) {
      byte[] bytes = manifests.file(40);
      assertThat(validate(bytes, LIMITS, 1 + file * 97, LineShapes.MOST, OTHER))
          .as(() -> new String(bytes, UTF_8))
          .isEqualTo(validate(bytes, LIMITS, 100_000, 0, null));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 1_000, 20_000})
  void findsTheSameInSegmentsOfAnySize(int size) throws IOException {
    byte[] boxes = SampleManifests.detection(3).ofLines(200);
    byte[] labels = ("\uFEFF" + "x".repeat(9_000) + "\r\n\n").getBytes(UTF_8);
    byte[] file = new byte[boxes.length * 2 + labels.length];
    System.arraycopy(labels, 0, file, 0, labels.length);
    System.arraycopy(boxes, 0, file, labels.length, boxes.length);
    System.arraycopy(boxes, 0, file, labels.length + boxes.length, boxes.length);
    Outcome byTwo = validate(file, LIMITS, size, LineShapes.MOST, OTHER);
    Outcome byRules = validate(file, LIMITS, 100_000, 0, null);
    assertThat(byTwo.validation()).isEqualTo(byRules.validation());
    assertThat(byTwo.rejected().equals(byRules.rejected())).isTrue();
    assertThat(byTwo.reasons().equals(byRules.reasons())).isTrue();
    assertThat(byTwo.validLines().equals(byRules.validLines())).isTrue();
    assertThat(byTwo.validation().lines()).isEqualTo(new LineCounts(401, 200, 201));
    assertThat(byTwo.read()).isEqualTo(file.length);
  }

  @Test
  void findsTheSameOfALineTooLongForItsShapeWhereverReadsEnd() throws IOException {
    var limits = new Limits(4_000, 450, 8, Long.MAX_VALUE, 9_999, 9_999, 9_999);
    SampleManifests lines = SampleManifests.classification(5);
    var file = new StringBuilder();
    for (int line = 0; line < 60; line++) {
      String note = "\"note\":\"" + "x".repeat(line % 7 == 3 ? 2_000 : line) + "\",\"source-ref\"";
      file.append(lines.nextLine().replace("\"source-ref\"", note)).append('\n');
    }
    byte[] bytes = file.toString().getBytes(UTF_8);
    Outcome byRules = validate(bytes, limits, 100_000, 0, null);
    assertThat(byRules.validation().lines()).isEqualTo(new LineCounts(60, 51, 9));
    for (int readSize = 1; readSize < 9_000; readSize += 41) {
      assertThat(validate(bytes, limits, readSize, LineShapes.MOST, null)).isEqualTo(byRules);
      assertThat(validate(bytes, limits, readSize, LineShapes.MOST, OTHER)).isEqualTo(byRules);
    }
  }

  @Test
  void throwsWhatTheStreamThrowsAfterTheLinesBeforeIt() {
    byte[] lines = SampleManifests.classification(1).ofLines(20);
    var in = new SequenceInputStream(new ByteArrayInputStream(lines), new Failing());
    List<ValidLine> valid = new ArrayList<>();
    var validator = new ManifestValidator(LIMITS, 100, LineShapes.MOST, OTHER);
    assertThatThrownBy(
            () -> validator.validate(in, RejectedLines.ignored(), valid::add, NoWatcher.INSTANCE))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is gone");
    assertThat(valid).hasSizeGreaterThan(10);
  }

  @Test
  void readsNoMoreOnceTheCallerHasFailed() {
    byte[] lines = SampleManifests.classification(1).ofLines(2_000);
    var validator = new ManifestValidator(LIMITS, 100, LineShapes.MOST, OTHER);
    var in = new ByteArrayInputStream(lines);
    assertThatThrownBy(() ->
            validator.validate(
                in,
                RejectedLines.ignored(),
                _ -> {
                  throw new IOException("full");
                },
                NoWatcher.INSTANCE))
        .hasMessage("full");
    assertThat(in.available()).isGreaterThan(lines.length / 2);
  }

  private static Outcome validate(
      byte[] file, Limits limits, int size, int shapes, @Nullable Executor other)
      throws IOException {
    var rejected = new CollectedLines();
    var validLines = new ArrayList<ValidLine>();
    long[] progress = {0};
    Validation validation =
        new ManifestValidator(limits, size, shapes, other)
            .validate(
                new ByteArrayInputStream(file),
                rejected,
                validLines::add,
                read -> progress[0] = read);
    return new Outcome(validation, rejected.text(), rejected.lines, validLines, progress[0]);
  }
}

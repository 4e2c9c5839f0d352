package dev.labeldrop.run.ledger;

import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.manifest.ValidLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long the join of a drop with a ledger takes: 250,000 lines, most of them unchanged, beside
 * 250,000 entries. The bar is 300 ms and 64 MB for all of it together: reading the ledger, deciding
 * of each line, merging what became of it, and writing the ledger. With {@code -prof gc} it shows
 * the bytes; the heap of a fork is 128 MB, in which the two files and the new one lie too.
 *
 * <pre>{@code
 * mvn -q test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *     -Dexec.args="-cp %classpath org.openjdk.jmh.Main LedgerBenchmark -prof gc"
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 5, jvmArgsAppend = "-Xmx128m")
public class LedgerBenchmark {

  private static final int LINES = 250_000;
  private static final String ARN = "arn:aws:rekognition:eu-west-1:1:project/p/dataset/train/1";
  private static final ObjectVersion FIRST = new ObjectVersion("acme", "1.jsonl", "v1", "e1");
  private static final ObjectVersion SECOND = new ObjectVersion("acme", "2.jsonl", "v2", "e2");

  private byte[] file = {};
  private byte[] index = {};

  /** Makes the ledger of a first drop, and the index of a second one that changes a tenth of it. */
  @Setup
  public void makeFiles() throws IOException {
    LineIndex first = LineIndex.of(index(1));
    LineFates fates = new LineFates(LINES);
    for (int line = 0; line < LINES; line++) {
      fates.set(line, LineFate.PROVED);
    }
    file = LedgerFile.write(Ledger.unknown(ARN).afterRun(first, fates, order(1), FIRST));
    index = index(2);
  }

  /** Warm code. */
  @Benchmark
  @Warmup(iterations = 10)
  @Measurement(iterations = 10)
  public byte[] warm() {
    return joined();
  }

  /** Cold code, as in a function that has just started. */
  @Benchmark
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public byte[] cold() {
    return joined();
  }

  /** What Prepare needs alone: the ledger's bytes to the decisions. Cold. */
  @Benchmark
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public int coldDecisions() {
    return Delta.of(LineIndex.of(index), read(), order(2), true, false).sent();
  }

  private byte[] joined() {
    LineIndex lines = LineIndex.of(index);
    Ledger ledger = read();
    Delta delta = Delta.of(lines, ledger, order(2), true, false);
    LineFates fates = new LineFates(lines.size());
    for (int line = 0; line < lines.size(); line++) {
      fates.set(line, delta.sent(line) ? LineFate.PROVED : LineFate.UNCHANGED);
    }
    return LedgerFile.write(ledger.afterRun(lines, fates, order(2), SECOND));
  }

  private Ledger read() {
    return switch (LedgerFile.read(file, ARN)) {
      case LedgerReading.Read(Ledger ledger) -> ledger;
      case LedgerReading.Unreadable(String reason) -> throw new IllegalStateException(reason);
    };
  }

  private static DropOrder order(int second) {
    return new DropOrder(Instant.ofEpochSecond(second), "", "run-" + second);
  }

  /** Lines with the same source-refs, every tenth with a content of its own drop. */
  private static byte[] index(int drop) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var writer = new LineIndexWriter(bytes);
    var random = new SplittableRandom(1);
    for (int line = 0; line < LINES; line++) {
      var ref = new Fingerprint(random.nextLong(), random.nextLong());
      var content = new Fingerprint(random.nextLong(), line % 10 == 0 ? drop : 0);
      writer.line(new ValidLine(line + 1L, line * 400L, 399, ref, content, 7));
    }
    return bytes.toByteArray();
  }
}

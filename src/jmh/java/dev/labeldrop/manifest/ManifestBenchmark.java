package dev.labeldrop.manifest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast a manifest of 64 MiB in memory is validated and planned, on one thread, once the code is
 * compiled. The column {@code megabytes} is in MB (1,000,000 bytes) a second, {@code core} in
 * seconds of CPU time a second: less than 1 where other processes took some. The script {@code
 * src/jmh/measure} compares it with others and measures what is not warm.
 *
 * <pre>{@code
 * mvn -q test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *     -Dexec.args="-cp %classpath org.openjdk.jmh.Main ManifestBenchmark"
 * }</pre>
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ManifestBenchmark {

  private static final int SIZE = 64 * 1024 * 1024;

  /** What kind of lines. */
  @Param({"detection", "classification"})
  public String lines = "";

  private byte[] manifest = {};

  /** What was done and taken, as rates. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Rate {
    /** In MB of 1,000,000 bytes. */
    public double megabytes;

    /** Seconds of CPU time. */
    public double core;
  }

  /** Makes the manifest. */
  @Setup
  public void makeManifest() {
    manifest = SampleFile.of(lines, SIZE);
  }

  /** The middle of a large manifest. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @Fork(3)
  @Warmup(iterations = 3, time = 2)
  @Measurement(iterations = 5, time = 2)
  public Validation warm(Rate rate) throws IOException {
    return validate(rate);
  }

  private Validation validate(Rate rate) throws IOException {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Validation validation =
        new ManifestValidator(Limits.SERVICE)
            .validate(new ByteArrayInputStream(manifest), RejectedLines.ignored());
    long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    rate.megabytes += manifest.length / 1e6;
    rate.core += (after - before) / 1e9;
    return validation;
  }
}

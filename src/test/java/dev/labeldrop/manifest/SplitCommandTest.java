package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chunks of a manifest without faults, beside the files that GNU {@code split -C} makes. */
final class SplitCommandTest {

  /** What {@code split -C} fills up to; we stay strictly under our limit, it stays within. */
  private static final int MOST = 9_999;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void cutsWhereGnuSplitCuts(long seed, @TempDir Path folder) throws Exception {
    assumeThat(isGnuSplit()).isTrue();
    byte[] manifest = manifest(seed);
    Path file = Files.write(folder.resolve("manifest"), manifest);
    run("split", "-a", "4", "-C", String.valueOf(MOST), file.toString(), folder + "/part-");
    assertThat(chunks(manifest)).isEqualTo(parts(folder)).hasSizeGreaterThan(10);
  }

  /** Lines of two lengths, one after the other. */
  private static byte[] manifest(long seed) {
    var detection = SampleManifests.detection(seed);
    var classification = SampleManifests.classification(seed + 1000);
    var lines = new StringBuilder();
    for (int pair = 0; pair < 150; pair++) {
      lines.append(detection.nextLine()).append('\n');
      lines.append(classification.nextLine().replace("/dock-", "/bay-")).append('\n');
    }
    return lines.toString().getBytes(UTF_8);
  }

  private static List<String> chunks(byte[] manifest) throws IOException {
    var lines = new ArrayList<ValidLine>();
    Validation validation =
        new ManifestValidator(Limits.SERVICE.withChangesBytes(MOST + 1))
            .validate(
                new ByteArrayInputStream(manifest),
                RejectedLines.ignored(),
                lines::add,
                read -> {});
    var chunks = new ArrayList<String>();
    for (Chunk chunk : validation.chunks()) {
      int start = (int) lines.get(chunk.first()).offset();
      chunks.add(new String(manifest, start, chunk.bytes(), UTF_8));
    }
    return chunks;
  }

  private static List<String> parts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      var parts = new ArrayList<String>();
      for (Path part : files.filter(file -> !file.endsWith("manifest")).sorted().toList()) {
        parts.add(Files.readString(part));
      }
      return parts;
    }
  }

  private static boolean isGnuSplit() throws InterruptedException {
    try {
      return run("split", "--version").contains("GNU coreutils");
    } catch (IOException notThere) {
      return false;
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new ByteArrayOutputStream();
    process.getInputStream().transferTo(output);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return output.toString(UTF_8);
  }
}

package dev.labeldrop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Release.Ended;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Looks at what a release consists of, and starts what can be started. */
final class ReleaseIT {

  private static final String VERSION = System.getProperty("project.version", "");

  private static final Path TARGET = Path.of("target");

  private static final Path FUNCTION = TARGET.resolve("labeldrop-" + VERSION + "-function.zip");

  private static final Path DEPLOY = TARGET.resolve("labeldrop-" + VERSION + "-deploy.zip");

  private static final Path CLI = TARGET.resolve("labeldrop-cli-" + VERSION + ".zip");

  private static final Path LINUX =
      TARGET.resolve("labeldrop-cli-" + VERSION + "-linux-x64.tar.gz");

  /** Bytes; a cold start loads the package. */
  private static final long LARGEST_FUNCTION = 15_000_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void functionsArePackedSmallAndWithoutTheLocalStack() throws IOException {
    assertThat(Files.size(FUNCTION)).isLessThan(LARGEST_FUNCTION);
    try (FileSystem zip = FileSystems.newFileSystem(FUNCTION)) {
      assertThat(zip.getPath("/dev/labeldrop/lambda/IngestHandler.class")).exists();
      assertThat(zip.getPath("/dev/labeldrop/local")).doesNotExist();
    }
  }

  @Test
  void theTemplateOfAReleaseNamesThePackageBesideIt() throws IOException {
    Path release = Release.unzip(DEPLOY, folder);
    String code = "CodeUri: " + FUNCTION.getFileName() + "\n";
    assertThat(release.resolve("template.yaml"))
        .content()
        .contains(code)
        .isEqualTo(Files.readString(Path.of("template.yaml")).replace("CodeUri: .\n", code));
    assertThat(release.resolve(FUNCTION.getFileName())).hasSameBinaryContentAs(FUNCTION);
    assertThat(release.resolve("samconfig.toml")).exists();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void theCommandLineNeedsAJavaAndNothingElse() throws IOException, InterruptedException {
    Map<String, String> environment =
        Map.of("JAVA_HOME", System.getProperty("java.home"), "PATH", "/usr/bin:/bin", "HOME", "/");
    Release release = new Release(Release.unzip(CLI, folder), environment);
    checkCommands(release);
    assertThat(release.start("invoke", "PollFunction", "-e", "events/poll.json"))
        .matches(ended -> ended.code() == 0 && ended.output().contains("CREATE_COMPLETE"));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void theCommandLineForLinuxBringsItsJavaAndACacheThatFitsIt()
      throws IOException, InterruptedException {
    Path root = Release.untar(LINUX, folder);
    Release release = new Release(root, Map.of("PATH", "/usr/bin:/bin", "HOME", "/"));
    assertThat(release.with("LABELDROP_PRINT", "jdk").start().output())
        .isEqualTo(root.resolve("runtime") + "\n");
    checkCommands(release);
    // With this, Java refuses to start if the cache cannot be used.
    assertThat(release.with("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on").start("check", "none").output())
        .contains("none: there is no such file.");
  }

  private static void checkCommands(Release release) throws IOException, InterruptedException {
    assertThat(release.start("--version").output())
        .matches("Labeldrop \\Q" + VERSION + "\\E \\(commit ([0-9a-f]{12}(-dirty)?|unknown)\\)\n");
    assertThat(release.start("check", "samples/broken.jsonl"))
        .matches(ended -> ended.code() == 1 && ended.output().contains("valid 2, rejected 4"));
    assertThat(release.start("run", "samples/flowers.jsonl")).matches(ReleaseIT::isComplete);
  }

  private static boolean isComplete(Ended ended) {
    return ended.code() == 0 && ended.output().contains("UPDATE_COMPLETE: flowers.jsonl, 40 of 40");
  }

  @Test
  void everyFileOfAReleaseHasItsChecksum() throws IOException, NoSuchAlgorithmException {
    Map<String, String> sums = new TreeMap<>();
    for (String line : Files.readAllLines(TARGET.resolve("SHA256SUMS"))) {
      sums.put(line.substring(66), line.substring(0, 64));
    }
    assertThat(sums.keySet())
        .contains("bom.json", "bom-cli.json")
        .contains(name(FUNCTION), name(DEPLOY), name(CLI));
    for (Map.Entry<String, String> sum : sums.entrySet()) {
      assertThat(sha256(TARGET.resolve(sum.getKey()))).isEqualTo(sum.getValue());
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}

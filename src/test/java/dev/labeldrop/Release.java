package dev.labeldrop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An unpacked release of the command line.
 *
 * @param folder its folder, where its commands are started
 * @param environment all of the environment that they get
 */
record Release(Path folder, Map<String, String> environment) {

  /**
   * How a command ended.
   *
   * @param code its exit code
   * @param output what it wrote to both streams
   */
  record Ended(int code, String output) {}

  /** Unpacks a zip with the files' permissions, and returns the one folder in it. */
  static Path unzip(Path archive, Path into) throws IOException {
    Map<String, Boolean> permissions = Map.of("enablePosixFileAttributes", true);
    try (FileSystem zip = FileSystems.newFileSystem(archive, permissions)) {
      Path root = zip.getPath("/");
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : (Iterable<Path>) files.skip(1)::iterator) {
          copy(file, into.resolve(root.relativize(file).toString()));
        }
      }
      return onlyFolder(into);
    }
  }

  private static void copy(Path file, Path to) throws IOException {
    if (Files.isDirectory(file)) {
      Files.createDirectories(to);
      return;
    }
    Files.copy(file, to);
    if (Files.getFileStore(to).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(file));
    }
  }

  /** Unpacks a tar as people do. */
  static Path untar(Path archive, Path into) throws IOException, InterruptedException {
    new Release(into, Map.of("PATH", "/usr/bin:/bin"))
        .run("tar", "-xzf", archive.toAbsolutePath().toString());
    return onlyFolder(into);
  }

  private static Path onlyFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      if (all.size() != 1) {
        throw new IOException("A release is one folder, but there are " + all);
      }
      return all.getFirst();
    }
  }

  /** With another variable. */
  Release with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Release(folder, Map.copyOf(more));
  }

  /** Starts one of its commands and waits for its end. */
  Ended start(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("./labeldrop"));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  private Ended run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    try (InputStream output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), text);
    }
  }
}

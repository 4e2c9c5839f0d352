package dev.labeldrop.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Sees files arrive in a folder by looking again and again. A file has arrived when two looks in a
 * row find it the same, so one that is still being written is left alone; a file that changes later
 * arrives again.
 */
final class FolderWatch {

  private final Path folder;
  private Map<Path, Seen> before = new HashMap<>();
  private final Map<Path, Seen> taken = new HashMap<>();

  private record Seen(long size, FileTime modified) {}

  FolderWatch(Path folder) {
    this.folder = folder;
  }

  /** The files that have arrived since the last look, in the order of their names. */
  List<Path> arrived() throws IOException {
    Map<Path, Seen> now = look();
    List<Path> arrived = new ArrayList<>();
    now.forEach((file, seen) -> {
      if (seen.equals(before.get(file)) && !seen.equals(taken.put(file, seen))) {
        arrived.add(file);
      }
    });
    before = now;
    arrived.sort(null);
    return arrived;
  }

  private Map<Path, Seen> look() throws IOException {
    Map<Path, Seen> found = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.put(file, new Seen(Files.size(file), Files.getLastModifiedTime(file)));
      }
    }
    return found;
  }
}

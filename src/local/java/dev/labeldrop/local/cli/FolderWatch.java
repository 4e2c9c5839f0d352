package dev.labeldrop.local.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sees files arrive in a folder by looking again and again. A file has arrived when several looks
 * in a row find it the same, so one that is still being written is left alone; a file that changes
 * later arrives again. Somebody who writes with longer pauses writes elsewhere and moves the file.
 */
final class FolderWatch {

  private final Path folder;
  private final int looks;
  private Map<Path, Seen> before = new HashMap<>();

  /** A file as a look found it, and how many looks in a row have. */
  private record Seen(long size, FileTime modified, int times) {

    boolean same(Seen other) {
      return size == other.size && modified.equals(other.modified);
    }
  }

  /**
   * Watches a folder.
   *
   * @param looks how many looks in a row must find a file the same, at least 1
   */
  FolderWatch(Path folder, int looks) {
    this.folder = folder;
    this.looks = looks;
  }

  /** The files that have arrived with this look, in the order of their names. */
  List<Path> arrived() throws IOException {
    Map<Path, Seen> now = new HashMap<>();
    List<Path> arrived = new ArrayList<>();
    look()
        .forEach((file, seen) -> {
          Seen earlier = before.get(file);
          int times = earlier != null && earlier.same(seen) ? earlier.times + 1 : 1;
          now.put(file, new Seen(seen.size, seen.modified, Math.min(times, looks + 1)));
          if (times == looks) {
            arrived.add(file);
          }
        });
    before = now;
    arrived.sort(null);
    return arrived;
  }

  private Map<Path, Seen> look() throws IOException {
    Map<Path, Seen> found = new HashMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            found.put(file, new Seen(attributes.size(), attributes.lastModifiedTime(), 1));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            // It was there a moment ago: the next look tells.
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}

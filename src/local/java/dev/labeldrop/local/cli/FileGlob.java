package dev.labeldrop.local.cli;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern of files, for shells that leave it to us: the JDK's globs, except that {@code **}/ also
 * stands for no folder at all, as in shells. Names that start with a dot are passed over.
 */
final class FileGlob {

  private static final Pattern SPECIAL = Pattern.compile("[*?\\[{]");

  /** Not inside of braces: the JDK's groups cannot be nested. */
  private static final Pattern ANY_FOLDERS = Pattern.compile("(?<![^/])\\*\\*/(?![^{]*})");

  private final Path base;
  private final String rest;

  /** A pattern. Its folders up to the first special character are where the search starts. */
  FileGlob(String pattern) {
    var special = SPECIAL.matcher(pattern);
    int slash = special.find() ? pattern.lastIndexOf('/', special.start()) : -1;
    base = Path.of(pattern.substring(0, slash + 1));
    rest = pattern.substring(slash + 1);
  }

  /** Whether an argument has a special character. */
  static boolean isPattern(String argument) {
    return SPECIAL.matcher(argument).find();
  }

  /**
   * The files that match, in the order of their names; none where the base folder is not there.
   *
   * @throws java.util.regex.PatternSyntaxException where it is no pattern
   * @throws IOException where a folder cannot be read
   */
  List<Path> files() throws IOException {
    PathMatcher matcher =
        base.getFileSystem()
            .getPathMatcher("glob:" + ANY_FOLDERS.matcher(rest).replaceAll("{**/,}"));
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(base)) {
      int depth = rest.contains("**") ? Integer.MAX_VALUE : rest.split("/", -1).length;
      Files.walkFileTree(
          base, EnumSet.noneOf(FileVisitOption.class), depth, new Search(matcher, found));
    }
    found.sort(null);
    return found;
  }

  private final class Search extends SimpleFileVisitor<Path> {

    private final PathMatcher matcher;
    private final List<Path> found;

    private Search(PathMatcher matcher, List<Path> found) {
      this.matcher = matcher;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return hidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!hidden(file) && matcher.matches(base.relativize(file)) && Files.isRegularFile(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean hidden(Path path) {
      return !path.equals(base) && path.getFileName().toString().startsWith(".");
    }
  }
}

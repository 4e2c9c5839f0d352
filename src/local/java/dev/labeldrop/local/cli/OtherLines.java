package dev.labeldrop.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.Fixable;
import dev.labeldrop.manifest.Problem;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Lines that problems of other lines speak of, as far as a file can be read again for them. */
final class OtherLines {

  private static final int LONGEST = 100;

  private OtherLines() {}

  /** Those of a file's problems, cut, by number; none of standard input, which is gone. */
  static Map<Long, String> of(ManifestFile file, List<Problem> problems) {
    Set<Long> wanted = new TreeSet<>();
    problems.stream()
        .filter(problem -> problem.line() != null)
        .map(Problem::other)
        .filter(Objects::nonNull)
        .forEach(wanted::add);
    Map<Long, String> lines = read(file, wanted);
    lines.replaceAll((_, line) -> cut(line));
    return lines;
  }

  /** The lines that safe fixes can fix by themselves, whole, by number. */
  static Map<Long, String> fixable(ManifestFile file, List<Problem> problems) {
    Set<Long> wanted = new TreeSet<>();
    problems.stream()
        .filter(problem -> problem.fixable() == Fixable.SAFE && problem.other() == null)
        .map(Problem::line)
        .filter(Objects::nonNull)
        .forEach(wanted::add);
    return read(file, wanted);
  }

  private static Map<Long, String> read(ManifestFile file, Set<Long> wanted) {
    Path path = file.path();
    if (wanted.isEmpty() || path == null) {
      return new HashMap<>();
    }
    try (InputStream in =
        new BufferedInputStream(Decompressed.of(file.open(InputStream.nullInputStream())).in())) {
      return read(in, wanted);
    } catch (IOException _) {
      return new HashMap<>(); // The problems are told without them.
    }
  }

  private static Map<Long, String> read(InputStream in, Set<Long> wanted) throws IOException {
    Map<Long, String> lines = new HashMap<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long number = 1;
    for (int next = in.read(); next >= 0 && !wanted.isEmpty(); next = in.read()) {
      if (next == '\n') {
        if (wanted.remove(number)) {
          lines.put(number, line.toString(UTF_8));
        }
        line.reset();
        number++;
      } else if (wanted.contains(number)) {
        line.write(next);
      }
    }
    if (wanted.contains(number)) {
      lines.put(number, line.toString(UTF_8));
    }
    return lines;
  }

  private static String cut(String line) {
    String visible = line.strip().replaceAll("[\\p{Cc}\\p{Cf}]", "·");
    return visible.codePointCount(0, visible.length()) <= LONGEST
        ? visible
        : visible.substring(0, visible.offsetByCodePoints(0, LONGEST)) + "…";
  }
}

package dev.labeldrop.local.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Files of a folder that are named nearly as a key: in another case, in another Unicode normal
 * form, or percent-encoded where it is not. {@code photos/n.jpg} is near to {@code Photos/n.JPG},
 * and {@code a%20b.jpg} to {@code a b.jpg}. Each folder is listed once.
 */
final class NearNames {

  private final Path folder;
  private final Map<Path, Map<String, String>> listed = new ConcurrentHashMap<>();

  NearNames(Path folder) {
    this.folder = folder;
  }

  /**
   * The nearest file, in quotes.
   *
   * @param key its parts may not lead out of the folder
   */
  Optional<String> of(String key) {
    Path at = folder;
    for (String part : key.split("/", -1)) {
      Optional<String> name =
          part.isEmpty() || part.equals("..") ? Optional.empty() : name(at, part);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      at = at.resolve(name.get());
    }
    return Files.isRegularFile(at) ? Optional.of(words(key, at)) : Optional.empty();
  }

  private Optional<String> name(Path parent, String part) {
    try {
      return Files.exists(parent.resolve(part), LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(part)
          : Optional.ofNullable(listed.computeIfAbsent(parent, NearNames::list).get(plain(part)));
    } catch (InvalidPathException | UncheckedIOException _) {
      return Optional.empty();
    }
  }

  private static Map<String, String> list(Path parent) {
    Map<String, String> names = new HashMap<>();
    try (Stream<Path> files = Files.list(parent)) {
      files
          .map(file -> file.getFileName().toString())
          .sorted()
          .forEach(name -> names.putIfAbsent(plain(name), name));
    } catch (IOException _) {
      return Map.of(); // It is only a hint.
    }
    return names;
  }

  private String words(String key, Path file) {
    String name = folder.relativize(file).toString().replace('\\', '/');
    boolean looksTheSame =
        Normalizer.normalize(name, Normalizer.Form.NFC)
            .equals(Normalizer.normalize(key, Normalizer.Form.NFC));
    return "'"
        + name
        + "'"
        + (looksTheSame
            ? ", which only looks the same: its letters are in another Unicode form"
            : "");
  }

  /** What near names have in common. */
  private static String plain(String name) {
    return Normalizer.normalize(decoded(name), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return name;
    }
  }
}

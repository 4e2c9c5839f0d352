package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileGlobTest {

  private static final List<String> FILES =
      List.of(
          "a.jsonl",
          "b.jsonl",
          "b.txt",
          "d/a.jsonl",
          "d/e/a.jsonl",
          ".hidden.jsonl",
          ".git/a.jsonl");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "*.jsonl                | a.jsonl b.jsonl",
        "**/*.jsonl             | a.jsonl b.jsonl d/a.jsonl d/e/a.jsonl",
        "**                     | a.jsonl b.jsonl b.txt d/a.jsonl d/e/a.jsonl",
        "d/**/*.jsonl           | d/a.jsonl d/e/a.jsonl",
        "d/**/e/**/*.jsonl      | d/e/a.jsonl",
        "*/*.jsonl              | d/a.jsonl",
        "d/*                    | d/a.jsonl",
        "?.jsonl                | a.jsonl b.jsonl",
        "[ac].jsonl             | a.jsonl",
        "{b,d/a}.*              | b.jsonl b.txt d/a.jsonl",
        "{**/e/a,b}.jsonl       | b.jsonl d/e/a.jsonl",
        "d*                     | ''",
        "none/*                 | ''",
        "a.jsonl/*              | ''"
      })
  void findsTheFilesThatAShellWould(String pattern, String files) throws IOException {
    for (String file : FILES) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "");
    }
    String found =
        new FileGlob(folder + "/" + pattern)
            .files().stream()
                .map(file -> folder.relativize(file).toString())
                .collect(Collectors.joining(" "));
    assertThat(found).isEqualTo(files);
  }

  @ParameterizedTest
  @CsvSource({"a.jsonl, false", "a*.jsonl, true", "{a}, true", "a[1], true", "?, true", "-, false"})
  void knowsAPatternByItsSpecialCharacters(String argument, boolean pattern) {
    assertThat(FileGlob.isPattern(argument)).isEqualTo(pattern);
  }
}

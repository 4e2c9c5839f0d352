package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileUrisTest {

  private final FileUris uris = new FileUris(Path.of("/data/drops"));

  @ParameterizedTest
  @CsvSource({
    "a.jsonl, a.jsonl",
    "./d/../a.jsonl, a.jsonl",
    "/data/drops/d/a.jsonl, d/a.jsonl",
    "a b#.jsonl, a%20b%23.jsonl",
    "a:b.jsonl, ./a:b.jsonl",
    "d/a:b.jsonl, d/a:b.jsonl",
    "../other/a.jsonl, file:///data/other/a.jsonl",
    "/tmp/a.jsonl, file:///tmp/a.jsonl"
  })
  void areRelativeInTheFolderAndAbsoluteElsewhere(String path, String uri) {
    assertThat(uris.of(ManifestFile.of(Path.of(path)))).isEqualTo(uri);
  }

  @Test
  void callStandardInputByItsName() {
    assertThat(uris.of(ManifestFile.standardInput())).isEqualTo("stdin");
  }
}

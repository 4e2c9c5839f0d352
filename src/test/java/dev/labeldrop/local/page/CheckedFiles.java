package dev.labeldrop.local.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.ManifestValidator;
import dev.labeldrop.manifest.RejectedLines;
import dev.labeldrop.manifest.Validation;
import dev.labeldrop.report.Hostile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Validated manifests to test with. */
public final class CheckedFiles {

  private CheckedFiles() {}

  /** Two samples, one with a hostile name and label, one that is empty, and one unread. */
  public static List<CheckedFile> several() {
    try {
      return List.of(
          checked("samples/broken.jsonl", Files.readAllBytes(Path.of("samples/broken.jsonl"))),
          checked("samples/flowers.jsonl", Files.readAllBytes(Path.of("samples/flowers.jsonl"))),
          checked(Hostile.TEXT, hostile().getBytes(UTF_8)),
          checked("empty.jsonl", new byte[0]),
          new CheckedFile.Unread(Hostile.TEXT, "there is no such file, says " + Hostile.TEXT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CheckedFile checked(String name, byte[] bytes) throws IOException {
    Validation validation =
        new ManifestValidator(Limits.SERVICE)
            .validate(new ByteArrayInputStream(bytes), RejectedLines.ignored());
    return new CheckedFile.Read(
        name, validation, validation.errorCount() > 0 ? "it has errors" : null);
  }

  private static String hostile() {
    return """
    {"source-ref":"s3://photos/1.jpg","l":1,"l-metadata":{"class-name":"<script>document.title='run'</script>",\
    "confidence":1,"type":"groundtruth/image-classification","human-annotated":"yes",\
    "creation-date":"2024-05-02T10:11:12"}}
    {"source-ref":"s3://photos/2.jpg","l":1,"l-metadata":{"class-name":"\\u202egpj.exe",\
    "confidence":7,"type":"groundtruth/image-classification","human-annotated":"yes",\
    "creation-date":"2024-05-02T10:11:12"}}
    """;
  }
}

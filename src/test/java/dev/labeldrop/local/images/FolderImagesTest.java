package dev.labeldrop.local.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.image.ImageAddress;
import dev.labeldrop.image.ImageAnswer;
import dev.labeldrop.image.ImageAnswer.Found;
import dev.labeldrop.image.ImageContent;
import dev.labeldrop.image.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FolderImagesTest {

  @TempDir private Path parent = Path.of("");

  private FolderImages images() throws IOException {
    Path folder = Files.createDirectories(parent.resolve("images"));
    Files.createDirectories(folder.resolve("acme/in"));
    Files.writeString(folder.resolve("top.jpg"), "top");
    Files.writeString(folder.resolve("acme/in/a.jpg"), "inside");
    Files.writeString(parent.resolve("secret.jpg"), "secret");
    return new FolderImages(folder);
  }

  @Test
  void findsAKeyWithAndWithoutItsBucket() throws IOException {
    FolderImages images = images();
    assertThat(((Found) images.look(new ImageAddress("acme", "top.jpg"), null)).first())
        .asString()
        .isEqualTo("top");
    ImageAddress inside = new ImageAddress("acme", "in/a.jpg");
    Found found = (Found) images.look(inside, null);
    assertThat(found.size()).isEqualTo(6);
    assertThat(images.read(inside, found, 2, 10)).asString().isEqualTo("side");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../secret.jpg", "in/../../secret.jpg", "none.jpg", "acme", "a\u0000b.jpg", ""})
  void findsNothingElse(String key) throws IOException {
    ImageAnswer answer = images().look(new ImageAddress("acme", key), null);
    assertThat(((ImageAnswer.Refused) answer).refusal()).isEqualTo(Refusal.NOT_FOUND);
  }

  @Test
  void givesTheETagThatS3WouldToFilesOfOneLength() throws IOException {
    FolderImages images = images();
    Files.writeString(parent.resolve("images/two.jpg"), "two");
    ImageContent top = new ImageContent(1, "s3://acme/top.jpg", "", 3);
    ImageContent inside = new ImageContent(2, "s3://acme/in/a.jpg", "", 6);
    ImageContent two = new ImageContent(3, "s3://acme/two.jpg", "", 3);
    assertThat(images.compared(List.of(top, inside, two), List.of()))
        .containsExactly(
            new ImageContent(1, top.sourceRef(), "\"b28354b543375bfa94dabaeda722927f\"", 3),
            new ImageContent(3, two.sourceRef(), "\"b8a9f715dbb64fd5c56e7783c6820a61\"", 3));
    assertThat(images.compared(List.of(top, inside), List.of(top, two)))
        .extracting(ImageContent::sourceRef)
        .containsExactly(top.sourceRef());
    assertThat(images.compared(List.of(top, inside), List.of(top))).isEmpty();
  }

  @Test
  void givesNoETagToAnImageThatIsLookedAt() throws IOException {
    Found found = (Found) images().look(new ImageAddress("acme", "top.jpg"), null);
    assertThat(found.etag()).isEmpty();
  }
}

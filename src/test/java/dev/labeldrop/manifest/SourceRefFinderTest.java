package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SourceRefFinderTest {

  /** Lines 11 to 15 of a file: sent, blank, refused, sent, sent. */
  private static final String RANGE =
      line("a.jpg") + "\n\n" + line("a.jpg") + "\r\n" + line("b.jpg") + "\n" + line("c.jpg") + "\n";

  private static final Chunk CHUNK = new Chunk(1, 0, RANGE.length(), 1000, 3, 11, 15, List.of(13L));

  @Test
  void tellsOfSentLinesWithAWantedSourceRefOnly() throws IOException {
    assertThat(find(RANGE, "s3://b/a.jpg", "s3://b/c.jpg", "s3://b/d.jpg"))
        .containsExactly("s3://b/a.jpg 11", "s3://b/c.jpg 15");
  }

  /** The chunk was sent as it was then; an object that has changed since has nothing to say. */
  @Test
  void passesOverALineThatIsLongerThanTheChunk() throws IOException {
    String longer = line("b.jpg").replace("}", " ".repeat(1000) + "}");
    assertThat(find(RANGE.replace(line("b.jpg"), longer), "s3://b/b.jpg", "s3://b/c.jpg"))
        .containsExactly("s3://b/c.jpg 15");
  }

  private static List<String> find(String range, String... wanted) throws IOException {
    var found = new ArrayList<String>();
    SourceRefFinder.find(
        new ByteArrayInputStream(range.getBytes(UTF_8)),
        CHUNK,
        Set.of(wanted),
        (sourceRef, line) -> found.add(sourceRef + " " + line));
    return found;
  }

  private static String line(String key) {
    return "{\"source-ref\":\"s3://b/" + key + "\"}";
  }
}

package dev.labeldrop.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.drop.S3Images;
import dev.labeldrop.image.ImageAddress;
import dev.labeldrop.image.ImageAnswer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

final class SimImagesTest {

  private static final S3Client NOTHING_ELSE =
      new S3Client() {
        @Override
        public String serviceName() {
          return "s3";
        }

        @Override
        public void close() {}
      };

  @Test
  void remembersImagesByETagsOfTheirOwn() {
    S3Images images = new S3Images(new SimImages(NOTHING_ELSE, new Album(1, 0, false)));
    List<ImageAddress> two =
        IntStream.range(0, 2)
            .mapToObj(name -> new ImageAddress(Album.BUCKET, name + ".jpg"))
            .toList();
    List<String> etags =
        two.stream().map(image -> ((ImageAnswer.Found) images.look(image, null)).etag()).toList();
    assertThat(etags).doesNotHaveDuplicates().allMatch(etag -> etag.matches("\"[0-9a-f]{32}\""));
    assertThat(images.look(two.get(0), etags.get(0))).isEqualTo(new ImageAnswer.Unchanged());
    assertThat(images.look(two.get(0), etags.get(1))).isInstanceOf(ImageAnswer.Found.class);
  }
}

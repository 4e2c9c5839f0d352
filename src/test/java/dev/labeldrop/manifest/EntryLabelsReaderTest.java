package dev.labeldrop.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EntryLabelsReaderTest {

  private final EntryLabelsReader reader = new EntryLabelsReader();

  @Test
  void labelsOfTheImageAreTheClassNames() {
    EntryLabels labels =
        read(
            """
            {"source-ref":"s3://b/1.jpg","a":0,"a-metadata":{"class-name":"rose","type":"groundtruth/image-classification"},\
            "b":1,"b-metadata":{"class-name":"C\\u00f4t\\u00e9","type":"groundtruth/image-classification"}}\
            """);

    assertThat(labels.sourceRef()).isEqualTo("s3://b/1.jpg");
    assertThat(labels.labels()).containsExactly("rose", "Côté");
    assertThat(labels.boxes()).isEmpty();
  }

  @Test
  void boxesHaveTheNamesOfTheClassMap() {
    EntryLabels labels =
        read(
            """
            {"bb-metadata":{"class-map":{"0":"rose","1":"tulip"},"type":"groundtruth/object-detection"},\
            "source-ref":"s3://b/1.jpg","bb":{"annotations":[{"class_id":1,"top":1,"left":2,"width":3.5,"height":4},\
            {"class_id":0.0,"top":5,"left":6,"width":7,"height":8},{"class_id":9,"top":"x","width":1,"height":1}]}}\
            """);

    assertThat(labels.boxes())
        .containsExactly(
            new LabelledBox("tulip", 2, 1, 3.5, 4),
            new LabelledBox("rose", 6, 5, 7, 8),
            new LabelledBox("9", 0, 0, 1, 1));
  }

  @Test
  void whatTheServiceAddsIsPassedOver() {
    EntryLabels labels =
        read(
            """
            {"source-ref":"s3://b/1.jpg","cl-metadata":{"is_labeled":true},"errors":[{"code":"X"}],\
            "other":3,"other-metadata":{"type":"groundtruth/text"}}\
            """);

    assertThat(labels.labels()).isEmpty();
    assertThat(labels.boxes()).isEmpty();
  }

  @Test
  void aLineThatIsNoEntryHasNoLabels() {
    assertThat(reader.of("{\"source-ref\":\"s3://b/1.jpg\"")).isEmpty();
    assertThat(reader.of("{\"image\":\"s3://b/1.jpg\"}")).isEmpty();
    assertThat(reader.of("{\"source-ref\":7}")).isEmpty();
  }

  @Test
  void boxesOverlapByWhatTheyShare() {
    LabelledBox box = new LabelledBox("rose", 0, 0, 10, 10);

    assertThat(box.overlap(new LabelledBox("rose", 5, 0, 10, 10))).isEqualTo(50.0 / 150);
    assertThat(box.overlap(box)).isEqualTo(1);
    assertThat(box.overlap(new LabelledBox("rose", 10, 0, 10, 10))).isZero();
    assertThat(box.overlap(new LabelledBox("rose", 2, 2, 0, 0))).isZero();
  }

  private EntryLabels read(String line) {
    return reader.of(line).orElseThrow();
  }
}

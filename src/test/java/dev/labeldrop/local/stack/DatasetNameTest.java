package dev.labeldrop.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetType;
import org.junit.jupiter.api.Test;

final class DatasetNameTest {

  @Test
  void isReadFromTheWayPeopleWriteItAndFromArns() {
    DatasetName flowers = new DatasetName("flowers", DatasetType.TRAIN);
    assertThat(DatasetName.parse("flowers/train")).contains(flowers);
    assertThat(
            DatasetName.parse(
                "arn:aws:rekognition:eu-west-1:123456789012:project/flowers/dataset/train/17"))
        .contains(flowers);
    assertThat(flowers).hasToString("flowers/train");
    assertThat(flowers.prefix()).isEqualTo("incoming/flowers/train/");
    assertThat(DatasetName.parse("flowers")).isEmpty();
    assertThat(DatasetName.parse("flowers/Train")).isEmpty();
  }
}

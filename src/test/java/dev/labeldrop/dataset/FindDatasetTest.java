package dev.labeldrop.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.ScriptedRekognition.Call;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link RekognitionDatasets#find}: from a project's name to a dataset. */
final class FindDatasetTest {

  private static final String ACCOUNT = "arn:aws:rekognition:eu-west-1:123456789012:";
  private static final DatasetArn TRAIN =
      new DatasetArn(ACCOUNT + "project/flowers/dataset/train/1700000000001");
  private static final DatasetArn TEST =
      new DatasetArn(ACCOUNT + "project/flowers/dataset/test/1700000000002");

  private ScriptedRekognition rekognition;
  private RekognitionDatasets datasets;

  @BeforeEach
  void start() throws IOException {
    rekognition = new ScriptedRekognition();
    datasets = new RekognitionDatasets(rekognition.client());
  }

  @AfterEach
  void stop() {
    rekognition.close();
  }

  private static String project(String name, String... datasets) {
    return """
    {"ProjectArn":"%sproject/%s/1700000000000","Status":"CREATED","Datasets":[%s]}\
    """
        .formatted(ACCOUNT, name, String.join(",", datasets));
  }

  private static String dataset(String type, DatasetArn arn) {
    return """
    {"DatasetType":"%s","DatasetArn":"%s","Status":"UPDATE_COMPLETE"}\
    """
        .formatted(type, arn);
  }

  private static String projects(String... projects) {
    return "{\"ProjectDescriptions\":[" + String.join(",", projects) + "]}";
  }

  @Test
  void findsTheDatasetOfTheTypeWithOneCall() {
    rekognition.then(projects(project("flowers", dataset("TEST", TEST), dataset("TRAIN", TRAIN))));

    assertThat(datasets.find("flowers", DatasetType.TRAIN))
        .isEqualTo(new DatasetLookup.Found(TRAIN));
    assertThat(rekognition.calls())
        .containsExactly(
            new Call(
                "DescribeProjects", Map.of("ProjectNames", List.of("flowers"), "MaxResults", 100)));
  }

  @Test
  void findsTheOtherType() {
    rekognition.then(projects(project("flowers", dataset("TEST", TEST), dataset("TRAIN", TRAIN))));

    assertThat(datasets.find("flowers", DatasetType.TEST)).isEqualTo(new DatasetLookup.Found(TEST));
  }

  @Test
  void walksThePagesOfProjects() {
    rekognition
        .then("{\"ProjectDescriptions\":[],\"NextToken\":\"t1\"}")
        .then("{\"NextToken\":\"t2\"}")
        .then(
            "{\"ProjectDescriptions\":["
                + project("flowers", dataset("TRAIN", TRAIN))
                + "],\"NextToken\":\"\"}");

    assertThat(datasets.find("flowers", DatasetType.TRAIN))
        .isEqualTo(new DatasetLookup.Found(TRAIN));
    assertThat(rekognition.calls())
        .extracting(call -> String.valueOf(call.members().get("NextToken")))
        .containsExactly("null", "t1", "t2");
  }

  @Test
  void countsOnlyTheExactName() {
    DatasetArn other = new DatasetArn(ACCOUNT + "project/flowers2/dataset/train/1");
    rekognition.then(
        projects(
            project("flowers2", dataset("TRAIN", other)),
            project("wild-flowers", dataset("TRAIN", other)),
            project("Flowers", dataset("TRAIN", other)),
            "{}",
            project("flowers", dataset("TRAIN", TRAIN))));

    assertThat(datasets.find("flowers", DatasetType.TRAIN))
        .isEqualTo(new DatasetLookup.Found(TRAIN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"ProjectDescriptions\":[]}", "{\"NextToken\":null}"})
  void findsNoProjectInAnEmptyList(String body) {
    rekognition.then(body);

    assertThat(datasets.find("flowers", DatasetType.TRAIN))
        .isEqualTo(new DatasetLookup.NoProject());
  }

  @Test
  void findsNoProjectWhereTheServiceSaysNotFound() {
    rekognition.thenFailure(400, "ResourceNotFoundException", "no such project");

    assertThat(datasets.find("flowers", DatasetType.TRAIN))
        .isEqualTo(new DatasetLookup.NoProject());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "my flowers", "꽃", "a/b", "a:b"})
  void findsNoProjectUnderAnImpossibleNameWithoutACall(String name) {
    assertThat(datasets.find(name, DatasetType.TRAIN)).isEqualTo(new DatasetLookup.NoProject());
    assertThat(rekognition.calls()).isEmpty();
  }

  @Test
  void asksForTheLongestNameAndNotForALongerOne() {
    rekognition.then("{}");

    datasets.find("n".repeat(255), DatasetType.TRAIN);
    datasets.find("n".repeat(256), DatasetType.TRAIN);

    assertThat(rekognition.calls()).hasSize(1);
  }

  @Test
  void findsNoDatasetWhereTheProjectHasNoneOfThatType() {
    rekognition
        .then(projects(project("flowers", dataset("TEST", TEST))))
        .then(projects(project("flowers")))
        .then(projects("{\"ProjectArn\":\"" + ACCOUNT + "project/flowers/1\"}"))
        .then(projects(project("flowers", "{\"DatasetType\":\"TRAIN\"}")));

    for (int call = 1; call <= 4; call++) {
      assertThat(datasets.find("flowers", DatasetType.TRAIN))
          .as("call %d", call)
          .isEqualTo(new DatasetLookup.NoDataset());
    }
  }

  @Test
  void findsSeveralOverThePages() {
    DatasetArn second = new DatasetArn(ACCOUNT + "project/flowers/dataset/train/1800000000000");
    rekognition
        .then(
            "{\"ProjectDescriptions\":["
                + project("flowers", dataset("TRAIN", TRAIN))
                + "],\"NextToken\":\"t\"}")
        .then(projects(project("flowers", dataset("TRAIN", second), dataset("TRAIN", TRAIN))));

    assertThat(datasets.find("flowers", DatasetType.TRAIN))
        .isEqualTo(new DatasetLookup.Several(List.of(TRAIN, second)));
  }

  @Test
  void endsAListingOfProjectsThatRepeatsAToken() {
    rekognition
        .then("{\"NextToken\":\"a\"}")
        .then("{\"NextToken\":\"b\"}")
        .then("{\"NextToken\":\"a\"}");

    assertThatThrownBy(() -> datasets.find("flowers", DatasetType.TRAIN))
        .isInstanceOf(PermanentException.class)
        .hasMessageStartingWith(
            "ERROR_ENDLESS_LISTING: DescribeProjects of project flowers gave the page token 'a'"
                + " twice");
    assertThat(rekognition.calls()).hasSize(3);
  }
}

package dev.labeldrop.local.cli;

import dev.labeldrop.dataset.DatasetType;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** Makes projects and empty datasets at the local Rekognition, as a person would in the console. */
final class Projects {

  private final RekognitionClient rekognition;
  private final Map<String, String> projectArns = new HashMap<>();
  private final Map<String, String> datasetArns = new HashMap<>();

  Projects(RekognitionClient rekognition) {
    this.rekognition = rekognition;
  }

  /** The ARN of a project's dataset; both are made if they are not there yet. */
  String dataset(String project, DatasetType type) {
    return datasetArns.computeIfAbsent(project + "/" + type, _ -> create(project, type));
  }

  private String create(String project, DatasetType type) {
    String projectArn =
        projectArns.computeIfAbsent(
            project, name -> rekognition.createProject(b -> b.projectName(name)).projectArn());
    return rekognition
        .createDataset(b -> b.projectArn(projectArn).datasetType(type.name()))
        .datasetArn();
  }
}

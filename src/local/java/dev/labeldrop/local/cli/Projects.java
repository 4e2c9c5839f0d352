package dev.labeldrop.local.cli;

import dev.labeldrop.dataset.DatasetType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DatasetMetadata;
import software.amazon.awssdk.services.rekognition.model.ProjectDescription;

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
    String projectArn = projectArns.computeIfAbsent(project, this::project);
    return existing(project).stream()
        .flatMap(each -> each.datasets().stream())
        .filter(each -> type.name().equals(each.datasetTypeAsString()))
        .map(DatasetMetadata::datasetArn)
        .findFirst()
        .orElseGet(() ->
            rekognition
                .createDataset(b -> b.projectArn(projectArn).datasetType(type.name()))
                .datasetArn());
  }

  private String project(String name) {
    return existing(name)
        .map(ProjectDescription::projectArn)
        .orElseGet(() -> rekognition.createProject(b -> b.projectName(name)).projectArn());
  }

  private Optional<ProjectDescription> existing(String name) {
    return rekognition.describeProjectsPaginator(b -> {}).projectDescriptions().stream()
        .filter(each -> each.projectArn().contains(":project/" + name + "/"))
        .findFirst();
  }
}

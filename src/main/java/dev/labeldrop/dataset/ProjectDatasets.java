package dev.labeldrop.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectsResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectDescription;
import software.amazon.awssdk.services.rekognition.model.ResourceNotFoundException;

/** Finds the dataset of a project, as {@link Datasets#find} says. */
final class ProjectDatasets {

  /** What a project can be called: API model, {@code ProjectName}. */
  private static final Pattern PROJECT_NAME = Pattern.compile("[a-zA-Z0-9_.\\-]{1,255}");

  private final RekognitionClient rekognition;

  ProjectDatasets(RekognitionClient rekognition) {
    this.rekognition = rekognition;
  }

  /** A name that no project can have is not found, without a call. */
  DatasetLookup find(String project, DatasetType type) {
    if (!PROJECT_NAME.matcher(project).matches()) {
      return new DatasetLookup.NoProject();
    }
    List<ProjectDescription> projects = named(project);
    if (projects.isEmpty()) {
      return new DatasetLookup.NoProject();
    }
    List<DatasetArn> datasets =
        projects.stream()
            .filter(ProjectDescription::hasDatasets)
            .flatMap(found -> found.datasets().stream())
            .filter(dataset -> type.name().equals(dataset.datasetTypeAsString()))
            .filter(dataset -> dataset.datasetArn() != null)
            .map(dataset -> new DatasetArn(dataset.datasetArn()))
            .distinct()
            .toList();
    return switch (datasets.size()) {
      case 0 -> new DatasetLookup.NoDataset();
      case 1 -> new DatasetLookup.Found(datasets.getFirst());
      default -> new DatasetLookup.Several(datasets);
    };
  }

  private List<ProjectDescription> named(String project) {
    // API model, ProjectArn: …:project/NAME/DIGITS. Neither / nor : can be in a name.
    String inArn = ":project/" + project + "/";
    List<ProjectDescription> found = new ArrayList<>();
    RekognitionCalls.pages(
        Operation.DESCRIBE_PROJECTS,
        "project " + project,
        token -> page(project, token),
        DescribeProjectsResponse::nextToken,
        page ->
            page.projectDescriptions().stream()
                .filter(each -> each.projectArn() != null && each.projectArn().contains(inArn))
                .forEach(found::add));
    return found;
  }

  private DescribeProjectsResponse page(String project, @Nullable String token) {
    return RekognitionCalls.call(
        Operation.DESCRIBE_PROJECTS,
        "project " + project,
        () -> {
          try {
            return rekognition.describeProjects(request ->
                request.projectNames(project).maxResults(EntryPages.PAGE_SIZE).nextToken(token));
          } catch (ResourceNotFoundException e) {
            // Not in the operation's error list; a service that says so means an empty list.
            return DescribeProjectsResponse.builder().build();
          }
        });
  }
}

package dev.labeldrop.local.rekognition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The projects and datasets of the one account in the one region. */
final class Account {

  private final Settings settings;
  private final List<Project> projects = new ArrayList<>();
  private long lastStamp;

  Account(Settings settings) {
    this.settings = settings;
  }

  /** All projects, oldest first (API model, DescribeProjects: sorted by creation). */
  List<Project> projects() {
    return List.copyOf(projects);
  }

  Project createProject(String name, String feature, String autoUpdate) throws ServiceException {
    if (projects.stream().anyMatch(project -> project.name().equals(name))) {
      throw new ServiceException(
          ServiceError.RESOURCE_IN_USE, "There is a project named " + name + " already.");
    }
    if (projects.size() >= settings.quotas().projects()) {
      throw new ServiceException(ServiceError.LIMIT_EXCEEDED, "There are too many projects.");
    }
    Instant now = now();
    Project project =
        new Project(
            name, arnPrefix(name) + "/" + stamp(now), feature, autoUpdate, now, new ArrayList<>());
    projects.add(project);
    return project;
  }

  /** Begins a dataset; {@code type} is TRAIN or TEST. */
  Dataset createDataset(String projectArn, String type, Update outcome) throws ServiceException {
    Project project =
        projects.stream()
            .filter(p -> p.arn().equals(projectArn))
            .findFirst()
            .orElseThrow(() -> notFound(projectArn));
    Instant now = now();
    if (project.datasets(now).stream().anyMatch(dataset -> dataset.type().equals(type))) {
      throw new ServiceException(
          ServiceError.RESOURCE_ALREADY_EXISTS,
          "The project " + project.name() + " has a " + type + " dataset already.");
    }
    String kind = type.equals("TRAIN") ? "train" : "test";
    Dataset dataset =
        new Dataset(
            arnPrefix(project.name()) + "/dataset/" + kind + "/" + stamp(now),
            type,
            now,
            settings.behaviour(),
            outcome,
            now.plus(settings.timing().creation()));
    project.datasets().add(dataset);
    return dataset;
  }

  Dataset dataset(String arn) throws ServiceException {
    return find(arn).orElseThrow(() -> notFound(arn));
  }

  Optional<Dataset> find(String arn) {
    Instant now = now();
    return projects.stream()
        .flatMap(project -> project.datasets(now).stream())
        .filter(dataset -> dataset.arn().equals(arn))
        .findFirst();
  }

  Instant now() {
    return settings.clock().instant();
  }

  private static ServiceException notFound(String arn) {
    return new ServiceException(ServiceError.RESOURCE_NOT_FOUND, "There is no " + arn + ".");
  }

  private String arnPrefix(String project) {
    return "arn:aws:rekognition:%s:%s:project/%s"
        .formatted(settings.region(), settings.account(), project);
  }

  /** A time in milliseconds, and never the same one twice: it makes an ARN unique. */
  private long stamp(Instant now) {
    lastStamp = Math.max(lastStamp + 1, now.toEpochMilli());
    return lastStamp;
  }
}

package dev.labeldrop.local.stack;

import dev.labeldrop.dataset.DatasetArn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/**
 * Where drops go.
 *
 * @param prefix what their keys begin with
 */
public record Destination(String prefix) {

  /**
   * The destination that somebody names.
   *
   * @param name the dataset; null for the stack's own, of the parameter {@code DatasetArn}
   * @throws StackException if there is no such dataset; the message names those that are near
   */
  public static Destination of(Connection connection, @Nullable DatasetName name) {
    if (name == null) {
      DatasetArn own = connection.stack().settings().defaultDataset();
      if (own == null) {
        throw new StackException(
            "The stack %s has no dataset of its own (parameter DatasetArn). Add --project and --type."
                .formatted(connection.stack().name()));
      }
      return new Destination("incoming/");
    }
    try (RekognitionClient rekognition = connection.clients().rekognition()) {
      List<DatasetName> all = all(rekognition);
      if (!all.contains(name)) {
        throw new StackException(
            "There is no dataset %s in this account and region. %s"
                .formatted(
                    name,
                    NearNames.sentence(
                        name.toString(),
                        all.stream().map(DatasetName::toString).toList(),
                        "There is no dataset at all; create one in the console of Rekognition"
                            + " Custom Labels.")));
      }
    }
    return new Destination(name.prefix());
  }

  /** Every dataset of the account and region. */
  public static List<DatasetName> all(RekognitionClient rekognition) {
    return rekognition.describeProjectsPaginator(b -> {}).projectDescriptions().stream()
        .flatMap(project -> project.datasets().stream())
        .flatMap(dataset -> DatasetName.parse(dataset.datasetArn()).stream())
        .toList();
  }
}

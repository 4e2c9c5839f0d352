package dev.labeldrop.local.stack;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.run.ledger.DropOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The folders of the datasets that runs went to, as their keys tell of them: they can be listed by
 * who may not read what is in them.
 */
public final class DatasetFolders {

  private static final String ALL = "datasets/";
  private static final Pattern NAME = Pattern.compile("datasets/(.+)-(train|test)-(\\d+)/");

  private final Connection connection;
  private final S3Client s3;

  /** The folders of a stack. */
  public DatasetFolders(Connection connection) {
    this.connection = connection;
    this.s3 = connection.clients().s3();
  }

  /** All of them, by their datasets. */
  public List<DatasetArn> all() {
    return s3
        .listObjectsV2Paginator(
            b -> b.bucket(connection.stack().bucket()).prefix(ALL).delimiter("/"))
        .commonPrefixes()
        .stream()
        .flatMap(prefix -> arn(prefix.prefix()).stream())
        .toList();
  }

  /** A state machine's ARN has the partition, region and account of the datasets. */
  private Optional<DatasetArn> arn(String folder) {
    Matcher parts = NAME.matcher(folder);
    String[] stack = connection.stack().stateMachineArn().split(":", -1);
    return parts.matches()
        ? Optional.of(
            new DatasetArn(
                "arn:%s:rekognition:%s:%s:project/%s/dataset/%s/%s"
                    .formatted(
                        stack[1],
                        stack[3],
                        stack[4],
                        parts.group(1),
                        parts.group(2),
                        parts.group(3))))
        : Optional.empty();
  }

  /**
   * The dataset that somebody means; of several of one name, the newest.
   *
   * @param text {@code flowers/train}, or an ARN
   * @throws StackException if runs went to none such; the message names those that are near
   */
  public DatasetArn find(String text) {
    List<DatasetArn> all = all();
    return DatasetName.parse(text).stream()
        .flatMap(name -> all.stream().filter(arn -> DatasetName.of(arn).equals(name)))
        .max(Comparator.comparingLong(DatasetFolders::number))
        .orElseThrow(() -> missing(text, all));
  }

  private static long number(DatasetArn arn) {
    return Long.parseLong(arn.value().substring(arn.value().lastIndexOf('/') + 1));
  }

  private StackException missing(String text, List<DatasetArn> all) {
    return new StackException(
        "The stack %s has no runs for dataset '%s'. %s"
            .formatted(
                connection.stack().name(),
                text,
                NearNames.sentence(
                    text,
                    all.stream().map(arn -> DatasetName.of(arn).toString()).toList(),
                    "It has had no runs yet. A dataset is named like flowers/train.")));
  }

  /** The tickets of a dataset's queue, in their order. That of who has the turn is among them. */
  public List<DropOrder> tickets(DatasetArn dataset) {
    String prefix = ALL + dataset.folderName() + "/queue/";
    return objects(prefix)
        .map(object -> object.key().substring(prefix.length()).replaceFirst("\\.json$", ""))
        .flatMap(name -> DropOrder.parse(name).stream())
        .toList();
  }

  /** When a file of a dataset's folder was written; empty if there is none. */
  public Optional<Instant> written(DatasetArn dataset, String file) {
    String key = ALL + dataset.folderName() + "/" + file;
    return objects(key)
        .filter(object -> object.key().equals(key))
        .map(S3Object::lastModified)
        .findFirst();
  }

  private Stream<S3Object> objects(String prefix) {
    return s3
        .listObjectsV2Paginator(b -> b.bucket(connection.stack().bucket()).prefix(prefix))
        .contents()
        .stream();
  }
}

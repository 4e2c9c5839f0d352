package dev.labeldrop.local.stack;

import dev.labeldrop.LabeldropException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.S3ObjectStore;
import dev.labeldrop.run.turn.Pause;
import dev.labeldrop.run.turn.PauseFile;
import java.time.Instant;
import java.util.Optional;

/** The pauses of a stack's datasets, as far as the caller may know of them. */
public final class Pauses {

  private final Connection connection;
  private final DatasetFolders folders;

  /** The pauses of a stack. */
  public Pauses(Connection connection) {
    this.connection = connection;
    this.folders = new DatasetFolders(connection);
  }

  /**
   * What is known of a pause.
   *
   * @param since when it began, as its file says, else when that was written
   * @param pause who paused the dataset, and why; empty if the caller may not read it
   */
  public record Known(Instant since, Optional<Pause> pause) {}

  /** The pause of a dataset; empty if it is not paused. */
  public Optional<Known> of(DatasetArn dataset) {
    return folders.written(dataset, PauseFile.NAME).map(written -> known(written, read(dataset)));
  }

  /** The file's own time, if it can be read and has one: S3 stores it a moment later. */
  private static Known known(Instant written, Optional<Pause> pause) {
    Instant since = pause.map(each -> Instant.parse(each.since())).orElse(Instant.EPOCH);
    return new Known(since.equals(Instant.EPOCH) ? written : since, pause);
  }

  /** Only the stack's roles and TrustedPrincipalArns may read there: the time is known to all. */
  private Optional<Pause> read(DatasetArn dataset) {
    try {
      S3ObjectStore store = new S3ObjectStore(connection.clients().s3());
      return new PauseFile(store, connection.stack().bucket(), dataset, _ -> {}).look();
    } catch (LabeldropException _) {
      return Optional.empty();
    }
  }

  /** {@code paused since 2026-11-22 10:11:12Z by anna: labels are being checked}. */
  public Optional<String> words(DatasetArn dataset) {
    return of(dataset).map(Pauses::words);
  }

  /** The same of a pause that was looked at. */
  public static String words(Known known) {
    return "paused since "
        + Words.time(known.since())
        + known.pause().map(pause -> " by " + pause.by() + ": " + pause.why()).orElse("");
  }
}

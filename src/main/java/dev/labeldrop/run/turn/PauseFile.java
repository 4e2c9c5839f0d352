package dev.labeldrop.run.turn;

import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.Folder;
import dev.labeldrop.drop.ObjectStore;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the pause of a dataset is kept: {@code paused.json} in the dataset's folder. The dataset is
 * paused as long as the file is there, whatever it says.
 */
public final class PauseFile {

  /** The file's name. */
  public static final String NAME = "paused.json";

  private static final String JSON = "application/json";

  private final Folder folder;
  private final DatasetArn dataset;
  private final Consumer<String> warn;

  /**
   * The pause of a dataset.
   *
   * @param bucket the bucket of the drops
   * @param warn told of a file that cannot be read
   */
  public PauseFile(ObjectStore store, String bucket, DatasetArn dataset, Consumer<String> warn) {
    this.folder = Folder.ofDatasets(store, bucket).in(dataset.folderName());
    this.dataset = dataset;
    this.warn = warn;
  }

  /** The pause; empty if the dataset is not paused. */
  public Optional<Pause> look() {
    return folder.get(NAME).map(this::read);
  }

  /** A pause that cannot be read is one nevertheless: it was somebody's wish. */
  private Pause read(byte[] json) {
    try {
      return Json.read(Pause.class, json, NAME);
    } catch (PermanentException e) {
      warn.accept("In the folder of " + dataset + ": " + e.text() + " The dataset is paused.");
      return new Pause(NAME + " cannot be read", "somebody", Instant.EPOCH.toString());
    }
  }

  /**
   * Pauses the dataset, unless it is paused already.
   *
   * @return the pause that holds
   */
  Pause begin(Pause pause) {
    folder.putIfAbsent(NAME, Json.bytes(pause), JSON);
    return look().orElse(pause);
  }

  /** Ends the pause; nothing happens if there is none. */
  void end() {
    folder.delete(NAME);
  }
}

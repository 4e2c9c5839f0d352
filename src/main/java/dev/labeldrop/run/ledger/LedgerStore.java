package dev.labeldrop.run.ledger;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.Folder;
import dev.labeldrop.drop.ObjectStore;
import java.util.function.Consumer;

/**
 * Where the ledger of a dataset is kept: {@code ledger.bin} in the dataset's folder. Only a run
 * that has the dataset's turn writes it.
 */
public final class LedgerStore {

  private static final String LEDGER = "ledger.bin";
  private static final String BINARY = "application/octet-stream";

  private final Folder folder;
  private final DatasetArn dataset;

  /**
   * The ledger of a dataset.
   *
   * @param bucket the bucket of the drops
   */
  public LedgerStore(ObjectStore store, String bucket, DatasetArn dataset) {
    this.folder = Folder.ofDatasets(store, bucket).in(dataset.folderName());
    this.dataset = dataset;
  }

  /**
   * A ledger, with what it takes to replace it.
   *
   * @param ledger what it says; one that could not be read says nothing
   * @param etag the ETag of the file; empty if there is none
   */
  public record Held(Ledger ledger, String etag) {}

  /**
   * The ledger as it is.
   *
   * @param warn told of one that cannot be read: it counts as absent, and the dataset is listed
   */
  public Held look(Consumer<String> warn) {
    return folder
        .look(LEDGER)
        .map(stored -> new Held(read(stored.content(), warn), stored.etag()))
        .orElseGet(() -> new Held(Ledger.unknown(dataset.value()), ""));
  }

  private Ledger read(byte[] file, Consumer<String> warn) {
    return switch (LedgerFile.read(file, dataset.value())) {
      case LedgerReading.Read(Ledger ledger) -> ledger;
      case LedgerReading.Unreadable(String reason) -> {
        warn.accept(
            "The ledger %s %s. It counts as absent and is made anew from the dataset."
                .formatted(folder.uri(LEDGER), reason));
        yield Ledger.unknown(dataset.value());
      }
    };
  }

  /**
   * Writes a ledger, unless the file has changed since it was looked at.
   *
   * @return whether it is there now
   */
  public boolean replace(Held before, Ledger ledger) {
    return folder.replace(LEDGER, LedgerFile.write(ledger), BINARY, before.etag()).isPresent();
  }
}

package dev.labeldrop.run.prepare;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.dataset.Entry;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.run.files.LineTexts;
import dev.labeldrop.run.ledger.KnownLines;
import dev.labeldrop.run.ledger.Ledger;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives the image of any entry of a dataset: from a line that the ledger knows, so that the service
 * is not asked, else from the service.
 *
 * @param ledger what is known of the dataset
 * @param mayList whether the service may be asked
 */
record AnyEntry(
    ObjectStore store, Datasets datasets, DatasetArn dataset, Ledger ledger, boolean mayList)
    implements Supplier<Optional<String>> {

  @Override
  public Optional<String> get() {
    Optional<String> known =
        KnownLines.any(store, ledger).map(LineTexts::sourceRef).filter(ref -> !ref.isEmpty());
    return known.isPresent() || !mayList ? known : datasets.anyEntry(dataset).map(Entry::sourceRef);
  }
}

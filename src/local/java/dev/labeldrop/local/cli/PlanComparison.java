package dev.labeldrop.local.cli;

import dev.labeldrop.Count;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.local.plan.DatasetPlan;
import dev.labeldrop.local.plan.DatasetPlan.Knowledge;
import dev.labeldrop.local.plan.EntriesFile;
import dev.labeldrop.local.plan.Held;
import dev.labeldrop.local.plan.Listing;
import dev.labeldrop.local.plan.Planner;
import dev.labeldrop.local.plan.StackDatasets;
import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.DatasetName;
import dev.labeldrop.local.stack.Destination;
import dev.labeldrop.local.stack.StackException;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.ManifestValidator;
import dev.labeldrop.manifest.RejectedLines;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.ledger.LineIndexWriter;
import dev.labeldrop.run.state.Settings;
import dev.labeldrop.run.state.Settings.OnInvalidLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What manifests are compared with: a dataset of a stack, or saved entries.
 *
 * @param limits what the manifests are checked against
 * @param onInvalid what one bad line does to its file
 * @param planner compares
 */
record PlanComparison(Limits limits, OnInvalidLine onInvalid, Planner planner) {

  /** Saved entries; no service is asked. */
  static PlanComparison withFiles(
      Path entries, @Nullable Path others, Limits limits, OnInvalidLine onInvalid)
      throws IOException {
    return new PlanComparison(
        limits,
        onInvalid,
        new Planner(
            held(entries),
            others == null ? null : held(others),
            limits.changesBytes(),
            limits.defaultLines(),
            false));
  }

  private static Held held(Path file) throws IOException {
    EntriesFile entries = EntriesFile.read(file);
    return Held.of(
        file.toString(),
        Knowledge.FILE,
        entries,
        entries.unreadable() == 0
            ? List.of()
            : List.of(
                "%s of %s %s."
                    .formatted(
                        Count.of(entries.unreadable(), "line"),
                        file,
                        entries.unreadable() == 1 ? "is no entry" : "are no entries")));
  }

  /**
   * A dataset of a stack, with the stack's settings.
   *
   * @param folder takes files with entries
   * @param listings shows a listing
   */
  static PlanComparison withStack(
      Connection connection,
      DatasetName name,
      Main main,
      Path folder,
      Function<String, Listing> listings)
      throws IOException, InterruptedException {
    Settings settings = connection.stack().settings();
    var _ = Destination.of(connection, name); // names those that are near if there is none
    StackDatasets datasets = new StackDatasets(connection, main.waiter(), folder, listings);
    DatasetArn dataset =
        datasets
            .find(name)
            .orElseThrow(
                () -> new StackException("There is no dataset %s any more.".formatted(name)));
    DatasetType other = name.type() == DatasetType.TRAIN ? DatasetType.TEST : DatasetType.TRAIN;
    Optional<DatasetArn> otherDataset = datasets.find(new DatasetName(name.project(), other));
    Held held = datasets.held(dataset);
    return new PlanComparison(
        settings.limits(),
        settings.onInvalidLine(),
        new Planner(
            held,
            otherDataset.isPresent() ? datasets.held(otherDataset.get()) : null,
            settings.limits().changesBytes(),
            settings.limits().defaultLines(),
            settings.sendUnchanged()));
  }

  /** Compares a manifest, of which lines can be sent. */
  DatasetPlan plan(FileResult.Checked checked, Path path, Instant now) throws IOException {
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    try (InputStream in = Files.newInputStream(path)) {
      var _ =
          new ManifestValidator(limits)
              .validate(in, RejectedLines.ignored(), new LineIndexWriter(index), read -> {});
    }
    return planner.plan(path, LineIndex.of(index.toByteArray()), checked.validation(), now);
  }
}

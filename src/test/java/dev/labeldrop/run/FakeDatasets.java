package dev.labeldrop.run;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.DatasetLookup;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.dataset.Entry;
import dev.labeldrop.dataset.EntryFilter;
import dev.labeldrop.dataset.EntryPage;
import dev.labeldrop.dataset.UpdateReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Datasets that answer what a test has put in, in order, and remember what they were asked. */
final class FakeDatasets implements Datasets {

  final List<String> calls = new ArrayList<>();
  final Deque<Supplier<DatasetDescription>> descriptions = new ArrayDeque<>();
  final Deque<Supplier<UpdateReply>> replies = new ArrayDeque<>();
  final Deque<Supplier<EntryPage>> pages = new ArrayDeque<>();
  Supplier<Optional<Entry>> anyEntry = Optional::empty;
  Supplier<Set<String>> labels = Set::of;
  Supplier<DatasetLookup> lookup =
      () -> {
        throw new AssertionError("no lookup was expected");
      };

  @Override
  public DatasetLookup find(String project, DatasetType type) {
    calls.add("find " + project + " " + type);
    return lookup.get();
  }

  @Override
  public DatasetDescription describe(DatasetArn dataset) {
    calls.add("describe");
    return descriptions.remove().get();
  }

  @Override
  public UpdateReply update(DatasetArn dataset, byte[] changes) {
    calls.add("update " + new String(changes, StandardCharsets.UTF_8));
    return replies.remove().get();
  }

  @Override
  public EntryPage entries(DatasetArn dataset, EntryFilter filter, @Nullable String pageToken) {
    calls.add("entries " + filter + " " + pageToken);
    return pages.remove().get();
  }

  @Override
  public Optional<Entry> anyEntry(DatasetArn dataset) {
    calls.add("anyEntry");
    return anyEntry.get();
  }

  @Override
  public Set<String> labels(DatasetArn dataset) {
    calls.add("labels");
    return labels.get();
  }
}

package dev.labeldrop.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.DatasetLookup;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.dataset.Entry;
import dev.labeldrop.dataset.EntryError;
import dev.labeldrop.dataset.EntryFilter;
import dev.labeldrop.dataset.EntryPage;
import dev.labeldrop.dataset.UpdateReply;
import dev.labeldrop.manifest.EntryFingerprints;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One dataset in memory whose updates end at once, for tests of the steps. It remembers what it was
 * asked; what a test puts in answers instead of it.
 */
public final class ModelDatasets implements Datasets {

  /** What was asked, in order. */
  public final List<String> calls = new ArrayList<>();

  /** The entries, by source-ref. */
  public final Map<String, String> entries = new TreeMap<>();

  /** What the next updates are answered instead of being applied. */
  public final Deque<Supplier<UpdateReply>> replies = new ArrayDeque<>();

  /** What the dataset is described as, instead of what it is; null for what it is. */
  public @Nullable DatasetDescription shown;

  /** What describing it throws; null for nothing. */
  public @Nullable RuntimeException describeFailure;

  /** The lines that make an update fail. */
  public Predicate<String> fails = line -> false;

  /** The lines that an update drops without a word. */
  public Predicate<String> drops = line -> false;

  /** What a listing throws; null for nothing. */
  public @Nullable RuntimeException listingFailure;

  /** The errors that the service keeps on entries, by source-ref. */
  public final Map<String, List<EntryError>> errors = new TreeMap<>();

  /** The names of its labels. */
  public final Set<String> labels = new HashSet<>();

  /** What asking for any entry throws; null for nothing. */
  public @Nullable RuntimeException anyEntryFailure;

  /** What the service makes of a line that it keeps. */
  public UnaryOperator<String> rewrites = line -> line;

  /** What the next pages throw; empty for nothing. */
  public final Deque<Optional<RuntimeException>> pageFailures = new ArrayDeque<>();

  /** After how many pages the next listing is throttled once; negative for never. */
  public int throttleAfter = -1;

  /** What a lookup answers. */
  public DatasetLookup lookup;

  /** Its status. */
  public String status = "CREATE_COMPLETE";

  /** When it last changed. */
  public Instant updatedAt;

  /** How many entries a page has. */
  public int pageSize = 100;

  private final Clock clock;
  private final EntryFingerprints fingerprints = new EntryFingerprints();

  /** An empty dataset that was just created. */
  public ModelDatasets(DatasetArn arn, Clock clock) {
    this.clock = clock;
    this.updatedAt = clock.instant();
    this.lookup = new DatasetLookup.Found(arn);
  }

  @Override
  public DatasetLookup find(String project, DatasetType type) {
    calls.add("find " + project + " " + type);
    return lookup;
  }

  @Override
  public DatasetDescription describe(DatasetArn dataset) {
    calls.add("describe");
    if (describeFailure != null) {
      throw describeFailure;
    }
    return shown == null ? description() : shown;
  }

  /** What the dataset is. */
  public DatasetDescription description() {
    return new DatasetDescription(
        status, null, null, updatedAt, (long) entries.size(), 0L, (long) errors.size());
  }

  @Override
  public UpdateReply update(DatasetArn dataset, byte[] changes) {
    String text = new String(changes, UTF_8);
    calls.add("update " + text.lines().count());
    if (!replies.isEmpty()) {
      return replies.remove().get();
    }
    apply(text);
    return new UpdateReply.Accepted();
  }

  /** Does what the service does with an update. */
  public void apply(String changes) {
    updatedAt = clock.instant().plusMillis(1);
    status = changes.lines().anyMatch(fails) ? "UPDATE_FAILED" : "UPDATE_COMPLETE";
    if (status.equals("UPDATE_COMPLETE")) {
      changes.lines().filter(drops.negate()).forEach(this::put);
    }
  }

  private void put(String line) {
    entries.put(fingerprints.of(line).orElseThrow().sourceRef(), rewrites.apply(line));
  }

  @Override
  public EntryPage entries(DatasetArn dataset, EntryFilter filter, @Nullable String pageToken) {
    calls.add("entries " + filter + " " + pageToken);
    if (listingFailure != null) {
      throw listingFailure;
    }
    if (!pageFailures.isEmpty()) {
      pageFailures
          .remove()
          .ifPresent(failure -> {
            throw failure;
          });
    }
    if (throttleAfter >= 0 && throttleAfter-- == 0) {
      throw new RetryableException("Rate exceeded");
    }
    List<Entry> found = new ArrayList<>();
    entries.forEach((ref, line) -> {
      if (filter instanceof EntryFilter.All
          || (filter instanceof EntryFilter.WithErrors && errors.containsKey(ref))
          || (filter instanceof EntryFilter.Containing(String text) && ref.contains(text))) {
        found.add(new Entry(ref, line, line, errors.getOrDefault(ref, List.of())));
      }
    });
    int from = pageToken == null ? 0 : Integer.parseInt(pageToken);
    int to = Math.min(from + pageSize, found.size());
    return new EntryPage(found.subList(from, to), 0, to < found.size() ? String.valueOf(to) : null);
  }

  @Override
  public Optional<Entry> anyEntry(DatasetArn dataset) {
    calls.add("anyEntry");
    if (anyEntryFailure != null) {
      throw anyEntryFailure;
    }
    return entries.entrySet().stream()
        .map(each -> new Entry(each.getKey(), each.getValue(), each.getValue(), List.of()))
        .findFirst();
  }

  @Override
  public Set<String> labels(DatasetArn dataset) {
    calls.add("labels");
    return Set.copyOf(labels);
  }
}

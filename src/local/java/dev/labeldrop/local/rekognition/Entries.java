package dev.labeldrop.local.rekognition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The entries of a dataset, in the order in which their images came in, with running totals. An
 * entry that is replaced keeps its place.
 */
final class Entries {

  private final List<Entry> list;
  private final Map<String, Integer> places;
  private final TreeMap<String, LabelCount> labels;
  private long bytes;
  private int labelled;
  private int withErrors;

  /** None. */
  Entries() {
    list = new ArrayList<>();
    places = new HashMap<>();
    labels = new TreeMap<>();
  }

  /** A copy. */
  Entries(Entries other) {
    list = new ArrayList<>(other.list);
    places = new HashMap<>(other.places);
    labels = new TreeMap<>(other.labels);
    bytes = other.bytes;
    labelled = other.labelled;
    withErrors = other.withErrors;
  }

  /** Adds or replaces an entry. */
  void put(Entry entry) {
    Integer place = places.putIfAbsent(entry.sourceRef(), list.size());
    if (place == null) {
      list.add(entry);
    } else {
      count(list.set(place, entry), -1);
    }
    count(entry, 1);
  }

  void putAll(Collection<Entry> entries) {
    entries.forEach(this::put);
  }

  List<Entry> list() {
    return List.copyOf(list);
  }

  /** Labels with their counts, by name. */
  Map<String, LabelCount> labels() {
    return Map.copyOf(labels);
  }

  int size() {
    return list.size();
  }

  int labelCount() {
    return labels.size();
  }

  long bytes() {
    return bytes;
  }

  int labelled() {
    return labelled;
  }

  int withErrors() {
    return withErrors;
  }

  private void count(Entry entry, int sign) {
    bytes += (long) sign * entry.bytes();
    labelled += entry.isLabelled() ? sign : 0;
    withErrors += entry.hasErrors() ? sign : 0;
    Labels of = entry.labels();
    for (String label : of.declared()) {
      LabelCount one =
          new LabelCount(1, of.used().contains(label) ? 1 : 0, of.boxed().contains(label) ? 1 : 0);
      LabelCount before = labels.getOrDefault(label, LabelCount.NONE);
      LabelCount after = sign > 0 ? before.plus(one) : before.minus(one);
      if (after.isUnused()) {
        labels.remove(label);
      } else {
        labels.put(label, after);
      }
    }
  }
}

package dev.labeldrop.change;

import dev.labeldrop.manifest.EntryLabels;
import dev.labeldrop.manifest.LabelledBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up what lines change, one after the other, in bounded memory: of each label three numbers,
 * of an image what changes, as long as there is room.
 */
public final class Changes {

  /** Most labels of which changes are counted: four times what a dataset takes. */
  public static final int MOST_LABELS = 1_000;

  /** Most images of which it is kept what changes. */
  public static final int MOST_IMAGES = 1_000;

  /** How long the texts of the images that are kept may be in all, in characters. */
  private static final int MOST_CHARACTERS = 1_000_000;

  /** How long a label may be; the rest is cut. A label has at most 256 characters. */
  private static final int LONGEST_LABEL = 500;

  private static final Comparator<LabelChange> MOST_FIRST =
      Comparator.comparingLong(LabelChange::sum).reversed().thenComparing(LabelChange::label);

  private final Map<String, long[]> labels = new HashMap<>();
  private final List<EntryChange> images = new ArrayList<>();
  private long added;
  private long changed;
  private long same;
  private long notKnown;
  private long moreChanges;
  private long characters;

  /** A line whose image had no entry. */
  public void added(EntryLabels after) {
    added++;
    after.labels().forEach(label -> count(label, 0));
    after.boxes().forEach(box -> count(box.label(), 0));
  }

  /** A line whose image had an entry. */
  public void replaced(EntryLabels before, EntryLabels after) {
    EntryChange change = EntryChange.between(before, after);
    if (change.none()) {
      same++;
      return;
    }
    changed++;
    change.labelsAdded().forEach(label -> count(label, 0));
    change.labelsRemoved().forEach(label -> count(label, 1));
    change.boxesAdded().stream().map(LabelledBox::label).forEach(label -> count(label, 0));
    change.boxesRemoved().stream().map(LabelledBox::label).forEach(label -> count(label, 1));
    change.boxesMoved().forEach(box -> count(box.to().label(), 2));
    change
        .boxesRenamed()
        .forEach(box -> {
          count(box.from(), 1);
          count(box.to().label(), 0);
        });
    characters += change.characters();
    if (images.size() < MOST_IMAGES && characters <= MOST_CHARACTERS) {
      images.add(change);
    }
  }

  /** A line whose image had an entry, of which it is not known how it was. */
  public void notKnown() {
    notKnown++;
  }

  private void count(String name, int number) {
    String label = name.length() <= LONGEST_LABEL ? name : name.substring(0, LONGEST_LABEL);
    long[] counts = labels.get(label);
    if (counts == null) {
      if (labels.size() == MOST_LABELS) {
        moreChanges++;
        return;
      }
      counts = new long[3];
      labels.put(label, counts);
    }
    counts[number]++;
  }

  /** What it is so far. */
  public WhatChanged sum() {
    List<LabelChange> sorted =
        labels.entrySet().stream()
            .map(each ->
                new LabelChange(
                    each.getKey(), each.getValue()[0], each.getValue()[1], each.getValue()[2]))
            .sorted(MOST_FIRST)
            .toList();
    return new WhatChanged(
        added,
        changed + same,
        changed,
        same,
        notKnown,
        sorted,
        moreChanges,
        images,
        changed - images.size());
  }
}

package dev.labeldrop.local.plan;

import dev.labeldrop.change.WhatChanged;
import dev.labeldrop.manifest.Chunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a drop of a manifest would change in a dataset.
 *
 * @param dataset the dataset, such as {@code flowers/train}, or the file with its entries
 * @param knowledge how it is known what the dataset holds
 * @param lines what would become of the lines that can be sent
 * @param what what they would change
 * @param room the dataset's limits
 * @param overlap the images that the project's other dataset has, too; null if that is not known
 * @param chunks the updates that would be sent, in order
 * @param notes what to know of this plan, in sentences
 */
public record DatasetPlan(
    String dataset,
    Knowledge knowledge,
    Lines lines,
    WhatChanged what,
    Room room,
    @Nullable Overlap overlap,
    List<Chunk> chunks,
    List<String> notes) {

  /** Keeps its own copies of the lists. */
  public DatasetPlan {
    chunks = List.copyOf(chunks);
    notes = List.copyOf(notes);
  }

  /** How it is known what a dataset holds. */
  public enum Knowledge {
    /** The stack's ledger agrees with the dataset. */
    LEDGER,
    /** The dataset was listed. */
    LISTED,
    /** The dataset has no entries. */
    EMPTY,
    /** A file has its entries. */
    FILE
  }

  /**
   * What would become of the lines that can be sent; each is counted once.
   *
   * @param toAdd sent, and their images have no entry
   * @param toReplace sent, and their images have an entry that says something else
   * @param unchanged not sent: the dataset holds them already
   * @param superseded not sent: a newer drop has written the entries of their images
   */
  public record Lines(long toAdd, long toReplace, long unchanged, long superseded) {}

  /**
   * A dataset's limits (Developer Guide, "Guidelines and quotas").
   *
   * @param entries how many entries it has
   * @param entriesAfter how many it would have
   * @param mostEntries how many it may have by default
   * @param labels how many labels it has; null if that is not known
   * @param labelsAfter how many it would have, if no label went; null if that is not known
   * @param mostLabels how many it may have
   */
  public record Room(
      long entries,
      long entriesAfter,
      long mostEntries,
      @Nullable Long labels,
      @Nullable Long labelsAfter,
      long mostLabels) {

    /** Whether it would have more entries than it may have by default. */
    public boolean tooManyEntries() {
      return entriesAfter > mostEntries;
    }

    /** Whether it would have more labels than it may have. */
    public boolean tooManyLabels() {
      return labelsAfter != null && labelsAfter > mostLabels;
    }
  }

  /**
   * Images of the manifest that the project's other dataset has, too.
   *
   * @param dataset which dataset
   * @param images how many
   * @param first the source-refs of the first 20, in the order of the lines
   */
  public record Overlap(String dataset, long images, List<String> first) {

    /** Keeps its own copy of the list. */
    public Overlap {
      first = List.copyOf(first);
    }
  }
}

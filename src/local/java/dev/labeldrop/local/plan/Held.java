package dev.labeldrop.local.plan;

import dev.labeldrop.local.plan.DatasetPlan.Knowledge;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.ledger.Listed;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset holds.
 *
 * @param name the dataset, such as {@code flowers/train}, or the file
 * @param knowledge how that is known
 * @param ledger the entries
 * @param entries how many there are
 * @param labels the labels; null if they are not known
 * @param old gives the entries that lines replace, as they are
 * @param notes what to know of it, in sentences
 */
public record Held(
    String name,
    Knowledge knowledge,
    Ledger ledger,
    long entries,
    @Nullable Set<String> labels,
    OldEntries old,
    List<String> notes) {

  /** Gives entries as they are. */
  public interface OldEntries {

    /**
     * The entries of some lines' images, as far as they are known.
     *
     * @param lines the lines of a manifest
     * @param replaced which of them
     */
    EntriesFile of(LineIndex lines, IntPredicate replaced) throws IOException;
  }

  /** Keeps its own copy of the list. */
  public Held {
    notes = List.copyOf(notes);
  }

  /** All entries of a dataset, in a file. */
  public static Held of(String name, Knowledge knowledge, EntriesFile file, List<String> notes) {
    Ledger ledger = Ledger.unknown("").afterListing(new Listed(file.index(), null, Set.of()));
    return new Held(
        name, knowledge, ledger, file.entries(), file.labels(), (lines, replaced) -> file, notes);
  }
}

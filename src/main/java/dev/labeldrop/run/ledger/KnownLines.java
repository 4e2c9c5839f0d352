package dev.labeldrop.run.ledger;

import dev.labeldrop.PermanentException;
import dev.labeldrop.drop.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Lines of a dataset's entries that stand in objects of the bucket. */
public final class KnownLines {

  /** Each object costs a request; one that is gone tells that older ones may be gone, too. */
  private static final int MOST_OBJECTS = 3;

  private KnownLines() {}

  /**
   * A line of any entry, without line end; empty if none could be read.
   *
   * @throws dev.labeldrop.RetryableException where reading may succeed later
   */
  public static Optional<byte[]> any(ObjectStore store, Ledger ledger) {
    Set<ObjectVersion> tried = new HashSet<>();
    for (int place = 0; place < ledger.size() && tried.size() < MOST_OBJECTS; place++) {
      ObjectVersion object = ledger.source(place).object();
      if (object != null && ledger.length(place) > 0 && tried.add(object)) {
        Optional<byte[]> line = read(store, ledger, place, object);
        if (line.isPresent()) {
          return line;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> read(
      ObjectStore store, Ledger ledger, int place, ObjectVersion object) {
    int length = ledger.length(place);
    try (InputStream in = store.open(object.toDrop(), ledger.offset(place), length)) {
      byte[] line = in.readNBytes(length);
      return line.length == length ? Optional.of(line) : Optional.empty();
    } catch (PermanentException _) {
      return Optional.empty(); // the object is gone, or is another one
    } catch (IOException e) {
      throw new UncheckedIOException("Reading a line of " + object.key(), e);
    }
  }
}

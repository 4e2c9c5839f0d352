package dev.labeldrop.dataset;

import java.util.List;

/**
 * One entry of a dataset, as the service returns it.
 *
 * @param sourceRef which image it is about: the entry's key
 * @param json the entry as it came
 * @param line the entry without what the service has put into it: a line that could be sent
 * @param errors the errors that the service keeps on it, from every level of the entry; empty where
 *     the service lists it among those with errors and says no more
 */
public record Entry(String sourceRef, String json, String line, List<EntryError> errors) {

  /** Keeps its own copy of the list. */
  public Entry {
    errors = List.copyOf(errors);
  }
}

package dev.labeldrop.local.cli;

import java.util.Iterator;
import java.util.List;

/** The types of datasets, as people write them: what completion offers. */
final class TypeNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return List.of("train", "test").iterator();
  }
}

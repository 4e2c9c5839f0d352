package dev.labeldrop.local.cli;

import java.util.Iterator;
import java.util.List;

/** The forms of what commands print, as people write them: what completion offers. */
final class FormNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return List.of("text", "json").iterator();
  }
}

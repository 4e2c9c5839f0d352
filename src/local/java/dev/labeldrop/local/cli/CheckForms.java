package dev.labeldrop.local.cli;

import java.util.Iterator;
import java.util.List;

/** The forms of {@code check}, as people write them: what completion offers. */
final class CheckForms implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return List.of("text", "json", "sarif", "html").iterator();
  }
}

package dev.labeldrop.local.cli;

import java.util.Iterator;
import java.util.List;

/** The values of the template's CheckImages: what completion offers. */
final class CheckImagesNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return List.of("off", "warn", "reject").iterator();
  }
}

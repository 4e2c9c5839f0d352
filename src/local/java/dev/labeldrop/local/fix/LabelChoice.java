package dev.labeldrop.local.fix;

import java.util.List;
import java.util.Optional;

/** Says which of several labels that look alike is to stay. */
@FunctionalInterface
public interface LabelChoice {

  /** The one that stays; empty where all do. */
  Optional<String> choose(List<String> alike);
}

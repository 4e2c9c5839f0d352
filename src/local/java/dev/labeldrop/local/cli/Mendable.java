package dev.labeldrop.local.cli;

import dev.labeldrop.manifest.Mend;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.Validation;
import java.util.Locale;
import java.util.Optional;

/** How many problems of a file {@code fix} can mend. */
final class Mendable {

  private Mendable() {}

  /** A line that says so; empty where it can mend none of those that are kept. */
  static Optional<String> of(Validation validation, String name) {
    long safe = count(validation, Mend.SAFE);
    long unsafe = count(validation, Mend.UNSAFE);
    if (safe + unsafe == 0) {
      return Optional.empty();
    }
    String more =
        unsafe == 0
            ? ""
            : String.format(
                Locale.ROOT,
                safe == 0 ? "%,d with --unsafe" : ", and %,d more with --unsafe",
                unsafe);
    return Optional.of(
        "./labeldrop fix --diff %s: can mend %s%s"
            .formatted(name, safe == 0 ? "" : CompilerText.count(safe, "problem"), more));
  }

  private static long count(Validation validation, Mend mend) {
    return validation.problems().stream().map(Problem::mend).filter(mend::equals).count();
  }
}

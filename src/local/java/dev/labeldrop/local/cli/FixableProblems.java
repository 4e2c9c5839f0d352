package dev.labeldrop.local.cli;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import dev.labeldrop.local.fix.FixOptions;
import dev.labeldrop.local.fix.Fixer;
import dev.labeldrop.manifest.Fixable;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.Validation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * How many problems of a file {@code fix} can fix. Of a small file it is tried; of others, and of
 * standard input, which is gone, it is said what can be fixed of the problems that are kept.
 */
final class FixableProblems {

  /** Up to this size, in bytes, trying takes a moment. */
  private static final long SMALL = 4_000_000;

  private FixableProblems() {}

  /** A line that says so; empty where it can fix none. */
  static Optional<String> of(Validation validation, ManifestFile file) {
    if (validation.errorCount() + validation.warningCount() == 0) {
      return Optional.empty();
    }
    try {
      return file.path() != null && file.size() <= SMALL
          ? tried(file)
          : expected(validation, file.name());
    } catch (IOException _) {
      return Optional.empty(); // It is no text, so nothing can be fixed.
    }
  }

  private static Optional<String> tried(ManifestFile file) throws IOException {
    byte[] bytes;
    try (InputStream in = file.open(InputStream.nullInputStream())) {
      bytes = Decompressed.of(in).in().readAllBytes();
    }
    Validation before = NewManifest.validate(new ByteArrayInputStream(bytes));
    long safe = fixed(before, after(bytes, false));
    long unsafe = fixed(before, after(bytes, true)) - safe;
    if (safe + unsafe <= 0) {
      return Optional.empty();
    }
    long all = before.errorCount() + before.warningCount();
    if (safe == 0) {
      return Optional.of(would(file.name(), " --unsafe", unsafe, all));
    }
    String more = unsafe > 0 ? ", and %,d more with --unsafe".formatted(unsafe) : "";
    return Optional.of(would(file.name(), "", safe, all) + more);
  }

  private static String would(String name, String option, long fixed, long all) {
    String of =
        fixed < all
            ? "%,d of the %s".formatted(fixed, Count.of(all, "problem"))
            : all == 1 ? "the problem" : "all %s".formatted(Count.of(all, "problem"));
    return "`./labeldrop fix%s --diff %s` would fix %s".formatted(option, name, of);
  }

  private static Validation after(byte[] bytes, boolean unsafe) throws IOException {
    FixOptions options = new FixOptions(unsafe, null, _ -> Optional.empty(), null, null);
    return NewManifest.validate(new ByteArrayInputStream(Fixer.fix(bytes, options).bytes()));
  }

  /** How many problems are gone, code by code: others can come to light instead. */
  private static long fixed(Validation before, Validation after) {
    long fixed = 0;
    for (Map.Entry<Code, Long> each : before.counts().entrySet()) {
      fixed += Math.max(0, each.getValue() - after.counts().getOrDefault(each.getKey(), 0L));
    }
    return fixed;
  }

  private static Optional<String> expected(Validation validation, String name) {
    long safe = count(validation, Fixable.SAFE);
    long unsafe = count(validation, Fixable.UNSAFE);
    if (safe + unsafe == 0) {
      return Optional.empty();
    }
    String more =
        unsafe == 0
            ? ""
            : (safe == 0 ? "%,d with --unsafe" : ", and %,d more with --unsafe").formatted(unsafe);
    return Optional.of(
        "`./labeldrop fix --diff %s` can fix %s%s"
            .formatted(name, safe == 0 ? "" : Count.of(safe, "problem"), more));
  }

  private static long count(Validation validation, Fixable fixable) {
    return validation.problems().stream().map(Problem::fixable).filter(fixable::equals).count();
  }
}

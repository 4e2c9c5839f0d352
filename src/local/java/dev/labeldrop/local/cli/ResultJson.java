package dev.labeldrop.local.cli;

import org.jspecify.annotations.Nullable;

/** The JSON that {@code check} and {@code plan} have in common; docs/check.md explains it. */
final class ResultJson {

  /** The version of both documents; it grows when a field changes its meaning or goes. */
  static final int VERSION = 1;

  private ResultJson() {}

  /**
   * A file that was not read.
   *
   * @param file its name
   * @param unreadable why
   */
  record Unread(String file, String unreadable) {

    static Unread of(FileResult.Unreadable unread) {
      return new Unread(unread.file().name(), unread.reason());
    }
  }

  /**
   * What a drop would become.
   *
   * @param refused whether nothing would be sent
   * @param reason why; null where lines would be sent
   * @param lines how many would be sent
   * @param rejected how many others would go to {@code rejected.jsonl}
   * @param updates how many updates it would take
   */
  record Drop(boolean refused, @Nullable String reason, long lines, long rejected, int updates) {

    static Drop of(Verdict verdict) {
      return switch (verdict) {
        case Verdict.Sent sent ->
            new Drop(false, null, sent.lines(), sent.rejected(), sent.chunks().size());
        case Verdict.Refused(String reason) -> new Drop(true, reason, 0, 0, 0);
      };
    }
  }
}

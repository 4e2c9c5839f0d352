package dev.labeldrop.run.end;

import dev.labeldrop.report.ReportedUpdate;
import dev.labeldrop.run.files.Prepared;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.progress.OpenRun;
import java.time.Instant;
import java.util.stream.Stream;

/** The updates of a turn, as a report shows them. */
final class ReportedUpdates {

  private ReportedUpdates() {}

  /** Those of a turn, in order. */
  static Stream<ReportedUpdate> of(OpenRun run) {
    return run.updates().log().updates().stream().map(update -> update(run.prepared(), update));
  }

  private static ReportedUpdate update(Prepared prepared, SentUpdate update) {
    SentUpdate.End end = update.end();
    return new ReportedUpdate(
        update.number(),
        prepared.turn(),
        update.piece().chunk(),
        update.piece().lines(),
        update.firstLine(),
        update.lastLine(),
        update.bytes(),
        prepared.isWhole(update.piece()),
        update.intended(),
        end == null ? null : Instant.parse(end.at()),
        end == null ? 0 : end.looks(),
        end == null || end.unseen() ? null : end.status(),
        end == null ? null : end.statusMessage(),
        end == null ? null : end.statusMessageCode());
  }
}

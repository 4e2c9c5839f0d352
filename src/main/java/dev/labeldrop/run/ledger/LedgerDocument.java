package dev.labeldrop.run.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header of a ledger as JSON. The records' numbers of sources count {@code drops} from 0.
 *
 * @param datasetArn as in {@link LedgerHeader}, as are the others
 * @param lastUpdated ISO-8601, in UTC
 */
record LedgerDocument(
    String datasetArn,
    @Nullable String lastUpdated,
    @Nullable Long totalEntries,
    @Nullable Long errorEntries,
    boolean complete,
    boolean rewrites,
    List<Source> drops) {

  /**
   * A {@link LineSource}.
   *
   * @param order the text of the drop's order, which ends in its run; null where no drop is known
   * @param bucket null where no object is known, and so are key, version and ETag
   */
  record Source(
      @Nullable String order,
      @Nullable String bucket,
      @Nullable String key,
      @Nullable String versionId,
      @Nullable String etag) {

    static Source of(LineSource source) {
      DropOrder drop = source.drop();
      ObjectVersion object = source.object();
      return new Source(
          drop == null ? null : drop.text(),
          object == null ? null : object.bucket(),
          object == null ? null : object.key(),
          object == null ? null : object.versionId(),
          object == null ? null : object.etag());
    }

    LineSource toSource() {
      return new LineSource(toDrop(), toObject());
    }

    private @Nullable DropOrder toDrop() {
      return order == null
          ? null
          : DropOrder.parse(order)
              .orElseThrow(() -> new IllegalArgumentException(order + " is no order of a drop"));
    }

    private @Nullable ObjectVersion toObject() {
      return bucket == null || key == null
          ? null
          : new ObjectVersion(bucket, key, versionId, etag == null ? "" : etag);
    }
  }

  static LedgerDocument of(Ledger ledger) {
    LedgerHeader header = ledger.header();
    Instant time = header.lastUpdated();
    return new LedgerDocument(
        header.datasetArn(),
        time == null ? null : time.toString(),
        header.totalEntries(),
        header.errorEntries(),
        header.complete(),
        header.rewrites(),
        LineSources.bounded(ledger.sources(), LineSources.MOST_OBJECTS).stream()
            .map(Source::of)
            .toList());
  }

  LedgerHeader header() {
    return new LedgerHeader(datasetArn, instant(), totalEntries, errorEntries, complete, rewrites);
  }

  private @Nullable Instant instant() {
    try {
      return lastUpdated == null ? null : Instant.parse(lastUpdated);
    } catch (DateTimeException noTime) {
      // A time that is not known agrees with nothing, so the dataset is listed.
      return null;
    }
  }

  List<LineSource> sources() {
    return drops.stream().map(Source::toSource).toList();
  }
}

package dev.labeldrop.simulation;

import org.jspecify.annotations.Nullable;

/**
 * Which way the dataset service goes in one world, where AWS's documents leave it open.
 *
 * @param failed what an update that fails has applied
 * @param stamp when {@code LastUpdatedTimestamp} moves
 * @param form how entries are listed
 * @param hasMessage whether a failure has a StatusMessage
 * @param causeless the StatusMessageCode of a failure that is not in the lines; null for none
 * @param busyIsLimit whether a second update is refused with LimitExceeded, not ResourceInUse
 * @param listsDuringUpdate whether entries can be listed while an update is under way
 * @param emptyToken whether the last page has an empty token, not none
 * @param sparsePages whether a page is filtered after it is cut
 * @param pageSize the most entries that a page has, however many are asked for
 * @param tokenLife how long a page token can be used, in milliseconds
 * @param leastUpdate how long an update takes at least, in milliseconds
 * @param mostUpdate how long an update takes at most, in milliseconds
 */
record Behaviour(
    Failed failed,
    Stamp stamp,
    Form form,
    boolean hasMessage,
    @Nullable String causeless,
    boolean busyIsLimit,
    boolean listsDuringUpdate,
    boolean emptyToken,
    boolean sparsePages,
    int pageSize,
    long tokenLife,
    long leastUpdate,
    long mostUpdate) {

  /** What an update that fails has applied. */
  enum Failed {
    NONE,
    /** The first half of its lines. */
    PART,
    ALL
  }

  /** When {@code LastUpdatedTimestamp} moves. */
  enum Stamp {
    ACCEPTED,
    SETTLED,
    BOTH,
    /** Some seconds after the status has. */
    LATE
  }

  /** How the service lists what it was sent. */
  enum Form {
    VERBATIM,
    /** With {@code cl-metadata}. */
    METADATA,
    /** With the source-ref at another place. */
    REORDERED,
    /** With another form of the creation date. */
    REWRITTEN
  }

  static Behaviour drawn(Draw draw) {
    long least = draw.time(1_000, 30_000);
    return new Behaviour(
        draw.pick(java.util.List.of(Failed.values())),
        draw.pick(java.util.List.of(Stamp.values())),
        draw.chance(0.5) ? Form.METADATA : draw.pick(java.util.List.of(Form.values())),
        draw.chance(0.5),
        draw.pick(java.util.Arrays.asList("SERVICE_ERROR", "SERVICE_ERROR", "CLIENT_ERROR", null)),
        draw.chance(0.2),
        draw.chance(0.5),
        draw.chance(0.5),
        draw.chance(0.3),
        draw.chance(0.5) ? 100 : draw.between(1, 6),
        draw.time(60_000, 3_600_000),
        least,
        least * draw.between(1, 4));
  }
}

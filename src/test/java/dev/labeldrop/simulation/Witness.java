package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Watches single calls. What two invocations can contradict each other in is never written by one
 * of them that has not seen what the other wrote; and who asks for an update has just noted that it
 * is about to.
 */
final class Witness {

  /** Documents that are replaced by whoever has seen them. */
  private static final Pattern REPLACED =
      Pattern.compile("^datasets/[^/]+/(turn[.]json|ledger[.]bin|queue/.+)$|/updates[.]json$");

  /** Documents whose first version holds. */
  private static final Pattern FIRST =
      Pattern.compile("^runs/.+/(plan|queue|prepared|entries)[.]json$");

  /** Another invocation may take an older note for one that came to nothing. */
  private static final long GRACE = 60_000;

  private final Scheduler time;
  private final Bucket bucket;
  private final List<String> violations = new ArrayList<>();

  Witness(Scheduler time, Bucket bucket) {
    this.time = time;
    this.bucket = bucket;
  }

  /** What must not have been, in words. */
  List<String> violations() {
    return List.copyOf(violations);
  }

  /**
   * An object is about to be written.
   *
   * @param before what is there; null for nothing
   */
  void writes(@Nullable Actor actor, String key, Bucket.@Nullable Version before, byte[] content) {
    if (actor == null || before == null || Arrays.equals(before.content, content)) {
      return;
    }
    if (FIRST.matcher(key).find()) {
      violations.add("%s wrote over %s, whose first version holds".formatted(actor, key));
    }
    if (REPLACED.matcher(key).find() && !actor.knows(key, before.etag)) {
      violations.add(
          "%s wrote over %s without having seen what %s wrote"
              .formatted(actor, key, before.writer == null ? "somebody" : before.writer));
    }
    if (key.endsWith("/ledger.bin")) {
      needsTurn(actor, key.replaceFirst("[^/]+$", ""), "wrote the ledger");
    }
  }

  /**
   * Only who has just seen that its run has the turn changes a dataset, and what is known of it.
   */
  private void needsTurn(Actor actor, String folder, String what) {
    String key = folder + "turn.json";
    boolean has =
        bucket.history(key).stream()
            .filter(each -> actor.knows(key, each.etag))
            .anyMatch(each -> actor.run.equals(Notice.parse(each.text()).get("run")));
    if (!has) {
      violations.add("%s %s without the turn of %s".formatted(actor, what, folder));
    }
  }

  /** A run is about to ask for an update. */
  void asks(Actor actor, String dataset) {
    bucket
        .last("runs/" + actor.run + "/stop.json")
        .filter(stop -> stop.lastModified.toEpochMilli() < actor.begun)
        .ifPresent(_ -> violations.add(actor + " asks for an update after the run was stopped"));
    String number = dataset.substring(dataset.lastIndexOf('/') + 1);
    bucket.keys("datasets/", "").stream()
        .filter(key -> key.endsWith("-" + number + "/turn.json"))
        .forEach(key -> needsTurn(actor, key.replaceFirst("[^/]+$", ""), "asks for an update"));
    List<String> logs =
        bucket.keys("runs/" + actor.run + "/turn-", "").stream()
            .filter(key -> key.endsWith("/updates.json"))
            .toList();
    if (logs.isEmpty()) {
      if (bucket.history("runs/" + actor.run + "/turn-1/updates.json").isEmpty()) {
        violations.add(actor + " asks for an update that it has not noted");
      }
      return; // somebody has deleted it
    }
    List<Bucket.Version> versions = bucket.history(logs.getLast());
    long own =
        versions.reversed().stream()
            .filter(each -> actor.equals(each.writer))
            .mapToLong(each -> each.lastModified.toEpochMilli())
            .findFirst()
            .orElse(0);
    boolean last = actor.equals(versions.getLast().writer);
    if (own == 0 || (own + GRACE > time.millis() && !last)) {
      violations.add(
          "%s asks for an update that it has not noted: the last to write %s was %s"
              .formatted(actor, logs.getLast(), versions.getLast().writer));
    }
    if (open(versions.getLast()) > 1) {
      violations.add(
          "%s asks for an update, and %s has two that have not ended"
              .formatted(actor, logs.getLast()));
    }
  }

  /** How many updates of a log have no end. */
  private static long open(Bucket.Version log) {
    return Notice.parse(log.text()).get("updates") instanceof List<?> updates
        ? updates.stream()
            .filter(each -> each instanceof Map<?, ?> update && update.get("end") == null)
            .count()
        : 0;
  }
}

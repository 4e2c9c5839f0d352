package dev.labeldrop.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A dataset and its one update under way; what follows from the clock is done when it is asked. */
final class SimDataset {

  /** Who changes a dataset without Labeldrop. */
  static final String OUTSIDE = "outside";

  private static final long LATE_STAMP = 9_000;

  private final String arn;
  private final Behaviour behaviour;
  private final int strangers;
  private final int mostEntries;
  private final Map<String, Held> entries = new LinkedHashMap<>();
  private final List<Held> history = new ArrayList<>();
  private final List<Update> updates = new ArrayList<>();
  private final List<Described> told = new ArrayList<>();
  private @Nullable Update underWay;
  private long stampDue = Long.MAX_VALUE;

  /**
   * A dataset that is there.
   *
   * @param strangers how many entries it has that no drop is about, and that were put there before
   * @param mostEntries how many it may have
   */
  SimDataset(String arn, Behaviour behaviour, int strangers, int mostEntries, long created) {
    this.arn = arn;
    this.behaviour = behaviour;
    this.strangers = strangers;
    this.mostEntries = mostEntries;
    tell(created, "CREATE_COMPLETE", null, "SUCCESS", created);
  }

  String arn() {
    return arn;
  }

  /** Puts an entry there at once, as of the dataset's creation. */
  void seed(String line, long at) {
    put(line, OUTSIDE, at);
    Described last = told.getLast();
    tell(at, last.status(), last.message(), last.code(), last.lastUpdated());
  }

  /** What is told now. */
  Described described(long now) {
    settle(now);
    return told.getLast();
  }

  /** What was told then. */
  Described toldAt(long then) {
    return told.reversed().stream()
        .filter(each -> each.at() <= then)
        .findFirst()
        .orElse(told.getFirst());
  }

  boolean isBusy(long now) {
    settle(now);
    return underWay != null;
  }

  /** Begins an update. */
  void begin(Update update) {
    updates.add(update);
    underWay = update;
    stampDue = Long.MAX_VALUE;
    boolean moves =
        behaviour.stamp() == Behaviour.Stamp.ACCEPTED || behaviour.stamp() == Behaviour.Stamp.BOTH;
    long before = told.getLast().lastUpdated();
    tell(update.accepted, "UPDATE_IN_PROGRESS", null, null, moves ? update.accepted : before);
  }

  /** All that it held, in the order of time. */
  List<Held> history(long now) {
    settle(now);
    return List.copyOf(history);
  }

  /** What it holds, in the order in which it is listed. */
  List<Held> entries(long now) {
    settle(now);
    return List.copyOf(entries.values());
  }

  /** Every update that it took, in order. */
  List<Update> updates() {
    return List.copyOf(updates);
  }

  int strangers() {
    return strangers;
  }

  private void settle(long now) {
    Update update = underWay;
    if (update != null && update.due <= now) {
      underWay = null;
      end(update);
    }
    if (stampDue <= now) {
      Described last = told.getLast();
      long stamp = stampDue;
      stampDue = Long.MAX_VALUE;
      tell(stamp, last.status(), last.message(), last.code(), stamp);
    }
  }

  private void end(Update update) {
    @Nullable String failure = failure(update);
    Set<String> seen = new HashSet<>();
    List<String> applied =
        update.lines.stream()
            .filter(line -> !Line.isLost(line) && !Line.sourceRef(line).isEmpty())
            .filter(line -> seen.add(Line.sourceRef(line)))
            .toList();
    if (failure != null) {
      update.fail();
      applied =
          switch (behaviour.failed()) {
            case NONE -> List.of();
            case PART -> withoutFatal(applied.subList(0, (applied.size() + 1) / 2));
            case ALL -> withoutFatal(applied);
          };
    }
    applied.forEach(line -> put(line, update.writer, update.due));
    boolean stays = behaviour.stamp() == Behaviour.Stamp.ACCEPTED;
    long before = told.getLast().lastUpdated();
    if (behaviour.stamp() == Behaviour.Stamp.LATE) {
      stampDue = update.due + LATE_STAMP;
      stays = true;
    }
    @Nullable String code =
        failure == null ? "SUCCESS" : update.strikesOut ? behaviour.causeless() : "CLIENT_ERROR";
    tell(
        update.due,
        failure == null ? "UPDATE_COMPLETE" : "UPDATE_FAILED",
        behaviour.hasMessage() ? failure : null,
        code,
        stays ? before : update.due);
  }

  private static List<String> withoutFatal(List<String> lines) {
    return lines.stream().filter(line -> !Line.isFatal(line)).toList();
  }

  private @Nullable String failure(Update update) {
    if (update.strikesOut) {
      return "ERROR_SERVICE_FAULT";
    }
    if (update.lines.stream().anyMatch(Line::isFatal)) {
      return "ERROR_SIMULATED_LINE";
    }
    Set<String> added =
        update.lines.stream()
            .map(Line::sourceRef)
            .filter(ref -> !entries.containsKey(ref))
            .collect(Collectors.toSet());
    return strangers + entries.size() + added.size() > mostEntries
        ? "ERROR_MANIFEST_ROWS_EXCEEDS_MAXIMUM"
        : null;
  }

  private void put(String line, String writer, long at) {
    String ref = Line.sourceRef(line);
    Held held = new Held(at, ref, line, writer, !entries.containsKey(ref));
    entries.put(ref, held);
    history.add(held);
  }

  private void tell(
      long at, String status, @Nullable String message, @Nullable String code, long lastUpdated) {
    int errors = (int) entries.values().stream().filter(each -> Line.isOdd(each.line())).count();
    int total = strangers + entries.size();
    told.add(new Described(at, status, message, code, lastUpdated, total, total, 3, errors));
  }
}

package dev.labeldrop.run.reconcile;

import dev.labeldrop.run.files.Prepared.Facts;
import dev.labeldrop.run.reconcile.Looks.Faulty;
import dev.labeldrop.run.reconcile.Looks.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Looks} while they change, under the same names. */
final class LooksBuilder {

  final Facts facts;
  final List<Faulty> faulty = new ArrayList<>();
  final List<String> parts = new ArrayList<>();
  Stage stage;
  @Nullable String pageToken;
  int pages;
  int most;
  int calls;
  int errorCalls;
  boolean errorsSeen;
  String prefix = "";
  boolean prefixTried;
  List<Integer> places = List.of();
  int next;
  boolean prefixSeen;
  boolean allSeen;
  long unreadable;
  int restarts;
  int stalls;
  @Nullable String why;

  LooksBuilder(Facts facts, Stage stage, boolean errorsSeen) {
    this.facts = facts;
    this.stage = stage;
    this.errorsSeen = errorsSeen;
  }

  LooksBuilder(Looks looks) {
    this(looks.facts(), looks.stage(), looks.errorsSeen());
    faulty.addAll(looks.faulty());
    parts.addAll(looks.parts());
    pageToken = looks.pageToken();
    pages = looks.pages();
    most = looks.most();
    prefix = looks.prefix();
    prefixTried = looks.prefixTried();
    calls = looks.calls();
    errorCalls = looks.errorCalls();
    places = looks.places();
    next = looks.next();
    prefixSeen = looks.prefixSeen();
    allSeen = looks.allSeen();
    unreadable = looks.unreadable();
    restarts = looks.restarts();
    stalls = looks.stalls();
    why = looks.why();
  }

  /** Goes to another stage, on its first page. */
  void go(Stage to, int mostPages) {
    stage = to;
    most = mostPages;
    pageToken = null;
    pages = 0;
  }

  /** Ends the looks before everything was seen. */
  void giveUp(String reason) {
    because(reason);
    go(Stage.DONE, 0);
  }

  /** Adds a reason why not everything was seen. */
  void because(String reason) {
    why = why == null ? reason : why + " " + reason;
  }

  Looks build() {
    return new Looks(
        facts,
        stage,
        pageToken,
        pages,
        most,
        calls,
        errorCalls,
        faulty,
        errorsSeen,
        prefix,
        prefixTried,
        places,
        next,
        prefixSeen,
        allSeen,
        unreadable,
        parts,
        restarts,
        stalls,
        why);
  }
}

package dev.labeldrop.run.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.RetryableException;
import dev.labeldrop.drop.MemoryObjectStore;
import dev.labeldrop.run.files.RunFiles.LoggedUpdates;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunFilesTest {

  private static final String FOLDER = "s3://acme-drop/runs/tulips-0123456789ab/";

  private final MemoryObjectStore store = new MemoryObjectStore();
  private final RunFiles files = RunFiles.of(store, "acme-drop", "tulips-0123456789ab");

  private static UpdateLog log(int updates) {
    UpdateLog log = UpdateLog.EMPTY;
    for (int number = 1; number <= updates; number++) {
      log =
          log.plus(
              new SentUpdate(
                  number,
                  new Piece(number, 0, 1),
                  1,
                  1,
                  1,
                  null,
                  "2026-11-22T12:00:00Z",
                  null,
                  false,
                  null));
    }
    return log;
  }

  /** Otherwise its next write would take back what the other one has noted. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void doesNotTakeOverALogThatAnotherWroteRightAfterIt(int before) {
    LoggedUpdates read = files.updates();
    for (int i = 1; i <= before; i++) {
      read = files.replace(read, log(i)).orElseThrow();
    }
    store.afterNext(
        before == 0 ? "putIfAbsent" : "putIfUnchanged",
        () -> files.replace(files.updates(), log(5)));

    Optional<LoggedUpdates> written = files.replace(read, log(2));
    Optional<LoggedUpdates> next = written.flatMap(ours -> files.replace(ours, log(3)));

    assertThat(next).isEmpty();
    assertThat(files.updates().log()).isEqualTo(log(5));
  }

  @Test
  void findsItsOwnLogIfTheAnswerToItsWriteWasLost() {
    LoggedUpdates first = files.replace(files.updates(), log(1)).orElseThrow();
    assertThat(files.replace(first, log(2))).isPresent();

    LoggedUpdates again = files.replace(first, log(2)).orElseThrow();

    assertThat(files.replace(again, log(3))).isPresent();
  }

  @Test
  void refusesToWriteALogOverThatOfAnother() {
    LoggedUpdates read = files.updates();
    assertThat(files.replace(read, log(1))).isPresent();

    assertThat(files.replace(read, log(2))).isEmpty();
    assertThat(files.updates().log()).isEqualTo(log(1));
  }

  @Test
  void saysThatAFileIsThereWithoutReadingIt() {
    files.writeText(File.NOTICE, "{}", RunFiles.JSON);

    assertThat(files.has(File.NOTICE)).isTrue();
    assertThat(files.has(File.REPORT)).isFalse();
    assertThat(store.calls()).noneMatch(call -> call.startsWith("get") || call.startsWith("look"));
  }

  @Test
  void readsAFirstDocumentBackOnlyIfAnotherHasWrittenIt() {
    UpdateLog ours = files.first(File.LOOKS, log(1), UpdateLog.class);
    assertThat(ours).isEqualTo(log(1));
    assertThat(store.calls()).containsExactly("putIfAbsent " + FOLDER + "looks.json");

    UpdateLog theirs = files.first(File.LOOKS, log(2), UpdateLog.class);
    assertThat(theirs).isEqualTo(log(1));
  }

  @Test
  void findsItsOwnFirstDocumentIfTheAnswerToItsWriteWasLost() {
    store.failAfterNext("putIfAbsent", new RetryableException("lost"));
    try {
      files.first(File.LOOKS, log(1), UpdateLog.class);
    } catch (RetryableException lost) {
      assertThat(lost).hasMessage("lost");
    }

    assertThat(files.first(File.LOOKS, log(1), UpdateLog.class)).isEqualTo(log(1));
    assertThat(List.copyOf(store.uris())).containsExactly(FOLDER + "looks.json");
  }
}

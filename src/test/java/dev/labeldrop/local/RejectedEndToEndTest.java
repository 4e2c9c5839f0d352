package dev.labeldrop.local;

import static dev.labeldrop.local.StartedStack.KEY;
import static dev.labeldrop.local.StartedStack.OK_UPDATE;
import static dev.labeldrop.local.StartedStack.SMALL_CHUNKS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with bad lines, and files that are rejected, from the drop to the notice. */
final class RejectedEndToEndTest {

  @RegisterExtension final StartedStack stacks = new StartedStack();

  @Test
  void refusesAFileWithABadLineAndAsksForNoUpdate() {
    StackFixture f = stacks.start(Map.of());
    List<String> lines = new ArrayList<>(Lines.list(3));
    lines.add(1, "{\"source-ref\":");
    lines.add(Lines.line("1"));
    f.drop(KEY, Lines.manifest(lines));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED REJECTED 0/5");
    assertThat(f.notice().problems())
        .containsExactly("2 ERROR_INVALID_JSON_LINE", "5 ERROR_DUPLICATE_SOURCE_REF");
    assertThat(f.calls()).isEmpty();
    String rejected = f.notice().text("rejected").replace("s3://" + LocalStack.BUCKET + "/", "");
    assertThat(f.object(rejected)).isEqualTo(lines.get(1) + "\n" + lines.get(4) + "\n");
  }

  @Test
  void rejectsBadLinesAndAppliesTheRestIfItIsToldTo() {
    StackFixture f =
        stacks.start(Map.of("ON_INVALID_LINE", "SKIP", "MAX_CHANGES_BYTES", Lines.limitOfTwo()));
    List<String> lines = new ArrayList<>(Lines.list(4));
    lines.add(1, "nonsense");
    f.drop(KEY, Lines.manifest(lines));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 4/5");
    assertThat(f.rekognition().lines(f.train)).containsExactlyElementsOf(Lines.list(4));
    assertThat(f.rekognition().silentDrops()).isEmpty();
    String rejected = f.notice().text("rejected").replace("s3://" + LocalStack.BUCKET + "/", "");
    assertThat(f.object(rejected)).isEqualTo("nonsense\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\uFEFF", " \r\n\t\n"})
  void refusesAnEmptyFile(String content) {
    StackFixture f = stacks.start(Map.of());
    f.drop(KEY, content);
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED REJECTED 0/0");
    assertThat(f.notice().problems()).containsExactly("null ERROR_EMPTY_MANIFEST");
    assertThat(f.calls(OK_UPDATE)).isZero();
  }

  @Test
  void aFileThatIsRejectedNeedsNoDataset() {
    StackFixture f = stacks.start(Map.of());
    f.drop("incoming/trees/train/a.jsonl", "bad\n");
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED REJECTED 0/1");
    assertThat(f.notice().problems()).containsExactly("1 ERROR_INVALID_JSON_LINE");
    assertThat(f.calls()).isEmpty();
  }

  @Test
  void refusesAFileThatNeedsMoreUpdatesThanARunCanFollow() {
    StackFixture f = stacks.start(SMALL_CHUNKS);
    f.drop(KEY, Lines.manifest(1_002));
    assertThat(f.notice().text("outcome")).isEqualTo("REJECTED");
    assertThat(f.notice().problems()).containsExactly("null ERROR_TOO_MANY_CHUNKS");
    assertThat(f.calls(OK_UPDATE)).isZero();
  }
}

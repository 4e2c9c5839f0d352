package dev.labeldrop.local;

import dev.labeldrop.local.rekognition.Timing;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The stack that a test starts; it is stopped when the test is over. */
final class StartedStack implements AfterEachCallback {

  /** The key of a drop for the stack's dataset. */
  static final String KEY = "incoming/flowers/train/a.jsonl";

  /** Two lines fit, a third does not. */
  static final Map<String, String> SMALL_CHUNKS = Map.of("MAX_CHANGES_BYTES", Lines.limitOfTwo());

  static final String OK_UPDATE = "UpdateDatasetEntries OK";

  private @Nullable StackFixture fixture;

  StackFixture start(Map<String, String> parameters) {
    return started(new StackFixture(parameters));
  }

  /** Starts one whose updates take as long as is said. */
  StackFixture start(Map<String, String> parameters, Timing timing) {
    return started(new StackFixture(parameters, timing));
  }

  private StackFixture started(StackFixture started) {
    fixture = started;
    return started;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (fixture != null) {
      fixture.close();
    }
  }
}

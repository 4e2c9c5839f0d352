package dev.labeldrop.local.states;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Services of a state machine that has none. */
final class NoServices implements Services {

  @Override
  public Map<String, Object> publish(Map<?, ?> arguments) throws ServiceFailure {
    throw none();
  }

  @Override
  public List<Map<String, Object>> list(String bucket, String prefix) throws ServiceFailure {
    throw none();
  }

  @Override
  public InputStream open(String bucket, String key, @Nullable String versionId)
      throws ServiceFailure {
    throw none();
  }

  @Override
  public void put(String bucket, String key, byte[] json) throws ServiceFailure {
    throw none();
  }

  private static ServiceFailure none() {
    return new ServiceFailure("States.TaskFailed", "This state machine has no services to ask.");
  }
}

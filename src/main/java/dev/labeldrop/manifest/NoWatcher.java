package dev.labeldrop.manifest;

import java.util.function.LongConsumer;

/** Is told how far a manifest was read, and does nothing with it. */
enum NoWatcher implements LongConsumer {
  // No lambda: where it is the first one of a process, it takes some 10 ms.
  /** The only one. */
  INSTANCE;

  @Override
  public void accept(long read) {}
}

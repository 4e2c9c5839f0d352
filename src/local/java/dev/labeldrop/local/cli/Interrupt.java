package dev.labeldrop.local.cli;

/** Does something when the process is asked to end (Ctrl-C), until it is closed. */
final class Interrupt implements AutoCloseable {

  private final Thread hook;

  Interrupt(Runnable work) {
    this.hook = new Thread(work, "interrupted");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process ends already: the interrupt before has said so.
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process ends already, and the hook does its work.
    }
  }
}

package dev.labeldrop.report;

/** Tells the world of a run's end. SNS in deployment, a list in tests. */
public interface Notifier {

  /**
   * Sends the notice of a report, once for each call.
   *
   * @throws dev.labeldrop.RetryableException for what may pass
   * @throws dev.labeldrop.PermanentException for what stays
   */
  void send(Report report);
}

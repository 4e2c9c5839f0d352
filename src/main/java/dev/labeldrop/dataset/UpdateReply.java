package dev.labeldrop.dataset;

/** What the service said to an update. What is no answer at all is thrown instead. */
public sealed interface UpdateReply {

  /** It has started. */
  record Accepted() implements UpdateReply {}

  /**
   * The dataset is in use by another update.
   *
   * @param words what the service said
   */
  record InUse(String words) implements UpdateReply {}

  /**
   * A limit of the account is reached ({@code LimitExceededException}).
   *
   * @param words what the service said
   */
  record Limited(String words) implements UpdateReply {}

  /**
   * The account makes too many calls a second.
   *
   * @param words what the service said
   */
  record Throttled(String words) implements UpdateReply {}
}

package dev.labeldrop.local.http;

import java.util.Map;

/** What a local service does with a request. */
public sealed interface Reply {

  /**
   * It answers.
   *
   * @param status the HTTP status
   * @param headers headers to send beside Content-Length
   * @param body the body, to be sent as UTF-8; may be empty
   */
  record Answer(int status, Map<String, String> headers, String body) implements Reply {

    /** Keeps its own copy of the headers. */
    public Answer {
      headers = Map.copyOf(headers);
    }
  }

  /** It closes the connection and says nothing: the client cannot know what became of its call. */
  record HangUp() implements Reply {}
}

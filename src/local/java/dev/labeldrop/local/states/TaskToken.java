package dev.labeldrop.local.states;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a task token says: an opaque text to everybody else.
 *
 * @param executionArn the execution whose task it is
 * @param id tells the execution's tasks apart
 */
record TaskToken(String executionArn, String id) {

  private static final String SEPARATOR = " ";

  /** The token as tasks hand it out. */
  String text() {
    byte[] bytes = (executionArn + SEPARATOR + id).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Reads a token.
   *
   * @throws StatesException of type InvalidToken for a text that is none
   */
  static TaskToken parse(String text) {
    try {
      String said = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
      int end = said.indexOf(SEPARATOR);
      if (said.startsWith("arn:") && end > 0) {
        return new TaskToken(said.substring(0, end), said.substring(end + 1));
      }
    } catch (IllegalArgumentException _) {
      // Reported as any other text that is no token.
    }
    throw new StatesException("InvalidToken", "Invalid Token: 'Invalid token'");
  }
}

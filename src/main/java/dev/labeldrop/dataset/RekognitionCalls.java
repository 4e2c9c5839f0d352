package dev.labeldrop.dataset;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** What calls of Rekognition have in common. */
final class RekognitionCalls {

  private RekognitionCalls() {}

  /** Calls, and says in our words what the SDK throws. */
  static <T> T call(Operation operation, String subject, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw RekognitionFailures.of(operation, subject, e);
    }
  }

  /**
   * Goes through a listing to its end.
   *
   * @param subject what is listed, for the message of a failure
   * @param page gets the page that a token names; null names the first
   * @param next the token of the page behind a page
   * @param each takes a page
   */
  static <P> void pages(
      Operation operation,
      String subject,
      Function<@Nullable String, P> page,
      Function<P, @Nullable String> next,
      Consumer<P> each) {
    Set<String> tokens = new HashSet<>();
    String token = null;
    do {
      P got = page.apply(token);
      each.accept(got);
      token = presentToken(next.apply(got));
      if (token != null && !tokens.add(token)) {
        throw endless(operation, subject, token);
      }
    } while (token != null);
  }

  /** The service ends some listings with an empty token instead of none. */
  static @Nullable String presentToken(@Nullable String token) {
    return token == null || token.isEmpty() ? null : token;
  }

  /** The failure of a listing that names a page twice. */
  static PermanentException endless(Operation operation, String subject, String token) {
    return new PermanentException(
        Code.ERROR_ENDLESS_LISTING,
        operation.apiName()
            + " of "
            + subject
            + " gave the page token '"
            + token
            + "' twice, so the listing would never end. This is a fault of the service: drop the"
            + " file again later, and tell AWS if it stays.");
  }
}

package dev.labeldrop.local.states;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that only grows at its end. A token is the position of the next element in the
 * whole list, so pages stay apart while the list grows, in either direction.
 *
 * @param <T> what is listed
 * @param elements those of the page
 * @param nextToken where the next page begins; null on the last one
 */
record Page<T>(List<T> elements, @Nullable String nextToken) {

  // API model, PageSize: 0 means the default.
  private static final int DEFAULT_SIZE = 100;
  private static final int MAX_SIZE = 1_000;

  /**
   * The page that a request asks for by {@code maxResults} and {@code nextToken}.
   *
   * @param all the whole list, oldest first
   * @param wanted which elements are to be on pages
   * @param backwards whether the newest element comes first
   */
  static <T> Page<T> of(List<T> all, Predicate<T> wanted, boolean backwards, Request request) {
    int size = request.integer("maxResults", DEFAULT_SIZE);
    if (size < 0 || size > MAX_SIZE) {
      throw Request.invalid("'maxResults' must be from 0 to " + MAX_SIZE);
    }
    int step = backwards ? -1 : 1;
    int start = start(request.optionalString("nextToken"), all.size(), backwards);
    List<T> elements = new ArrayList<>();
    for (int i = start; i >= 0 && i < all.size(); i += step) {
      if (wanted.test(all.get(i))) {
        if (elements.size() == (size == 0 ? DEFAULT_SIZE : size)) {
          return new Page<>(elements, Integer.toString(i));
        }
        elements.add(all.get(i));
      }
    }
    return new Page<>(elements, null);
  }

  /** The answer of an operation: the elements under a name, and the token. */
  Map<String, Object> render(String name, Function<T, ?> element) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(name, elements.stream().map(element).toList());
    if (nextToken != null) {
      answer.put("nextToken", nextToken);
    }
    return answer;
  }

  private static int start(@Nullable String token, int size, boolean backwards) {
    if (token == null) {
      return backwards ? size - 1 : 0;
    }
    try {
      int start = Integer.parseInt(token);
      if (start >= 0 && start < size) {
        return start;
      }
    } catch (NumberFormatException _) {
      // Reported as any other token that is not ours.
    }
    throw new StatesException("InvalidToken", "Invalid Token: 'Invalid token'");
  }
}

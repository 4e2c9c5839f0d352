package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a listing into pages. A page token carries the place where the next page starts and what the
 * listing is of: it does not fit another one.
 *
 * @param listing the listing: operation and filters
 * @param size most items of a page
 * @param start place of the first item to look at, from 0, before the filter
 * @param behaviour which way the service goes where AWS's documents leave it open
 */
record Pages(String listing, int size, int start, Behaviour behaviour) {

  private static final Pattern TOKEN = Pattern.compile("([0-9]{1,9}) ([0-9a-f]{1,8})");

  /**
   * Reads the paging of a request.
   *
   * @param listing what the listing is of
   * @throws ServiceException when the token is not of this listing; an empty one is as good as none
   */
  static Pages of(String listing, Input input, Behaviour behaviour) throws ServiceException {
    int size = input.maxResults();
    Optional<String> token =
        input.optional("NextToken", Constraint.PAGE_TOKEN).filter(text -> !text.isEmpty());
    int start = token.isPresent() ? place(token.get(), listing) : 0;
    return new Pages(listing, size, start, behaviour);
  }

  /**
   * Answers with a page.
   *
   * @param member the member of the response that has the items
   * @param all all items of the listing, before the filter
   */
  <T> JsonTree.Obj cut(
      String member, List<T> all, Predicate<T> filter, Function<T, JsonTree> form) {
    List<T> page = new ArrayList<>();
    int next = start;
    while (next < all.size() && !isFull(page, next)) {
      T item = all.get(next++);
      if (filter.test(item)) {
        page.add(item);
      }
    }
    // The next page starts at an item, so that a full last page has no token.
    while (next < all.size() && !behaviour.has(Quirk.SPARSE_PAGES) && !filter.test(all.get(next))) {
      next++;
    }
    JsonTree.Obj response =
        new JsonTree.Obj().with(member, JsonTree.Arr.of(page.stream().map(form).toList()));
    if (next < all.size()) {
      response.with("NextToken", token(next));
    } else if (behaviour.has(Quirk.EMPTY_TOKEN_ON_LAST_PAGE)) {
      response.with("NextToken", "");
    }
    return response;
  }

  private boolean isFull(List<?> page, int next) {
    return behaviour.has(Quirk.SPARSE_PAGES) ? next - start == size : page.size() == size;
  }

  private String token(int place) {
    String text = place + " " + fingerprint(listing);
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static int place(String token, String listing) throws ServiceException {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      Matcher form = TOKEN.matcher(text);
      if (form.matches() && form.group(2).equals(fingerprint(listing))) {
        return Integer.parseInt(form.group(1));
      }
    } catch (IllegalArgumentException e) {
      throw new ServiceException(ServiceError.INVALID_PAGINATION_TOKEN);
    }
    throw new ServiceException(ServiceError.INVALID_PAGINATION_TOKEN);
  }

  private static String fingerprint(String listing) {
    return Integer.toHexString(listing.hashCode());
  }
}

package dev.labeldrop.run.reconcile;

import dev.labeldrop.run.files.LineTexts;
import dev.labeldrop.run.ledger.LineIndex;
import java.util.List;

/** The lines whose entries are to be seen. */
final class LinesToLook {

  /** How many source-refs are read at a time. */
  private static final int BATCH = 100;

  private static final String SCHEME = "s3://";

  /** API model, {@code ListDatasetEntries.SourceRefContains}: at most 2,048 characters. */
  private static final int LONGEST_FILTER = 2_048;

  private final LineIndex index;
  private final int[] places;
  private final LineTexts texts;
  private List<String> batch = List.of();
  private int batchFrom;

  /**
   * Some lines.
   *
   * @param index all valid lines
   * @param places which of them, ascending
   */
  LinesToLook(LineIndex index, int[] places, LineTexts texts) {
    this.index = index;
    this.places = places;
    this.texts = texts;
  }

  /** All valid lines. */
  LineIndex index() {
    return index;
  }

  /** Which of them are to be seen. */
  int[] places() {
    return places;
  }

  /** Whether it is worth finding out what some lines share: they are few enough to be listed. */
  boolean mayShare(int left, int mostCalls) {
    return left > 1 && Way.pages(left) <= mostCalls;
  }

  /**
   * What the source-refs of all lines begin with; empty if that is no more than the bucket.
   *
   * <p>Example: {@code s3://acme/a/1.jpg} and {@code s3://acme/a/2.jpg} share {@code s3://acme/a/}.
   */
  String prefix() {
    String[] shared = new String[1];
    texts.read(
        places,
        (_, line) -> {
          String sourceRef = LineTexts.sourceRef(line);
          shared[0] = shared[0] == null ? sourceRef : common(shared[0], sourceRef);
        });
    String prefix = shared[0] == null ? "" : shared[0];
    int slash = prefix.startsWith(SCHEME) ? prefix.indexOf('/', SCHEME.length()) : -1;
    boolean says = slash >= 0 && prefix.length() > slash + 1;
    return says && prefix.length() <= LONGEST_FILTER ? prefix : "";
  }

  private static String common(String one, String other) {
    int length = 0;
    int most = Math.min(one.length(), other.length());
    while (length < most && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    boolean halved = length > 0 && Character.isHighSurrogate(one.charAt(length - 1));
    return one.substring(0, halved ? length - 1 : length);
  }

  /**
   * The source-ref of a line.
   *
   * @param some places of lines, ascending
   * @param at which of these, from 0
   */
  String sourceRef(List<Integer> some, int at) {
    if (at < batchFrom || at >= batchFrom + batch.size()) {
      int to = Math.min(some.size(), at + BATCH);
      int[] next = some.subList(at, to).stream().mapToInt(Integer::intValue).toArray();
      batch = List.of(texts.sourceRefs(next));
      batchFrom = at;
    }
    return batch.get(at - batchFrom);
  }
}

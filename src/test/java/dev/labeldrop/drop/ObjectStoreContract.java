package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.PermanentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ObjectStore} does: the one over S3, and the one that tests use in its stead.
 */
abstract class ObjectStoreContract {

  private static final String BUCKET = "acme-drop";
  private static final String KEY = "incoming/a b+c%꽃.jsonl";

  /** A store without objects. */
  abstract ObjectStore store();

  /** Puts an object there and gives what an event would say of it, version and ETag. */
  abstract Drop drop(String bucket, String key, byte[] content);

  abstract void delete(String bucket, String key);

  /** When an object was written that {@link #drop} has put there. */
  abstract Instant written();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Drop byEtag(Drop drop) {
    return new Drop(drop.bucket(), drop.key(), null, drop.etag(), drop.size(), drop.sequencer());
  }

  private static Drop unpinned(Drop drop) {
    return new Drop(drop.bucket(), drop.key(), null, "", 0, "");
  }

  private String range(Drop drop, long offset, long length) throws IOException {
    try (InputStream in = store().open(drop, offset, length)) {
      return text(in.readAllBytes());
    }
  }

  @Test
  void opensARange() throws IOException {
    Drop drop = drop(BUCKET, KEY, bytes("0123456789"));

    assertThat(range(drop, 0, 10)).isEqualTo("0123456789");
    assertThat(range(drop, 0, 1)).isEqualTo("0");
    assertThat(range(drop, 3, 4)).isEqualTo("3456");
    assertThat(range(drop, 9, 1)).isEqualTo("9");
    assertThat(range(byEtag(drop), 3, 4)).isEqualTo("3456");
    assertThat(range(unpinned(drop), 3, 4)).isEqualTo("3456");
  }

  @Test
  void endsARangeWhereTheObjectEnds() throws IOException {
    Drop drop = drop(BUCKET, KEY, bytes("0123456789"));

    assertThat(range(drop, 8, 10)).isEqualTo("89");
    assertThat(range(drop, 10, 1)).isEmpty();
    assertThat(range(drop, 11, 5)).isEmpty();
    assertThat(range(drop, 0, Long.MAX_VALUE)).isEqualTo("0123456789");
    assertThat(range(drop, 4, Long.MAX_VALUE)).isEqualTo("456789");
  }

  @Test
  void opensARangeOfNothing() throws IOException {
    Drop drop = drop(BUCKET, KEY, bytes("0123456789"));

    assertThat(range(drop, 4, 0)).isEmpty();
    assertThat(range(drop(BUCKET, "incoming/empty.jsonl", new byte[0]), 0, 10)).isEmpty();
  }

  @Test
  void readsByteByByteAndInPieces() throws IOException {
    Drop drop = drop(BUCKET, KEY, new byte[] {(byte) 0xff, 0, 7, 8});

    try (InputStream in = store().open(drop, 0, 4)) {
      assertThat(in.read()).isEqualTo(0xff);
      assertThat(in.read(new byte[3], 1, 0)).isZero();
      assertThat(in.readNBytes(2)).containsExactly(0, 7);
      assertThat(in.skip(1)).isEqualTo(1);
      assertThat(in.read()).isEqualTo(-1);
      assertThat(in.read(new byte[1])).isEqualTo(-1);
    }
  }

  @Test
  void readsTheVersionThatWasDropped() throws IOException {
    Drop old = drop(BUCKET, KEY, bytes("old"));
    Drop recent = drop(BUCKET, KEY, bytes("new"));

    assertThat(range(old, 0, 3)).isEqualTo("old");
    assertThat(range(recent, 0, 3)).isEqualTo("new");
    assertThat(range(byEtag(recent), 0, 3)).isEqualTo("new");
  }

  @Test
  void saysThatAnObjectHasChanged() {
    Drop old = drop(BUCKET, KEY, bytes("old"));
    drop(BUCKET, KEY, bytes("new"));

    assertThatThrownBy(() -> store().open(byEtag(old), 0, 3).close())
        .isInstanceOf(PermanentException.class)
        .hasMessageStartingWith("ERROR_OBJECT_CHANGED: ")
        .hasMessageContaining(old.uri());
  }

  @Test
  void saysThatAnObjectIsGone() {
    Drop drop = drop(BUCKET, KEY, bytes("old"));
    delete(BUCKET, KEY);

    for (Drop gone : new Drop[] {drop, byEtag(drop), unpinned(drop)}) {
      assertThatThrownBy(() -> store().open(gone, 0, 3).close())
          .as(gone.toString())
          .isInstanceOf(PermanentException.class)
          .hasMessageStartingWith("ERROR_OBJECT_NOT_FOUND: ")
          .hasMessageContaining(drop.uri());
    }
  }

  @Test
  void saysThatAVersionIsNotThere() {
    Drop drop = drop(BUCKET, KEY, bytes("old"));
    Drop other = new Drop(BUCKET, KEY, "other", drop.etag(), 3, "");

    assertThatThrownBy(() -> store().open(other, 0, 3).close())
        .isInstanceOf(PermanentException.class)
        .hasMessageStartingWith("ERROR_OBJECT_NOT_FOUND: ");
  }

  @Test
  void getsWhatWasPut() {
    store().put(BUCKET, "runs/r/a.json", bytes("{}"), "application/json");

    assertThat(store().get(BUCKET, "runs/r/a.json").map(ObjectStoreContract::text)).contains("{}");
    assertThat(store().get(BUCKET, "runs/r/b.json")).isEmpty();
    assertThat(store().get("acme-other", "runs/r/a.json")).isEmpty();
  }

  @Test
  void putsOverAnEarlierObject() {
    store().put(BUCKET, KEY, bytes("1"), "application/json");
    store().put(BUCKET, KEY, bytes(""), "application/json");

    assertThat(store().get(BUCKET, KEY).map(ObjectStoreContract::text)).contains("");
  }

  @Test
  void putsOnlyWhereThereIsNone() {
    assertThat(store().putIfAbsent(BUCKET, KEY, bytes("1"), "application/json")).isPresent();
    assertThat(store().putIfAbsent(BUCKET, KEY, bytes("2"), "application/json")).isEmpty();

    assertThat(store().get(BUCKET, KEY).map(ObjectStoreContract::text)).contains("1");
  }

  @Test
  void putsOverWhatItHasSeenAndOverNothingElse() {
    store().put(BUCKET, KEY, bytes("1"), "application/json");
    String seen = store().look(BUCKET, KEY).orElseThrow().etag();

    assertThat(store().putIfUnchanged(BUCKET, KEY, bytes("2"), "application/json", seen))
        .isPresent();
    assertThat(store().putIfUnchanged(BUCKET, KEY, bytes("3"), "application/json", seen)).isEmpty();
    assertThat(store().putIfUnchanged(BUCKET, "none", bytes("4"), "application/json", seen))
        .isEmpty();

    assertThat(store().get(BUCKET, KEY).map(ObjectStoreContract::text)).contains("2");
    assertThat(store().look(BUCKET, "none")).isEmpty();
  }

  @Test
  void saysWhatETagItHasGivenToWhatItPut() {
    String first = store().putIfAbsent(BUCKET, KEY, bytes("1"), "application/json").orElseThrow();
    assertThat(store().look(BUCKET, KEY).orElseThrow().etag()).isEqualTo(first);

    String second =
        store().putIfUnchanged(BUCKET, KEY, bytes("2"), "application/json", first).orElseThrow();
    assertThat(store().look(BUCKET, KEY).orElseThrow().etag()).isEqualTo(second);
    assertThat(store().putIfUnchanged(BUCKET, KEY, bytes("3"), "application/json", first))
        .isEmpty();
  }

  /** As UTF-16, the tulip would stand before the half-width letter. */
  @Test
  void listsKeysInTheOrderOfTheirBytes() {
    for (String name : List.of("\uFF71", "🌷", "b", "a/z", "a+b", "a b&<c>", "B", "a%2F")) {
      put("runs/r/" + name);
    }

    assertThat(store().list(BUCKET, "runs/r/", 1_000))
        .containsExactly(
            "runs/r/B",
            "runs/r/a b&<c>",
            "runs/r/a%2F",
            "runs/r/a+b",
            "runs/r/a/z",
            "runs/r/b",
            "runs/r/\uFF71",
            "runs/r/🌷");
  }

  @Test
  void listsTheKeysUnderAPrefixOnly() {
    for (String key : List.of("runs/r/1", "runs/r/2", "runs/r2/3", "other/runs/r/4")) {
      put(key);
    }
    store().put("acme-other", "runs/r/5", bytes("{}"), "application/json");

    assertThat(store().list(BUCKET, "runs/r/", 1_000)).containsExactly("runs/r/1", "runs/r/2");
    assertThat(store().list(BUCKET, "runs/r", 1_000))
        .containsExactly("runs/r/1", "runs/r/2", "runs/r2/3");
    assertThat(store().list(BUCKET, "runs/none/", 1_000)).isEmpty();
  }

  @Test
  void listsAtMostSoManyOfTheFirstKeys() {
    for (String key : List.of("k3", "k1", "k2")) {
      put(key);
    }

    assertThat(store().list(BUCKET, "k", 2)).containsExactly("k1", "k2");
    assertThat(store().list(BUCKET, "k", 3)).containsExactly("k1", "k2", "k3");
  }

  private void put(String key) {
    store().put(BUCKET, key, bytes("{}"), "application/json");
  }

  @Test
  void deletesAnObjectAndNoOther() {
    put("runs/r/1");
    put("runs/r/10");
    store().delete(BUCKET, "runs/r/1");
    store().delete(BUCKET, "runs/r/1");

    assertThat(store().get(BUCKET, "runs/r/1")).isEmpty();
    assertThat(store().list(BUCKET, "runs/r/", 1_000)).containsExactly("runs/r/10");
    assertThat(store().putIfAbsent(BUCKET, "runs/r/1", bytes("2"), "application/json")).isPresent();
  }

  @Test
  void saysWhenAnObjectWasWritten() {
    Drop drop = drop(BUCKET, KEY, bytes("old"));

    assertThat(store().lastModified(drop)).contains(written());
    assertThat(store().lastModified(unpinned(drop))).contains(written());
  }

  @Test
  void saysWhatAnObjectIsNow() {
    Drop drop = drop(BUCKET, KEY, bytes("old"));
    drop(BUCKET, KEY, bytes("new one"));

    Drop now = new Drop(BUCKET, KEY, null, store().etag(BUCKET, KEY).orElseThrow(), 0, "");
    assertThat(now.etag()).isNotEqualTo(drop.etag()).doesNotContain("\"");
    assertThat(store().open(now, 0, 7)).hasBinaryContent(bytes("new one"));
    assertThat(store().etag(BUCKET, "incoming/none.jsonl")).isEmpty();
  }

  @Test
  void doesNotSayWhenAnObjectWasWrittenThatIsNotThere() {
    Drop drop = drop(BUCKET, KEY, bytes("old"));
    Drop otherVersion = new Drop(BUCKET, KEY, "other", drop.etag(), 3, "");
    Drop otherKey = new Drop(BUCKET, "incoming/none.jsonl", null, "", 0, "");

    assertThat(store().lastModified(otherVersion)).isEmpty();
    assertThat(store().lastModified(otherKey)).isEmpty();
    delete(BUCKET, KEY);
    assertThat(store().lastModified(unpinned(drop))).isEmpty();
  }

  @Test
  void uploadsWhenTheStreamIsClosed() throws IOException {
    try (OutputStream out = store().upload(BUCKET, KEY, "application/json")) {
      out.write('[');
      out.write(bytes("x]x"), 1, 1);
      out.flush();
      assertThat(store().get(BUCKET, KEY)).isEmpty();
    }

    assertThat(store().get(BUCKET, KEY).map(ObjectStoreContract::text)).contains("[]");
  }

  @Test
  void uploadsNothingAsNoObject() throws IOException {
    try (OutputStream out = store().upload(BUCKET, KEY, "application/json")) {
      out.write(new byte[0]);
    }

    assertThat(store().get(BUCKET, KEY)).isEmpty();
  }

  @Test
  void uploadsNothingThatWasGivenUp() throws IOException {
    try (Upload out = store().upload(BUCKET, KEY, "application/json")) {
      out.write(bytes("half"));
      out.giveUp();
    }

    assertThat(store().get(BUCKET, KEY)).isEmpty();
  }

  @Test
  void uploadsOverAnEarlierObjectAndOnce() throws IOException {
    store().put(BUCKET, KEY, bytes("old"), "application/json");
    OutputStream out = store().upload(BUCKET, KEY, "application/json");
    out.write(bytes("new"));
    out.close();
    store().put(BUCKET, KEY, bytes("newer"), "application/json");
    out.close();

    assertThat(store().get(BUCKET, KEY).map(ObjectStoreContract::text)).contains("newer");
  }

  @Test
  void readsBackAnyRangeOfAnyContent() throws IOException {
    long seed = 42;
    SplittableRandom random = new SplittableRandom(seed);
    byte[] content = new byte[3_000];
    random.nextBytes(content);
    Drop drop = drop(BUCKET, KEY, content);
    for (int i = 0; i < 40; i++) {
      int offset = random.nextInt(3_100);
      int length = random.nextInt(1, 3_100);
      byte[] expected = new byte[Math.max(0, Math.min(length, 3_000 - offset))];
      if (expected.length > 0) {
        System.arraycopy(content, offset, expected, 0, expected.length);
      }

      try (InputStream in = store().open(drop, offset, length)) {
        assertThat(in.readAllBytes())
            .as("seed %d, range %d+%d", seed, offset, length)
            .isEqualTo(expected);
      }
    }
  }
}

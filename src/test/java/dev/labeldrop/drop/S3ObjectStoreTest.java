package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.drop.WireS3.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store over S3: what it puts on the wire, and what it makes of the answers. */
final class S3ObjectStoreTest extends ObjectStoreContract {

  private WireS3 s3;
  private S3ObjectStore store;

  @BeforeEach
  void start() throws IOException {
    s3 = new WireS3();
    store = new S3ObjectStore(s3.client());
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Override
  Drop drop(String bucket, String key, byte[] content) {
    return s3.drop(bucket, key, content);
  }

  @Override
  void delete(String bucket, String key) {
    s3.delete(bucket, key);
  }

  @Override
  Instant written() {
    return S3Model.WRITTEN;
  }

  @Test
  void readsNothingOfAnObjectThatIsTooLarge() {
    var small = new S3ObjectStore(s3.client(), 9);
    small.put("b", "k", bytes("012345678"), "text/plain");
    assertThat(small.get("b", "k")).hasValue(bytes("012345678"));
    small.put("b", "k", bytes("0123456789"), "text/plain");
    ObjectStore.Stored there = small.look("b", "k").orElseThrow();
    assertThat(there.content()).isEmpty();
    assertThat(small.putIfUnchanged("b", "k", bytes("a"), "text/plain", there.etag())).isPresent();
    assertThat(small.get("b", "k")).hasValue(bytes("a"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Drop tenBytes() {
    return s3.drop("b", "k", bytes("0123456789"));
  }

  private static Drop pinned(String versionId, String etag) {
    return new Drop("b", "k", versionId.isEmpty() ? null : versionId, etag, 10, "");
  }

  private byte[] read(Drop drop, long offset, long length) throws IOException {
    try (InputStream in = store.open(drop, offset, length)) {
      return in.readAllBytes();
    }
  }

  @Test
  void pinsByVersionOrElseByEtag() throws IOException {
    String etag = tenBytes().etag();

    for (Drop drop :
        List.of(pinned("v1", etag), pinned("v1", ""), pinned("", etag), pinned("", ""))) {
      assertThat(read(drop, 2, 3)).as(drop.toString()).isEqualTo(bytes("234"));
    }
    assertThat(s3.requests())
        .containsExactly(
            "GET /b/k versionId=v1 Range=bytes=2-4",
            "GET /b/k versionId=v1 Range=bytes=2-4",
            "GET /b/k Range=bytes=2-4 If-Match=\"" + etag + "\"",
            "GET /b/k Range=bytes=2-4");
  }

  @Test
  void asksOnceForAPageAndForADate() {
    Drop drop = tenBytes();
    store.list("b", "runs/r/", 7);
    store.lastModified(drop);
    store.lastModified(pinned("", ""));
    store.delete("b", "k");

    assertThat(s3.requests())
        .containsExactly(
            "GET /b prefix=runs/r/ max-keys=7",
            "HEAD /b/k versionId=v1",
            "HEAD /b/k",
            "DELETE /b/k");
  }

  @Test
  void saysWhichActionToAllowForListsDatesAndDeletions() {
    Drop drop = tenBytes();
    for (int i = 0; i < 3; i++) {
      s3.then(new WireS3.Fault.Refused(403, "AccessDenied"));
    }

    assertThatThrownBy(() -> store.list("b", "runs/", 1))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("Allow s3:ListBucket on s3://b/runs/ ");
    assertThatThrownBy(() -> store.lastModified(drop))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("Allow s3:GetObject on s3://b/k ");
    assertThatThrownBy(() -> store.delete("b", "k"))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("Allow s3:DeleteObject on s3://b/k ");
  }

  @Test
  void saysThatAListADateOrADeletionMayPass() {
    Drop drop = tenBytes();
    for (int i = 0; i < 3; i++) {
      s3.then(new WireS3.Fault.Refused(503, "SlowDown"));
    }

    assertThatThrownBy(() -> store.list("b", "runs/", 1)).isInstanceOf(RetryableException.class);
    assertThatThrownBy(() -> store.lastModified(drop)).isInstanceOf(RetryableException.class);
    assertThatThrownBy(() -> store.delete("b", "k")).isInstanceOf(RetryableException.class);
  }

  @Test
  void asksForAllThatThereIsWithoutAnEnd() throws IOException {
    read(tenBytes(), 4, Long.MAX_VALUE - 4);
    read(tenBytes(), 4, Long.MAX_VALUE);

    assertThat(s3.requests())
        .containsExactly(
            "GET /b/k versionId=v1 Range=bytes=4-", "GET /b/k versionId=v2 Range=bytes=4-");
  }

  @Test
  void asksNothingForARangeOfNothing() throws IOException {
    assertThat(read(tenBytes(), 4, 0)).isEmpty();
    assertThat(s3.requests()).isEmpty();
  }

  @Test
  void refusesARangeThatCannotBe() {
    assertThatThrownBy(() -> store.open(tenBytes(), -1, 1).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A range of s3://b/k cannot have offset -1, length 1");
    assertThatThrownBy(() -> store.open(tenBytes(), 0, -1).close())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesNoAnswerForAFailureThatMayPass() {
    // The JDK's HTTP client asks once more by itself where a GET gets no answer.
    for (int i = 0; i < 2 * 2; i++) {
      s3.then(new Fault.NoAnswer());
    }

    assertThatThrownBy(() -> store.get("b", "k")).isInstanceOf(RetryableException.class);
    assertThatThrownBy(() -> store.open(pinned("v1", ""), 0, 1).close())
        .isInstanceOf(RetryableException.class);
    assertThat(s3.requests()).hasSize(2 * 2);
  }

  @Test
  void doesNotTakeABodyThatBreaksOffForTheWholeObject() {
    s3.drop("b", "k", bytes("0123456789"));
    s3.then(new Fault.CutAfter(4));

    assertThatThrownBy(() -> store.get("b", "k")).isInstanceOf(RetryableException.class);
    assertThat(s3.requests()).containsExactly("GET /b/k");
  }

  @Test
  void refusesToTakeAMissingBucketForAMissingObject() {
    s3.then(new Fault.Refused(404, "NoSuchBucket"));

    assertThatThrownBy(() -> store.get("b", "k"))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("NoSuchBucket");
  }

  @Test
  void putsWithContentTypeAndCondition() {
    store.put("b", "p", bytes("1"), "application/json");
    store.putIfAbsent("b", "q", bytes("2"), "text/html");

    assertThat(s3.requests()).containsExactly("PUT /b/p", "PUT /b/q If-None-Match=*");
    assertThat(s3.contentType("b", "p")).contains("application/json");
    assertThat(s3.contentType("b", "q")).contains("text/html");
  }

  @Test
  void sendsAConditionalWriteAgainAfterAConflict() {
    Fault conflict = new Fault.Refused(409, "ConditionalRequestConflict");
    s3.then(conflict).then(conflict);

    assertThat(store.putIfAbsent("b", "k", bytes("1"), "text/plain")).isPresent();
    assertThat(s3.requests()).hasSize(3);
  }

  @Test
  void losesAConditionalWriteToTheOtherOfAConflict() {
    s3.then(new Fault.Refused(409, "ConditionalRequestConflict"));
    s3.drop("b", "k", bytes("theirs"));

    assertThat(store.putIfAbsent("b", "k", bytes("ours"), "text/plain")).isEmpty();
    assertThat(s3.requests()).hasSize(2);
    assertThat(s3.content("b", "k")).contains(bytes("theirs"));
  }

  @Test
  void givesAConditionalWriteUpAfterSomeConflicts() {
    Fault conflict = new Fault.Refused(409, "ConditionalRequestConflict");
    s3.then(conflict).then(conflict).then(conflict);

    assertThatThrownBy(() -> store.putIfAbsent("b", "k", bytes("1"), "text/plain"))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("ConditionalRequestConflict");
    assertThat(s3.requests()).hasSize(S3ObjectStore.CONDITIONAL_WRITES);
  }

  @Test
  void doesNotRepeatAConditionalWriteThatFailsOtherwise() {
    s3.then(new Fault.Refused(500, "InternalError"));

    assertThatThrownBy(() -> store.putIfAbsent("b", "k", bytes("1"), "text/plain"))
        .isInstanceOf(RetryableException.class);
    assertThat(s3.requests()).hasSize(1);
  }

  @Test
  void findsItsOwnObjectWhereTheAnswerWasLost() {
    s3.then(new Fault.NoAnswer());

    assertThatThrownBy(() -> store.putIfAbsent("b", "k", bytes("1"), "text/plain"))
        .isInstanceOf(RetryableException.class);
    assertThat(store.putIfAbsent("b", "k", bytes("1"), "text/plain")).isEmpty();
    assertThat(s3.requests())
        .isEqualTo(List.of("PUT /b/k If-None-Match=*", "PUT /b/k If-None-Match=*"));
  }
}

package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.RetryableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MemoryObjectStoreTest extends ObjectStoreContract {

  private final RetryableException failure = new RetryableException("on demand");

  private final MemoryObjectStore memory = new MemoryObjectStore();

  @Override
  ObjectStore store() {
    return memory;
  }

  @Override
  Drop drop(String bucket, String key, byte[] content) {
    return memory.drop(bucket, key, content);
  }

  @Override
  void delete(String bucket, String key) {
    memory.remove(bucket, key);
  }

  @Override
  Instant written() {
    return MemoryObjectStore.WRITTEN;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void logsCallsAndKeepsContentTypes() throws IOException {
    Drop drop = memory.drop("b", "k", "0123456789");
    memory.open(drop, 2, 3).close();
    memory.put("b", "p", bytes("1"), "text/plain");
    memory.putIfAbsent("b", "q", bytes("2"), "application/json");
    memory.get("b", "q");
    try (OutputStream out = memory.upload("b", "u", "text/html")) {
      out.write('3');
    }

    assertThat(memory.calls())
        .containsExactly(
            "open s3://b/k 2+3",
            "put s3://b/p",
            "putIfAbsent s3://b/q",
            "get s3://b/q",
            "upload s3://b/u");
    assertThat(memory.uris()).containsExactly("s3://b/k", "s3://b/p", "s3://b/q", "s3://b/u");
    assertThat(memory.contentType("b", "p")).contains("text/plain");
    assertThat(memory.text("b", "u")).contains("3");
  }

  @Test
  void failsOneCallBeforeItDoesAnything() {
    memory.failNext("put s3://b/p", failure);

    assertThatThrownBy(() -> memory.put("b", "p", bytes("1"), "text/plain")).isSameAs(failure);
    assertThat(memory.uris()).isEmpty();
    memory.put("b", "p", bytes("1"), "text/plain");
    assertThat(memory.uris()).hasSize(1);
    assertThat(memory.calls()).hasSize(2);
  }

  @Test
  void failsOneCallAfterItsWork() {
    memory.failAfterNext("putIfAbsent", failure);

    assertThatThrownBy(() -> memory.putIfAbsent("b", "p", bytes("1"), "text/plain"))
        .isSameAs(failure);
    assertThat(memory.putIfAbsent("b", "p", bytes("1"), "text/plain")).isEmpty();
  }

  @Test
  void failsAReadWhereTheRangeEnds() throws IOException {
    Drop drop = memory.drop("b", "k", "0123456789");
    memory.failAfterNext("open", failure);

    try (InputStream in = memory.open(drop, 0, 2)) {
      assertThat(in.readNBytes(2)).hasSize(2);
      assertThatThrownBy(in::read).isSameAs(failure);
    }
  }

  @Test
  void pinsByEtagWhereBucketsKeepNoVersions() {
    MemoryObjectStore unversioned = MemoryObjectStore.unversioned();
    Drop old = unversioned.drop("b", "k", "old");
    Drop recent = unversioned.drop("b", "k", "new");

    assertThat(old.versionId()).isNull();
    assertThat(old.sequencer()).isLessThan(recent.sequencer());
    assertThatThrownBy(() -> unversioned.open(old, 0, 3).close())
        .hasMessageStartingWith("ERROR_OBJECT_CHANGED: ");
  }
}

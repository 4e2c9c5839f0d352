package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.drop.WireS3.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections that break while a drop is read, over the wire, with exact request counts. */
final class DropStreamTest {

  private static final byte[] TEN = "0123456789".getBytes(StandardCharsets.UTF_8);

  private WireS3 s3;
  private Drop drop;

  @BeforeEach
  void start() throws IOException {
    s3 = new WireS3();
    drop = s3.drop("b", "k", TEN);
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  private InputStream open(Drop drop, long offset, long length) {
    return new S3ObjectStore(s3.client()).open(drop, offset, length);
  }

  private String read(Drop drop, long offset, long length) throws IOException {
    try (InputStream in = open(drop, offset, length)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Drop byEtag() {
    return new Drop("b", "k", null, drop.etag(), 10, "");
  }

  @Test
  void readsAWholeRangeWithOneRequest() throws IOException {
    assertThat(read(drop, 0, 10)).isEqualTo("0123456789");
    assertThat(s3.requests()).containsExactly("GET /b/k versionId=v1 Range=bytes=0-9");
  }

  @Test
  void goesOnWhereTheConnectionBroke() throws IOException {
    s3.then(new Fault.CutAfter(4));

    assertThat(read(drop, 1, 8)).isEqualTo("12345678");
    assertThat(s3.requests())
        .containsExactly(
            "GET /b/k versionId=v1 Range=bytes=1-8", "GET /b/k versionId=v1 Range=bytes=5-8");
  }

  @Test
  void goesOnPinnedByEtag() throws IOException {
    s3.then(new Fault.CutAfter(4));

    assertThat(read(byEtag(), 0, 10)).isEqualTo("0123456789");
    assertThat(s3.requests())
        .containsExactly(
            "GET /b/k Range=bytes=0-9 If-Match=\"" + drop.etag() + "\"",
            "GET /b/k Range=bytes=4-9 If-Match=\"" + drop.etag() + "\"");
  }

  @Test
  void pinsTheRestToTheFirstAnswerWhereTheEventDidNot() throws IOException {
    s3.then(new Fault.CutAfter(4));

    assertThat(read(new Drop("b", "k", null, "", 0, ""), 0, 10)).isEqualTo("0123456789");
    assertThat(s3.requests())
        .containsExactly(
            "GET /b/k Range=bytes=0-9",
            "GET /b/k Range=bytes=4-9 If-Match=\"" + drop.etag() + "\"");
  }

  @Test
  void asksNoFurtherThanTheObjectWhenItGoesOn() throws IOException {
    s3.then(new Fault.CutAfter(4));

    assertThat(read(drop, 2, 1_000)).isEqualTo("23456789");
    assertThat(s3.requests())
        .containsExactly(
            "GET /b/k versionId=v1 Range=bytes=2-1001", "GET /b/k versionId=v1 Range=bytes=6-9");
  }

  @Test
  void bearsAnyNumberOfBreaksThatBringSomething() throws IOException {
    for (int i = 0; i < 9; i++) {
      s3.then(new Fault.CutAfter(1));
    }

    assertThat(read(drop, 0, 10)).isEqualTo("0123456789");
    assertThat(s3.requests()).hasSize(10);
  }

  @Test
  void bearsBreaksWithoutProgressUpToTheLimit() throws IOException {
    for (int i = 0; i < DropStream.BREAKS_WITHOUT_PROGRESS; i++) {
      s3.then(new Fault.CutAfter(0));
    }

    assertThat(read(drop, 0, 10)).isEqualTo("0123456789");
    assertThat(s3.requests()).hasSize(DropStream.BREAKS_WITHOUT_PROGRESS + 1);
  }

  @Test
  void givesUpBeyondTheLimit() throws IOException {
    s3.then(new Fault.CutAfter(4));
    for (int i = 0; i < DropStream.BREAKS_WITHOUT_PROGRESS; i++) {
      s3.then(new Fault.CutAfter(0));
    }

    try (InputStream in = open(drop, 0, 10)) {
      assertThat(in.readNBytes(4)).containsExactly("0123".getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(in::read)
          .isInstanceOf(RetryableException.class)
          .hasMessageContainingAll(
              "Reading s3://b/k broke 4 times in a row at byte 4", "try again");
    }
    assertThat(s3.requests()).hasSize(DropStream.BREAKS_WITHOUT_PROGRESS + 1);
  }

  @Test
  void doesNotJoinTheHalvesOfTwoObjects() throws IOException {
    s3.then(new Fault.CutAfter(4));

    try (InputStream in = open(byEtag(), 0, 10)) {
      s3.drop("b", "k", "abcdefghij".getBytes(StandardCharsets.UTF_8));

      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(PermanentException.class)
          .hasMessageStartingWith("ERROR_OBJECT_CHANGED: ");
    }
    assertThat(s3.requests()).hasSize(2);
  }

  @Test
  void saysWhyItCannotGoOn() throws IOException {
    s3.then(new Fault.CutAfter(4)).then(new Fault.Refused(503, "SlowDown"));

    try (InputStream in = open(drop, 0, 10)) {
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(RetryableException.class)
          .hasMessageContaining("SlowDown");
    }
    assertThat(s3.requests()).hasSize(2);
  }

  @Test
  void leavesTheRestUnreadWhenClosedEarly() throws IOException {
    InputStream in = open(drop, 0, 10);
    assertThat(in.read()).isEqualTo('0');
    in.close();
    in.close();

    assertThat(s3.requests()).hasSize(1);
    assertThatThrownBy(in::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The stream of s3://b/k is closed.");
    assertThat(s3.requests()).hasSize(1);
  }
}

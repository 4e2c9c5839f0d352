package dev.labeldrop.run.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.run.ledger.LedgerReading.Read;
import dev.labeldrop.run.ledger.LedgerReading.Unreadable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LedgerFileTest {

  private static final String ARN = "arn:aws:rekognition:eu-west-1:1:project/p/dataset/train/1";

  @Test
  void givesBackAllThatALedgerSays() {
    Ledger ledger = ledger();
    assertThat(LedgerFile.read(LedgerFile.write(ledger), ARN))
        .isInstanceOfSatisfying(
            Read.class,
            read -> {
              assertThat(read.ledger().header()).isEqualTo(ledger.header());
              assertThat(read.ledger().sources()).isEqualTo(ledger.sources());
              assertThat(NaiveLedger.of(read.ledger()))
                  .isEqualTo(NaiveLedger.of(ledger))
                  .hasSize(4);
            });
  }

  @Test
  void givesBackALedgerThatKnowsNothing() {
    assertThat(LedgerFile.read(LedgerFile.write(Ledger.unknown(ARN)), ARN))
        .isInstanceOfSatisfying(
            Read.class,
            read -> {
              assertThat(read.ledger().header()).isEqualTo(LedgerHeader.unknown(ARN));
              assertThat(read.ledger().size()).isZero();
            });
  }

  @Test
  void saysInItsFirstLinesWhatItIs() {
    String text = new String(LedgerFile.write(ledger()), ISO_8859_1);
    List<String> lines = text.lines().limit(2).toList();
    assertThat(lines.getFirst()).isEqualTo("labeldrop ledger 1");
    assertThat(lines.getLast())
        .startsWith("{\"")
        .contains("\"datasetArn\":\"" + ARN + "\"")
        .contains("\"lastUpdated\":\"2026-03-01T12:00:00.123Z\"")
        .contains("\"order\":\"20260301T120001.000Z-000-run-1\"")
        .endsWith("}");
  }

  @Test
  void readsNoFileOfWhichOneByteIsAnother() {
    byte[] file = LedgerFile.write(ledger());
    for (int at = 0; at < file.length; at++) {
      for (int bit = 1; bit < 256; bit <<= 1) {
        byte[] changed = file.clone();
        changed[at] ^= (byte) bit;
        assertThat(LedgerFile.read(changed, ARN)).as("byte %d", at).isInstanceOf(Unreadable.class);
      }
    }
  }

  @Test
  void readsNoFileThatIsCutOffOrGoesOn() {
    byte[] file = LedgerFile.write(ledger());
    for (int length = 0; length < file.length; length++) {
      assertThat(LedgerFile.read(Arrays.copyOf(file, length), ARN))
          .as("%d bytes", length)
          .isInstanceOf(Unreadable.class);
    }
    assertThat(LedgerFile.read(Arrays.copyOf(file, file.length + 64), ARN))
        .isInstanceOf(Unreadable.class);
  }

  @Test
  void saysWhyAFileIsNotRead() {
    byte[] file = LedgerFile.write(ledger());
    assertThat(LedgerFile.read(new byte[0], ARN))
        .isEqualTo(new Unreadable("does not begin as a ledger does"));
    byte[] ofTwo = file.clone();
    ofTwo[17] = '2';
    assertThat(LedgerFile.read(signed(ofTwo), ARN))
        .isEqualTo(new Unreadable("is of another version than 1"));
    assertThat(LedgerFile.read(Arrays.copyOf(file, file.length - 1), ARN))
        .isEqualTo(new Unreadable("was changed or cut off: its SHA-256 is another"));
    assertThat(LedgerFile.read(file, "arn:other")).isEqualTo(new Unreadable("is that of " + ARN));
  }

  @Test
  void readsNoRecordsThatAreOutOfOrderOrThereTwice() {
    byte[] file = LedgerFile.write(ledger());
    int first = file.length - 32 - 4 * 64;
    byte[] swapped = file.clone();
    System.arraycopy(file, first, swapped, first + 64, 64);
    System.arraycopy(file, first + 64, swapped, first, 64);
    byte[] twice = file.clone();
    System.arraycopy(file, first, twice, first + 64, 64);
    var expected = new Unreadable("has records that are out of order or of no meaning");
    assertThat(LedgerFile.read(signed(swapped), ARN)).isEqualTo(expected);
    assertThat(LedgerFile.read(signed(twice), ARN)).isEqualTo(expected);
    assertThat(LedgerFile.read(signed(file), ARN)).isInstanceOf(Read.class);
  }

  /** What someone could write who also writes the right SHA-256. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void throwsForNoBytesAndReadsNoRecordThatMeansNothing(long seed) {
    var random = new SplittableRandom(seed);
    byte[] file = LedgerFile.write(ledger());
    int unreadable = 0;
    for (int round = 0; round < 4_000; round++) {
      byte[] changed = Arrays.copyOf(file, file.length - random.nextInt(3) * random.nextInt(90));
      for (int change = random.nextInt(1, 4); change > 0; change--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      switch (LedgerFile.read(signed(changed), ARN)) {
        case Unreadable(String reason) -> {
          assertThat(reason).isNotBlank();
          unreadable++;
        }
        case Read(Ledger ledger) -> {
          assertThat(NaiveLedger.of(ledger)).hasSize(ledger.size());
          LedgerFile.write(ledger);
        }
      }
    }
    assertThat(unreadable).isBetween(1_000, 3_999);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"drops\":[ | \"drops\":[null,",
        "\"drops\":[ | \"drops\":7,\"x\":[",
        "\"drops\":[ | \"x\":[",
        "\"order\":\"2026 | \"order\":\"x026",
        "\"datasetArn\" | \"x\"",
        "\"datasetArn\": | \"datasetArn\"",
      })
  void readsNoHeaderOfAnotherForm(String part, String other) {
    String text = new String(LedgerFile.write(ledger()), ISO_8859_1);
    assertThat(text).contains(part);
    byte[] changed = text.replace(part, other).getBytes(ISO_8859_1);
    assertThat(LedgerFile.read(signed(changed), ARN)).isInstanceOf(Unreadable.class);
  }

  /** Records of all states, from a drop, from a listing, and from nowhere. */
  private static Ledger ledger() {
    LineIndex lines =
        Indices.of(List.of(Indices.line(1, 1, 1), Indices.line(2, 2, 2), Indices.line(3, 3, 3)));
    LineFates fates = new LineFates(3);
    fates.set(0, LineFate.PROVED);
    fates.set(1, LineFate.UNPROVED);
    fates.set(2, LineFate.POSSIBLY_TOUCHED);
    ObjectVersion unversioned = new ObjectVersion("acme", "incoming/ü \"1\".jsonl", null, "e1");
    Ledger ledger =
        Ledger.unknown(ARN)
            .afterRun(lines, fates, Indices.order(1), unversioned)
            .afterLooking(
                new Listed(
                    Indices.of(List.of(Indices.line(1, 4, 4))), Indices.object(2), Set.of()));
    Instant time = Instant.parse("2026-03-01T12:00:00.123Z");
    var description = new DatasetDescription("UPDATE_COMPLETE", null, null, time, 4L, null, 0L);
    return ledger.with(ledger.header().seen(description, true).complete(true).rewrites(true));
  }

  /** The file with the SHA-256 that its bytes have. */
  private static byte[] signed(byte[] file) {
    byte[] changed = file.clone();
    int end = Math.max(0, changed.length - 32);
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(changed, 0, end);
      byte[] digest = sha256.digest();
      System.arraycopy(digest, 0, changed, end, changed.length - end);
      return changed;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

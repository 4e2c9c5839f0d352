package dev.labeldrop.run.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.labeldrop.Json;
import dev.labeldrop.LabeldropException;
import dev.labeldrop.run.ledger.LedgerReading.Read;
import dev.labeldrop.run.ledger.LedgerReading.Unreadable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * A ledger as bytes: {@code ledger.bin}.
 *
 * <p>First a line that says what it is and in which version, then a line of JSON ({@link
 * LedgerDocument}), then the records, then the SHA-256 of all that. {@code head -n 2 ledger.bin}
 * shows the first two. With 250,000 entries it has 16 MB.
 */
public final class LedgerFile {

  private static final String MAGIC = "labeldrop ledger ";
  private static final int VERSION = 1;
  private static final byte[] FIRST_LINE = (MAGIC + VERSION + "\n").getBytes(US_ASCII);
  private static final int DIGEST = 32;

  private LedgerFile() {}

  /** Writes a ledger. */
  public static byte[] write(Ledger ledger) {
    byte[] document = Json.bytes(LedgerDocument.of(ledger));
    ByteBuffer records = ledger.records().bytes();
    ByteBuffer file =
        ByteBuffer.allocate(FIRST_LINE.length + document.length + 1 + records.remaining() + DIGEST);
    file.put(FIRST_LINE).put(document).put((byte) '\n').put(records);
    file.put(digest(file.array(), file.position()));
    return file.array();
  }

  /**
   * Reads a ledger. Whatever the bytes are, this does not throw.
   *
   * @param file the bytes; not copied
   * @param datasetArn the dataset whose ledger it should be
   */
  public static LedgerReading read(byte[] file, String datasetArn) {
    int end = file.length - DIGEST;
    if (!startsWith(file, MAGIC.getBytes(US_ASCII))) {
      return new Unreadable("does not begin as a ledger does");
    }
    if (!startsWith(file, FIRST_LINE)) {
      return new Unreadable("is of another version than " + VERSION);
    }
    if (end < FIRST_LINE.length
        || !MessageDigest.isEqual(digest(file, end), Arrays.copyOfRange(file, end, file.length))) {
      return new Unreadable("was changed or cut off: its SHA-256 is another");
    }
    OptionalInt lineEnd = lineEnd(file, end);
    if (lineEnd.isEmpty()) {
      return new Unreadable("has no header");
    }
    return read(file, lineEnd.getAsInt(), end, datasetArn);
  }

  private static LedgerReading read(byte[] file, int lineEnd, int end, String datasetArn) {
    int from = lineEnd + 1;
    if ((end - from) % LedgerRecords.RECORD != 0) {
      return new Unreadable("has a record that is cut off");
    }
    LedgerDocument document;
    List<LineSource> sources;
    try {
      byte[] json = Arrays.copyOfRange(file, FIRST_LINE.length, lineEnd);
      document = Json.read(LedgerDocument.class, json, "header of the ledger");
      sources = document.sources();
    } catch (LabeldropException | IllegalArgumentException | NullPointerException e) {
      // A header with a right SHA-256 and a wrong form was made by hand.
      return new Unreadable("has an unreadable header: " + e.getMessage());
    }
    if (!datasetArn.equals(document.datasetArn())) {
      return new Unreadable("is that of " + document.datasetArn());
    }
    LedgerRecords records = new LedgerRecords(ByteBuffer.wrap(file, from, end - from).slice());
    return inOrder(records, sources)
        ? new Read(new Ledger(document.header(), sources, records))
        : new Unreadable("has records that are out of order or of no meaning");
  }

  private static boolean inOrder(LedgerRecords records, List<LineSource> sources) {
    int states = EntryState.values().length;
    for (int place = 0; place < records.size(); place++) {
      boolean after =
          place == 0
              || records.compare(place - 1, records.refHigh(place), records.refLow(place)) < 0;
      int source = records.source(place);
      int state = records.state(place);
      boolean known = source >= 0 && source < sources.size() && state >= 0 && state < states;
      if (!after || !known || records.offset(place) < 0 || records.length(place) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWith(byte[] file, byte[] start) {
    return file.length >= start.length
        && Arrays.equals(file, 0, start.length, start, 0, start.length);
  }

  private static OptionalInt lineEnd(byte[] file, int end) {
    for (int at = FIRST_LINE.length; at < end; at++) {
      if (file[at] == '\n') {
        return OptionalInt.of(at);
      }
    }
    return OptionalInt.empty();
  }

  private static byte[] digest(byte[] bytes, int length) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(bytes, 0, length);
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}

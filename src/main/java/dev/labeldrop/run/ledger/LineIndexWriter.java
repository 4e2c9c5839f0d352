package dev.labeldrop.run.ledger;

import dev.labeldrop.manifest.ValidLine;
import dev.labeldrop.manifest.ValidLines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Writes the index of a file's lines, one record a line; {@link LineIndex} has the form. */
public final class LineIndexWriter implements ValidLines {

  private final OutputStream out;
  private final ByteBuffer record = ByteBuffer.allocate(LineIndex.RECORD);

  /**
   * Starts an index.
   *
   * @param out takes 56 bytes a line; it should gather them, and the caller closes it
   */
  public LineIndexWriter(OutputStream out) {
    this.out = out;
  }

  @Override
  public void line(ValidLine line) throws IOException {
    record
        .clear()
        .putLong(line.sourceRef().high())
        .putLong(line.sourceRef().low())
        .putLong(line.content().high())
        .putLong(line.content().low())
        .putLong(line.labels())
        .putLong(line.offset())
        .putInt(line.length())
        // A file of at most 1 GB has fewer lines than fit into 32 bits.
        .putInt((int) line.number());
    out.write(record.array());
  }
}

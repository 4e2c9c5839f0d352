package dev.labeldrop.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/**
 * A file's bytes, decompressed if they are in gzip's format; whatever the file is called.
 *
 * @param in the bytes; closing it closes the file
 * @param compressed whether they were compressed
 */
record Decompressed(InputStream in, boolean compressed) {

  private static final int BUFFER_SIZE = 64 * 1024;

  /**
   * Looks at the first two bytes.
   *
   * @throws IOException where the file cannot be read, or its gzip header is broken
   */
  static Decompressed of(InputStream file) throws IOException {
    var in = new PushbackInputStream(file, 2);
    byte[] magic = in.readNBytes(2);
    in.unread(magic);
    boolean gzip = magic.length == 2 && magic[0] == 0x1F && magic[1] == (byte) 0x8B;
    return new Decompressed(gzip ? new GZIPInputStream(in, BUFFER_SIZE) : in, gzip);
  }
}

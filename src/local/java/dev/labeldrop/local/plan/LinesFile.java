package dev.labeldrop.local.plan;

import dev.labeldrop.manifest.EntryLabels;
import dev.labeldrop.manifest.EntryLabelsReader;
import dev.labeldrop.run.ledger.LineIndex;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/** Lines of a file on disk, found by their places in an index. */
final class LinesFile implements AutoCloseable {

  private final FileChannel file;
  private final LineIndex index;
  private final EntryLabelsReader reader = new EntryLabelsReader();

  LinesFile(Path path, LineIndex index) throws IOException {
    this.file = FileChannel.open(path);
    this.index = index;
  }

  LineIndex index() {
    return index;
  }

  /** What a line says of its image; empty if it cannot be read. */
  Optional<EntryLabels> labels(int place) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(index.length(place));
    long offset = index.offset(place);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, offset + bytes.position()) < 0) {
        return Optional.empty();
      }
    }
    return reader.of(bytes.array(), 0, bytes.capacity());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

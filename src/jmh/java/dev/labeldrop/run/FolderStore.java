package dev.labeldrop.run;

import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.drop.Upload;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Objects as files of a folder, for one process: what they hold takes no memory. */
final class FolderStore implements ObjectStore {

  /** Of every object: one process writes, and nothing meets. */
  private static final String ETAG = "etag";

  private final Path folder;

  FolderStore(Path folder) {
    this.folder = folder;
  }

  /** Where an object is, or would be. */
  Path path(String bucket, String key) {
    return folder.resolve(bucket).resolve(key);
  }

  @Override
  public InputStream open(Drop drop, long offset, long length) {
    try {
      FileChannel channel = FileChannel.open(path(drop.bucket(), drop.key()));
      return new Range(Channels.newInputStream(channel.position(offset)), length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first bytes of a stream. */
  private static final class Range extends InputStream {

    private final InputStream in;
    private long left;

    Range(InputStream in, long length) {
      this.in = in;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = left == 0 ? -1 : in.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  @Override
  public Optional<byte[]> get(String bucket, String key) {
    try {
      return Optional.of(Files.readAllBytes(path(bucket, key)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(String bucket, String key, byte[] content, String contentType) {
    try {
      Files.createDirectories(path(bucket, key).getParent());
      Files.write(path(bucket, key), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<String> putIfAbsent(
      String bucket, String key, byte[] content, String contentType) {
    if (Files.exists(path(bucket, key))) {
      return Optional.empty();
    }
    put(bucket, key, content, contentType);
    return Optional.of(ETAG);
  }

  @Override
  public Optional<Stored> look(String bucket, String key) {
    return get(bucket, key).map(content -> new Stored(content, ETAG));
  }

  @Override
  public Optional<String> putIfUnchanged(
      String bucket, String key, byte[] content, String contentType, String etag) {
    put(bucket, key, content, contentType);
    return Optional.of(ETAG);
  }

  @Override
  public List<String> list(String bucket, String prefix, int most) {
    Path root = folder.resolve(bucket);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .filter(key -> key.startsWith(prefix))
          .sorted()
          .limit(most)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(String bucket, String key) {
    try {
      Files.deleteIfExists(path(bucket, key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Instant> lastModified(Drop drop) {
    return Optional.of(Instant.EPOCH);
  }

  @Override
  public Optional<String> etag(String bucket, String key) {
    return Optional.empty();
  }

  @Override
  public Upload upload(String bucket, String key, String contentType) {
    try {
      Files.createDirectories(path(bucket, key).getParent());
      OutputStream file = Files.newOutputStream(path(bucket, key));
      OutputStream out = new BufferedOutputStream(file);
      return new FileUpload(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that is being written. */
  private static final class FileUpload extends Upload {

    private final OutputStream out;

    FileUpload(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void giveUp() {
      close();
    }

    @Override
    public void close() {
      try {
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

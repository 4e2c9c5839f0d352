package dev.labeldrop.local.images;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.image.ImageAddress;
import dev.labeldrop.image.ImageAnswer;
import dev.labeldrop.image.ImageContent;
import dev.labeldrop.image.ImageReader;
import dev.labeldrop.image.ImageSource;
import dev.labeldrop.image.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A local folder that mirrors a bucket: the image {@code s3://BUCKET/a/b.jpg} is its file {@code
 * a/b.jpg}, or {@code BUCKET/a/b.jpg}. Nothing outside the folder is read, whatever a key says.
 */
public final class FolderImages implements ImageSource {

  private final Path folder;
  private final NearNames near;

  /** Images below a folder. */
  public FolderImages(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    this.near = new NearNames(this.folder);
  }

  /** The folder, with its whole path. */
  Path folder() {
    return folder;
  }

  @Override
  public ImageAnswer look(ImageAddress image, @Nullable String knownEtag) {
    Optional<Path> file = file(image);
    if (file.isEmpty()) {
      return new ImageAnswer.Refused(
          Refusal.NOT_FOUND,
          "there is no file %s in %s".formatted(image.key(), folder)
              + near(image).map("; the folder has "::concat).orElse(""));
    }
    try {
      long size = Files.size(file.get());
      byte[] first = read(file.get(), 0, ImageReader.FIRST_BYTES);
      return new ImageAnswer.Found(size, "", first);
    } catch (IOException e) {
      return new ImageAnswer.Refused(Refusal.DENIED, file.get() + " cannot be read");
    }
  }

  @Override
  public byte[] read(ImageAddress image, ImageAnswer.Found found, long from, int length) {
    try {
      return read(file(image).orElseThrow(IOException::new), from, length);
    } catch (IOException e) {
      throw new PermanentException(
          Code.ERROR_OBJECT_NOT_FOUND, image.key() + " is no longer in " + folder + ".", e);
    }
  }

  /** The file of an image, if there is one. */
  public Optional<Path> file(ImageAddress image) {
    return Stream.of(image.key(), image.bucket() + "/" + image.key())
        .map(this::inside)
        .flatMap(Optional::stream)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /**
   * A file that is named nearly as an image, in quotes and with what is different about it; empty
   * if there is none.
   */
  Optional<String> near(ImageAddress image) {
    return Stream.of(image.key(), image.bucket() + "/" + image.key())
        .flatMap(key -> near.of(key).stream())
        .findFirst();
  }

  /** Whether it has a file that is named nearly as an image, in another case or encoding. */
  public boolean hasNear(String sourceRef) {
    return near(ImageAddress.of(sourceRef)).isPresent();
  }

  private Optional<Path> inside(String key) {
    try {
      Path file = Path.of(folder.toString(), key).normalize();
      return file.startsWith(folder) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static byte[] read(Path file, long from, int length) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(from);
      return in.readNBytes(length);
    }
  }

  /**
   * Those of some images that can have the same bytes as another of them, or of some others, with
   * the ETags that S3 would give them. Only files of one length are read whole: others differ.
   */
  public List<ImageContent> compared(List<ImageContent> images, List<ImageContent> others) {
    Map<Long, Set<String>> bySize = new HashMap<>();
    Stream.concat(images.stream(), others.stream())
        .forEach(image ->
            bySize.computeIfAbsent(image.size(), _ -> new HashSet<>()).add(image.sourceRef()));
    return images.parallelStream()
        .filter(image -> bySize.getOrDefault(image.size(), Set.of()).size() > 1)
        .map(image -> new ImageContent(image.line(), image.sourceRef(), etag(image), image.size()))
        .toList();
  }

  /**
   * The ETag that S3 gives an object which was uploaded in one part and is not encrypted by KMS;
   * empty if the file can no longer be read.
   */
  private String etag(ImageContent image) {
    MessageDigest md5 = md5();
    Path file = file(ImageAddress.of(image.sourceRef())).orElse(folder);
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), md5)) {
      in.transferTo(OutputStream.nullOutputStream());
      return "\"" + HexFormat.of().formatHex(md5.digest()) + "\"";
    } catch (IOException _) {
      return "";
    }
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5.", e);
    }
  }
}

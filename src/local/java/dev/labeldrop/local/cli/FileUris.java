package dev.labeldrop.local.cli;

import java.net.URI;
import java.nio.file.Path;

/**
 * The URIs of files: relative to a folder where the file is in it, as code hosts want them, and
 * absolute elsewhere.
 *
 * @param folder the folder
 */
record FileUris(Path folder) {

  /** A file's URI. Standard input has none; it is called {@code stdin}. */
  String of(ManifestFile file) {
    if (file.path() == null) {
      return "stdin";
    }
    Path path = folder.toAbsolutePath().resolve(file.path()).normalize();
    URI base =
        URI.create(folder.toAbsolutePath().normalize().toUri().toString().replaceFirst("/*$", "/"));
    String uri = base.relativize(path.toUri()).toString();
    // A colon in the first segment would end a scheme.
    return uri.matches("(?!file:/)[^/]*:.*") ? "./" + uri : uri;
  }
}

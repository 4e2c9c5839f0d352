package dev.labeldrop.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * What every page carries: its style, its script, and the policy that lets a browser run those two
 * and nothing else.
 *
 * @param style the style sheet
 * @param script the script of the filter; without it everything can still be read
 * @param policy the value of {@code Content-Security-Policy}
 */
record PageAssets(String style, String script, String policy) {

  /** Reads them from the class path. */
  static PageAssets load() {
    String style = text("page.css");
    String script = text("page.js");
    String policy =
        "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
            .formatted(hash(style), hash(script));
    return new PageAssets(style, script, policy);
  }

  /** The same, with a policy that lets a browser show pictures that the page has in itself. */
  PageAssets withPictures() {
    return new PageAssets(style, script, policy + "; img-src data:");
  }

  private static String text(String name) {
    try (InputStream in = Objects.requireNonNull(PageAssets.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}

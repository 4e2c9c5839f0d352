package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What stands for a text where the text itself is too long to keep: the first 128 bits of its
 * SHA-256 (FIPS 180-4). No way is known to make two texts with the same one, and among 500,000
 * texts the odds of such a pair are 500,000² / 2 / 2^128, or about 4 in 10^28.
 *
 * @param high the first 64 bits, the first byte highest
 * @param low the next 64
 */
public record Fingerprint(long high, long low) {

  /** That of a source-ref, decoded: of its text in UTF-8. */
  public static Fingerprint ofSourceRef(String sourceRef) {
    byte[] text = sourceRef.getBytes(UTF_8);
    var hash = new Sha256();
    hash.hash(text, 0, text.length);
    return hash.fingerprint();
  }
}

package dev.labeldrop.manifest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of one range of bytes after the other, cut to 128 bits; nothing is allocated for it. */
final class Sha256 {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final MessageDigest digest;
  private final byte[] result;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform must have SHA-256", e);
    }
    result = new byte[digest.getDigestLength()];
  }

  /** Hashes a range of bytes. */
  void hash(byte[] bytes, int start, int end) {
    digest.update(bytes, start, end - start);
    try {
      digest.digest(result, 0, result.length);
    } catch (DigestException e) {
      throw new IllegalStateException("The result has room for the whole digest", e);
    }
  }

  /** The first 64 bits of the last hash. */
  long first() {
    return (long) LONGS.get(result, 0);
  }

  /** The next 64 bits of the last hash. */
  long second() {
    return (long) LONGS.get(result, Long.BYTES);
  }

  /** The first 128 bits of the last hash. */
  Fingerprint fingerprint() {
    return new Fingerprint(first(), second());
  }
}

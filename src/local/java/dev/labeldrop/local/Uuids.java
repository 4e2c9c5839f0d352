package dev.labeldrop.local;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUIDs of given bits, so that a seed gives the same ones again. */
public final class Uuids {

  private Uuids() {}

  /** A version 4 UUID (RFC 9562): 122 random bits. */
  public static UUID version4(RandomGenerator random) {
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}

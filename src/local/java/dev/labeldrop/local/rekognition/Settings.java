package dev.labeldrop.local.rekognition;

import java.time.InstantSource;

/**
 * How a local service is set up.
 *
 * @param clock what time it is; every state of the service follows from it
 * @param region the region in its ARNs
 * @param account the account in its ARNs, 12 digits
 * @param timing how long its work takes
 * @param quotas how much it takes
 * @param behaviour which way it goes where AWS's documents leave it open
 */
public record Settings(
    InstantSource clock,
    String region,
    String account,
    Timing timing,
    Quotas quotas,
    Behaviour behaviour) {

  /** The service as documented, in us-east-1, with work that takes seconds. */
  public static Settings of(InstantSource clock) {
    return new Settings(
        clock, "us-east-1", "123456789012", Timing.SECONDS, Quotas.DOCUMENTED, Behaviour.DEFAULT);
  }

  /** The same with other times. */
  public Settings with(Timing other) {
    return new Settings(clock, region, account, other, quotas, behaviour);
  }

  /** The same with other quotas. */
  public Settings with(Quotas other) {
    return new Settings(clock, region, account, timing, other, behaviour);
  }

  /** The same with another behaviour. */
  public Settings with(Behaviour other) {
    return new Settings(clock, region, account, timing, quotas, other);
  }
}

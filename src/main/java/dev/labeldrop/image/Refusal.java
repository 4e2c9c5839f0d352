package dev.labeldrop.image;

/** Why an image cannot be looked at. */
public enum Refusal {
  /** There is no such object. */
  NOT_FOUND(false, false),
  /** Access is denied; that may also mean that there is no such object. */
  DENIED(false, false),
  /** The KMS key cannot be used. */
  KMS(false, false),
  /** The object must be restored first. */
  ARCHIVED(false, false),
  /** Something else about this request. */
  REFUSED(false, false),
  /** There is no such bucket. */
  NO_BUCKET(true, false),
  /** The bucket is in another region. */
  OTHER_REGION(true, false),
  /** The bucket, not only an object, may not be read. */
  BUCKET_DENIED(true, false),
  /** S3 does not accept the credentials. */
  CREDENTIALS(true, false),
  /** S3 asks for fewer requests, or has a fault of its own: it may pass. */
  BUSY(false, true),
  /** Nothing answers, or nothing that is S3: it may pass. */
  NO_ANSWER(false, true);

  private final boolean wholeBucket;
  private final boolean passing;

  Refusal(boolean wholeBucket, boolean passing) {
    this.wholeBucket = wholeBucket;
    this.passing = passing;
  }

  /** Whether it holds for every object of the bucket. */
  public boolean wholeBucket() {
    return wholeBucket;
  }

  /** Whether the same request can succeed later. */
  public boolean passing() {
    return passing;
  }
}

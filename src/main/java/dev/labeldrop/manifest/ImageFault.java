package dev.labeldrop.manifest;

import dev.labeldrop.Code;

/** What can be wrong with a line's {@code source-ref}. */
public enum ImageFault implements Fault {
  /** There is none. */
  MISSING(
      Code.ERROR_MISSING_SOURCE_REF,
      Mend.BY_HAND,
      "Add \"source-ref\": \"s3://BUCKET/KEY\", the image that the line is about."),
  /** Its key is misspelt. */
  MISSPELT(Code.ERROR_MISSING_SOURCE_REF, Mend.SAFE, "Rename that key to \"source-ref\"."),
  /** It is no string. */
  NO_STRING(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Mend.BY_HAND,
      "Write the place of one image as a string: \"s3://BUCKET/KEY\"."),
  /** It is empty, or blank. */
  EMPTY(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Mend.BY_HAND,
      "Write the place of the image, s3://BUCKET/KEY, or leave the line out."),
  /** Its scheme is in upper case. */
  UPPER_CASE(Code.ERROR_INVALID_SOURCE_REF_FORMAT, Mend.SAFE, "Write s3:// in lower case."),
  /** White space stands before it. */
  SPACE_BEFORE(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT, Mend.SAFE, "Take the white space before s3:// away."),
  /** White space stands inside its scheme. */
  SPACE_INSIDE(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Mend.BY_HAND,
      "Take the white space out of the scheme: s3://BUCKET/KEY."),
  /** It is the web address of an S3 object. */
  S3_URL(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Mend.UNSAFE,
      "Write the same object as s3://BUCKET/KEY, with the key as it is in S3: without %20 and the"
          + " like, and without what comes after ?."),
  /** It is another web address. */
  URL(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Mend.BY_HAND,
      "Training reads images from S3 only: copy the image into your bucket, and write"
          + " s3://BUCKET/KEY."),
  /** It is an address of S3 as Hadoop or an ARN writes it. */
  OTHER_S3(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Mend.UNSAFE,
      "Write the same bucket and key as s3://BUCKET/KEY."),
  /** It is in the store of another cloud. */
  OTHER_STORE(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Mend.BY_HAND,
      "Training reads images from S3 only: copy the images of that store into a bucket, and write"
          + " s3://BUCKET/KEY."),
  /** It is a file of a disk. */
  FILE(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Mend.BY_HAND,
      "Upload the images to an S3 bucket, and write s3://BUCKET/KEY."),
  /** Its scheme is there twice. */
  DOUBLED(Code.ERROR_INVALID_SOURCE_REF_FORMAT, Mend.UNSAFE, "Take one of the two s3:// away."),
  /** Bucket or key is missing. */
  INCOMPLETE(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Mend.BY_HAND,
      "Name both the bucket and the key of one image: s3://BUCKET/KEY."),
  /** Its key is longer than a key can be. */
  TOO_LONG(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Mend.BY_HAND,
      "No object can have this key: write the key that the image really has."),
  /** It cannot be written in UTF-8. */
  HALF_CHARACTER(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Mend.BY_HAND,
      "A \\u escape has lost its other half, such as of an emoji: write the key that the image"
          + " really has."),
  /** A line is there twice, byte for byte. */
  SAME_LINE(Code.ERROR_DUPLICATE_SOURCE_REF, Mend.SAFE, "Leave one of the two out."),
  /** Two lines say different things of one image. */
  OTHER_LINE(
      Code.ERROR_DUPLICATE_SOURCE_REF,
      Mend.SAFE,
      "If both are right, merge them into one line with all labels and boxes. Do not drop one of"
          + " them on its own later: it would replace the other, and those labels would be lost."),
  /** White space or control characters stand at an end of the key. */
  SPACE_AROUND(
      Code.WARNING_SOURCE_REF_WHITE_SPACE,
      Mend.SAFE,
      "Take the white space away, unless the object in S3 really has it in its name."),
  /** The key starts with white space. */
  SPACE_FIRST(
      Code.WARNING_SOURCE_REF_WHITE_SPACE,
      Mend.BY_HAND,
      "Compare the key with the name of the object in S3, and write that."),
  /** The key has characters that nobody sees. */
  INVISIBLE(
      Code.WARNING_SOURCE_REF_INVISIBLE,
      Mend.BY_HAND,
      "Compare the key with the name of the object in S3; leave it if that has them too."),
  /** The key is a path with empty, . or .. parts. */
  PATH(
      Code.WARNING_SOURCE_REF_PATH,
      Mend.BY_HAND,
      "S3 does not resolve paths: write the key exactly as the object has it."),
  /** The key seems to be URL-encoded. */
  ENCODED(
      Code.WARNING_SOURCE_REF_ENCODED,
      Mend.BY_HAND,
      "A source-ref has the plain key: if the object in S3 is named without these signs, decode"
          + " it; else leave it."),
  /** Its name is one of something else than an image. */
  NO_IMAGE(
      Code.WARNING_NOT_AN_IMAGE,
      Mend.BY_HAND,
      "Leave the line out, or convert the image to PNG or JPEG; leave it only if the file is one of"
          + " these under another name.");

  private final Code code;
  private final Mend mend;
  private final String remedy;

  ImageFault(Code code, Mend mend, String remedy) {
    this.code = code;
    this.mend = mend;
    this.remedy = remedy;
  }

  @Override
  public Code code() {
    return code;
  }

  @Override
  public Mend mend() {
    return mend;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}

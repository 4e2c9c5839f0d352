package dev.labeldrop.manifest;

import dev.labeldrop.Code;

/** What can be wrong with a line's {@code source-ref}. */
public enum ImageFault implements Fault {
  /** There is none. */
  MISSING(
      Code.ERROR_MISSING_SOURCE_REF,
      Fixable.BY_HAND,
      "Add \"source-ref\": \"s3://BUCKET/KEY\", the image that the line is about."),
  /** Its key is misspelt. */
  MISSPELT(Code.ERROR_MISSING_SOURCE_REF, Fixable.SAFE, "Rename that key to \"source-ref\"."),
  /** Another key has an S3 URI. */
  OTHER_KEY(
      Code.ERROR_MISSING_SOURCE_REF,
      Fixable.UNSAFE,
      "If that is the image which the line is about, rename the key to \"source-ref\"."),
  /** It is no string. */
  NO_STRING(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.BY_HAND,
      "Write the place of one image as a string: \"s3://BUCKET/KEY\"."),
  /** It is an array. */
  SEVERAL(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.BY_HAND,
      "A line is about one image: write its place as a string, and a line for each" + " image."),
  /** It is a column of a table. */
  COLUMNS(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.BY_HAND,
      "The file is a table written by columns: write an object for each row. In"
          + " pandas that is to_json(FILE, orient=\"records\", lines=True)."),
  /** It is a value of DynamoDB. */
  DYNAMODB(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.BY_HAND,
      "The values are written as DynamoDB has them, {\"S\": …}: write plain values, as"
          + " the TypeDeserializer of boto3 makes them."),
  /** It is empty, or blank. */
  EMPTY(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.BY_HAND,
      "Write the place of the image, s3://BUCKET/KEY, or leave the line out."),
  /** Its scheme is in upper case. */
  UPPER_CASE(Code.ERROR_INVALID_SOURCE_REF_FORMAT, Fixable.SAFE, "Write s3:// in lower case."),
  /** White space stands before it. */
  SPACE_BEFORE(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.SAFE,
      "Take the white space and what cannot be seen before s3:// away."),
  /** White space stands inside its scheme. */
  SPACE_INSIDE(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.BY_HAND,
      "Take the white space out of the scheme: s3://BUCKET/KEY."),
  /** It is the web address of an S3 object. */
  S3_URL(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.UNSAFE,
      "Write the same object as s3://BUCKET/KEY, with the key as it is in S3: without %20 and the"
          + " like, and without what comes after ?."),
  /** It is the address of a page of the console. */
  CONSOLE(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.UNSAFE,
      "This is a page of the AWS console, not the image: write the bucket and the key"
          + " that it shows as s3://BUCKET/KEY."),
  /** It is another web address. */
  URL(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.BY_HAND,
      "Training reads images from S3 only: copy the image into your bucket, and write"
          + " s3://BUCKET/KEY."),
  /** It is an address of S3 as Hadoop or an ARN writes it. */
  OTHER_S3(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.UNSAFE,
      "Write the same bucket and key as s3://BUCKET/KEY."),
  /** It is in the store of another cloud. */
  OTHER_STORE(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.BY_HAND,
      "Training reads images from S3 only: copy the images of that store into a bucket, and write"
          + " s3://BUCKET/KEY."),
  /** Its scheme lacks a colon or a slash. */
  SLASHES(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.UNSAFE,
      "Write s3:// with a colon and two slashes: s3://BUCKET/KEY."),
  /** It stands in quotes or brackets. */
  WRAPPED(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.SAFE,
      "Take the quotes or brackets around it away."),
  /** It is in an access point. */
  ACCESS_POINT(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.BY_HAND,
      "Write the bucket behind the access point: s3://BUCKET/KEY."),
  /** It is the image itself. */
  DATA(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.BY_HAND,
      "Training reads images from S3 only: put the image into a bucket, and write"
          + " s3://BUCKET/KEY."),
  /** It has no scheme. */
  RELATIVE(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.BY_HAND,
      "Write the bucket and the key of the image in S3: s3://BUCKET/KEY. Upload the"
          + " image first if it is not there."),
  /** It is a file of a disk. */
  FILE(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.BY_HAND,
      "Upload the images to an S3 bucket, and write s3://BUCKET/KEY."),
  /** Its scheme is there twice. */
  DOUBLED(Code.ERROR_INVALID_SOURCE_REF_FORMAT, Fixable.UNSAFE, "Take one of the two s3:// away."),
  /** Bucket or key is missing. */
  INCOMPLETE(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.BY_HAND,
      "Name both the bucket and the key of one image: s3://BUCKET/KEY."),
  /** Its key is longer than a key can be. */
  TOO_LONG(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.BY_HAND,
      "No object can have this key: write the key that the image really has."),
  /** It cannot be written in UTF-8. */
  HALF_CHARACTER(
      Code.ERROR_INVALID_SOURCE_REF_FORMAT,
      Fixable.BY_HAND,
      "A \\u escape has lost its other half, such as of an emoji: write the key that the image"
          + " really has."),
  /** A line is there twice, byte for byte. */
  SAME_LINE(Code.ERROR_DUPLICATE_SOURCE_REF, Fixable.SAFE, "Leave one of the two out."),
  /** Two lines say different things of one image. */
  OTHER_LINE(
      Code.ERROR_DUPLICATE_SOURCE_REF,
      Fixable.SAFE,
      "If both are right, merge them into one line with all labels and boxes; a second label of the"
          + " whole image needs a second attribute name there, such as labels-2 with"
          + " labels-2-metadata. Do not drop one of the lines on its own later: it would replace"
          + " the other, and those labels would be lost."),
  /** White space or control characters stand at an end of the key. */
  SPACE_AROUND(
      Code.WARNING_SOURCE_REF_WHITE_SPACE,
      Fixable.SAFE,
      "Take the white space away, unless the object in S3 really has it in its name."),
  /** The key starts with white space. */
  SPACE_FIRST(
      Code.WARNING_SOURCE_REF_WHITE_SPACE,
      Fixable.BY_HAND,
      "Compare the key with the name of the object in S3, and write that."),
  /** The key has characters that cannot be seen. */
  INVISIBLE(
      Code.WARNING_SOURCE_REF_INVISIBLE,
      Fixable.BY_HAND,
      "Compare the key with the name of the object in S3; leave it if that has them too."),
  /** The key is a path with empty, . or .. parts. */
  PATH(
      Code.WARNING_SOURCE_REF_PATH,
      Fixable.BY_HAND,
      "S3 does not resolve paths: write the key exactly as the object has it."),
  /** An image of another line has the same name in another form of Unicode. */
  OTHER_FORM(
      Code.WARNING_SOURCE_REF_INVISIBLE,
      Fixable.BY_HAND,
      "The two look the same and are two keys: macOS writes accents as characters of"
          + " their own, other systems do not. Compare both with the names of the objects"
          + " in S3."),
  /** The key is a placeholder. */
  PLACEHOLDER(
      Code.WARNING_SOURCE_REF_PATH,
      Fixable.BY_HAND,
      "This looks like a name that a program did not fill in: write the key that the"
          + " image really has."),
  /** The key has another address in it. */
  SEVERAL_KEYS(
      Code.WARNING_SOURCE_REF_PATH,
      Fixable.BY_HAND,
      "A line is about one image: write a line for each."),
  /** The key has backslashes. */
  BACKSLASH(
      Code.WARNING_SOURCE_REF_PATH,
      Fixable.BY_HAND,
      "This looks like a path of Windows; keys of S3 usually have / there. Write the"
          + " key exactly as the object has it."),
  /** The key has what comes after a question mark in web addresses. */
  QUERY(
      Code.WARNING_SOURCE_REF_ENCODED,
      Fixable.BY_HAND,
      "If the object is named without what comes after the ending, take that off: a"
          + " source-ref has no parameters."),
  /** The key seems to be URL-encoded. */
  ENCODED(
      Code.WARNING_SOURCE_REF_ENCODED,
      Fixable.BY_HAND,
      "A source-ref has the plain key: if the object in S3 is named without these signs, decode"
          + " it; else leave it."),
  /** Its name is one of something else than an image. */
  NO_IMAGE(
      Code.WARNING_NOT_AN_IMAGE,
      Fixable.BY_HAND,
      "Leave the line out, or convert the image to PNG or JPEG; leave it only if the file is one of"
          + " these under another name.");

  private final Code code;
  private final Fixable fixable;
  private final String remedy;

  ImageFault(Code code, Fixable fixable, String remedy) {
    this.code = code;
    this.fixable = fixable;
    this.remedy = remedy;
  }

  @Override
  public Code code() {
    return code;
  }

  @Override
  public Fixable fixable() {
    return fixable;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}

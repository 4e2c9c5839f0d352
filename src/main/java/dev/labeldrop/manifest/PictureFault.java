package dev.labeldrop.manifest;

import dev.labeldrop.Code;

/** The ways in which the image itself, not its line, can be wrong. */
public enum PictureFault implements Fault {
  /** There is no such object. */
  NOT_FOUND(
      Code.ERROR_INVALID_IMAGE,
      "Upload the image, or correct the source-ref: case, spaces and the file's ending count."),
  /** None of the images is in the folder that was named. */
  WRONG_FOLDER(Code.ERROR_INVALID_IMAGE, "Give --images the folder in which the keys begin."),
  /** It has no byte. */
  EMPTY(Code.ERROR_INVALID_IMAGE, "Upload the image again."),
  /** It is neither PNG nor JPEG. */
  NOT_AN_IMAGE(
      Code.ERROR_INVALID_IMAGE,
      "Put a PNG or JPEG there. Another name does not help: convert the image, or get it anew."),
  /** Its header cannot be read. */
  BROKEN(Code.ERROR_INVALID_IMAGE, "Upload the image again, or save it anew with an image editor."),
  /** It has too many bytes. */
  TOO_LARGE(
      Code.ERROR_INVALID_IMAGE,
      "Save it with a stronger compression, or smaller and with its boxes scaled."),
  /** It may have too many bytes. */
  NEARLY_TOO_LARGE(
      Code.WARNING_IMAGE_AT_LIMIT,
      "Keep images under 15,000,000 bytes: AWS does not say which megabyte it means."),
  /** A side is too short or too long. */
  SIDE(
      Code.ERROR_INVALID_IMAGE,
      "Resize the image, and scale image_size and the boxes with it; leave it out if it is too"
          + " small."),
  /** Its header promises more than any image has. */
  HUGE(
      Code.ERROR_INVALID_IMAGE, "Do not open the file; get the image anew, or leave the line out."),
  /** It is too long and narrow. */
  LONG_SIDES(Code.ERROR_INVALID_IMAGE, "Cut the image into parts with boxes of their own."),
  /** It may not be read. */
  DENIED(
      Code.ERROR_IMAGE_NOT_READABLE,
      "Allow s3:GetObject on it. S3 answers so too if there is no such object and s3:ListBucket is"
          + " not allowed."),
  /** The key that encrypts it may not be used. */
  KMS(
      Code.ERROR_IMAGE_NOT_READABLE,
      "Allow kms:Decrypt on the image's KMS key, and see that the key is enabled."),
  /** It is in an archive. */
  ARCHIVED(
      Code.ERROR_IMAGE_NOT_READABLE,
      "Restore the object, or copy it to a storage class that can be read at once."),
  /** S3 refuses to give it. */
  REFUSED(Code.ERROR_IMAGE_NOT_READABLE, "Correct what S3 names."),
  /** The bucket may not be read. */
  BUCKET_DENIED(
      Code.ERROR_INVALID_PERMISSIONS_IMAGES_S3_BUCKET,
      "Allow s3:GetObject and s3:ListBucket on the bucket, and kms:Decrypt on its key."),
  /** The credentials are not accepted. */
  CREDENTIALS(
      Code.ERROR_INVALID_PERMISSIONS_IMAGES_S3_BUCKET,
      "Sign in again, and see whose credentials are used: aws sts get-caller-identity."),
  /** There is no such bucket. */
  NO_BUCKET(
      Code.ERROR_INVALID_PERMISSIONS_IMAGES_S3_BUCKET,
      "Correct the bucket's name in the source-refs, or create the bucket."),
  /** The bucket is elsewhere. */
  OTHER_REGION(
      Code.ERROR_INVALID_PERMISSIONS_IMAGES_S3_BUCKET,
      "Copy the images to a bucket in the region of the dataset."),
  /** Its end is missing. */
  CUT_OFF(Code.ERROR_IMAGE_CUT_OFF, "Upload the image again, from a file that opens whole."),
  /** Its size is another than the line says. */
  SIZE_DIFFERS(
      Code.WARNING_IMAGE_SIZE_DIFFERS,
      "Label the image that is there, or put the one there that was labelled; boxes are in its"
          + " pixels."),
  /** Width and height are swapped. */
  SWAPPED(
      Code.WARNING_IMAGE_SIZE_SWAPPED,
      "Swap width and height in image_size; see that left and top of the boxes are not swapped"
          + " too."),
  /** Width and height are swapped, as the image is shown. */
  TURNED(
      Code.WARNING_IMAGE_SIZE_SWAPPED,
      "Save the image turned upright and without an EXIF orientation, so that every program sees"
          + " the same pixels; AWS does not say what training does with an orientation."),
  /** A box is not inside the image that is there. */
  BOX_OUTSIDE(
      Code.ERROR_INVALID_BOUNDING_BOX,
      "Draw the box on the image that is there, or put the one there that was labelled."),
  /** It has more than one picture. */
  ANIMATED(
      Code.WARNING_UNUSUAL_IMAGE,
      "Save the picture that was labelled as a plain PNG; others are not looked at."),
  /** It has the colours of printing. */
  CMYK(Code.WARNING_UNUSUAL_IMAGE, "Convert it to RGB: many programs show CMYK in wrong colours."),
  /** It has more than 8 bits a channel. */
  DEEP(Code.WARNING_UNUSUAL_IMAGE, "Save it with 8 bits a channel."),
  /** Its size stands too far behind. */
  UNSIZED(
      Code.WARNING_IMAGE_SIZE_NOT_FOUND,
      "Take the metadata out, as with exiftool -all= -tagsfromfile @ -orientation FILE."),
  /** Another line's image has the same bytes. */
  SAME_BYTES(
      Code.WARNING_SAME_IMAGE,
      "Keep one of the lines: the image counts twice, and in both datasets it spoils the test."),
  /** The project's other dataset has it too. */
  IN_OTHER_DATASET(
      Code.WARNING_IMAGE_IN_OTHER_DATASET,
      "Keep it in one of the two: a test on images that were trained on says nothing."),
  /** Nothing came of looking. */
  NOT_CHECKED(Code.WARNING_IMAGES_NOT_CHECKED, "Check again later, with fewer at once."),
  /** Nothing answers. */
  NO_ANSWER(
      Code.WARNING_IMAGES_NOT_CHECKED,
      "Check the network, the proxy, the region and the endpoint of S3, then look again.");

  private final Code code;
  private final String remedy;

  PictureFault(Code code, String remedy) {
    this.code = code;
    this.remedy = remedy;
  }

  /** Whether a problem of an image is of this kind. */
  public boolean isOf(Problem problem) {
    return problem.code() == code && problem.message().endsWith(" " + remedy);
  }

  @Override
  public Code code() {
    return code;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}

package dev.labeldrop.image;

import org.jspecify.annotations.Nullable;

/** Where images are: a bucket, or a folder that mirrors it. Used from many threads at once. */
public interface ImageSource {

  /**
   * Looks at an image: whether it is there, and its first bytes.
   *
   * @param image which one
   * @param knownEtag what its ETag was when it was looked at last; null if it never was
   */
  ImageAnswer look(ImageAddress image, @Nullable String knownEtag);

  /**
   * Reads another part of an image that was found.
   *
   * @param found what was found; other bytes than its are an exception
   * @return as {@link ImageBytes#read}
   * @throws dev.labeldrop.LabeldropException if it cannot be read
   */
  byte[] read(ImageAddress image, ImageAnswer.Found found, long from, int length);
}

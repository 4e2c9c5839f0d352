package dev.labeldrop.run.files;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import java.util.BitSet;
import java.util.Optional;

/**
 * What came of looking at the images of a drop, before anything of it is sent: {@code images.json}.
 * It is written once; a run whose images are not looked at has none.
 *
 * @param documents folder of the documents of the look that wrote this, within the run's folder
 * @param images how many images its valid lines name
 * @param lookedAt how many of them were looked at
 * @param unusable how many lines have an image that training cannot use
 * @param boxesOutside how many other lines have boxes outside of their image
 * @param bad how many lines are rejected because of their image or boxes; 0 if that is only warned
 *     of
 * @param rejected whether nothing of the file is sent because of that
 */
public record LookedImages(
    String documents,
    long images,
    long lookedAt,
    long unusable,
    long boxesOutside,
    long bad,
    boolean rejected) {

  /** A file of an older version has no {@code unusable}. */
  public LookedImages {
    unusable = Math.max(unusable, bad - boxesOutside);
  }

  /** Of a run, if its images were looked at. */
  public static Optional<LookedImages> of(RunFiles files) {
    return files.read(File.IMAGES, LookedImages.class);
  }

  /** The folder of what was found. */
  public RunFiles folder(RunFiles files) {
    return files.in(documents);
  }

  /** The lines that are rejected, by their places in the index of all valid lines. */
  private BitSet badLines(RunFiles files) {
    if (bad == 0) {
      return new BitSet();
    }
    RunFiles folder = folder(files);
    return BitSet.valueOf(
        folder.bytes(File.BAD_IMAGES).orElseThrow(() -> gone(folder, File.BAD_IMAGES)));
  }

  /**
   * Those of a run; none if its images were not looked at.
   *
   * @param bad how many there must be at least, as the execution's state says
   * @throws PermanentException with code ERROR_PLAN_NOT_FOUND if the file that says which is gone
   */
  public static BitSet badLinesOf(RunFiles files, long bad) {
    Optional<LookedImages> looked = of(files);
    if (looked.isEmpty() && bad > 0) {
      throw gone(files, File.IMAGES);
    }
    return looked.map(each -> each.badLines(files)).orElseGet(BitSet::new);
  }

  private static PermanentException gone(RunFiles folder, File file) {
    return new PermanentException(
        Code.ERROR_PLAN_NOT_FOUND,
        folder.uri(file)
            + " is gone: it said which lines are rejected for their images. Drop the file again,"
            + " and see what deletes runs/.");
  }
}
